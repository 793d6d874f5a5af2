"""Where a line may end: the rules one by one, and whole texts against words cut by hand.

``data/lines.txt`` holds the lines of real documents of six kinds and some of other offices;
``data/words.txt`` each run of Thai letters in them with its words parted by hand: ``|`` between
words, ``:`` between words that read as one (after การ and ความ, in แผนปฏิบัติการ), ``+`` inside a
compound word.
"""

import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.clusters import THAI_RUN
from ita_desk.thai.line_breaks import line_breaks

DATA = Path(__file__).parent / "data"
WORD, DOUBTFUL, COMPOUND, CLUSTER = BreakTier
LINES = (DATA / "lines.txt").read_text(encoding="utf-8").splitlines()
WIDTHS = (10, 12, 14, 16, 20)
ANY_TEXT = st.text(
    st.sampled_from(
        "กขคนมรอย่้๊๋์ัิีุูะาำเแโใไๆฯ 012๔๕.,-/()\"'?&=_@:%…✓aé\u0301\u200d\u200b\u2060\u00a0👍🏽🇹🇭"
    ),
    max_size=40,
)


@cache
def words_by_hand():
    """Places of every run of Thai letters: offset → ``|``, ``:`` or ``+``."""
    runs = {}
    for entry in (DATA / "words.txt").read_text(encoding="utf-8").split():
        letters, places = "", {}
        for char in entry:
            if char in "|:+":
                places[len(letters)] = char
            else:
                letters += char
        runs[letters] = places
    return runs


def hand_places(text):
    """Offset between two Thai letters of the text → its mark in the list, or ``x``."""
    places = {}
    for found in THAI_RUN.finditer(text):
        by_hand = words_by_hand()[found.group()]
        for index in range(1, len(found.group())):
            places[found.start() + index] = by_hand.get(index, "x")
    return places


def filled(text, columns):
    """Offsets at which a plain first-fit paragraph of so many columns ends its lines."""
    breaks = line_breaks(text)
    across = [0, *accumulate(unicodedata.category(char) != "Mn" for char in text)]
    blanks = {offset: len(text[:offset]) - len(text[:offset].rstrip()) for offset in breaks}
    ends, start = [], 0
    while across[-1] - across[start] > columns:
        room = bisect_right(across, across[start] + columns + 2)
        fitting = [
            offset
            for offset in range(start + 1, room)
            if offset in breaks and across[offset - blanks[offset]] - across[start] <= columns
        ]
        for tier, least in ((WORD, 0.55), (COMPOUND, 0.2), (WORD, 0), (CLUSTER, 0)):
            best = max((o for o in fitting if breaks[o] <= tier), default=start)
            if across[best] - across[start] > least * columns:
                break
        if best == start:
            break
        ends.append(best)
        start = best
    return ends


def marked(text, keep=()):
    """The text with ``|`` and ``+`` where a line may end at WORD and COMPOUND."""
    signs = {WORD: "|", COMPOUND: "+", CLUSTER: "", None: ""}
    breaks = line_breaks(text, keep)
    return "".join(signs[breaks.get(i)] + char for i, char in enumerate(text))


def test_words_and_compounds_are_parted_as_by_hand():
    wrong = []
    for text in LINES:
        places = hand_places(text)
        wrong += [
            f"{text[max(0, offset - 12) : offset]}{places[offset]}{text[offset : offset + 12]}"
            for offset, tier in line_breaks(text).items()
            if (tier is WORD and places.get(offset, "|") != "|")
            or (tier is COMPOUND and places.get(offset, "+") == "x")
        ]
    assert wrong == []


@pytest.mark.parametrize("columns", WIDTHS)
def test_narrow_columns_end_lines_between_words(columns):
    counts = dict.fromkeys("|:+x", 0)
    for text in LINES:
        places = hand_places(text)
        for offset in filled(text, columns):
            if offset in places:
                counts[places[offset]] += 1
    assert counts["x"] == 0
    assert counts["|"] > 200
    assert counts["+"] <= 0.03 * sum(counts.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ต่าง ๆ และ คณะทำงานฯ ด้วย", "ต่าง ๆ |และ |คณะทำงานฯ |ด้วย"),
        ("กรม ฯ มี ฯลฯ แล้ว", "กรม ฯ |มี ฯลฯ |แล้ว"),
        ("แผน (ร่าง) ใหม่", "แผน |(ร่าง) |ใหม่"),
        ('ข่าว "คุณธรรม สุจริต" ดี', 'ข่าว |"คุณธรรม |สุจริต" |ดี'),
        ("แผน/ผล/กิจกรรม", "แผน/|ผล/|กิจกรรม"),
        ("ITA : IIT", "ITA : |IIT"),
        ("ตามTimelineที่", "ตาม|Timeline|ที่"),
    ],
)
def test_signs_stay_with_what_they_belong_to(text, expected):
    assert marked(text) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "4 ธ.ค. 66",
        "วันที่ 4 ธ.ค. 66",
        "28 ธันวาคม 2566",
        "๕ มีนาคม ๒๕๖๗",
        "พ.ย.-ธ.ค. 66",
        "15-31 พ.ค. 68",
        "ครั้งที่ 1",
        "ที่ 73/2566",
        "รอบ 5 เดือนแรก",
        "ไตรมาส 1",
        "พ.ศ. 2567",
        "5 ราย",
        "1.5 ซม.",
        "12,000 บาท",
        "ร้อยละ 92.50",
        "14.30 - 16.30 น.",
        "0 2590 4285",
        "ชั้น ๔",
        "5 ตัวชี้วัด",
    ],
)
def test_dates_and_numbers_with_what_they_count_stay_together(phrase):
    text = f"มี {phrase} แล้ว"
    breaks = line_breaks(text)
    inside = [tier for offset, tier in breaks.items() if 3 < offset < 3 + len(phrase)]
    assert WORD not in inside
    assert breaks[3] is WORD
    assert breaks[3 + len(phrase) + 1] is WORD


@pytest.mark.parametrize("year", ["พ.ศ. 2567", "พ.ศ.๒๕๖๗", "ค.ศ. 2024"])
def test_a_year_ends_no_line_behind_the_letters_of_its_era(year):
    """Whatever else is broken inside a longer phrase that is kept together."""
    text = f"ประจำปีงบประมาณ {year}"
    breaks = line_breaks(text)
    start = text.index(year)
    assert breaks[start] in (WORD, COMPOUND)
    assert {breaks.get(at) for at in range(start + 1, len(text))} <= {None, CLUSTER}


def test_the_number_of_an_item_is_not_left_alone():
    assert marked("ดังนี้ 1. ประชุม ๒) รายงาน") == "ดังนี้ |1. +ประชุม |๒) +รายงาน"


def test_an_address_ends_lines_after_its_signs_and_before_a_hyphen():
    text = "ดู https://a.moph.go.th/th/pa67-2-1/x_y.pdf?q=1&r=2 แล้ว"
    assert marked(text) == ("ดู |https://a.|moph.|go.|th/|th/|pa67|-2|-1/|x_|y.|pdf?|q=|1&|r=2 |แล้ว")


def test_no_hyphen_after_a_letter_ends_a_line():
    breaks = line_breaks("ชื่อ-สกุล ผู้รายงาน")
    assert breaks[4] is COMPOUND
    assert breaks.get(5) in (None, CLUSTER)


@pytest.mark.parametrize(
    "name", ["ชื่อ-สกุล ผู้รายงาน", "กองแผนงาน", "กองส่งเสริมบุญญานุภาพ", "นางสาวกขค งจฉ"]
)
def test_a_kept_name_is_cut_only_as_the_last_resort(name):
    text = f"เสนอโดย{name}และ {name} แล้ว{name}"
    breaks = line_breaks(text, [name])
    start = text.find(name)
    while start >= 0:
        inside = {breaks.get(offset) for offset in range(start + 1, start + len(name))}
        assert inside <= {None, CLUSTER}
        start = text.find(name, start + 1)
    first = text.find(name)
    assert breaks[first] is WORD
    assert breaks[first + len(name)] is WORD


def test_a_word_longer_than_the_column_has_cluster_edges():
    breaks = line_breaks("กา" * 2500)
    assert len(breaks) == 2499


@pytest.mark.parametrize("text", ["." * 300, ")" * 300, "…" * 300, "ะ" * 300, "เ" * 300, "ๆ" * 300])
def test_a_long_row_of_signs_can_still_be_cut(text):
    assert len(line_breaks(text)) > 200


@given(ANY_TEXT)
@settings(max_examples=examples(80))
def test_no_line_begins_with_a_mark_or_inside_a_cluster(text):
    for offset in line_breaks(text):
        assert 0 < offset < len(text)
        assert unicodedata.category(text[offset]) not in ("Mn", "Mc", "Me")
        assert text[offset] not in "ำ\u200d\u2060\ufeff"
        assert text[offset - 1] not in "\u200d\u2060\ufeff"


@given(ANY_TEXT)
@settings(max_examples=examples(80))
def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one(text):
    # a row of more than a dozen such signs has to be cut somewhere
    breaks = line_breaks(text)
    for offset, tier in breaks.items():
        if tier is not CLUSTER and "://" not in text and "@" not in text and "www" not in text:
            assert text[offset] not in "ฯๆ)ะาๅ ,.:%"
            assert text[offset - 1] not in "(เแโใไ"


@given(ANY_TEXT, st.text("กขค -ๆ", min_size=1, max_size=8))
@settings(max_examples=examples(60))
def test_offsets_come_in_order_and_a_kept_phrase_is_never_cut_better(text, name):
    text = f"{text}{name}{text}"
    breaks = line_breaks(text, [name])
    assert list(breaks) == sorted(breaks)
    start = text.find(name)
    while start >= 0:
        assert all(breaks.get(i) in (None, CLUSTER) for i in range(start + 1, start + len(name)))
        start = text.find(name, start + 1)


def test_an_emoji_sequence_and_a_flag_are_not_cut():
    family, flag = "👨\u200d👩\u200d👧", "🇹🇭🇹🇭"
    assert line_breaks(family) == {}
    assert list(line_breaks(flag)) == [2]
