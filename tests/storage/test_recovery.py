"""What happens to an open database: steps are refused whole, and go on once the cause is gone."""

import shutil
import sqlite3
import sys

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.faults import DatabaseGone, StorageFault
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def path(tmp_path):
    return tmp_path / "drive" / "office.sqlite3"


@pytest.fixture
def store(path, planning):
    with Store.open(path, write=True) as store:
        dossiers.add(store, [planning])
        store.wait_at_most(0)
        yield store


@pytest.fixture
def place(store):
    return Place("activity", store.load(1).activities[0].id, "title")


def title(store):
    return store.load(1).activities[0].title


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames nothing that is open")
def test_a_step_into_a_file_that_was_moved_away_is_refused(store, path, place):
    before = title(store)
    away = path.parent.rename(path.parent.with_name("gone"))
    with pytest.raises(DatabaseGone):
        fields.edit(store, place, "หายไป")
    with pytest.raises(DatabaseGone):
        store.recover()
    away.rename(path.parent)
    store.recover()
    assert title(store) == before
    fields.edit(store, place, "กลับมา")
    assert title(store) == "กลับมา"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames nothing that is open")
def test_a_drive_that_comes_back_is_opened_anew(store, path, place, tmp_path):
    fields.edit(store, place, "ก่อนดึงออก")
    gone = path.parent.rename(tmp_path / "gone")
    shutil.copytree(gone, path.parent)  # other files with the same content, as after a remount
    with pytest.raises(DatabaseGone):
        fields.edit(store, place, "ยังไม่ได้")
    store.recover()
    assert title(store) == "ก่อนดึงออก"
    fields.edit(store, place, "หลังเสียบกลับ")
    assert title(store) == "หลังเสียบกลับ"
    store.close()
    assert problems_of(path) == ()
    with Store.open(path, write=True) as again:
        assert title(again) == "หลังเสียบกลับ"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames nothing that is open")
def test_another_database_in_its_place_is_not_written_to(store, path, place, tmp_path):
    path.parent.rename(tmp_path / "gone")
    Store.open(path, write=True).close()
    for _ in range(2):
        with pytest.raises(DatabaseGone):
            store.recover()
    with Store.open(path, write=False) as other:
        assert other.dossiers() == ()


def test_a_file_held_by_another_program_is_free_again_later(store, path, place):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageFault, match="Another program"):
        fields.edit(store, place, "รอ")
    with pytest.raises(StorageFault, match="Another program"):
        store.recover()
    other.close()
    store.recover()
    fields.edit(store, place, "ได้แล้ว")
    assert title(store) == "ได้แล้ว"


def test_a_database_on_a_medium_that_cannot_be_written_can_be_read(store, path):
    before = title(store)
    store.close()
    # SQLite can't make the index of its log there, as in a folder that is read-only.
    path.with_name(path.name + "-shm").mkdir()
    with Store.open(path, write=False) as reader:
        assert title(reader) == before
        with pytest.raises(StorageFault):
            fields.edit(reader, Place("activity", 1, "title"), "เปลี่ยน")
