"""Acceptance checks 13 to 18: indicator sheet, deadlines, rationale, knowledge brief."""

import re
from datetime import date

from pdf_texts import links, pdfium_pages, without_blanks

from ita_desk.contents.documents import (
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    MEASURE_RATIONALE,
    make_content,
)
from ita_desk.exchange.clipboard import plain_text
from ita_desk.gui.table.column import Area
from ita_desk.model.finding import Severity
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.thai.month_names import SHORT_MONTHS


def item(text, number):
    """One item of a numbered text, with the lines that belong to it."""
    (found,) = re.findall(rf"(?ms)^{number}\. .*?(?=^\d+\. |\Z)", text)
    return found


def test_13_the_generated_row_counts_the_dates_it_lists(open_sample):
    clerk = open_sample("kpi-sheet-2567-r2")
    rows = clerk.list(KPI_SHEET, "kpi_row")
    own = next(at for at, row in enumerate(clerk.tree.kpi_sheet.rows) if row.own)
    rows.view.go(own, 1)
    progress, remark = (clerk.field(KPI_SHEET, "kpi_row", n) for n in ("progress", "remark"))
    assert item(progress.text(), 2).strip().endswith("จำนวน 5 ครั้ง")
    assert item(remark.text(), 2).count("วันที่") == 5
    clerk.choose(1).remove(range(1))
    clerk.page(KPI_SHEET)
    assert item(progress.text(), 2).strip().endswith("จำนวน 4 ครั้ง")
    assert item(remark.text(), 2).count("วันที่") == 4


def test_14_components_give_2_4582_and_codes_are_sorted_by_their_segments(begin_round):
    clerk = begin_round(2567, 2)
    rows = clerk.list(KPI_SHEET, "kpi_row")
    for code in ("4.11", "2.3", "4.10", "2.5"):
        clerk.write(rows.model, len(rows.model.ids), "code", code)
    budget = next(at for at, row in enumerate(clerk.tree.kpi_sheet.rows) if row.code == "2.3")
    rows.view.go(budget, 1)
    parts = clerk.page(KPI_SHEET)._lists[1].model
    scores = (
        ("79.62", "75", "1"),
        ("86.41", "83", "1.2"),
        ("2.11", "75", "1.3"),
        ("12.26", "83", "1.5"),
    )
    left = parts.column_named("actual")
    block = plain_text.read("\n".join("\t".join(line) for line in scores))
    assert parts.paste(Area(0, left, 0, left), block)
    score = parts.column_named("score")
    assert [parts.shown(row, score) for row in range(4)] == ["1.0000", "1.2000", "0.0366", "0.2216"]
    assert rows.model.hint(budget, rows.model.column_named("self_score")) == "2.4582"
    printed = clerk.printed(KPI_SHEET)
    assert "2.4582" in printed
    places = [
        re.search(rf"\d{re.escape(code)}", printed).start() for code in ("2.5", "4.10", "4.11")
    ]
    assert places == sorted(places)


def test_15_a_report_after_the_10th_is_told_with_the_day_it_was_due(open_sample):
    clerk = open_sample("kpi-sheet-2567-r2")
    reports = next(
        at
        for at, activity in enumerate(clerk.tree.activities)
        if any(result.category == "doc_report" for result in activity.results)
    )
    results = clerk.choose(reports)
    clerk.write(results, 2, "date", "11 มิ.ย. 67")
    sentence, severity = clerk.told("round-report")["doc-report-late"]
    assert severity == "warning"
    assert "11 มิ.ย. 67" in sentence
    assert "10 มิ.ย. 67" in sentence
    assert date(2024, 8, 10).strftime("%w") == "6"
    last = len(clerk.tree.activities[reports].results) - 1
    clerk.write(results, last, "date", "11 ส.ค. 67")
    clerk.work.findings.check()
    told = [
        clerk.work.findings.sentence(finding)
        for finding in clerk.work.findings.of("round-report")
        if finding.code == "doc-report-late"
    ]
    assert any("9 ส.ค. 67" in one for one in told)


def test_16_a_missing_letter_is_told_and_topics_keep_their_codes_in_thai_digits(
    begin_round, type_into
):
    clerk = begin_round(2565, 1)
    clerk.write(clerk.plan, 0, "measure", "เปิดโอกาสการสอบถาม")
    clerk.write(clerk.plan, 0, "title", "รายงานความก้าวหน้า")
    for name in ("partner", "invest", "regulate", "advocate"):
        type_into(clerk.field(MEASURE_RATIONALE, "measure", name), "ข้อความ")
    oit = clerk.list(MEASURE_RATIONALE, "oit_link").model
    for row, code in enumerate(("O5", "O6")):
        clerk.write(oit, row, "topics", code)
        clerk.write(oit, row, "letter", "A")
        clerk.write(oit, row, "title", "ช่องทางการรับฟังความคิดเห็น")
        clerk.write(oit, row, "instruments", "หนังสือเวียน ปี 2565")
    sentence, severity = clerk.told(MEASURE_RATIONALE)["pirab-missing"]
    assert severity == "warning"
    assert "B" in sentence
    digits = clerk.field(MEASURE_RATIONALE, "measure_rationale", "digits")
    digits.activated.emit(digits._values.index("thai"))
    printed = clerk.printed(MEASURE_RATIONALE)
    assert without_blanks("หัวข้อ O5 ช่องทางการรับฟังความคิดเห็น โดยมี หนังสือเวียน ปี ๒๕๖๕") in printed
    assert "หัวข้อO6" in printed
    assert "๐๕" not in printed


def test_17_the_mean_stands_beside_the_stated_one_and_the_lowest_is_named(begin_round, type_into):
    clerk = begin_round(2564, 1, "กองคลัง")
    typed = {
        f"score_{n}": text
        for n, text in enumerate(("97.11", "90.08", "91.04", "87.99", "91.81"), 1)
    }
    typed |= {"overall": "92.51", "target": "85", "next_target": "92.50"}
    for name, text in typed.items():
        type_into(clerk.field(KNOWLEDGE_BRIEF, "knowledge_brief", name), text)
    chart = clerk.page(KNOWLEDGE_BRIEF)._specials[0]
    assert "91.61" in chart.mean.text()
    assert clerk.tree.knowledge_brief.overall == "92.51"
    sentence, severity = clerk.told(KNOWLEDGE_BRIEF)["brief-mean-differs"]
    assert ("92.51" in sentence, "91.61" in sentence, severity) == (True, True, "warning")
    printed = clerk.printed(KNOWLEDGE_BRIEF)
    lowest = "การใช้ทรัพย์สินของราชการ (ร้อยละ ๘๗.๙๙) มีระดับคะแนนการรับรู้ฯ ต่ำเป็นลำดับที่ ๑"
    assert without_blanks(lowest) in printed
    drawn = make_content(KNOWLEDGE_BRIEF, clerk.tree).chart
    assert [bar.value for bar in drawn.bars] == [97.11, 90.08, 91.04, 87.99, 91.81]
    assert drawn.target == 92.5
    shown = chart.bars.accessibleDescription()
    assert all(f"{bar.value:.2f}" in shown for bar in drawn.bars)
    assert all(text in printed for text in ("97.11", "90.08", "91.04", "87.99", "91.81", "92.50"))


def test_18_a_month_outside_the_plan_is_told_and_kept_and_twelve_months_are_printed(open_sample):
    clerk = open_sample("knowledge-brief-2564-r1")
    months = clerk.page(KNOWLEDGE_BRIEF)._specials[1].model
    september = len(months.columns) - 1
    assert months.outside(september)
    if not months.ticked(0, september):
        months.tick(Area(0, september, 0, september))
    assert 9 in clerk.tree.activities[0].months
    sentence, severity = clerk.told(KNOWLEDGE_BRIEF)["brief-month-outside-round"]
    assert ("มี.ค.64 - ก.ค.64" in sentence, severity) == (True, "warning")
    assert all(one.severity is Severity.WARNING for one in clerk.work.findings.of(KNOWLEDGE_BRIEF))
    pdf = clerk.pdf(KNOWLEDGE_BRIEF)
    pages = [without_blanks(page) for page in pdfium_pages(pdf)]
    header = "".join(SHORT_MONTHS[month] for month in FISCAL_MONTHS)
    assert sum(page.count(header) for page in pages) == 1
    address = clerk.tree.knowledge_brief.link
    assert address.encode() in [link.address for link in links(pdf)]
    assert address in "".join(pages)
    assert "๒๕๖๔" in "".join(pages)
