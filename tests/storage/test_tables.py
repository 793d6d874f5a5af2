import sqlite3

import pytest
from sqlalchemy import Boolean, Integer, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import AutoString

from ita_desk.model.columns import DateColumn, MarkColumn, MonthsColumn
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage import schema
from ita_desk.storage.tables import TABLES, fields_of, indexes, read


def column(entity, name):
    return TABLES[entity].columns[name]


def test_every_field_of_every_entity_has_a_column_of_its_kind():
    kinds = {
        ("activity", "title"): AutoString,
        ("activity", "numbered"): Boolean,
        ("activity", "quarter_1"): MarkColumn,
        ("activity", "months"): MonthsColumn,
        ("activity", "budget"): AutoString,
        ("result", "date"): DateColumn,
        ("result", "kind"): Text,
        ("level_summary", "eit_persons"): Integer,
    }
    for (entity, name), kind in kinds.items():
        assert type(column(entity, name).type) is kind
    for entity in STRUCTURE:
        assert set(fields_of(entity).model_fields) <= set(TABLES[entity].columns.keys())


def test_only_what_may_be_none_may_be_empty():
    assert column("activity", "budget").nullable
    assert column("cover_memo", "meeting_id").nullable
    assert column("level_summary", "eit_persons").nullable
    assert not column("activity", "title").nullable
    assert not column("activity", "measure_id").nullable


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
        for column in TABLES[entity].columns:
            if column.name in fields_of(entity).model_fields:
                (held,) = empty.execute(f'SELECT "{column.name}" FROM {entity}').fetchone()
                assert read(column, held) == getattr(value, column.name), column


def test_every_way_to_an_owner_has_an_index(empty):
    """Deleting and loading must not read whole tables."""
    for entity, table in TABLES.items():
        indexed = {
            empty.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in empty.execute(f"PRAGMA index_list({entity})").fetchall()
        }
        links = {column.name for column in table.columns if column.foreign_keys}
        assert links - {"id"} <= indexed


@pytest.mark.parametrize("entity", TABLES)
def test_the_same_classes_make_tables_of_postgresql(entity):
    """A department's server may come; nothing of SQLite's own stands in the way."""
    dialect = postgresql.dialect()
    table = str(CreateTable(TABLES[entity]).compile(dialect=dialect))
    made = [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes(TABLES[entity])]

    lines = [line.strip(" \t,") for line in table.splitlines()]
    start = lines.index(next(line for line in lines if line.startswith("CREATE TABLE")))
    columns = lines[start + 1 : start + 1 + len(TABLES[entity].columns)]
    for declared, column in zip(columns, TABLES[entity].columns, strict=True):
        name, kind, *rest = declared.replace('"', "").split()
        assert name == column.name
        assert kind in {"SERIAL", "INTEGER", "BOOLEAN", "VARCHAR", "TEXT"}
        if "DEFAULT" in rest:
            default = rest[rest.index("DEFAULT") + 1]
            assert (default in {"true", "false"}) == (kind == "BOOLEAN"), declared
            assert default.isdigit() == (kind == "INTEGER"), declared
        assert ("NOT NULL" in declared) == (not column.nullable)
    assert not {"AUTOINCREMENT", "DATETIME", "BLOB"} & set(table.upper().split())
    for index in made:
        assert index.startswith("CREATE INDEX")
    keys = [column for column in TABLES[entity].columns if column.foreign_keys]
    assert table.count("FOREIGN KEY") == len(keys)
    assert table.count("ON DELETE") == len(keys)
    assert ("one_date" in table) == ("date_text" in TABLES[entity].columns)
