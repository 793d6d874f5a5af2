"""The file a dossier was read from, and what it held besides, are kept with the dossier."""

import shutil
import sqlite3

import pytest

from ita_desk.model.place import Place
from ita_desk.model.tree import Leftover
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

CONTENT = bytes(range(256)) * 400


@pytest.fixture
def store(database):
    with Store.open(database, write=True) as opened:
        yield opened


def test_a_source_file_is_kept_as_it_was_and_smaller(store, database, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    kept = store.keep_source(dossier_id, "รายงานเดิม.docx", CONTENT)
    assert store.sources(dossier_id) == (kept,)
    assert store.source_content(kept.id) == CONTENT
    with sqlite3.connect(database) as raw:
        (size,) = raw.execute("SELECT length(content) FROM source_file").fetchone()
    raw.close()
    assert size < len(CONTENT) / 10


def test_no_undo_and_no_deletion_takes_a_source_file_away(store, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    kept = store.keep_source(dossier_id, "a.docx", CONTENT)
    store.undo()
    assert store.dossiers() == ()
    assert store.source_content(kept.id) == CONTENT


def test_a_changed_source_file_is_told(store, database, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    store.keep_source(dossier_id, "a.docx", CONTENT)
    store.close()
    with sqlite3.connect(database) as raw:
        raw.execute("UPDATE source_file SET name = 'b.docx'")
    raw.close()
    assert problems_of(database) == ("source_file 1 is not as it was written",)


def test_a_source_file_that_is_not_there_is_told(store):
    with pytest.raises(StorageFault, match="no source file 7"):
        store.source_content(7)


def test_leftovers_go_with_their_dossier_and_come_back_with_it(store, planning):
    left = (Leftover(id=1, source="ตารางที่ 2 แถว 3 ช่อง 11", text="ข้อความเหลือ"),)
    tree = planning.changed({"leftovers": left})
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [tree]))
    dossiers.delete(store, dossier_id)
    store.undo()
    (back,) = store.load(dossier_id).leftovers
    assert (back.source, back.text) == (left[0].source, left[0].text)
    assert store.history(Place("leftover", back.id, "text"))


def test_what_old_forms_leave_has_room_in_version_2(project_folder, tmp_path):
    database = tmp_path / "office.sqlite3"
    shutil.copyfile(project_folder / "tests" / "data" / "version-1.sqlite3", database)
    with Store.open(database, write=True) as store:
        assert store.load(1).leftovers == ()
        assert store.load(1).table_widths == ()
        assert store.sources(1) == ()
        kept = store.keep_source(1, "a.docx", CONTENT)
        assert store.source_content(kept.id) == CONTENT
    assert problems_of(database) == ()
