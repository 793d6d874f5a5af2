"""Forms with titles, numbers, headings and endings as no sample has them."""

import io
import time

import docx
import openpyxl
import pytest

from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.forms.leading_numbers import measure_number_apart, number_apart
from ita_desk.exchange.office.reading import read_paper
from ita_desk.model.headings import kind_of
from ita_desk.model.mark import Mark

INDICATOR = "แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ 2.1 ระดับความสำเร็จ"
ROUND = "ประจำปีงบประมาณ พ.ศ. 2567 (รอบ 5 เดือนแรก)"
UNIT = "หน่วยงาน กองแผนงาน"
NAMES = ("m", "a", "qn", "ql", "who", "baht", "q1", "q2", "q3", "q4", "results")
HEADINGS = (
    *("มาตรการ", "กิจกรรม", "ปริมาณ", "คุณภาพ", "ผู้รับผิดชอบ", "งบประมาณ"),
    *("ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "ผลการดำเนินงาน"),
)
TICK = Mark(ticked=True)


def a_row(**cells):
    return [{"m": "ม", "a": "1. ก", **cells}.get(name, "") for name in NAMES]


def word(*blocks, merged=()):
    """A reading of lines (texts) and tables (lists of rows); ``merged`` in the last table."""
    document = docx.Document()
    made = None
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        made = document.add_table(0, len(block[0]))
        for texts in block:
            for cell, text in zip(made.add_row().cells, texts, strict=True):
                cell.text = text
    for first, last in merged:
        made.cell(*first).merge(made.cell(*last))
    written = io.BytesIO()
    document.save(written)
    return read_form(read_paper(written.getvalue()))


def form(*rows, title=(INDICATOR, ROUND, UNIT), headings=HEADINGS, after=(), merged=()):
    return word(*title, [headings, *rows], *after, merged=merged)


def excel(*rows, merged=()):
    book = openpyxl.Workbook()
    for row in ([INDICATOR], [ROUND], [UNIT], list(HEADINGS), *rows):
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    written = io.BytesIO()
    book.save(written)
    return read_form(read_paper(written.getvalue()))


def codes(reading):
    return {one.code for one in reading.doubts}


def left(reading):
    return [one.text for one in reading.leftovers]


def measures(reading):
    titles = {one.id: one.title for one in reading.dossier.measures}
    return [titles[one.measure_id] for one in reading.dossier.activities]


@pytest.mark.parametrize(
    ("title", "follows", "apart"),
    [
        ("1.1อบรม", 1, ("1.1", "อบรม")),
        ("๑.๑.๑ อบรม", 1, ("1.1.1", "อบรม")),
        ("(1) อบรม", 9, ("1", "อบรม")),
        ("2100. อบรม", 1, ("2100", "อบรม")),
        ("2 อบรม", 2, ("2", "อบรม")),
        ("1.3 รายงานผล", 1, ("1.3", "รายงานผล")),
        ("1.2 ร้อยละของผู้ตอบ", 1, ("1.2", "ร้อยละของผู้ตอบ")),
        ("5 ส. ในสำนักงาน", 2, ("", "5 ส. ในสำนักงาน")),
        ("2567 ปีแห่งคุณธรรม", 2, ("", "2567 ปีแห่งคุณธรรม")),
        ("1.5 ล้านบาท", 1, ("", "1.5 ล้านบาท")),
    ],
)
def test_the_number_before_a_title(title, follows, apart):
    assert number_apart(title, follows) == apart


def test_the_number_of_a_measure_may_stand_behind_its_word():
    assert measure_number_apart("มาตรการที่ 3 ป้องกัน", 1) == ("3", "ป้องกัน")
    assert measure_number_apart("มาตรการ 3 ป. 1 ข.", 1) == ("", "มาตรการ 3 ป. 1 ข.")
    for alone in ("มาตรการที่ 12", "มาตรการที่ 1.5"):
        assert measure_number_apart(alone, 1) == ("", alone)


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (["ไตรมาส", "2"], "quarter_2"),
        (["ไตรมาสแรก"], "quarter_1"),
        (["ไตรมาสที่สี่"], "quarter_4"),
        (["ไตรมาส IV"], "quarter_4"),
        (["Quarter 3"], "quarter_3"),
        (["เดือน ม.ค. ถึง มี.ค. 67"], "quarter_2"),
        (["ก.ค., ส.ค., ก.ย."], "quarter_4"),
        (["ไตรมาส 1-4"], "extra"),
        (["ต.ค. - มี.ค."], "extra"),
        (["กลุ่ม/งานที่รับผิดชอบ"], "responsible"),
        (["ผลลัพธ์ (ปริมาณ)"], "quantity"),
    ],
)
def test_other_words_of_a_heading(headings, kind):
    assert kind_of(headings)[0] == kind


def test_two_columns_for_one_title_keep_both():
    headings = (HEADINGS[0], "แผนงาน/โครงการ", *HEADINGS[1:])
    row = a_row(a="1. อบรม")
    row.insert(1, "โครงการใหญ่")
    reading = form(row, headings=headings)
    assert reading.dossier.activities[0].title == "อบรม"
    assert left(reading) == ["โครงการใหญ่"]
    assert "unknown-column" in codes(reading)


def test_a_heading_over_number_and_title():
    headings = (HEADINGS[0], "", *HEADINGS[1:])
    row = a_row(a="อบรม")
    row.insert(1, "1.")
    (activity,) = form(row, headings=headings, merged=[((0, 1), (0, 2))]).dossier.activities
    assert (activity.title, activity.numbered) == ("อบรม", True)


def test_what_stands_beside_a_number_is_left_over():
    reading = form(["1 (เร่งด่วน)", *a_row(a="อบรม")], headings=("ลำดับ", *HEADINGS))
    assert left(reading) == ["1 (เร่งด่วน)"]


def test_measures_in_rows_of_their_own():
    rows = [a_row(m="หนึ่ง", a=""), a_row(m=""), a_row(m="สอง", a=""), a_row(m="", a="2. ข")]
    reading = form(*rows)
    assert measures(reading) == ["หนึ่ง", "สอง"]
    assert reading.doubts == ()


def test_measures_where_activities_stand():
    rows = [a_row(a="มาตรการที่ 1 ส่งเสริม")[1:], a_row()[1:]]
    reading = form(*rows, headings=HEADINGS[1:])
    assert measures(reading) == ["ส่งเสริม"]
    assert len(reading.dossier.activities) == 1


def test_a_line_over_the_quarters_too_is_a_measure():
    rows = [["มาตรการที่ 1 ส่งเสริม", *[""] * 9], a_row()[1:]]
    reading = form(*rows, headings=HEADINGS[1:], merged=[((1, 0), (1, 9))])
    assert measures(reading) == ["ส่งเสริม"]
    assert reading.doubts == ()


def test_measures_of_a_sheet_over_its_columns_and_behind_blank_rows():
    rows = [["มาตรการที่ 1 ส่งเสริม"], a_row(m=""), [], ["มาตรการที่ 2 ป้องกัน"], a_row(m="", a="2. ข")]
    for merged in ((), ("A5:K5", "A8:K8")):
        reading = excel(*rows, merged=merged)
        assert measures(reading) == ["ส่งเสริม", "ป้องกัน"]
        assert left(reading) == []


def test_a_measure_between_two_tables():
    table = [HEADINGS[1:], a_row()[1:]]
    second = [HEADINGS[1:], a_row(a="2. ข")[1:]]
    reading = word(INDICATOR, ROUND, UNIT, "มาตรการที่ 1 ส่งเสริม", table, "มาตรการที่ 2 ป้องกัน", second)
    assert measures(reading) == ["ส่งเสริม", "ป้องกัน"]


def test_cells_over_several_activities():
    rows = [
        a_row(who="กลุ่ม", baht="5,000", q1="✓"),
        a_row(m="", a="2. ข", results="ผล"),
    ]
    reading = form(*rows, merged=[((1, column), (2, column)) for column in (4, 5, 6)])
    first, second = reading.dossier.activities
    assert (second.responsible, second.quarter_1, second.budget) == ("กลุ่ม", TICK, None)
    assert first.budget == "5,000"
    assert codes(reading) == {"several-rows", "first-of-several-rows"}


def test_another_report_in_the_file_is_not_mixed_in():
    table, other = [HEADINGS, a_row()], [HEADINGS, a_row(a="1. ของรอบหลัง")]
    second = "ประจำปีงบประมาณ พ.ศ. 2567 (รอบ 5 เดือนหลัง)"
    reporter = "ผู้รายงาน ชื่อ คนที่สอง"
    reading = word(INDICATOR, ROUND, UNIT, table, INDICATOR, second, UNIT, other, reporter)
    assert len(reading.dossier.activities) == 1
    assert {"1. ของรอบหลัง", second, reporter} <= set(left(reading))
    assert reading.dossier.people == ()
    assert "another-report" in codes(reading)


def test_the_title_again_on_the_next_sheet_is_the_same_report():
    table, more = [HEADINGS, a_row()], [HEADINGS, a_row(a="2. ข")]
    reading = word(INDICATOR, ROUND, UNIT, table, INDICATOR, ROUND, UNIT, more)
    assert len(reading.dossier.activities) == 2
    assert "another-report" not in codes(reading)


def test_a_year_below_the_form_is_told_and_not_taken():
    reading = form(a_row(results="วันที่ 4 ธ.ค. ประชุม"), after=("เสนอแผนปีงบประมาณ พ.ศ. 2568",))
    assert reading.dossier.fiscal_year == 2567
    assert reading.dossier.activities[0].results[0].date.iso() == "2023-12-04"
    assert "another-year" in codes(reading)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("หน่วยงานที่รับผิดชอบ : กองแผนงาน", False),
        ("หน่วยงาน กองแผนงาน ประจำปีงบประมาณ พ.ศ. 2567 รอบ 5 เดือนแรก", False),
        ("หน่วยงาน.....กองแผนงาน.....", False),
        ("หน่วยงาน กองแผนงาน โทร. 1234", True),
    ],
)
def test_the_unit_ends_where_other_words_begin(line, kept):
    reading = form(a_row(), title=(INDICATOR, ROUND, line))
    assert reading.dossier.unit.name == "กองแผนงาน"
    assert left(reading) == ([line] if kept else [])


def test_a_title_that_says_more_is_left_over_as_well():
    line = f"{ROUND} ฉบับแก้ไข"
    reading = form(a_row(), title=(INDICATOR, line, UNIT))
    assert (reading.dossier.round, left(reading)) == (1, [line])


def test_a_title_in_the_page_header_is_read():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = f"{INDICATOR} {ROUND} {UNIT}"
    made = document.add_table(0, len(HEADINGS))
    for texts in (HEADINGS, a_row()):
        for cell, text in zip(made.add_row().cells, texts, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    reading = read_form(read_paper(written.getvalue()))
    dossier = reading.dossier
    assert (dossier.unit.name, dossier.indicator.code, dossier.round) == ("กองแผนงาน", "2.1", 1)


def test_a_title_beside_another_text_above_the_heading():
    rows = [[f"{INDICATOR} {ROUND}", *[""] * 8, "เอกสารแนบ", ""], list(HEADINGS), a_row()]
    reading = word(rows, merged=[((0, 0), (0, 8)), ((0, 9), (0, 10))])
    assert reading.dossier.indicator.code == "2.1"
    assert left(reading) == ["เอกสารแนบ"]


@pytest.mark.parametrize(
    "lines",
    [
        ("ผู้รายงาน ชื่อ-สกุล คนหนึ่ง", "ตำแหน่ง เจ้าพนักงาน", "โทร 0 2000 0000", "E-mail a@b.example"),
        (
            "ลงชื่อ..........ผู้รายงาน",
            "(คนหนึ่ง)",
            "ตำแหน่ง เจ้าพนักงาน",
            "โทร 0 2000 0000",
            "อีเมล a@b.example",
        ),
    ],
)
def test_a_reporter_over_several_lines(lines):
    reading = form(a_row(), after=lines)
    (person,) = reading.dossier.people
    told = (person.name, person.position, person.phone, person.email)
    assert told == ("คนหนึ่ง", "เจ้าพนักงาน", "0 2000 0000", "a@b.example")
    assert (left(reading), reading.doubts) == ([], ())


def test_what_cannot_be_told_apart_of_a_reporter_is_told():
    reading = form(a_row(), after=("ผู้รายงาน ก ตำแหน่ง ข โทร. 02 มือถือ 08",))
    assert "reporter-not-read" in codes(reading)


def test_rows_of_an_indicator_sheet_that_go_on_or_are_none():
    headings = ["ที่", "ตัวชี้วัด", "ความก้าวหน้า", "คะแนนเต็ม", "ผู้รับผิดชอบ", "หมายเหตุ"]
    first = ["1", "2.1 ร้อยละ", "ทำแล้ว", "5", "กลุ่ม", ""]
    more = ["1", "2.1 ร้อยละ", "ทำต่อ", "", "", "ต่อจากหน้าก่อน"]
    reading = word([headings, first, more, ["ด้านที่ 2", *[""] * 5]], merged=[((3, 0), (3, 5))])
    (row,) = reading.dossier.kpi_sheet.rows
    assert (row.progress, row.remark) == ("ทำแล้ว\nทำต่อ", "ต่อจากหน้าก่อน")
    assert left(reading) == ["ด้านที่ 2"]
    assert "joined" in codes(reading)


def test_a_text_of_signs_alone_is_a_text():
    (activity,) = form(a_row(who="/", baht="*")).dossier.activities
    assert (activity.responsible, activity.budget) == ("/", "*")


@pytest.mark.parametrize("word", ["แผน", "แบบรายงาน", "รอบการ"])
def test_a_line_of_one_word_without_end_takes_no_time(word):
    line = word * (30_000 // len(word))
    begun = time.process_time()
    assert left(form(a_row(), title=(INDICATOR, ROUND, UNIT, line))) == [line]
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(("sign", "guessed"), [("(✓)", False), ("[ ✓ ]", False), ("(/)", True)])
def test_a_tick_in_brackets_leaves_none_behind(sign, guessed):
    reading = form(a_row(q1=sign))
    assert reading.dossier.activities[0].quarter_1 == TICK
    assert ("tick-guessed" in codes(reading)) == guessed
