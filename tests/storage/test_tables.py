from sqlalchemy import Boolean, Integer, Text

from ita_desk.model.columns import MarkColumn, MonthsColumn, PartialDateColumn
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage.tables import TABLES, fields_of


def test_every_field_of_every_entity_has_a_column_of_its_kind():
    kinds = {
        "title": Text,
        "numbered": Boolean,
        "quarter_1": MarkColumn,
        "months": MonthsColumn,
        "budget": Text,
    }
    for name, kind in kinds.items():
        assert isinstance(TABLES["activity"].c[name].type, kind)
    assert isinstance(TABLES["result"].c.date.type, PartialDateColumn)
    assert isinstance(TABLES["result"].c.kind.type, Text)
    assert isinstance(TABLES["level_summary"].c.eit_persons.type, Integer)
    for entity in STRUCTURE:
        assert fields_of(entity).model_fields.keys() <= set(TABLES[entity].columns.keys())


def test_only_what_may_be_none_may_be_empty():
    assert TABLES["activity"].c.budget.nullable
    assert TABLES["cover_memo"].c.meeting_id.nullable
    assert TABLES["level_summary"].c.eit_persons.nullable
    assert not TABLES["activity"].c.title.nullable
    assert not TABLES["activity"].c.measure_id.nullable


def test_rows_go_with_their_owner_and_choices_are_emptied():
    def on_delete(entity, column):
        (key,) = TABLES[entity].c[column].foreign_keys
        return key.column.table.name, key.ondelete

    assert on_delete("evidence", "result_id") == ("result", "CASCADE")
    assert on_delete("score_component", "kpi_row_id") == ("kpi_row", "CASCADE")
    assert on_delete("unit", "id") == ("dossier", "CASCADE")
    assert on_delete("round_report", "reporter_id") == ("person", "SET NULL")
