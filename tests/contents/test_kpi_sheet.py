"""The indicator progress sheet as content: its own row from the plan, the others as typed."""

import pickle
from itertools import pairwise

import pytest

from ita_desk.contents.kpi_rows import code_order
from ita_desk.contents.kpi_sheet import kpi_sheet
from ita_desk.contents.kpi_sheet_texts import progress_text, remark_text
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Activity,
    Evidence,
    KpiRow,
    KpiSheet,
    LevelResult,
    LevelSummary,
    ReferenceLink,
    Result,
    ScoreComponent,
)
from ita_desk.thai.partial_date import PartialDate

OWN = KpiRow(id=1, own=True)


def with_sheet(dossier, *rows, **fields):
    return dossier.changed({"kpi_sheet": KpiSheet(rows=rows, **fields)})


def own_row(dossier):
    return next(row for row in kpi_sheet(dossier).rows if row.code.text == dossier.indicator.code)


def item(text, number):
    """The lines of one numbered item."""
    after = text.split(f"{number}. ", 1)[1]
    return after.split(f"\n{number + 1}. ")[0].split("\nhttp")[0]


def without_a_date(dossier, index):
    activity = dossier.activities[index]
    fewer = activity.changed({"results": activity.results[1:]})
    activities = (*dossier.activities[:index], fewer, *dossier.activities[index + 1 :])
    return dossier.changed({"activities": activities})


def test_acceptance_13_counts_and_dates_come_from_the_plan(kpi_sample):
    progress, remark = progress_text(OWN, kpi_sample), remark_text(OWN, kpi_sample)
    assert item(progress, 2).endswith("จำนวน 5 ครั้ง")
    assert item(remark, 2).count("ครั้งที่") == 5
    fewer = without_a_date(kpi_sample, 1)
    assert item(progress_text(OWN, fewer), 2).endswith("จำนวน 4 ครั้ง")
    assert item(remark_text(OWN, fewer), 2).count("ครั้งที่") == 4


def test_acceptance_14_components_give_the_score_and_codes_are_sorted_by_segments(kpi_sample):
    rows = kpi_sheet(kpi_sample).rows
    scores = {row.code.text: row.self_score.text for row in rows}
    assert scores["2.3"] == "2.4582"
    codes = [row.code.text for row in rows]
    assert codes == ["2.1", "2.2", "2.3", "2.4", "2.5", "4.10", "4.11", "4.12", "4.21"]
    assert [row.number.text for row in rows] == [str(number) for number in range(1, 10)]


@pytest.mark.parametrize("order", [1, -1])
def test_codes_stand_by_their_numbers_and_a_blank_one_last(order):
    codes = ["2.5", "4.2", "4.10", "4.10.1", "4.11", "๔.๒๑", "10", "A.1", ""]
    assert sorted(codes[::order], key=code_order) == codes
    assert all(code_order(a) < code_order(b) for a, b in pairwise(codes))


def test_one_date_stands_alone_and_several_are_counted_in_order_of_time(kpi_sample):
    days = ["2024-05-01", "2024-04-05"]
    results = tuple(
        Result(id=number, date=PartialDate.from_iso(day)) for number, day in enumerate(days)
    )
    dossier = kpi_sample.changed(
        {
            "activities": (
                Activity(id=1, measure_id=1, title="ประชุม", results=results),
                Activity(id=2, measure_id=1, title="สรุป", results=results[:1]),
            ),
        }
    )
    assert progress_text(OWN, dossier) == "1. ประชุม จำนวน 2 ครั้ง\n2. สรุป จำนวน 1 ครั้ง"
    assert remark_text(OWN, dossier).startswith(
        "1. ครั้งที่ 1 วันที่ 5 เม.ย. 67\n    ครั้งที่ 2 วันที่ 1 พ.ค. 67\n2. วันที่ 1 พ.ค. 67\nhttp"
    )


def test_an_item_without_dates_is_answered_by_its_addresses_or_a_dash(kpi_sample):
    proved = Result(id=1, kind="paragraph", evidence=(Evidence(id=1, url="https://a.th/x"),))
    unread = Result(id=2, date_text="กลางเดือน ก.ค.")
    dossier = kpi_sample.changed(
        {
            "activities": tuple(
                Activity(id=number, measure_id=1, title="ก", results=results)
                for number, results in enumerate([(proved,), (), (unread,)], 1)
            ),
            "round_report": kpi_sample.round_report.changed(
                {"links": (ReferenceLink(id=1, url="https://a.th/report"),)}
            ),
        }
    )
    assert remark_text(OWN, dossier).splitlines() == [
        "1. https://a.th/x",
        "2. -",
        "3. กลางเดือน ก.ค.",
        "https://a.th/report",
    ]
    assert progress_text(OWN, dossier).splitlines() == ["1. ก", "2. ก", "3. ก จำนวน 1 ครั้ง"]


def test_a_typed_text_stays_even_an_empty_one(kpi_sample):
    row = OWN.changed({"progress": "เสร็จแล้ว", "remark": ""})
    content = own_row(with_sheet(kpi_sample, row))
    assert (content.progress.text, content.remark.text) == ("เสร็จแล้ว", "")


def test_without_rows_the_dossiers_own_indicator_is_there(kpi_sample):
    content = kpi_sheet(with_sheet(kpi_sample))
    assert len(content.rows) == 1
    row = content.rows[0]
    assert row.name.text == (
        "ระดับความสำเร็จของการดำเนินงานคุณธรรมและความโปร่งใส "
        "(Integrity and Transparency Assessment : ITA)"
    )
    assert (row.code.text, row.full_score.text) == ("2.1", "5")
    assert row.responsible.text == "กลุ่มอำนวยการ"
    assert row.code.place == Place("indicator", 1, "code")


def test_the_own_score_is_that_of_the_five_levels_unless_one_is_typed(kpi_sample):
    levels = LevelSummary(
        results=(LevelResult(id=1, level=1, score="1"), LevelResult(id=2, level=2, score="0.5"))
    )
    dossier = with_sheet(kpi_sample).changed({"level_summary": levels})
    assert own_row(dossier).self_score.text == "1.5"
    typed = OWN.changed({"self_score": "5.0"})
    assert own_row(with_sheet(dossier, typed)).self_score.text == "5"


def test_components_tell_the_progress_that_nobody_typed(kpi_sample):
    parts = tuple(
        ScoreComponent(id=number, level=level, title=title, actual=a, target=t, weight=w)
        for number, (level, title, a, t, w) in enumerate(
            [
                ("4", "งบดำเนินงาน", "86.41", "83", "1.2"),
                ("4", "งบลงทุน", "2.11", "75", "1.3"),
                ("5", "ภาพรวม", "12.26", "83", "1.5"),
            ],
            1,
        )
    )
    row = KpiRow(id=2, code="2.3", name="เบิกจ่าย", components=parts)
    assert progress_text(row, kpi_sample).splitlines() == [
        "ระดับที่ 4 งบดำเนินงาน ร้อยละ 86.41 (ได้ 1.2000 คะแนน)",
        "งบลงทุน ร้อยละ 2.11 (ได้ 0.0366 คะแนน)",
        "ระดับที่ 5 ภาพรวม ร้อยละ 12.26 (ได้ 0.2216 คะแนน)",
        "รวมคะแนน 1.4582 คะแนน",
    ]
    assert remark_text(row, kpi_sample).splitlines() == [
        "ระดับที่ 4 งบดำเนินงาน เป้าหมายร้อยละ 83 (1.2000 คะแนน)",
        "งบลงทุน เป้าหมายร้อยละ 75 (1.3000 คะแนน)",
        "ระดับที่ 5 ภาพรวม เป้าหมายร้อยละ 83 (1.5000 คะแนน)",
    ]


def test_the_title_has_year_round_and_day(kpi_sample):
    assert [line.text for line in kpi_sheet(kpi_sample).title] == [
        "รายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการของหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2567 รอบ 5 เดือนหลัง",
        "รายงาน ณ วันที่ 10 ส.ค. 2567",
    ]
    undated = kpi_sheet(with_sheet(kpi_sample, date_text="สิ้นเดือน")).title[1].text
    assert undated == "รายงาน ณ วันที่ สิ้นเดือน"
    assert "...." in kpi_sheet(with_sheet(kpi_sample)).title[1].text


def test_notes_begin_with_the_word_of_the_form(kpi_sample):
    assert kpi_sheet(kpi_sample).notes[0].text.startswith("หมายเหตุ : Link URL")
    assert kpi_sheet(with_sheet(kpi_sample, notes="ดู\nต่อ")).notes[0].text == "หมายเหตุ : ดู"


def test_thai_digits_leave_addresses_and_codes_alone(kpi_sample):
    sheet = kpi_sample.kpi_sheet.changed({"digits": "thai"})
    content = kpi_sheet(kpi_sample.changed({"kpi_sheet": sheet}))
    budget = content.rows[2]
    assert (budget.code.text, budget.self_score.text) == ("๒.๓", "๒.๔๕๘๒")
    remark = content.rows[0].remark
    assert "วันที่ ๕ เม.ย. ๖๗" in remark.text
    assert "https://planning.anamai.moph.go.th/th/pa67-2-1" in remark.text
    assert remark.lines[0].mark == "๑."


def test_content_is_data(kpi_sample):
    content = kpi_sheet(kpi_sample)
    assert pickle.loads(pickle.dumps(content)) == content
    assert hash(content) == hash(kpi_sheet(kpi_sample))
