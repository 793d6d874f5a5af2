import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.search_key import search_key, sort_key


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("น้ำ", "นํ้า"),
        ("ที่", "ท่ี"),
        ("ผู้", "ผู้"),
        ("แผน", "เเผน"),
        ("ปี ๒๕๖๗", "ปี  2567"),
        ("ITA", "ita"),
        ("งบ\u200bประมาณ", "งบประมาณ"),
        ("cafe\u0301", "CAFÉ"),
    ],
)
def test_what_reads_the_same_has_the_same_key(typed, sought):
    assert search_key(typed) == search_key(sought)


def test_different_words_have_different_keys():
    assert len({search_key(word) for word in ("มา", "ม้า", "หมา", "ไมา", "มำ")}) == 5


@given(st.text("กขเแุู่้ำาํ aé12๒ \u200b", max_size=20))
@settings(max_examples=examples(150))
def test_a_key_is_its_own_key(text):
    assert search_key(search_key(text)) == search_key(text)


@given(st.text("กขเแุู่้ a1๒", max_size=10), st.text("กขคabc", min_size=1, max_size=6))
@settings(max_examples=examples(100))
def test_a_part_is_found_in_the_whole(before, part):
    assert search_key(part) in search_key(f"{before} {part} {before}")


def test_words_sort_as_in_the_dictionary():
    words = ["ขา", "เก", "กา", "ก่า", "แก", "ก", "กบ", "ไก่", "เกม", "ฮา", "กะ"]
    expected = ["ก", "กบ", "กะ", "กา", "ก่า", "เก", "เกม", "แก", "ไก่", "ขา", "ฮา"]
    assert sorted(words, key=sort_key) == expected


def test_units_sort_by_consonant_not_by_leading_vowel():
    units = ["สำนักงาน", "เลขานุการกรม", "กองคลัง", "แผนงาน"]
    assert sorted(units, key=sort_key) == ["กองคลัง", "แผนงาน", "เลขานุการกรม", "สำนักงาน"]
