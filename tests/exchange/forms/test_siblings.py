"""Forms laid out as clerks do and no sample is: what is wrong lies where a doubt was told."""

import io

import docx
import openpyxl
import pytest

from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.reading import read_paper
from ita_desk.model.mark import Mark

TITLE = (
    "แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ 2.1 ระดับความสำเร็จ (Integrity : ITA)",
    "ประจำปีงบประมาณ พ.ศ. 2567 (รอบ 5 เดือนแรก)",
    "หน่วยงาน กองแผนงาน",
)
HEADINGS = (
    *("มาตรการ", "กิจกรรม", "ปริมาณ", "คุณภาพ", "ผู้รับผิดชอบ", "งบประมาณ"),
    *("ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "ผลการดำเนินงาน"),
)
TICK = Mark(ticked=True)


def table(headings, *rows, title=TITLE, merge=None):
    document = docx.Document()
    for line in title:
        document.add_paragraph(line)
    made = document.add_table(0, len(headings))
    for texts in (headings, *rows):
        for cell, text in zip(made.add_row().cells, texts, strict=True):
            cell.text = text
    if merge:
        row, first, last = merge
        made.cell(row, first).merge(made.cell(row, last))
    written = io.BytesIO()
    document.save(written)
    return read_form(read_paper(written.getvalue()))


def a_row(**cells):
    names = ("m", "a", "quantity", "quality", "who", "budget", "q1", "q2", "q3", "q4", "results")
    return tuple({"m": "ม", "a": "1. ก", **cells}.get(name, "") for name in names)


def codes(reading, field):
    return {one.code for one in reading.doubts if one.place and one.place.field == field}


def test_columns_in_another_order():
    order = (10, 4, 1, 9, 8, 7, 6, 5, 0, 3, 2)
    row = a_row(who="กลุ่ม", q2="✓", budget="5,000", results="วันที่ 4 ธ.ค. 66 ประชุม", quantity="4")
    reading = table([HEADINGS[n] for n in order], [row[n] for n in order])
    (activity,) = reading.dossier.activities
    assert (activity.responsible, activity.budget, activity.quarter_2) == ("กลุ่ม", "5,000", TICK)
    assert activity.quantity == Mark(text="4")
    assert activity.results[0].date.iso() == "2023-12-04"
    assert reading.doubts == ()


def test_a_date_over_two_lines_is_one_date():
    (activity,) = table(
        HEADINGS, a_row(results="วันที่ 5 มกราคม\nพ.ศ. 2567 อบรม\n2567 คน")
    ).dossier.activities
    first, second = activity.results
    assert (first.date.iso(), first.text) == ("2024-01-05", "อบรม")
    assert second.text == "2567 คน"


@pytest.mark.parametrize("sign", ["●", "*", "x", "/"])
def test_a_sign_that_is_no_tick_for_sure_is_a_doubt(sign):
    assert codes(table(HEADINGS, a_row(q1=sign)), "quarter_1")


def test_a_stroke_alone_is_no_result():
    assert table(HEADINGS, a_row(results="-")).dossier.activities[0].results == ()


def test_a_mark_over_several_quarters_is_in_each_and_told():
    reading = table(HEADINGS, a_row(q1="✓"), merge=(1, 6, 8))
    (activity,) = reading.dossier.activities
    assert activity.quarters == (TICK, TICK, TICK, Mark())
    for number in (1, 2, 3):
        assert "several-periods" in codes(reading, f"quarter_{number}")


def test_an_arrow_over_months_is_in_each():
    months = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."]
    cells = ["ม", "ก", "กลุ่ม", "→", *[""] * 5]
    reading = table(["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", *months], cells, merge=(1, 3, 8))
    assert set(reading.dossier.activities[0].months) == {10, 11, 12, 1, 2, 3}
    assert "several-periods" in codes(reading, "months")


def test_a_title_that_names_the_year_in_passing():
    reading = table(HEADINGS, a_row(), title=("แผนขับเคลื่อนตัวชี้วัด 2.1 คุณธรรม รอบที่ 2 ปี 2568",))
    dossier = reading.dossier
    assert (dossier.fiscal_year, dossier.round, dossier.indicator.name) == (2568, 2, "คุณธรรม")
    assert "year-guessed" in {one.code for one in reading.doubts}


def test_what_excel_hides_or_makes_of_a_cell_has_its_place():
    book = openpyxl.Workbook()
    sheet = book.active
    for line in TITLE:
        sheet.append([line])
    sheet.append(HEADINGS)
    sheet.append(["ม", "๑. ก", "", True, "กลุ่ม", 5000, "✓"])
    sheet.append([None, "๒. ข", "", "✓", "กลุ่ม"])
    sheet.row_dimensions[6].hidden = True
    sheet.merge_cells("A5:A6")
    written = io.BytesIO()
    book.save(written)
    reading = read_form(read_paper(written.getvalue()))
    first, second = reading.dossier.activities
    assert (first.quality, first.budget, second.title) == (TICK, "5000", "ข")
    assert first.measure_id == second.measure_id
    assert "boolean" in codes(reading, "quality")
    assert "hidden-cell" in codes(reading, "title")
