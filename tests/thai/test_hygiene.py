from itertools import pairwise
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.hygiene import Slip, find_slips, hidden_characters, mend, mended

LINES = (Path(__file__).parent / "data" / "lines.txt").read_text(encoding="utf-8").splitlines()
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F)]
SYLLABLES = st.builds(
    lambda lead, letter, vowel, tone, rest: lead + letter + vowel + tone + rest,
    st.sampled_from(["", "", "เ", "แ", "โ", "ใ", "ไ"]),
    st.sampled_from(CONSONANTS),
    st.sampled_from(["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู"]),
    st.sampled_from(["", "่", "้", "๊", "๋"]),
    st.sampled_from(["", "ะ", "า", "ำ", "าะ", " ", "1", "ๆ", "ฯ", "น์"]),
)


@pytest.mark.parametrize(
    ("typed", "code", "meant"),
    [
        ("เเผนงาน", "double-sara-e", "แผนงาน"),
        ("นํ้า", "split-sara-am", "น้ำ"),
        ("ทําการ", "split-sara-am", "ทำการ"),
        ("น้ํา", "split-sara-am", "น้ำ"),
        ("ที่่", "doubled-mark", "ที่"),
        ("กรรมมการรร์์", "doubled-mark", "กรรมมการรร์"),
        ("ท่ี", "marks-out-of-order", "ที่"),
        ("นำ้", "marks-out-of-order", "น้ำ"),
        ("ผู้", "marks-out-of-order", "ผู้"),
        ("งบ\u200bประมาณ", "invisible-character", "งบประมาณ"),
        ("\ufeffแผน", "invisible-character", "แผน"),
        ("แผน\x07งาน", "control-character", "แผนงาน"),
        ("แผน\x85งาน", "soft-line-end", "แผน\nงาน"),
        ("แผน\x0bงาน", "soft-line-end", "แผน\nงาน"),
        ("แผน\x0cงาน", "soft-line-end", "แผน\nงาน"),
        ("แผน\u2029งาน", "soft-line-end", "แผน\nงาน"),
        ("แผน\rงาน", "control-character", "แผน\nงาน"),
        ("แผน\r\nงาน", "control-character", "แผน\nงาน"),
        ("ก\x1eข", "control-character", "ก-ข"),
        ("\uf0fc 1 ครั้ง", "symbol-font-sign", "✓ 1 ครั้ง"),
        ("\uf0b7 แผน", "symbol-font-sign", "• แผน"),
        ("แผน<br>งาน", "markup-residue", "แผน\nงาน"),
        ("แผน</p><p class=x>งาน</p>", "markup-residue", "แผน\nงาน"),
        ("แผน</td><td>งาน", "markup-residue", "แผน งาน"),
        ("แผน&nbsp;งาน", "markup-residue", "แผน งาน"),
        ("แผน<b>งาน</b>", "markup-residue", "แผนงาน"),
        ("แผน\ufdd0งาน", "control-character", "แผนงาน"),
        ("แผน\U0001ffffงาน", "control-character", "แผนงาน"),
        ("https://\u202egro.live", "invisible-character", "https://gro.live"),
        ("แผน\u2066งาน", "invisible-character", "แผนงาน"),
        ("co\u00adoperate", "invisible-character", "cooperate"),
        ("แผน\U000e0041งาน", "invisible-character", "แผนงาน"),
        ("แผน\u2028งาน", "soft-line-end", "แผน\nงาน"),
        ("แผน\ue123งาน", "private-use-character", "แผนงาน"),
        ("จำนวน 1๒ ครั้ง", "mixed-digits", "จำนวน 12 ครั้ง"),
        ("<p>แผน", "markup-residue", "แผน"),
        ("แผน[bookmark: _GoBack]", "markup-residue", "แผน"),
        ("ท\uf70aาน", "old-font-glyph", "ท่าน"),
    ],
)
def test_a_slip_is_found_and_its_mend_is_offered(typed, code, meant):
    slips = find_slips(typed)
    assert {slip.code for slip in slips} == {code}
    assert mend(typed, slips) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [("แผน ้งาน", "orphan-mark"), ("ก่้", "conflicting-marks"), ("กิี", "conflicting-marks")],
)
def test_where_only_a_person_can_say_nothing_is_offered(typed, code):
    (slip,) = find_slips(typed)
    assert (slip.code, slip.mend) == (code, None)
    assert mend(typed, [slip]) == typed


def test_real_texts_have_no_slips_but_the_markup_one_was_printed_with():
    slips = [(line, slip) for line in LINES for slip in find_slips(line)]
    assert {slip.code for _, slip in slips} == {"markup-residue"}
    assert {line[slip.start : slip.end] for line, slip in slips} == {"<u>", "</u>"}


@pytest.mark.parametrize(
    "text",
    [
        "เว็บไซต์ <หน้าแรก> & หน้ารวมคู่มือ",
        "พุทฺธํ สรณํ คจฺฉามิ",
        "สิทธิ์ วิเคราะห์ ผัวะ เก๊าะ",
        "ครอบครัว 👨\u200d👩\u200d👧 café",
        "http://a.th/article_๒๐๒๑1507.pdf",
        "1 และ ๒ ข้อ 3",
    ],
)
def test_well_formed_text_has_none(text):
    assert find_slips(text) == []


@given(st.lists(SYLLABLES, max_size=12).map("".join))
@settings(max_examples=examples(150))
def test_well_formed_syllables_have_none(text):
    wrong = [s for s in find_slips(text) if s.code not in ("double-sara-e", "conflicting-marks")]
    assert wrong == []


@given(st.text("กขเแโ่้ัิีุูะาำํ์ 1๒<p>\u200b\x07\uf70a", max_size=24))
@settings(max_examples=examples(200))
def test_slips_are_apart_and_what_is_left_after_mending_needs_a_person(text):
    slips = find_slips(text)
    assert slips == sorted(slips)
    assert all(a.end <= b.start for a, b in pairwise(slips))
    for _ in range(6):
        slips = find_slips(text)
        text = mend(text, slips)
    assert [slip for slip in find_slips(text) if slip.mend is not None] == []


def test_only_the_slips_given_are_mended():
    text = "เเก เเข"
    first, second = find_slips(text)
    assert mend(text, [second]) == "เเก แข"
    assert first == Slip(0, 2, "double-sara-e", "แ")


def test_mending_one_kind_leaves_the_others_and_ends_when_none_is_left():
    assert mended("เเ\u200bผน เเเเ", "double-sara-e") == "แ\u200bผน แ"
    assert mended("เเ\u200bผน", "invisible-character") == "เเผน"
    assert mended("แผน ้งาน", "orphan-mark") == "แผน ้งาน"


def test_what_nobody_sees_is_told_by_its_place_and_line_ends_are_seen():
    assert hidden_characters("ก\u200b\x07ข\tค\nง\ufeff") == ((1, 3), (8, 9))
    assert hidden_characters("👨\u200d👩 ก\u0e33 \uf70a") == ()
