import sqlite3

import pytest

from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers


def test_what_a_program_that_died_while_making_the_database_left_is_no_obstacle(database, planning):
    database.parent.mkdir()
    for suffix in ("", "-journal", "-wal", "-shm"):
        database.with_name(f".{database.name}.new{suffix}").write_bytes(b"half a database")
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
    assert problems_of(database) == ()
    assert not [file for file in database.parent.iterdir() if ".new" in file.name]


def test_at_no_moment_is_there_a_database_under_the_name_that_is_not_whole(
    database, monkeypatch: pytest.MonkeyPatch
):
    def die(connection: sqlite3.Connection) -> None:
        assert not database.exists()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ita_desk.storage.schema.create", die)
        with pytest.raises(KeyboardInterrupt):
            Store.open(database, write=True)
    assert not database.exists()
    Store.open(database, write=True).close()
    assert problems_of(database) == ()


def test_a_disk_that_is_full_at_the_first_start_is_told_as_such(
    database, monkeypatch: pytest.MonkeyPatch
):
    def full(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count=1")
        connection.execute("CREATE TABLE one (x)")
        connection.execute("CREATE TABLE two (x)")

    monkeypatch.setattr("ita_desk.storage.schema.create", full)
    with pytest.raises(StorageFault, match="disk is full"):
        Store.open(database, write=True)
    assert [file for file in database.parent.iterdir() if file.suffix != ".lock"] == []


def test_the_log_of_a_database_that_is_gone_is_not_taken_into_the_new_one(database, planning):
    other = database.with_name("other.sqlite3")
    with Store.open(other, write=True) as store:
        dossiers.add(store, [planning])
        database.with_name(database.name + "-wal").write_bytes(
            other.with_name(other.name + "-wal").read_bytes()
        )
    with Store.open(database, write=True) as store:
        assert store.dossiers() == ()
