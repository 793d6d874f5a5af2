import sqlite3
import subprocess
import sys

import pytest

from ita_desk.storage import schema
from ita_desk.storage.faults import DatabaseInUse, NoSuchDossier, StorageFault
from ita_desk.storage.store import Store
from ita_desk.storage.tables import TABLES


def pragma(store, name):
    with store.reading() as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_database_is_made_with_its_folder_and_is_empty(database):
    with Store.open(database, write=True) as store:
        assert store.dossiers() == ()
        assert pragma(store, "application_id") == schema.APPLICATION_ID
        assert pragma(store, "user_version") == schema.SCHEMA_VERSION


def test_acknowledged_work_survives_a_power_cut_by_the_settings_measured_for_it(store):
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "synchronous") == 2
    assert pragma(store, "foreign_keys") == 1


def test_reading_a_database_that_is_not_there_finds_it_empty_and_makes_nothing(database):
    with Store.open(database, write=False) as store:
        assert store.dossiers() == ()
        with pytest.raises(NoSuchDossier, match="dossier 1"):
            store.load(1)
    assert not database.parent.exists()


def test_a_second_writer_is_refused_while_readers_work(store, database, planning):
    from ita_desk.verbs import dossiers

    dossiers.add(store, [planning])
    with pytest.raises(DatabaseInUse) as refused:
        Store.open(database, write=True)
    assert "\n" not in str(refused.value)
    with Store.open(database, write=False) as reader:
        assert len(reader.dossiers()) == 1


def test_another_process_is_refused_too_and_the_lock_ends_with_its_holder(database):
    holder = (
        "import sys; from pathlib import Path; from ita_desk.storage.store import Store\n"
        "store = Store.open(Path(sys.argv[1]), write=True)\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        with pytest.raises(DatabaseInUse):
            Store.open(database, write=True)
        process.kill()
        process.wait()
    Store.open(database, write=True).close()


def test_a_reader_cannot_change_anything(store, database):
    with (
        Store.open(database, write=False) as reader,
        pytest.raises(StorageFault, match="reading only"),
        reader.transact("edit"),
    ):
        pytest.fail("a reader began a transaction")


@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(database, write):
    database.parent.mkdir()
    database.write_bytes(b"not a database, but the clerk's own notes " * 100)
    before = database.read_bytes()
    with pytest.raises(StorageFault, match="not a database of ita_desk"):
        Store.open(database, write=write)
    assert database.read_bytes() == before


def test_the_database_of_another_program_is_refused(database):
    database.parent.mkdir()
    with sqlite3.connect(database) as other:
        other.execute("CREATE TABLE mail (id INTEGER)")
    other.close()
    with pytest.raises(StorageFault, match="not a database of ita_desk"):
        Store.open(database, write=True)


def test_a_newer_schema_is_refused_by_its_number(store, database):
    store.close()
    raw = sqlite3.connect(database)
    raw.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 7}")
    raw.close()
    with pytest.raises(StorageFault, match=f"version {schema.SCHEMA_VERSION + 7}"):
        Store.open(database, write=True)


def test_a_folder_in_place_of_the_file_is_refused(database):
    database.mkdir(parents=True)
    with pytest.raises(StorageFault):
        Store.open(database, write=True)


def test_a_change_outside_a_transaction_is_an_error(store):
    with store.reading() as connection, pytest.raises(sqlite3.IntegrityError, match="outside"):
        connection.execute("INSERT INTO dossier (fiscal_year, round) VALUES (2567, 1)")


def test_every_table_is_watched(store):
    with store.reading() as connection:
        rows = connection.execute("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")
        triggers = {name for (name,) in rows}
    for entity in TABLES:
        for event in ("insert", "update", "delete"):
            assert f"journal_{entity}_{event}" in triggers
