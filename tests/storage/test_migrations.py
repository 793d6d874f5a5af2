import sqlite3

import pytest

from ita_desk.model.place import Place
from ita_desk.storage import connection as connections
from ita_desk.storage import schema
from ita_desk.storage.damage import soundness
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def opened(database, planning):
    """A database with one undoable edit, opened as a migration sees it."""
    with Store.open(database, write=True) as store:
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
        fields.edit(store, Place("unit", dossier_id, "phone"), "4200")
    connection = connections.connect(database, write=True)
    yield connection
    connection.close()


NOW = schema.SCHEMA_VERSION
"""The version of a database that is made today."""


def add_table(connection):
    connection.execute("CREATE TABLE holiday (day TEXT)")


def fail(connection):
    connection.execute("CREATE TABLE half_done (day TEXT)")
    raise sqlite3.OperationalError("the power went")


def tables(connection):
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}


def test_a_migration_runs_its_steps_in_order_and_notes_the_version(opened):
    schema.migrate(opened, 1, {1: add_table, 2: lambda c: c.execute("DROP TABLE holiday")})
    assert connections.scalar(opened, "PRAGMA user_version") == 3
    assert "holiday" not in tables(opened)


def test_a_migration_is_done_whole_or_not_at_all(opened):
    before = tables(opened)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(opened, NOW, {NOW: add_table, NOW + 1: fail})
    assert tables(opened) == before
    assert connections.scalar(opened, "PRAGMA user_version") == NOW


def test_a_migration_ends_undo_but_keeps_the_history(opened, database, monkeypatch):
    schema.migrate(opened, 1, {1: add_table})
    made = soundness.entries(opened)
    opened.close()
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(soundness, "known_schemas", {2: [made]}.get)
    with Store.open(database, write=True) as store:
        assert store.next_undo() is None
        (dossier_id,) = (summary.id for summary in store.dossiers())
        assert store.history(Place("unit", dossier_id, "phone"))[0].after == "4200"


def test_a_database_of_this_version_is_left_alone(opened):
    schema.migrate(opened, schema.SCHEMA_VERSION)
    assert connections.scalar(opened, "SELECT undo_top FROM journal_head") is not None
