"""Of a date and a date that can't be read, the database holds one."""

import sqlite3

import pytest

from ita_desk.model.place import Place
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import dossiers
from ita_desk.verbs.fields import edit

DAY = PartialDate.from_iso("2024-03-08")


@pytest.fixture
def memo(store, planning):
    """The memo of a dossier in the database: its id, and what it holds now."""
    (number,) = dossiers.added_ids(dossiers.add(store, [planning]))

    def held():
        memo = store.load(number).cover_memo
        return memo.date, memo.date_text

    return number, held


def test_what_is_written_last_stays_and_undo_brings_the_other_back(store, memo):
    number, held = memo
    edit(store, Place("cover_memo", number, "date_text"), "ต้นเดือน")
    assert held() == (None, "ต้นเดือน")
    edit(store, Place("cover_memo", number, "date"), DAY)
    assert held() == (DAY, "")
    edit(store, Place("cover_memo", number, "date_text"), "กลางเดือน")
    assert held() == (None, "กลางเดือน")
    store.undo()
    assert held() == (DAY, "")
    store.undo()
    assert held() == (None, "ต้นเดือน")


def test_emptying_one_leaves_the_other_alone(store, memo):
    number, held = memo
    edit(store, Place("cover_memo", number, "date"), DAY)
    edit(store, Place("cover_memo", number, "date_text"), "")
    assert held() == (DAY, "")


def test_the_database_itself_refuses_both(store, memo):
    number, held = memo
    before = held()

    def write_both():
        with store.transact("edit") as transaction:
            transaction.delete("cover_memo", number)
            both = {"id": number, "date": DAY, "date_text": "กลางเดือน"}
            transaction.insert_many("cover_memo", [both])

    with pytest.raises(sqlite3.IntegrityError, match="one_date"):
        write_both()
    assert held() == before
