import pytest

from ita_desk.thai.list_numbers import is_counted, own_number, without_own_number


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("1. ประชุม", "1.", "ประชุม"),
        ("1.2 อบรม", "1.2", "อบรม"),
        ("๓. สรุป", "๓.", "สรุป"),
        ("1.ประชุม", "1.", "ประชุม"),
        ("12) ประชุม", "12)", "ประชุม"),
        ("(1) ประชุม", "(1)", "ประชุม"),
        ("2.1. ประชุม", "2.1.", "ประชุม"),
        ("\xa01.\xa0ประชุม\nบรรทัดสอง", "1.", "ประชุม\nบรรทัดสอง"),
        ("1.\tประชุม", "1.", "ประชุม"),
        ("\u200b1.\u200b ประชุม", "1.", "ประชุม"),
        ("1.) ประชุม", "1.)", "ประชุม"),
    ],
)
def test_a_number_that_a_title_brings_along_is_found(title, number, rest):
    assert own_number(title) == number
    assert without_own_number(title) == rest


@pytest.mark.parametrize(
    "title",
    [
        "ประชุม",
        "5ส.",
        "5 ส. ในสำนักงาน",
        "1.5 ล้านบาทแรก",
        "2567. สรุป",
        "1.",
        "1. ",
        "12.30 น. ประชุม",
        "3 ครั้ง",
        "1.2.2567 ประชุม",
        "4.12.66 ประชุม",
        "",
    ],
)
def test_other_titles_are_let_be(title):
    assert own_number(title) == ""
    assert without_own_number(title) == title


@pytest.mark.parametrize(
    "word", ["รายงานผล", "รายละเอียด", "รายชื่อ", "ร้อยละ 80", "พันธกิจ", "รูปแบบ", "คนดี", "ชิ้นงาน"]
)
def test_a_longer_word_that_begins_like_a_counting_word_counts_nothing(word):
    assert not is_counted(f" {word}", sure=False)
    assert own_number(f"1.2 {word}") == "1.2"
