"""Everything of an office goes into one file and comes out on another computer, checked."""

import json
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desk.model.place import Place
from ita_desk.storage.backups import back_up, backup_folder, list_backups
from ita_desk.storage.faults import DatabaseInUse, StorageFault
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.moving import pack, take_in
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
LATER = datetime(2026, 1, 6, 9, tzinfo=UTC)


@pytest.fixture
def packed(store, planning, database, tmp_path):
    """The file of an office with a dossier, a final and two backups."""
    dossiers.add(store, [planning])
    back_up(database, backup_folder(database), NOW)
    fields.edit(store, Place("unit", 1, "phone"), "1")
    store.keep_final(NewFinal(1, "cover-memo", "a" * 64, b"%PDF", b"{}"))
    back_up(database, backup_folder(database), LATER)
    own = tmp_path / "window.ini"
    own.write_text("[window]\ntheme=dark\n", encoding="utf-8")
    target = tmp_path / "ย้าย เครื่อง.zip"
    moved = pack(database, own, target)
    assert (moved.backups, moved.settings) == (2, True)
    return target


@pytest.fixture
def there(tmp_path):
    return tmp_path / "new" / "office.sqlite3"


def test_all_of_it_arrives_on_a_computer_that_has_nothing(packed, there, tmp_path, store):
    taken = take_in(packed, there, tmp_path / "new" / "window.ini", LATER)
    assert (taken.backups, taken.settings, taken.aside) == (2, True, None)
    with Store.open(there, write=False) as moved:
        assert moved.load(1) == store.load(1)
        assert len(moved.finals(1)) == len(store.finals(1)) == 1
    names = [one.path.name for one in list_backups(backup_folder(there))]
    assert len(names) == 2
    assert "dark" in (tmp_path / "new" / "window.ini").read_text("utf-8")
    assert not [path for path in there.parent.iterdir() if path.name.startswith(".")]


def test_what_was_there_is_backed_up_first(packed, there, tmp_path, planning):
    with Store.open(there, write=True) as own:
        dossiers.add(own, [planning, planning])
    take_in(packed, there, tmp_path / "new" / "window.ini", LATER)
    before = [one for one in list_backups(backup_folder(there)) if one.reason == "before-restore"]
    with Store.open(before[0].path, write=False) as kept:
        assert len(kept.dossiers()) == 2


def test_nothing_is_taken_in_under_an_open_window(packed, there, tmp_path, planning):
    with Store.open(there, write=True) as own:
        dossiers.add(own, [planning, planning])
        with pytest.raises(DatabaseInUse):
            take_in(packed, there, tmp_path / "new" / "window.ini", LATER)
        assert len(own.dossiers()) == 2
    assert not (tmp_path / "new" / "window.ini").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_told_or_harmless_and_changes_nothing(packed, tmp_path, at, bit):
    data = bytearray(packed.read_bytes())
    data[int(at * len(data))] ^= 1 << bit
    bad, target = tmp_path / "bad.zip", tmp_path / "bad" / "office.sqlite3"
    bad.write_bytes(data)
    try:
        take_in(bad, target, tmp_path / "bad" / "window.ini", LATER)
    except StorageFault:
        assert not target.exists()
    else:
        with Store.open(target, write=False) as moved:
            assert len(moved.dossiers()) == 1
        target.unlink()


def rewritten(packed, change):
    """The file with other contents."""
    with zipfile.ZipFile(packed) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return packed


def told(entries, **changes):
    contents = json.loads(entries["contents.json"])
    contents.update(changes)
    entries["contents.json"] = json.dumps(contents).encode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda entries: told(entries, version=2), "newer version"),
        (lambda entries: told(entries, kind="photos"), "no file that was written"),
        (lambda entries: told(entries, files=[{"name": "../x"}]), "no file that was written"),
        (lambda entries: entries.pop("contents.json"), "no file that was written"),
        (lambda entries: entries.pop("office.sqlite3"), "not whole"),
        (lambda entries: entries.update({"../office.txt": b""}), "not whole"),
        (lambda entries: entries.update({"office.sqlite3": b"SQLite"}), "not whole"),
        (lambda entries: entries.update({"window.ini": b"x" * 999}), "not whole"),
    ],
)
def test_what_is_not_as_it_was_written_is_refused(packed, there, tmp_path, change, sentence):
    bad = rewritten(packed, change)
    with pytest.raises(StorageFault, match=sentence):
        take_in(bad, there, tmp_path / "new" / "window.ini", LATER)
    assert not there.exists()
    assert not (tmp_path / "office.txt").exists()


@pytest.mark.parametrize("content", [b"", b"letter", b"PK\x05\x06" + bytes(18)])
def test_another_file_is_refused(there, tmp_path, content):
    (tmp_path / "other.zip").write_bytes(content)
    with pytest.raises(StorageFault, match="no file that was written"):
        take_in(tmp_path / "other.zip", there, tmp_path / "window.ini", LATER)


def test_without_a_database_there_is_nothing_to_move(tmp_path):
    with pytest.raises(StorageFault, match="no database yet"):
        pack(tmp_path / "none.sqlite3", tmp_path / "window.ini", tmp_path / "x.zip")
