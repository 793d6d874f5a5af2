"""Acceptance checks 8 to 12: the cover memo and the five levels."""

import io
from itertools import pairwise

import pytest
from pdf_drawings import drawn
from pdf_texts import characters, pdfium_pages, spelled, without_blanks
from PIL import Image

from ita_desk.contents.documents import COVER_MEMO, LEVEL_SUMMARY
from ita_desk.contents.level_summary import confirmed_total
from ita_desk.model.place import Place
from ita_desk.verbs import fields

MM = 72 / 25.4


def test_08_a_telephone_corrected_once_changes_the_form_and_the_memo(planning_open, type_into):
    work = planning_open.work
    assert work.navigation.go_to(Place("person", planning_open.tree.reporter.id, "phone"))
    place = Place("person", planning_open.tree.reporter.id, "phone")
    phone = next(field for field in work.pages.front._fields if field.placed.place == place)
    type_into(phone, "0 2590 4285")
    assert without_blanks("โทร. 0 2590 4285") in planning_open.printed()
    assert without_blanks("โทร. ๐ ๒๕๙๐ ๔๒๘๕") in planning_open.printed(COVER_MEMO)


@pytest.fixture
def written_memo(planning_open):
    """The memo of the sample, written anew of the meeting of 23 February."""
    clerk = planning_open
    picture = io.BytesIO()
    Image.new("RGB", (60, 60), "black").save(picture, "PNG")
    clerk.emblem = picture.getvalue()
    choice = clerk.field(COVER_MEMO, "cover_memo", "meeting_id")
    position = next(
        at for at in range(choice.count()) if choice.itemText(at).startswith("23 ก.พ. 67 · 14.30")
    )
    choice.setCurrentIndex(position)
    choice.activated.emit(position)
    clerk.page(COVER_MEMO)._specials[0].button.click()
    return clerk


def test_09_a_memo_is_written_of_the_chosen_meeting_in_the_layout_of_a_memo(written_memo):
    clerk = written_memo
    memo = clerk.tree.cover_memo
    assert (memo.subject, memo.cause, memo.purpose, memo.conclusion) == (None,) * 4
    pdf = clerk.pdf(COVER_MEMO)
    said = without_blanks("".join(pdfium_pages(pdf)))
    for sentence in (
        "เรื่อง สรุปรายงานการประชุมคณะทำงาน ตัวชี้วัดที่ ๒.๑",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (รอบ ๕ เดือนแรก)",
        "เมื่อวันที่ ๒๓ กุมภาพันธ์ ๒๕๖๗ เวลา ๑๔.๓๐ - ๑๖.๓๐ น. ณ ห้องประชุมเล็กกองแผนงาน อาคาร ๕ ชั้น ๔ กรมอนามัย",
        "ประจำเดือนกุมภาพันธ์ ๒๕๖๗",
    ):
        assert without_blanks(sentence) in said
    (page,) = characters(pdf)  # both signatures stand on one page: there is but one
    heading, body = spelled("บันทึกข้อความ", page), spelled("เรียน", page)
    height = (heading[0].y1 - heading[0].y0) / (body[0].y1 - body[0].y0)
    assert height == pytest.approx(29 / 16, rel=1e-3)
    assert "Bold" in heading[0].font
    dots, solid, [(width, _, _, tall, _, _)] = drawn(pdf)
    assert (width, tall) == pytest.approx((15 * MM, 15 * MM))
    assert len(dots) == 5
    assert solid == []
    assert spelled("(ชื่อ-สกุล ผู้รายงาน)", page)
    assert spelled("(ชื่อ-สกุล ผู้อำนวยการ)", page)


def test_10_a_memo_older_than_its_meeting_is_blocked_and_a_later_report_is_a_notice(
    planning_open, type_into
):
    date = planning_open.field(COVER_MEMO, "cover_memo", "date")
    type_into(date, "20 กุมภาพันธ์ 2567")
    assert planning_open.told(COVER_MEMO)["memo-before-meeting"][1] == "error"
    assert planning_open.work.documents.blocked_by(COVER_MEMO) == 1
    type_into(date, "5 มีนาคม 2567")
    told = planning_open.told(COVER_MEMO)
    assert planning_open.work.documents.blocked_by(COVER_MEMO) == 0
    sentence, severity = told["doc-report-after-memo"]
    assert ("8 มี.ค. 67" in sentence, severity) == (True, "warning")


def test_11_tagged_activities_and_persons_become_the_five_levels(planning_open, type_into):
    clerk = planning_open
    clerk.program.gateway.yes = True
    for at in range(5):
        part = clerk.list(LEVEL_SUMMARY, "level_result", at)
        if part.model.ids and not part.model.generated:
            part.again_button.click()
    assert clerk.tree.level_summary.results == ()
    for row, item in enumerate(("1.1", "2.1", "2.2", "3.1", "4.1")):
        activity = clerk.tree.activities[row]
        clerk.session.run(fields.edit, Place("activity", activity.id, "level_item"), item)
    persons = clerk.field(LEVEL_SUMMARY, "level_summary", "eit_persons")
    type_into(persons, "5")
    pending = clerk.field(LEVEL_SUMMARY, "level_summary", "outcome_pending")
    if not pending.isChecked():
        pending.click()
    table = clerk.field(LEVEL_SUMMARY, "level_summary", "score_table")
    table.click()
    printed = clerk.printed(LEVEL_SUMMARY)
    order = [printed.index(mark) for mark in ("๑.ระดับ๑", "๑.๑", "๑.๒", "๒.ระดับ๒", "๕.ระดับ๕")]
    assert all(before < after for before, after in pairwise(order))
    assert without_blanks("จำนวน ๕ ราย") in printed
    assert without_blanks("ระดับ ๕ Outcome ผลลัพธ์ของตัวชี้วัด ๑ รอผล") in printed
    items = clerk.list(LEVEL_SUMMARY, "level_result", 1).model
    clerk.write(items, 0, "score", "0.5")
    last = clerk.list(LEVEL_SUMMARY, "level_result", 4).model
    clerk.write(last, 0, "score", "1")
    assert str(confirmed_total(clerk.tree)) == "0.5"


def test_12_a_score_over_its_maximum_blocks_names_the_limit_and_stays(planning_open):
    items = planning_open.list(LEVEL_SUMMARY, "level_result", 1)
    column = items.model.column_named("score")
    planning_open.write(items.model, 0, "score", "๐.๖")
    assert planning_open.tree.level_summary.results[2].score == "0.6"
    sentence, severity = planning_open.told(LEVEL_SUMMARY)["item-score-over-maximum"]
    assert severity == "error"
    assert "0.5" in sentence
    assert planning_open.work.documents.blocked_by(LEVEL_SUMMARY) > 0
    assert items.model.typed(0, column) == "0.6"
    assert sentence in items.model.warning(0, column)
    found = planning_open.work.findings.of(LEVEL_SUMMARY)
    finding = next(one for one in found if one.code == "item-score-over-maximum")
    assert planning_open.work.navigation.go_to(finding.place)
    assert items.view.current() == (0, column)
