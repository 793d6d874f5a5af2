import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.digits import arabic_digits, thai_digits


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ตัวชี้วัดที่ 2.1 จำนวน 5 ครั้ง", "ตัวชี้วัดที่ ๒.๑ จำนวน ๕ ครั้ง"),
        ("0 2590 4285", "๐ ๒๕๙๐ ๔๒๘๕"),
        ("ที่ 73/2566", "ที่ ๗๓/๒๕๖๖"),
        ("14.30 - 16.30 น.", "๑๔.๓๐ - ๑๖.๓๐ น."),
        ("หัวข้อ O5 และ O1–O6", "หัวข้อ O5 และ O1–O6"),
        ("หลักฐาน R1_2.1 R1_2.1_3.4_Feb", "หลักฐาน R1_2.1 R1_2.1_3.4_Feb"),
        ("ระบบ DOC4.0 COVID-19 ใน 2567", "ระบบ DOC4.0 COVID-19 ใน ๒๕๖๗"),
        ("IIT 2.1 (ITA) 5", "IIT ๒.๑ (ITA) ๕"),
        ("แฟ้ม รายงาน2567.pdf 2 หน้า", "แฟ้ม รายงาน2567.pdf ๒ หน้า"),
        ("ดู https://a.th/pa67-2-1 ข้อ 3", "ดู https://a.th/pa67-2-1 ข้อ ๓"),
        ("www.a1.th และ a2@b3.com 4", "www.a1.th และ a2@b3.com ๔"),
        ("ไม่มีเลข", "ไม่มีเลข"),
    ],
)
def test_digits_are_thai_but_not_in_addresses_files_and_codes(typed, printed):
    assert thai_digits(typed) == printed


@given(st.text("กa0๑ ._-/:@O25h tps", max_size=40))
@settings(max_examples=examples(200))
def test_nothing_but_digits_changes(text):
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
    assert len(thai_digits(text)) == len(text)


@given(st.text("กขค 0123456789๐๑./,-()", max_size=40))
@settings(max_examples=examples(100))
def test_without_latin_letters_every_digit_is_thai(text):
    assert not any("0" <= char <= "9" for char in thai_digits(text))
