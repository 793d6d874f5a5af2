"""Wordings, filled in with another dossier's unit, year and round."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.tree import Dossier, Unit, Wording
from ita_desk.model.wording import filled, offered

THERE = Dossier(id=1, fiscal_year=2569, round=2, unit=Unit(name="กองคลัง"))


def wording(text, field="cover_memo.purpose", unit="กองแผนงาน", number=1):
    return Wording(id=number, text=text, field=field, unit=unit, fiscal_year=2567, round=1)


def test_unit_year_and_round_are_those_of_the_dossier_it_is_taken_into():
    text = "กองแผนงานรายงานผล รอบ 5 เดือนแรก ปีงบประมาณ 2567 (ตุลาคม 2566)"
    assert filled(wording(text), THERE) == (
        "กองคลังรายงานผล รอบ 5 เดือนหลัง ปีงบประมาณ 2569 (ตุลาคม 2568)"
    )


def test_thai_digits_stay_thai_digits():
    assert filled(wording("พ.ศ. ๒๕๖๗"), THERE) == "พ.ศ. ๒๕๖๙"


def test_a_number_that_only_holds_the_year_stays():
    assert filled(wording("โทร. 025670000"), THERE) == "โทร. 025670000"


def test_an_address_stays_as_it_is():
    text = "ปี 2567 https://planning.anamai.moph.go.th/PA/2567/R1.pdf"
    assert filled(wording(text), THERE) == text.replace("ปี 2567", "ปี 2569")


def test_without_a_unit_the_text_says_unit():
    nameless = THERE.changed({"unit": Unit()})
    assert filled(wording("เรียน ผู้อำนวยการกองแผนงาน"), nameless) == "เรียน ผู้อำนวยการหน่วยงาน"


@given(st.text("{}%\\<&กข 25๖", max_size=20))
def test_nothing_in_a_text_stands_for_anything(text):
    assert filled(Wording(text=text), THERE) == text


def test_those_of_the_field_come_first_and_of_equal_texts_only_one():
    other = wording("ประชุมคณะทำงาน", "activity.title", number=2)
    own = wording("ประชุมหารือ", number=3)
    again = wording("ประชุมหารือ", number=4)
    found = offered([other, own, again], THERE, "cover_memo", "purpose", "ประชุม")
    assert [one.id for one, _ in found] == [3, 2]
    assert offered([other, own], THERE, "cover_memo", "purpose", "ไม่มี") == []
