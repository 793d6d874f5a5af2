"""What the window tells of a step that could not be done, and what it keeps."""

from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, fields


def test_a_value_that_a_field_cannot_hold_is_told_under_the_name_on_the_screen(example):
    session = example.workspace.session
    place = Place("indicator", example.workspace.session.dossier_id, "full_score")
    session.run(fields.edit, place, "{ห้า}")
    assert example.gateway.complaints == [
        "Full score: this value cannot be kept (not a decimal number)."
    ]


def test_a_few_trees_are_kept_however_many_dossiers_are_asked_for(example):
    session = example.workspace.session
    first = session.dossier(session.dossier_id)
    ids = dossiers.added_ids(session.run(dossiers.add, [first] * 30))
    for dossier_id in ids:
        assert session.dossier(dossier_id).unit == first.unit
    assert len(session._trees) <= 9
    assert session.dossier(session.dossier_id) is first, "the open one stays the same object"
