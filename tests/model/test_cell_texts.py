"""Texts of cells as other programs write them, and what they mean here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.cell_texts import (
    DECIMAL_COMMA,
    NOT_A_FLAG,
    NOT_A_NUMBER,
    flag_of_text,
    mark_as_text,
    mark_of_text,
    number_of_text,
)
from ita_desk.model.mark import TICK, Mark
from ita_desk.model.rules import BrokenRule
from ita_desk.thai.symbol_fonts import in_unicode


@pytest.mark.parametrize(
    "text",
    [
        *"✓✔√☑🗸✅",
        "\uf0fc",
        "\uf0fe",
        " ✓",
        "\xa0✓",
        "\n✓",
        "✓\n",
        "✓\r\n",
        "✓ ",
        "✓\xa0",
        "✓\ufe0e",
        "✔\ufe0f",
        "\ufeff✓\u2028",
        "\u200e✓",
        "✓\u00ad",
    ],
)
def test_a_tick_of_another_program_is_a_tick(text):
    assert mark_of_text(text) == TICK


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("✓ 28 ธ.ค. 66", "28 ธ.ค. 66"),
        ("✓\n28 ธ.ค. 66", "28 ธ.ค. 66"),
        ("✓ \r\n28 ธ.ค. 66", "28 ธ.ค. 66"),
        ("✓\x0b28 ธ.ค. 66", "28 ธ.ค. 66"),
        ("✓28 ธ.ค. 66", "28 ธ.ค. 66"),
        ("\uf0fc 2 คณะ", "2 คณะ"),
        ("28 ธ.ค. 66\n✓", "28 ธ.ค. 66"),
        ("28 ธ.ค. 66 ✓", "28 ธ.ค. 66"),
        ("28 ธ.ค. 66✓", "28 ธ.ค. 66"),
        ("✓ 1 ครั้ง\nต่อเดือน", "1 ครั้ง\nต่อเดือน"),
    ],
)
def test_a_tick_and_its_text_are_told_apart(text, told):
    assert mark_of_text(text) == Mark(ticked=True, text=told)


@pytest.mark.parametrize("text", ["", "ü", "x", "1 ครั้ง", "ก ✓ ข", "/", " "])
def test_other_texts_are_no_tick(text):
    assert mark_of_text(text) == Mark(text=text)


def test_a_letter_is_a_tick_only_where_its_font_is_known():
    assert mark_of_text(in_unicode("ü", "Wingdings")) == TICK
    assert mark_of_text(in_unicode("P", "Wingdings 2")) == TICK
    assert in_unicode("ü", "TH SarabunPSK") == "ü"
    assert in_unicode("\uf0fb", "") == "✗"


@given(st.builds(Mark, ticked=st.booleans(), text=st.text("ก1 \n", max_size=6)))
def test_a_mark_is_read_as_it_was_copied(mark):
    kept = mark.text if mark.text.strip() or not mark.ticked else ""
    assert mark_of_text(mark_as_text(mark)) == Mark(mark.ticked, kept)


@pytest.mark.parametrize(
    "text",
    [
        *("FALSE", "false", "0", "๐", "ไม่", "ไม่เผยแพร่", "-", "–", "x", "X", "", " ", "✗", "☐"),
        *("No", "−", "\u200b", "\u200eFALSE", "ไม่\u200bเผยแพร่", "ลับมาก", "มิได้เผยแพร่"),
    ],
)
def test_words_for_no_mean_no(text):
    assert flag_of_text(text, "public") is False


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ไม่ใช่", ""),
        ("ไม่มี", ""),
        ("เท็จ", ""),
        ("(ไม่เผยแพร่สู่สาธารณะ)", "public"),
        ("ไม่ได้เผยแพร่", "public"),
        ("ไม่นับ", "counted"),
        ("\uf0fd", ""),
    ],
)
def test_so_do_they_with_the_words_of_the_column(text, field):
    assert flag_of_text(text, field) is False


@pytest.mark.parametrize(
    "text", ["✓", "TRUE", "1", "๑", "ใช่", "เผยแพร่", "Yes", "✔\ufe0f", "\uf0fc", " ✓ ", "จริง"]
)
def test_words_for_yes_mean_yes(text):
    assert flag_of_text(text, "public") is True


@pytest.mark.parametrize("text", ["อาจจะ", "2", "ไม่ทราบ", "4 ธ.ค. 66", "ü", "ไม่นับ"])
def test_what_is_neither_is_refused_with_the_reason(text):
    with pytest.raises(BrokenRule) as refused:
        flag_of_text(text, "public")
    assert refused.value.sentence == NOT_A_FLAG


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", "1234"),
        ("1,234.50", "1234.50"),
        ("12,345,678", "12345678"),
        ("๑,๒๓๔.๕", "1234.5"),
        ("86.5", "86.5"),
        (" 86.5 % ", "86.5"),
        ("0.5", "0.5"),
        ("", ""),
        (" ", ""),
        ("\u200e86.5\u200b", "86.5"),
        ("８６．５", "86.5"),
    ],
)
def test_a_number_may_have_thousands_and_a_percent_sign(text, number):
    assert number_of_text(text) == number


@pytest.mark.parametrize(
    "text", ["86,5", "8,65", "4,5", "1,00", "๘๖,๕", "1.234,50", "0,500", "1,23,456"]
)
def test_a_decimal_comma_is_refused_with_the_reason(text):
    with pytest.raises(BrokenRule) as refused:
        number_of_text(text)
    assert refused.value.sentence == DECIMAL_COMMA


@pytest.mark.parametrize("text", ["ก", "-5", "1 2", ",", "5,", "1.2.3", "4 ธ.ค. 66"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BrokenRule) as refused:
        number_of_text(text)
    assert refused.value.sentence == NOT_A_NUMBER
