"""Every field has a name that a clerk knows."""

from typing import get_args

from ita_desk.contents.place_names import column_name, place_name
from ita_desk.gui.documents.form_spec import Detail, Entry, List
from ita_desk.gui.documents.forms import DOCUMENT_FORMS
from ita_desk.gui.table.column import CellKind
from ita_desk.model.place import Entity, Place
from ita_desk.verbs import fields, rows


def test_every_entity_has_a_name():
    names = [place_name(Place(entity, 1), str) for entity in get_args(Entity)]
    assert all(names)


def test_a_field_says_more_than_its_row_where_it_can():
    assert place_name(Place("person", 1, "phone"), str) == "Telephone"
    assert place_name(Place("activity", 1, "title"), str) == "Activity"


def refusing(parts, entity):
    """Entity, field and heading of all that doesn't take every text."""
    for part in parts:
        if isinstance(part, List):
            for column in part.columns:
                if column.number or column.kind is CellKind.CHECK:
                    yield part.entity, column.field, column.heading
        elif isinstance(part, Detail):
            yield from refusing((part.rows,), entity)
            yield from refusing(part.parts, part.rows.entity)
        elif isinstance(part, Entry) and part.kind in ("decimal", "count"):
            yield entity, part.field, part.name


def test_what_may_be_refused_is_named_as_its_heading_says():
    found = [
        one
        for form in DOCUMENT_FORMS
        for section in form.sections()
        for one in refusing(section.parts, form.entity)
    ]
    assert len(found) > 15
    for entity, field, heading in found:
        assert column_name(Place(entity, 1, field), str) == heading
    assert column_name(Place("result", 1, "public"), str) == "Public"
    assert column_name(Place("unit", 1, "phone"), str) == "Telephone"


def test_a_number_that_can_not_be_kept_is_told_by_column_and_what_it_must_be(example):
    work = example.workspace
    row = work.session.run(rows.add, "kpi_row", work.session.dossier_id, code="1.1").focus
    place = Place("kpi_row", row.id, "self_score")
    work.session.run(fields.edit_as_text, place, "86,5")
    assert example.gateway.complaints == [
        "คะแนนประเมินตนเอง: this value cannot be kept (decimals stand after a point, as in 86.5;"
        " a comma only parts thousands)."
    ]
