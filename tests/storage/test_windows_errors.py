"""What Windows says of drives and open files reaches the user as a sentence, never as a mistake."""

import errno
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_desk.storage.backups import SecondCopyFault, back_up, restore, second_copy
from ita_desk.storage.copying import read_only
from ita_desk.storage.faults import DatabaseInUse, StorageFault, faults_told, system_fault
from ita_desk.verbs import dossiers

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
NOT_READY, BAD_NET_NAME, NET_GONE, UNREACHABLE = 21, 59, 64, 1231


def windows(winerror, number=errno.EINVAL):
    error = OSError(number, "told by Windows")
    error.winerror = winerror
    return error


@pytest.fixture
def filled(store, planning):
    dossiers.add(store, [planning])
    return store


@pytest.mark.parametrize("winerror", [NOT_READY, BAD_NET_NAME, NET_GONE, UNREACHABLE])
@pytest.mark.parametrize("asked", ["is_dir", "iterdir", "mkdir"])
def test_a_drive_of_the_second_copy_that_fails_is_told_as_such(
    filled, database, tmp_path, monkeypatch, winerror, asked
):
    stick = tmp_path / "stick"
    stick.mkdir()
    own = getattr(Path, asked)

    def failing(path, *arguments, **options):
        if path.is_relative_to(stick):
            raise windows(winerror)
        return own(path, *arguments, **options)

    monkeypatch.setattr(Path, asked, failing)
    with pytest.raises(SecondCopyFault, match="stick"):
        second_copy(database, stick, NOW)


@pytest.mark.parametrize("winerror", [NOT_READY, BAD_NET_NAME, NET_GONE, UNREACHABLE])
def test_a_drive_of_the_database_that_fails_is_a_storage_fault(tmp_path, winerror):
    with pytest.raises(StorageFault, match="could not be read or written"), faults_told(tmp_path):
        raise windows(winerror)


def test_a_backup_folder_that_cannot_be_looked_into_is_a_storage_fault(
    filled, database, monkeypatch
):
    def failing(_):
        raise windows(UNREACHABLE)

    monkeypatch.setattr(Path, "iterdir", failing)
    with pytest.raises(StorageFault, match="can't be looked into"):
        back_up(database, database.parent / "backups", NOW)


def test_restoring_while_another_reads_says_so_and_changes_nothing(
    filled, database, tmp_path, monkeypatch
):
    copy = back_up(database, tmp_path / "copies", NOW)
    filled.close()
    own = Path.unlink

    def held(path, **options):
        if path.name.endswith(("-wal", "-shm")):
            raise windows(32, errno.EACCES)
        own(path, **options)

    monkeypatch.setattr("ita_desk.files.writing.patiently.__defaults__", ((), None))
    monkeypatch.setattr(Path, "unlink", held)
    before = database.read_bytes()
    with pytest.raises(DatabaseInUse, match="is reading the database"):
        restore(database, copy.path, NOW)
    assert database.read_bytes() == before


def test_what_is_open_too_long_or_badly_named_is_told_as_that():
    path = Path("office.sqlite3")
    assert isinstance(system_fault(windows(32), path), DatabaseInUse)
    assert "too long" in str(system_fault(OSError(errno.ENAMETOOLONG, ""), path))
    assert "characters" in str(system_fault(windows(123), path))


def test_an_empty_log_is_no_log(filled, database, tmp_path):
    """A reader that was stopped leaves one; a backup on a medium that can't be written is read."""
    copy = back_up(database, tmp_path / "copies", NOW).path
    log = copy.with_name(copy.name + "-wal")
    log.touch()
    with read_only(copy, settled=True) as connection:
        assert connection.execute("SELECT count(*) FROM change").fetchone()[0]
    assert sorted(path.name for path in copy.parent.iterdir()) == sorted([copy.name, log.name])
