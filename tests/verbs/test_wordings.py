"""The office's own wordings: kept, edited, removed, each an ordinary step."""

import pytest

from ita_desk.model.place import Place
from ita_desk.model.wording import filled
from ita_desk.storage.copying import copy_database
from ita_desk.storage.damage.salvage import salvage
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import NoSuchRow
from ita_desk.verbs import fields, wordings

TEXT = "ประชุมติดตามของ{unit} 100% <b>"
FIELD = "activity.title"


def test_a_text_is_kept_as_it_stands_with_its_field(store, load):
    wordings.add(store, TEXT, FIELD, load())
    (kept,) = store.wordings()
    assert (kept.text, kept.field) == (TEXT, "activity.title")
    assert (kept.unit, kept.fiscal_year, kept.round) == ("กองแผนงาน", 2567, 1)
    assert filled(kept, load()) == TEXT


def test_the_newest_comes_first_and_none_twice(store, load):
    for text in ("หนึ่ง", "สอง", "หนึ่ง", "  "):
        wordings.add(store, text, FIELD, load())
    assert [one.text for one in store.wordings()] == ["สอง", "หนึ่ง"]


def test_it_is_edited_removed_and_undone_like_any_text(store, load):
    wordings.add(store, TEXT, FIELD, load())
    (kept,) = store.wordings()
    changes = fields.edit(store, Place("wording", kept.id, "text"), "ใหม่")
    assert changes.dossiers == frozenset()
    wordings.remove(store, kept.id)
    assert store.wordings() == ()
    with pytest.raises(NoSuchRow):
        wordings.remove(store, kept.id)
    store.undo()
    assert [one.text for one in store.wordings()] == ["ใหม่"]
    store.undo()
    assert [one.text for one in store.wordings()] == [TEXT]


def test_a_copy_of_the_database_and_a_salvage_hold_them(store, load, tmp_path):
    wordings.add(store, TEXT, FIELD, load())
    wordings.add(store, "ลบไป", FIELD, load())
    wordings.remove(store, store.wordings()[0].id)
    copied, salvaged = tmp_path / "copy.sqlite3", tmp_path / "salvaged.sqlite3"
    copy_database(store.path, copied)
    assert not list(problems_of(copied))
    salvage(copied, salvaged)
    for path in (copied, salvaged):
        with Store.open(path, write=False) as other:
            assert [one.text for one in other.wordings()] == [TEXT]
