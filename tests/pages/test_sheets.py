"""Sheets as a strict director wants them: numbers, running titles, alignment, room for ink."""

import io

import pikepdf
import pytest
from pdf_texts import characters, pdfium_pages, without_blanks

from ita_desk.contents.documents import (
    ALL_DOCUMENTS,
    COVER_MEMO,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
    ROUND_REPORT,
    make_content,
)
from ita_desk.contents.lines import Cell, Span, line
from ita_desk.dossier_pdf import dossier_pdf
from ita_desk.model.place import Place
from ita_desk.model.tree import KpiRow, TableWidths
from ita_desk.pages.blocks import budget_cell
from ita_desk.pages.round_report import BODY

MM = 72 / 25.4


def pages_of(document, dossier, fonts):
    return [
        without_blanks(page) for page in pdfium_pages(dossier_pdf(document, dossier, fonts).pdf)
    ]


def test_sheets_after_the_first_say_what_they_belong_to(planning, fonts):
    first, *others = pages_of(ROUND_REPORT, planning, fonts)
    told = without_blanks("กองแผนงาน รอบ 5 เดือนแรก ปีงบประมาณ พ.ศ. 2567")
    assert told not in first
    assert others
    assert all(told in page for page in others)


def test_a_bound_file_has_one_row_of_numbers_with_labels(planning, fonts):
    made = dossier_pdf(ALL_DOCUMENTS, planning, fonts)
    for number, page in enumerate(pdfium_pages(made.pdf), 1):
        told = f"หน้า{number}/{made.pages}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        assert told in without_blanks(page)
    with pikepdf.open(io.BytesIO(made.pdf)) as opened:
        assert [page.label for page in opened.pages] == [str(n + 1) for n in range(made.pages)]


def body(sentences):
    return "ประชุมคณะทำงานติดตามผลการดำเนินงานคุณธรรมและความโปร่งใสของหน่วยงานให้เป็นไปตามแผน " * sentences


@pytest.mark.parametrize("sentences", range(8, 18))
def test_a_memo_gives_up_room_for_ink_before_it_takes_two_lines_along(sentences, planning, fonts):
    half = sentences // 2
    texts = {"cause": body(half), "purpose": body(sentences - half)}
    memo = planning.cover_memo.changed(texts)
    pages = pages_of(COVER_MEMO, planning.changed({"cover_memo": memo}), fonts)
    *_, last = pages
    assert "(ชื่อ-สกุลผู้รายงาน)" in last
    assert len(pages) == 1 or last.count("ประชุมคณะทำงาน") >= 1


def test_a_missing_approver_has_the_position_that_the_memo_is_addressed_to(planning, fonts):
    memo = planning.cover_memo.changed({"approver_id": None, "recipient": "ผู้อำนวยการกองแผนงาน"})
    people = tuple(one for one in planning.people if not one.position.startswith("ผู้อำนวยการ"))
    (page,) = pages_of(COVER_MEMO, planning.changed({"cover_memo": memo, "people": people}), fonts)
    assert page.count("ผู้อำนวยการกองแผนงาน") == 2


def test_amounts_stand_on_the_right_and_what_is_no_amount_in_the_middle():
    def aligned(text):
        made = budget_cell(Cell((line(Span(text)),), Place("activity", 1, "budget")), BODY)
        return made.paragraphs[0].style.align

    assert [aligned(text) for text in ("12,000", "๑,๒๕๐.๕๐", "-", "ต.ค.66")] == [
        "right",
        "right",
        "center",
        "center",
    ]


def test_numbers_of_two_digits_keep_their_gap(planning, fonts):
    progress = "\n".join(f"{n}. รายการ" for n in range(1, 13))
    row = KpiRow(id=1, code="2.1", name="ก", progress=progress)
    sheet = planning.kpi_sheet.changed({"rows": (row,)})
    page = characters(dossier_pdf(KPI_SHEET, planning.changed({"kpi_sheet": sheet}), fonts).pdf)[0]
    text = list(page)
    for number in ("9.", "11."):
        for at in range(len(text) - len(number)):
            if "".join(one.text for one in text[at : at + len(number)]) == number:
                end, following = text[at + len(number) - 1], text[at + len(number)]
                if following.text.startswith("ร"):
                    assert following.x0 - end.x1 > 2
                    break


def test_letters_and_levels_without_a_text_are_no_bare_headings(planning, fonts):
    said = "".join(pages_of(MEASURE_RATIONALE, planning, fonts))
    assert "B:BuildCapacity" not in said
    levels = "".join(pages_of(LEVEL_SUMMARY, planning, fonts))
    assert "ระดับ๑" in levels


def test_widths_set_by_hand_are_printed(planning, fonts):
    mine = "20 60 15 15 25 20 16 16 16 16 48"
    kept = TableWidths(id=1, printed=ROUND_REPORT, widths=mine)
    set_ = planning.changed({"table_widths": (kept,)})
    (table,) = dossier_pdf(ROUND_REPORT, set_, fonts).tables
    assert table.by_hand
    assert table.widths_mm[1] == pytest.approx(60, abs=5)
    (automatic,) = dossier_pdf(ROUND_REPORT, planning, fonts).tables
    assert not automatic.by_hand
    assert sum(automatic.widths_mm) == pytest.approx(267, abs=1)


def test_letters_and_levels_without_a_text_are_printed_where_they_are_wanted(planning, fonts):
    rationale = planning.measure_rationale.changed({"empty_letters": True})
    summary = planning.level_summary.changed({"empty_levels": True, "results": ()})
    bare = planning.changed(
        {"measure_rationale": rationale, "level_summary": summary, "activities": ()}
    )
    said = "".join(pages_of(MEASURE_RATIONALE, bare, fonts))
    assert "B:BuildCapacity" in said
    assert "2.2หลักการ/เหตุผล" not in said  # there is no topic of knowledge
    levels = "".join(pages_of(LEVEL_SUMMARY, bare, fonts))
    assert all(f"ระดับ{digit}" in levels for digit in "๑๒๓๔๕")


def test_months_outside_the_round_are_grey_on_paper(brief_sample, fonts):
    """Of twelve columns those of another round; nothing else of the brief is filled with grey."""
    made = dossier_pdf(KNOWLEDGE_BRIEF, brief_sample, fonts)
    widths = []
    with pikepdf.open(io.BytesIO(made.pdf)) as opened:
        grey = False
        for operands, operator in pikepdf.parse_content_stream(opened.pages[-1]):
            if str(operator) == "g":
                grey = 0.5 < float(operands[0]) < 1
            elif str(operator) in "qQ":
                grey = False
            elif str(operator) == "re" and grey:
                widths.append(float(operands[2]))
    outside = make_content(KNOWLEDGE_BRIEF, brief_sample).plan.header.outside
    assert len(widths) == len(outside) == 7
    assert max(widths) - min(widths) < 0.1
