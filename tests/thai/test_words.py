import pytest

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.lexicon import lexicon
from ita_desk.thai.words import joints


def cut(run, names=()):
    places = dict(joints(run, frozenset(names)))
    signs = {BreakTier.WORD: "|", BreakTier.DOUBTFUL: ":", BreakTier.COMPOUND: "+"}
    return "".join((signs[places[i]] if i in places else "") + c for i, c in enumerate(run))


@pytest.mark.parametrize(
    "expected",
    [
        "ดำเนินการ|ต่อเนื่อง|จาก|ข้อ|ก่อน",
        "ประจำ:ปีงบประมาณ",
        "สรุป|รายงาน|ผล|การประชุม",
        "และ|การรายงาน|แผน",
    ],
)
def test_the_cheapest_way_is_the_sensible_one(expected):
    assert cut(expected.replace("|", "").replace("+", "")) == expected


def test_a_word_that_only_begins_another_is_not_left_alone():
    assert cut("การดำเนินงาน") == "การ+ดำเนินงาน"
    assert cut("ความโปร่งใส") == "ความ+โปร่งใส"


def test_a_name_is_one_word():
    assert cut("โดยบุญญาวุธกองศรี", ["บุญญาวุธกองศรี"]) == "โดย|บุญญาวุธกองศรี"


def test_beside_letters_of_no_word_there_is_no_certain_place():
    assert "|" not in cut("ฌฌฌฌฌฌฌแผน")


def test_the_list_is_read_from_the_package():
    assert lexicon().cost("กระทรวง") is not None
    assert lexicon().cost("กระทรวงง") is None
