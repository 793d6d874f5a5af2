"""Only the owner reads the database, what lies beside it, its copies and their folders."""

import os
from datetime import UTC, datetime

import pytest

from ita_desk.storage.backup_files import backup_folder
from ita_desk.storage.backups import back_up, restore, second_copy
from ita_desk.storage.copying import copy_database
from ita_desk.storage.damage.aside import put_aside
from ita_desk.storage.damage.salvage import salvage, salvage_in_place
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile to its user")


@pytest.fixture(autouse=True)
def open_to_all():
    """The loosest of settings: what the program makes is its owner's because it says so."""
    old = os.umask(0)
    yield
    os.umask(old)


def looser(folder):
    """What under a folder others may look into."""
    return [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


def test_a_new_database_its_log_and_its_folders_are_the_owners(tmp_path, planning):
    database = tmp_path / "a" / "b" / "office.sqlite3"
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
        assert {path.name for path in database.parent.iterdir()} == {
            f"office.sqlite3{suffix}" for suffix in ("", "-wal", "-shm", ".lock")
        }
        assert looser(tmp_path / "a") == []


def test_a_looser_database_is_tightened_when_it_is_opened_and_its_folder_left(tmp_path):
    folder = tmp_path / "desktop"
    folder.mkdir(mode=0o755)
    database = folder / "office.sqlite3"
    Store.open(database, write=True).close()
    database.chmod(0o664)
    with Store.open(database, write=True):
        assert looser(folder) == [folder]


def test_copies_of_every_kind_are_the_owners(tmp_path, planning):
    database = tmp_path / "office" / "office.sqlite3"
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o700)
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
        backup = back_up(database, backup_folder(database), NOW)
        second_copy(backup.path, stick, NOW)
        copy_database(database, tmp_path / "to" / "copy.sqlite3")
    salvage(database, tmp_path / "to" / "salvaged.sqlite3", NOW)
    restore(database, backup.path, NOW)
    database.write_bytes(database.read_bytes()[:-4096])
    salvage_in_place(database, NOW)
    put_aside(database, NOW)
    assert looser(tmp_path / "office") == []
    assert looser(tmp_path / "to") == []
    assert looser(stick) == []


def test_a_looser_folder_of_backups_is_tightened(tmp_path, planning):
    database = tmp_path / "office.sqlite3"
    folder = backup_folder(database)
    folder.mkdir(mode=0o755)
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
        back_up(database, folder, NOW)
    assert looser(folder) == []
