"""Which word a line's end has cut, and which one a caret stands in."""

import pytest

from ita_desk.thai.cut_words import LONGEST_WORD, word_at, words_over


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("เปิดบัญชีกับธนาคารออม", "สินสาขาปากเกร็ด", "ธนาคารออมสิน"),
        ("ไปประชุมที่เมืองออนทา", "ริโอ ประเทศแคนาดา", "ออนทาริโอ"),
        ("ข้อ 3 หลัก", "การบริหาร", "หลักการ"),
    ],
)
def test_the_word_over_the_lines_end_is_offered(before, after, word):
    offered = words_over(before, after)
    assert word in offered
    run = before.split()[-1] + after.split()[0]
    assert all(one in run and len(one) <= LONGEST_WORD for one in offered)
    assert list(offered) == sorted(offered, key=len)


@pytest.mark.parametrize(("before", "after"), [("ก ", "ข"), ("ก", " ข"), ("", "ข"), ("ก", "")])
def test_nothing_is_cut_beside_a_blank_or_an_end(before, after):
    assert words_over(before, after) == ()


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [("ประชุม คณะทำงาน", 9, "คณะทำงาน"), ("ก่อน\nประชุม", 7, "ประชุม"), ("ประชุม ", 7, ""), ("", 0, "")],
)
def test_the_word_at_a_caret(text, at, word):
    assert word_at(text, at) == word
