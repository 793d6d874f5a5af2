import pytest

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.texts import Hit
from ita_desk.thai.search_key import search_key
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def two_years(store, planning, text_marks):
    return dossiers.added_ids(dossiers.add(store, [planning, text_marks]))


def test_phrases_are_the_texts_typed_before_latest_first(store, two_years):
    phrases = store.phrases("activity", "responsible")
    assert phrases[0] == "คณะทำงาน ITA"
    assert set(phrases) >= {"กลุ่มอำนวยการ", "คณะทำงาน", "งานพัสดุ"}
    assert len(phrases) == len(set(phrases))
    assert "" not in phrases


def test_phrases_of_a_mark_are_its_texts(store, two_years):
    assert "1 ครั้ง" in store.phrases("activity", "quantity")


def test_search_finds_a_thai_substring_in_all_years(store, two_years):
    hits = store.search("การยืมทรัพย์สิน")
    assert {hit.dossier_id for hit in hits} == set(two_years)
    assert all("การยืมทรัพย์สิน" in hit.text for hit in hits)
    assert hits[0].dossier_id == max(two_years)


def test_search_looks_into_marks_links_and_people(store, two_years):
    assert any(hit.place.field == "quarter_3" for hit in store.search("15-31 พ.ค."))
    assert any(hit.place.entity == "evidence" for hit in store.search("R1_2.1_3.4_feb"))
    assert any(hit.place.entity == "person" for hit in store.search("ผู้รายงาน"))


def test_search_compares_as_a_reader_would(store, two_years):
    place = Place("unit", two_years[0], "group")
    fields.edit(store, place, "กลุ่ม น้ํา ๑๒")
    (hit,) = store.search("น้ำ 12", fold=search_key)
    assert hit == Hit(two_years[0], place, "กลุ่ม น้ํา ๑๒")


def test_nothing_is_found_for_nothing(store, two_years):
    assert store.search("") == ()
    assert store.search("ไม่มีข้อความนี้แน่นอน") == ()


def test_percent_signs_and_underscores_are_letters(store, two_years):
    activity = store.load(two_years[0]).activities[0]
    fields.edit(store, Place("activity", activity.id, "quality"), Mark(text="100%_จริง"))
    assert [hit.place.field for hit in store.search("100%_จ")] == ["quality"]
