"""Findings of the indicator progress sheet: what triggers each code, and what comes near it."""

from datetime import date

import pytest
from finding_codes import codes_of, places_of

from ita_desk.contents.documents import KPI_SHEET, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.model.finding import Severity
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Indicator,
    KpiRow,
    KpiSheet,
    Measure,
    Result,
    ScoreComponent,
    Unit,
)
from ita_desk.thai.partial_date import PartialDate

TODAY = date(2024, 8, 10)
DAY = PartialDate.from_iso("2024-08-10")
PARTS = (("79.62", "75", "1"), ("86.41", "83", "4"))


def row(number=2, **fields):
    told = {"code": "2.2", "name": "ชื่อ", "full_score": "5", "self_score": "4"}
    return KpiRow(id=number, **(told | fields))


def parts(*figures):
    return tuple(
        ScoreComponent(id=number, title="งบ", actual=actual, target=target, weight=weight)
        for number, (actual, target, weight) in enumerate(figures, 1)
    )


def scored(*figures, **fields):
    return sheet(row(components=parts(*figures), **({"self_score": ""} | fields)))


def sheet(*rows, date=DAY, own=None, results=(), **fields):
    activity = Activity(id=1, measure_id=1, title="ประชุม", results=results)
    return Dossier(
        id=1,
        fiscal_year=2567,
        round=2,
        unit=Unit(name="กองแผนงาน"),
        indicator=Indicator(code="2.1", name="ระดับ", full_score="5"),
        measures=(Measure(id=1, title="มาตรการ"),),
        activities=(activity,),
        kpi_sheet=KpiSheet(
            date=date, rows=(own or KpiRow(id=1, own=True, self_score="5"), *rows), **fields
        ),
    )


TRIGGERS = [
    ("kpi-date-missing", sheet(date=None), Place("kpi_sheet", 1, "date")),
    (
        "kpi-date-unreadable",
        sheet(date=None, date_text="สิ้นเดือน"),
        Place("kpi_sheet", 1, "date"),
    ),
    ("kpi-code-missing", sheet(row(code=" ")), Place("kpi_row", 2, "code")),
    ("kpi-name-missing", sheet(row(name="")), Place("kpi_row", 2, "name")),
    ("kpi-code-twice", sheet(row(), row(3, code="๒.๒")), Place("kpi_row", 3, "code")),
    ("kpi-full-score-missing", sheet(row(full_score="")), Place("kpi_row", 2, "full_score")),
    ("kpi-score-missing", sheet(row(self_score="")), Place("kpi_row", 2, "self_score")),
    ("kpi-score-over-full", sheet(row(self_score="5.01")), Place("kpi_row", 2, "self_score")),
    ("kpi-score-places", sheet(row(self_score="1.00001")), Place("kpi_row", 2, "self_score")),
    ("kpi-score-differs", scored(*PARTS, self_score="4.9999"), Place("kpi_row", 2, "self_score")),
    ("kpi-remark-missing", sheet(row(self_score="5.0")), Place("kpi_row", 2, "remark")),
    (
        "kpi-item-unanswered",
        sheet(row(progress="1. ก\n2. ข", remark="1. https://a.th/x")),
        Place("kpi_row", 2, "remark"),
    ),
    (
        "kpi-count-differs",
        sheet(row(progress="1. ก จำนวน 3 ครั้ง", remark="1. ครั้งที่ 1 …\n  ครั้งที่ 2 …")),
        Place("kpi_row", 2, "remark"),
    ),
    (
        "kpi-address-twice",
        sheet(row(remark="https://a.th/x"), row(3, code="4.1", remark="1. https://a.th/x")),
        Place("kpi_row", 3, "remark"),
    ),
    (
        "component-figure-missing",
        scored(("79.62", "75", "1"), ("", "83", "4")),
        Place("score_component", 2, "actual"),
    ),
    ("component-target-zero", scored(("1", "0", "5")), Place("score_component", 1, "target")),
    ("component-percentage", scored(("100.1", "83", "5")), Place("score_component", 1, "actual")),
    ("component-weights-differ", scored(("83", "83", "4")), Place("kpi_row", 2, "full_score")),
    (
        "text-address-does-not-open",
        sheet(row(remark="https://a.th/๒๐")),
        Place("kpi_row", 2, "remark"),
    ),
    (
        "text-address-look-alike",
        sheet(notes="หมายเหตุ : https://planning.ana.mai.moph.go.th/th/pa67"),
        Place("kpi_sheet", 1, "notes"),
    ),
]
SILENT = [
    ("kpi-code-twice", sheet(row(), row(3, code="2.20"))),
    ("kpi-score-missing", scored(*PARTS)),
    ("kpi-score-over-full", sheet(row(self_score="5.0000", remark="x"))),
    ("kpi-score-places", sheet(row(self_score="2.4582"))),
    ("kpi-score-differs", scored(*PARTS, self_score="5.0", remark="x")),
    ("kpi-remark-missing", sheet(row(self_score="4.9"))),
    ("kpi-item-unanswered", sheet(row(progress="1. ก\n2. ข", remark="31 กรกฎาคม 2567"))),
    ("kpi-item-unanswered", sheet(row(progress="- ก 2.5 ข", remark="1. https://a.th/x"))),
    ("kpi-count-differs", sheet(row(progress="1. ก จำนวน 1 ครั้ง", remark="1. วันที่ 5 เม.ย. 67"))),
    ("kpi-address-twice", sheet(row(remark="https://a.th/x\nhttps://a.th/x"))),
    ("component-percentage", scored(("100", "100", "5"))),
    ("component-weights-differ", scored(("1", "2", "2.5"), ("1", "2", "2.50"))),
    ("text-address-does-not-open", sheet(row(remark="https://a.th/x, ผู้รายงาน a@b.th"))),
    ("text-address-look-alike", sheet(notes="https://dhealth.anamai.moph.go.th/th/pa67-4-21")),
]


def faults(tree):
    return find_faults(KPI_SHEET, tree, TODAY)


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_a_fault_is_found_at_its_place(code, tree, place):
    assert places_of(code, faults(tree)) == [place]


@pytest.mark.parametrize(("code", "tree"), SILENT)
def test_what_a_good_clerk_writes_is_not_doubted(code, tree):
    assert places_of(code, faults(tree)) == []


def test_every_code_of_the_sheet_has_a_dossier_that_triggers_it():
    own = codes_of("kpi_sheet", "text_addresses")
    assert {code for code, *_ in TRIGGERS} == own


def test_what_makes_the_sheet_wrong_blocks_the_final():
    blocking = {
        code
        for code, tree, _ in TRIGGERS
        if any(f.code == code and f.severity is Severity.ERROR for f in faults(tree))
    }
    assert blocking == {
        "kpi-code-missing",
        "kpi-name-missing",
        "kpi-score-over-full",
        "kpi-score-places",
        "component-target-zero",
        "component-percentage",
    }


def test_what_is_generated_always_answers_itself(kpi_sample):
    codes = [finding.code for finding in faults(kpi_sample)]
    assert "kpi-count-differs" not in codes
    assert "kpi-item-unanswered" not in codes


def test_a_typed_remark_that_lost_a_date_is_doubted(kpi_sample):
    remark = "1. วันที่ 5 เม.ย. 67\n2. ครั้งที่ 1 วันที่ 5 เม.ย. 67\n    ครั้งที่ 2 วันที่ 1 พ.ค. 67"
    own = kpi_sample.kpi_sheet.rows[0].changed({"remark": remark})
    rows = (own, *kpi_sample.kpi_sheet.rows[1:])
    changed = kpi_sample.kpi_sheet.changed({"rows": rows})
    found = faults(kpi_sample.changed({"kpi_sheet": changed}))
    assert "Indicator 2.1, item 2: the progress says 5 times, the remarks list 2." in [
        finding_sentence(finding) for finding in found
    ]


def test_acceptance_15_a_late_doc_report_is_told_with_the_day_it_was_due():
    late = Result(id=1, date=PartialDate.from_iso("2024-06-11"), category="doc_report")
    found = faults(sheet(results=(late,)))
    assert [dict(finding.parameters)["deadline"] for finding in found] == ["10 มิ.ย. 67"]


def test_the_findings_of_the_sample(kpi_sample):
    assert [finding_sentence(finding) for finding in faults(kpi_sample)] == [
        "Indicator 4.10 has the full score, but no remark proves it.",
        "Indicator 4.12 has the full score, but no remark proves it.",
        "Indicator 4.21: this address is also given for indicator 2.2: https://shorturl.asia/biDxX",
    ]
