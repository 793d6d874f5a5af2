import sqlite3

import pytest

from ita_desk.model.place import Place
from ita_desk.storage import connection as connections
from ita_desk.storage import schema
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
    connections.close(connection)


def add_table(connection):
    connection.exec_driver_sql("CREATE TABLE holiday (day TEXT)")


def fail(connection):
    connection.exec_driver_sql("CREATE TABLE half_done (day TEXT)")
    raise sqlite3.OperationalError("the power went")


def tables(connection):
    with connection.begin():
        return set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())


def test_a_migration_runs_its_steps_in_order_and_notes_the_version(opened):
    schema.migrate(opened, 1, {1: add_table, 2: lambda c: c.exec_driver_sql("DROP TABLE holiday")})
    with opened.begin():
        assert opened.exec_driver_sql("PRAGMA user_version").scalar_one() == 3
    assert "holiday" not in tables(opened)


def test_a_migration_is_done_whole_or_not_at_all(opened):
    before = tables(opened)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(opened, 1, {1: add_table, 2: fail})
    assert tables(opened) == before
    with opened.begin():
        assert opened.exec_driver_sql("PRAGMA user_version").scalar_one() == 1


def test_a_migration_ends_undo_but_keeps_the_history(opened, database, monkeypatch):
    schema.migrate(opened, 1, {1: add_table})
    connections.close(opened)
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)
    with Store.open(database, write=True) as store:
        assert store.next_undo() is None
        (dossier_id,) = (summary.id for summary in store.dossiers())
        assert store.history(Place("unit", dossier_id, "phone"))[0].after == "4200"


def test_a_database_of_this_version_is_left_alone(opened):
    schema.migrate(opened, schema.SCHEMA_VERSION)
    with opened.begin():
        assert opened.exec_driver_sql("SELECT undo_top FROM journal_head").scalar_one() is not None
