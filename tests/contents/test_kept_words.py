"""Names and words that are kept whole: the office's own, and those of all its dossiers."""

import pytest

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.contents.kept_words import kept_words, told_words, words_in
from ita_desk.dossier_pdf import dossier_document
from ita_desk.model.office import Office
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Person, Unit
from ita_desk.storage.store import Store
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.verbs import dossiers, fields
from ita_desk.verbs.whole_words import keep_whole

NAME = "นายทดลอง ปฏิบัติราชการดี"


def cuts(text, word, words):
    """The tiers at which a line may end inside a word."""
    start = text.index(word)
    found = line_breaks(text, words)
    return {tier for at, tier in found.items() if start < at < start + len(word)}


def test_names_are_learnt_with_their_parts():
    office = Office(
        people=(NAME, "นางสาวออมสิน"),
        units=("ศูนย์อนามัยที่ 13",),
        places=("ห้องประชุมกำธร สุวรรณกิจ อาคาร 1 ชั้น 2 กรมอนามัย",),
    )
    words = kept_words(office)
    assert words >= {NAME, "นางสาวออมสิน", "ศูนย์อนามัยที่ 13", "ห้องประชุมกำธร", "สุวรรณกิจ"}
    assert not words & {"ออมสิน", "อาคาร"}  # words of the list are whole already
    assert "" not in kept_words(Office(people=(" ",), units=("",)))


def test_a_name_known_from_another_dossier_is_not_cut():
    text = "เสนอคุณปฏิบัติราชการดีเพื่อทราบ"
    assert cuts(text, "ปฏิบัติราชการดี", ()) - {BreakTier.CLUSTER}
    words = kept_words(Office(people=(NAME,)))
    assert cuts(text, "ปฏิบัติราชการดี", words) == {BreakTier.CLUSTER}


def test_the_list_is_a_word_a_line():
    assert told_words(" ออมสิน \n\nออมสิน\nหลักการ\n") == ("ออมสิน", "หลักการ")
    assert kept_words(Office(whole_words="ออมสิน\n")) == {"ออมสิน"}


@pytest.mark.parametrize("document", [*DOCUMENTS, "all"])
def test_every_document_keeps_what_stands_in_the_dossier(planning, document):
    known = planning.unit.name
    made = dossier_document(document, planning, words={known, "คำที่ไม่มีในแฟ้ม"})
    assert known in made.keep
    assert "คำที่ไม่มีในแฟ้ม" not in made.keep
    assert words_in(planning, ()) == frozenset()


def test_an_office_tells_the_names_of_all_its_dossiers_and_the_clerks_words(tmp_path, planning):
    other = Dossier(
        id=1, fiscal_year=2566, round=2, unit=Unit(name="กองอื่น"), people=(Person(id=1, name=NAME),)
    )
    with Store.open(tmp_path / "office.sqlite3", write=True) as store:
        dossiers.add(store, [planning, other])
        keep_whole(store, " ธนาคาร  ออมสิน ")
        keep_whole(store, "ปลอดโปร่ง")
        assert not keep_whole(store, "ปลอดโปร่ง")  # known: nothing changes
        office = store.office()
        assert office.whole_words == "ธนาคาร ออมสิน\nปลอดโปร่ง"
        assert NAME in office.people
        assert {"กองอื่น", planning.unit.name} <= set(office.units)
        store.undo()
        assert store.office().whole_words == "ธนาคาร ออมสิน"
        fields.edit(store, Place("office", 1, "whole_words"), "")
        assert "ปลอดโปร่ง" not in kept_words(store.office())
