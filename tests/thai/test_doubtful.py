"""Lines end beside names and foreign words, not between syllables that are words elsewhere."""

import pytest

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks


def tiers(text, parted):
    """The tiers at the bars of ``parted``, None where a line ends only as the last resort."""
    found, at = [], 0
    for part in parted.split("|")[:-1]:
        at += len(part)
        tier = line_breaks(text).get(at)
        found.append(None if tier is BreakTier.CLUSTER else tier)
    return found


def test_syllables_of_a_foreign_name_are_no_words():
    text = "ผู้แทนจากออนทาริโอเข้าร่วมการประชุม"
    assert tiers(text, "ผู้แทนจาก|ออนทาริ|โอเข้าร่วม")[1:] == [None]
    assert all(tier is None for tier in tiers("จังหวัดซูริกะ", "จังหวัดซู|ริ|กะ"))


def test_two_foreign_words_may_be_one_name():
    text = "เครื่องคอมพิวเตอร์เซิร์ฟเวอร์สำรอง"
    assert tiers(text, "เครื่องคอมพิวเตอร์|เซิร์ฟเวอร์สำรอง") == [BreakTier.DOUBTFUL]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("คณะทำงานรายงานว่าไม่พบข้อร้องเรียน", "คณะทำงานรายงาน|ว่าไม่|พบข้อร้องเรียน"),
        ("ดำเนินการแล้ว", "ดำเนินการ|แล้ว"),
        ("โครงการมหาอุทยาน", "โครงการมหา|อุทยาน"),
    ],
)
def test_a_word_is_not_parted_from_what_it_leans_on(text, parted):
    assert all(tier is not BreakTier.WORD for tier in tiers(text, parted))


def test_no_line_ends_after_a_word_that_opens_a_name():
    assert tiers("ที่พระปฐมเจดีย์", "ที่พระ|ปฐมเจดีย์") == [None]


def test_between_two_blanks_near_each_other_a_line_hardly_ends():
    text = "ที่ดินแดง ใหม่"
    assert BreakTier.WORD not in (line_breaks(text).get(at) for at in range(1, 9))
    assert line_breaks(text)[len("ที่ดินแดง ")] is BreakTier.WORD


def test_a_short_word_after_its_beginning_stays_with_it():
    assert tiers("สรุปผลการประชุมคณะทำงาน", "สรุปผลการ|ประชุมคณะทำงาน") == [None]
    assert tiers("การขับเคลื่อนแผน", "การ|ขับเคลื่อนแผน") == [BreakTier.COMPOUND]


def test_words_of_offices_are_parted_as_before():
    text = "รายงานผลการดำเนินงานตามแผนปฏิบัติการ"
    assert tiers(text, "รายงาน|ผล|การดำเนินงาน|ตาม|แผนปฏิบัติการ") == [BreakTier.WORD] * 4
