import sqlite3

import pytest

from ita_desk.model import columns
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage import schema
from ita_desk.storage.tables import TABLES, fields_of


def column(entity, name):
    (found,) = (column for column in TABLES[entity].columns if column.name == name)
    return found


def test_every_field_of_every_entity_has_a_column_of_its_kind():
    kinds = {
        "title": columns.TEXT,
        "numbered": columns.FLAG,
        "quarter_1": columns.MARK,
        "months": columns.MONTHS,
        "budget": columns.TEXT,
    }
    for name, kind in kinds.items():
        assert TABLES["activity"].kinds[name] is kind
    assert TABLES["result"].kinds["date"] is columns.DATE
    assert TABLES["result"].kinds["kind"] is columns.TEXT
    assert TABLES["level_summary"].kinds["eit_persons"] is columns.INTEGER
    for entity in STRUCTURE:
        assert set(fields_of(entity).model_fields) <= TABLES[entity].kinds.keys()


def test_only_what_may_be_none_may_be_empty():
    assert not column("activity", "budget").required
    assert not column("cover_memo", "meeting_id").required
    assert not column("level_summary", "eit_persons").required
    assert column("activity", "title").required
    assert column("activity", "measure_id").required


@pytest.fixture
def empty():
    """The tables in memory, as the database makes them."""
    connection = sqlite3.connect(":memory:")
    for statement in schema.definition():
        connection.execute(statement)
    yield connection
    connection.close()


def test_rows_go_with_their_owner_and_choices_are_emptied(empty):
    def on_delete(entity, column):
        keys = empty.execute(f"PRAGMA foreign_key_list({entity})").fetchall()
        ((target, what),) = {(key[2], key[6]) for key in keys if key[3] == column}
        return target, what

    assert on_delete("evidence", "result_id") == ("result", "CASCADE")
    assert on_delete("score_component", "kpi_row_id") == ("kpi_row", "CASCADE")
    assert on_delete("unit", "id") == ("dossier", "CASCADE")
    assert on_delete("round_report", "reporter_id") == ("person", "SET NULL")


def test_a_column_that_is_not_given_has_the_default_of_its_field(empty):
    empty.execute("INSERT INTO dossier (id, fiscal_year, round) VALUES (1, 2567, 1)")
    for entity, part in STRUCTURE.items():
        if part.many:
            continue
        empty.execute(f"INSERT INTO {entity} (id) VALUES (1)")
        value = part.value()
        for name, kind in TABLES[entity].kinds.items():
            if name in fields_of(entity).model_fields:
                (held,) = empty.execute(f'SELECT "{name}" FROM {entity}').fetchone()
                if kind.from_column and held is not None:
                    held = kind.from_column(held)
                assert held == getattr(value, name), f"{entity}.{name}"


def test_every_way_to_an_owner_has_an_index(empty):
    """Deleting and loading must not read whole tables."""
    for entity, table in TABLES.items():
        indexed = {
            empty.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in empty.execute(f"PRAGMA index_list({entity})").fetchall()
        }
        assert {column.name for column in table.columns if column.target} <= indexed
