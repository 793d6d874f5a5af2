import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.place import Place
from ita_desk.storage.backup_files import (
    DAILY,
    KEEP_ALL,
    MONTHLY,
    WEEKLY,
    Backup,
    BackupContents,
    backup_folder,
    describe,
    list_backups,
    newest_sound,
    thin,
    to_remove,
)
from ita_desk.storage.backups import SecondCopyFault, back_up, restore, second_copy
from ita_desk.storage.damage.soundness import DamagedDatabase, problems_of
from ita_desk.storage.faults import DatabaseInUse, NewerDatabase, StorageFault
from ita_desk.storage.finals import NewFinal
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
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


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
        Backup(Path(f"{number}"), NOW - timedelta(hours=age), change=-age)
        for number, age in enumerate(ages)
    ]


def counted_in_two_days(ages):
    """The ages within two days, no more than a day counted from one backup to the next."""
    ordered = sorted(ages)
    steps = (min(age - newer, 24) for newer, age in pairwise([0, *ordered]))
    return [counted for counted in accumulate(steps) if counted <= 48]


@given(st.lists(st.integers(0, 24 * 800), max_size=60))
def test_thinning_keeps_the_last_two_days_and_never_the_newest_of_a_kept_period(ages):
    backups = backups_at(ages)
    removed = set(to_remove(backups, NOW))
    kept = [backup for backup in backups if backup not in removed]
    assert all(backup in kept for backup in backups if NOW - backup.at <= KEEP_ALL)
    assert len(kept) - len(counted_in_two_days(ages)) <= DAILY + WEEKLY + MONTHLY
    if backups:
        assert max(backups, key=lambda backup: backup.at).at in {backup.at for backup in kept}


def test_an_hourly_year_becomes_days_weeks_and_months():
    removed = to_remove(backups_at(range(24 * 365)), NOW)
    kept = 24 * 365 - len(removed)
    assert 49 + DAILY + MONTHLY - 3 <= kept <= 49 + DAILY + WEEKLY + MONTHLY


@given(
    st.lists(st.integers(0, 24 * 60), min_size=1, max_size=40),
    st.lists(st.integers(-24 * 9000, 24 * 9000), min_size=1, max_size=5),
    st.data(),
)
def test_a_clock_that_jumped_makes_nothing_old(ages, wrong, data):
    """Some backups were made, and thinning is done, by a clock that was wrong."""
    backups = backups_at(ages)
    true = {backup.path: NOW - backup.at for backup in backups}
    for hours in wrong:
        at = data.draw(st.integers(0, len(backups) - 1))
        backups[at] = replace(backups[at], at=NOW + timedelta(hours=hours))
    now = NOW + timedelta(hours=data.draw(st.sampled_from([0, *wrong])))
    removed = {backup.path for backup in to_remove(backups, now)}
    jumps = timedelta(days=len(wrong) + 1)  # each counts a day at most
    newest = [path for path, age in true.items() if age + jumps <= KEEP_ALL]
    assert not removed & set(newest)
    assert not removed or max(backups, key=lambda backup: backup.change).path not in removed


def test_an_evening_of_2039_thins_no_backup_of_the_days_before():
    backups = backups_at(range(20))
    jumped = Backup(Path("jumped"), NOW + timedelta(days=4500), change=1)
    assert to_remove([*backups, jumped], NOW + timedelta(days=4500, hours=1)) == ()


def test_a_wrong_time_is_taken_for_that_of_the_next_backup():
    days = [Backup(Path(f"{day}"), NOW - timedelta(days=day), change=-day) for day in range(30)]
    wrong = replace(days[5], path=Path("wrong"), at=NOW + timedelta(days=900), change=-6)
    assert Path("wrong") in {backup.path for backup in to_remove([*days, wrong], NOW)}
    assert days[5] not in to_remove([*days, wrong], NOW)


TRIED_NAMES = (
    ("office-20261201T090000Z-12", "4201"),
    ("office-20361201T090000Z-13", "4202"),
    ("office-20261202T090000Z-14", "4203"),
    ("office-20261206T090000Z-18", "4204"),
)


def test_the_newest_is_told_by_what_is_inside_and_not_by_the_name(filled, folder, tmp_path):
    """A clock was wrong once, and somebody gave a file another name."""
    for name, phone in TRIED_NAMES:
        fields.edit(filled, Place("unit", 1, "phone"), phone)
        made = back_up(filled.path, folder, NOW)
        made.path.rename(folder / f"{name}.sqlite3")
    listed = list_backups(folder)
    assert [f"{backup.path.stem}" for backup in listed] == [name for name, _ in TRIED_NAMES][::-1]
    with Store.open(newest_sound(folder).path, write=False) as store:
        assert store.load(1).unit.phone == "4204"
    made = back_up(filled.path, folder, NOW)
    assert made is None
    (tmp_path / "stick").mkdir()
    assert second_copy(listed[0].path, tmp_path / "stick", NOW) is not None
    fields.edit(filled, Place("unit", 1, "phone"), "4205")
    newest = back_up(filled.path, folder, NOW)
    assert list_backups(folder)[0] == newest
    copied = second_copy(newest.path, tmp_path / "stick", NOW)
    assert copied.state == newest.state


def test_what_a_restore_left_behind_wins_no_recovery(filled, database, folder, tmp_path):
    """The work that goes on after a restore has smaller numbers than what was left."""
    old = back_up(database, folder, NOW)
    for phone in ("4201", "4202", "4203"):
        fields.edit(filled, Place("unit", 1, "phone"), phone)
    left = back_up(database, folder, NOW + timedelta(hours=1))
    filled.close()
    restore(database, old.path, NOW + timedelta(hours=2))
    assert [backup.reason for backup in list_backups(folder)] == ["before-restore", "regular"]
    with Store.open(database, write=True) as store:
        fields.edit(store, Place("unit", 1, "phone"), "4300")
        newest = back_up(database, folder, NOW + timedelta(hours=3))
    assert newest.change < left.change
    assert newest_sound(folder) == newest
    (tmp_path / "stick").mkdir()
    assert second_copy(newest.path, tmp_path / "stick", NOW) is not None

    (behind,) = (one for one in list_backups(folder) if one.reason == "before-restore")
    restore(database, behind.path, NOW + timedelta(hours=4))
    assert newest_sound(folder).state == left.state


def test_a_backup_that_is_a_pipe_or_not_ours_is_passed_over(filled, database, folder):
    backup = back_up(database, folder, NOW)
    shutil.copyfile(backup.path, folder / "office-20270105T090000Z-99.sqlite3")
    raw = sqlite3.connect(folder / "office-20270105T090000Z-99.sqlite3")
    raw.executescript("ALTER TABLE change RENAME TO kept; CREATE VIEW change AS SELECT * FROM kept")
    raw.close()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "office-20280105T090000Z-100.sqlite3")
    assert newest_sound(folder) == backup
    assert [one.state is None for one in list_backups(folder)] == [False, True]


def test_thinning_removes_files_and_leaves_others_alone(filled, database, folder):
    back_up(database, folder, NOW - timedelta(days=400))
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    recent = back_up(database, folder, NOW - timedelta(days=3))
    note = folder / "note.txt"
    note.write_text("mine", encoding="utf-8")
    thin(folder, NOW)
    assert recent in list_backups(folder)
    assert note.exists()


@pytest.mark.parametrize("reason", ["before-import", "before-migration", "before-restore"])
def test_a_backup_says_why_it_was_made(filled, database, folder, reason):
    backup = back_up(database, folder, NOW, reason)
    assert list_backups(folder) == (backup,)
    assert backup.reason == reason


def test_names_of_before_there_were_reasons_and_of_reasons_to_come_are_read(folder):
    folder.mkdir(parents=True)
    for name in ("office-20260105T090000Z-7", "office-20260105T100000Z-8-before-tomorrow"):
        (folder / f"{name}.sqlite3").write_bytes(b"")
    found = [(backup.change, backup.reason) for backup in list_backups(folder)]
    assert found == [(8, "regular"), (7, "regular")]


def test_what_a_backup_holds_is_told_without_opening_it_for_the_window(filled, database, folder):
    dossiers.duplicate(filled, 1)
    contents = describe(back_up(database, folder, NOW).path)
    assert contents.dossiers == filled.dossiers()
    assert contents.activities == 2 * len(filled.load(1).activities)
    assert contents.newest_change == datetime(2026, 1, 5, 9, 0, 2, tzinfo=UTC)
    assert [path.suffix for path in folder.iterdir()] == [".sqlite3"]


def test_of_an_empty_database_nothing_is_told_and_a_damaged_one_is_refused(
    store, database, tmp_path
):
    store.close()
    assert describe(database) == BackupContents((), 0, None)
    for data in (b"", b"notes" * 900, database.read_bytes()[:4096]):
        file = tmp_path / "file"
        file.write_bytes(data)
        with pytest.raises(DamagedDatabase):
            describe(file)


def test_the_newest_sound_backup_is_found_past_damaged_ones(filled, database, folder):
    assert newest_sound(folder) is None
    sound = back_up(database, folder, NOW)
    for hours, length in ((1, 0), (2, 4096)):
        fields.edit(filled, Place("unit", 1, "phone"), f"420{hours}")
        spoilt = back_up(database, folder, NOW + timedelta(hours=hours)).path
        spoilt.write_bytes(spoilt.read_bytes()[:length])
    assert newest_sound(folder) == sound


def test_a_restored_state_that_reaches_the_same_number_of_changes_is_backed_up(
    filled, database, folder
):
    old = back_up(database, folder, NOW)
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    filled.close()
    restore(database, old.path, NOW + timedelta(hours=1))
    with Store.open(database, write=True) as store:
        fields.edit(store, Place("unit", 1, "phone"), "4300")
    newest = back_up(database, folder, NOW + timedelta(hours=2))
    assert newest.change == list_backups(folder)[1].change
    with Store.open(newest.path, write=False) as copy:
        assert copy.load(1).unit.phone == "4300"


def test_a_final_alone_is_a_reason_for_a_backup(filled, database, folder):
    back_up(database, folder, NOW)
    filled.keep_final(NewFinal(1, "round-report", "mark", b"%PDF", b"{}"))
    assert back_up(database, folder, NOW + timedelta(hours=1))


def test_a_second_copy_lies_in_a_folder_of_its_own_and_is_thinned(
    filled, database, folder, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    first = second_copy(database, stick, NOW - timedelta(days=400))
    assert first.path.parent == stick / "office backups"
    assert problems_of(first.path) == ()
    assert second_copy(database, stick, NOW - timedelta(days=399)) is None
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    later = NOW - timedelta(days=400) + timedelta(hours=1)
    backup = back_up(database, folder, later, "before-import")
    copy = second_copy(backup.path, stick, NOW)
    assert (copy.path.name, copy.at, copy.reason) == (backup.path.name, backup.at, "before-import")
    for days in (3, 2, 1):  # what lies between two backups counts a day at most
        fields.edit(filled, Place("unit", 1, "phone"), f"420{days}")
        second_copy(database, stick, NOW - timedelta(days=days))
    kept = list_backups(stick / "office backups")
    assert copy in kept
    assert first not in kept


def test_a_stick_that_is_gone_or_full_has_its_own_sentence(filled, database, tmp_path):
    with pytest.raises(SecondCopyFault, match="Plug the drive in"):
        second_copy(database, tmp_path / "stick", NOW)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "office backups").write_bytes(b"a file in its place")
    with pytest.raises(SecondCopyFault, match="second copy could not be written"):
        second_copy(database, stick, NOW)


def test_what_is_in_the_log_only_is_not_lost_by_a_restore(filled, database, folder):
    old = back_up(database, folder, NOW)
    with sqlite3.connect(database) as reader:  # keeps the log from being emptied at the end
        reader.execute("SELECT count(*) FROM dossier").fetchone()
        fields.edit(filled, Place("unit", 1, "phone"), "4200")
        filled.close()
        assert database.with_name("office.sqlite3-wal").stat().st_size
    reader.close()
    restore(database, old.path, NOW + timedelta(minutes=1))
    assert not database.with_name("office.sqlite3-wal").exists()
    with Store.open(list_backups(folder)[0].path, write=False) as saved:
        assert saved.load(1).unit.phone == "4200"
    with Store.open(database, write=False) as store:
        assert store.load(1).unit.phone != "4200"


def test_nothing_is_restored_under_an_open_window(filled, database, folder):
    backup = back_up(database, folder, NOW)
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    with pytest.raises(DatabaseInUse):
        restore(database, backup.path, NOW)
    assert filled.load(1).unit.phone == "4200"


def test_a_restore_whose_safety_copy_fails_changes_nothing(filled, database, folder):
    backup = back_up(database, folder, NOW)
    elsewhere = backup.path.replace(database.parent / "elsewhere.sqlite3")
    fields.edit(filled, Place("unit", 1, "phone"), "4200")
    filled.close()
    folder.rmdir()
    folder.write_bytes(b"a file in its place")
    with pytest.raises(StorageFault, match="backup could not be written"):
        restore(database, elsewhere, NOW)
    with Store.open(database, write=False) as store:
        assert store.load(1).unit.phone == "4200"
    assert [path for path in database.parent.iterdir() if path.suffix == ".tmp"] == []


def test_a_backup_of_a_newer_version_is_refused(filled, database, folder):
    backup = back_up(database, folder, NOW)
    filled.close()
    with sqlite3.connect(backup.path) as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    with pytest.raises(NewerDatabase, match="version 99"):
        restore(database, backup.path, NOW)
    with Store.open(database, write=False) as store:
        assert len(store.dossiers()) == 1
