import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.place import Place
from ita_desk.storage.backups import (
    DAILY,
    KEEP_ALL,
    MONTHLY,
    WEEKLY,
    Backup,
    back_up,
    backup_folder,
    list_backups,
    restore,
    thin,
    to_remove,
)
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.soundness import DamagedDatabase, problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def folder(database):
    return backup_folder(database)


@pytest.fixture
def filled(store, planning):
    dossiers.add(store, [planning])
    return store


def test_a_backup_is_a_sound_copy_made_while_the_window_is_open(filled, database, folder):
    backup = back_up(database, folder, NOW)
    assert list_backups(folder) == (backup,)
    assert problems_of(backup.path) == ()
    with Store.open(backup.path, write=False) as copy:
        assert copy.load(1) == filled.load(1)


def test_an_unchanged_database_is_not_copied_again(filled, database, folder):
    assert back_up(database, folder, NOW)
    assert back_up(database, folder, NOW + timedelta(hours=1)) is None
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    assert back_up(database, folder, NOW + timedelta(hours=2))
    assert len(list_backups(folder)) == 2


@pytest.mark.skipif(os.name != "posix", reason="other systems keep permissions elsewhere")
def test_backups_are_readable_by_their_owner_only(filled, database, folder):
    backup = back_up(database, folder, NOW)
    assert backup.path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_told_and_leaves_nothing(filled, database, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    with pytest.raises(StorageFault):
        back_up(database, blocked, NOW)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_backup_is_restored_and_the_present_state_backed_up_first(filled, database, folder):
    old = back_up(database, folder, NOW)
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    filled.close()
    restore(database, old.path, NOW + timedelta(minutes=5))
    with Store.open(database, write=True) as store:
        assert store.load(1).unit.phone != "4200"
        assert fields.edit(store, Place("unit", 1, "phone"), "4300")
    newest = list_backups(folder)[0]
    with Store.open(newest.path, write=False) as saved:
        assert saved.load(1).unit.phone == "4200"


def test_a_damaged_database_is_kept_aside_when_a_backup_takes_its_place(filled, database, folder):
    good = back_up(database, folder, NOW)
    filled.close()
    spoilt = database.read_bytes()[:8192]
    database.write_bytes(spoilt)
    restore(database, good.path, NOW)
    aside = [path for path in database.parent.iterdir() if "damaged" in path.name]
    assert spoilt in [path.read_bytes() for path in aside]
    assert problems_of(database) == ()


def test_a_damaged_backup_is_never_restored(filled, database, folder):
    backup = back_up(database, folder, NOW)
    filled.close()
    backup.path.write_bytes(backup.path.read_bytes()[:4096])
    before = database.read_bytes()
    with pytest.raises(DamagedDatabase):
        restore(database, backup.path, NOW)
    assert database.read_bytes() == before


def backups_at(ages):
    return [
        Backup(Path(f"{number}"), NOW - timedelta(hours=age), number)
        for number, age in enumerate(ages)
    ]


@given(st.lists(st.integers(0, 24 * 800), max_size=60))
def test_thinning_keeps_the_last_two_days_and_never_the_newest_of_a_kept_period(ages):
    backups = backups_at(ages)
    removed = set(to_remove(backups, NOW))
    kept = [backup for backup in backups if backup not in removed]
    assert all(backup in kept for backup in backups if NOW - backup.at <= KEEP_ALL)
    old = [backup for backup in kept if NOW - backup.at > KEEP_ALL]
    assert len(old) <= DAILY + WEEKLY + MONTHLY
    if backups:
        assert max(backups, key=lambda backup: backup.at).at in {backup.at for backup in kept}


def test_an_hourly_year_becomes_days_weeks_and_months():
    removed = to_remove(backups_at(range(24 * 365)), NOW)
    kept = 24 * 365 - len(removed)
    assert 49 + DAILY + MONTHLY - 3 <= kept <= 49 + DAILY + WEEKLY + MONTHLY


def test_thinning_removes_files_and_leaves_others_alone(filled, database, folder):
    back_up(database, folder, NOW - timedelta(days=400))
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    recent = back_up(database, folder, NOW - timedelta(days=3))
    note = folder / "note.txt"
    note.write_text("mine", encoding="utf-8")
    thin(folder, NOW)
    assert recent in list_backups(folder)
    assert note.exists()
