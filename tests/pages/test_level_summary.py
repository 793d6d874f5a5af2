"""The five-level summary on paper, read back from the finished PDF."""

import pytest
from pdf_texts import characters, links, pdfium_pages, spelled, without_blanks

from ita_desk.contents.documents import LEVEL_SUMMARY, make_content
from ita_desk.model.tree import Dossier, LevelResult, LevelSummary
from ita_desk.pages.documents import make_pdf

MM = 72 / 25.4
ADDRESSES = (
    "https://planning.anamai.moph.go.th/th/pa67-2-1",
    "https://planning.anamai.moph.go.th/th/pa67-report",
    "https://planning.anamai.moph.go.th/th/oit-planning67",
)


def print_summary(dossier, fonts):
    return make_pdf(LEVEL_SUMMARY, make_content(LEVEL_SUMMARY, dossier), fonts).pdf


def told(dossier, **fields):
    summary = dossier.level_summary.changed(fields)
    return dossier.changed({"level_summary": summary})


@pytest.fixture(scope="module")
def pdf(planning, fonts):
    return print_summary(planning, fonts)


def test_the_sample_says_what_the_real_summary_said(pdf):
    said = without_blanks("".join(pdfium_pages(pdf)))
    sentences = (
        "รายงานสรุปผลการดำเนินงาน รอบ ๕ เดือนแรก",
        "๑. ระดับ ๑ Assessment",
        "๑.๑ รายงานผลการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ITA ดังนี้",
        "- การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน IIT ปีที่ผ่านมา",
        "- การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก EIT ปีที่ผ่านมา",
        "- การเปิดเผยข้อมูลสาธารณะ OIT",
        "๑.๒ ระบุจำนวนผู้มีส่วนได้ส่วนเสียภายนอก EIT จำนวน ๕ ราย",
        "๒. ระดับ ๒ Advocacy/Intervention",
        "๒.๑ ได้กำหนดมาตรการ กลไก ขับเคลื่อนการดำเนินงานคุณธรรมและความโปร่งใสของกองแผนงาน"
        " โดยมีความสอดคล้องตามผลการวิเคราะห์การประเมิน",
        "๒.๒ จัดทำแผนการดำเนินการขับเคลื่อนตัวชี้วัดที่สอดคล้องกับผลการวิเคราะห์ ITA",
        "๓. ระดับ ๓ Management and Governance",
        "๓.๑ มีการรายงานการกำกับ ติดตามผลการดำเนินงานตัวชี้วัดเป็นประจำทุกเดือน"
        " และนำขึ้นเว็บไซต์ของหน่วยงาน ภายในวันที่ ๑๐ ของเดือน และรายงานผลได้ตามระยะเวลาที่กำหนด",
        "๔. ระดับ ๔ Output ผลผลิต",
        "- มีการดำเนินการตามแผนขับเคลื่อนตัวชี้วัดฯ ครบถ้วน และเป็นไปตามระยะเวลาที่กำหนด"
        " และได้จัดทำแบบรายงานผลการขับเคลื่อนตัวชี้วัดฯ เสนอผู้อำนวยการรับทราบ",
        "๕. ระดับ ๕ Outcome ผลลัพธ์ของตัวชี้วัด",
        "- ประกอบด้วย (IIT+EIT+OIT) ซึ่งกองแผนงานได้ดำเนินการตามขั้นตอนได้ครบถ้วน"
        " และเป็นไปตามระยะเวลาที่กำหนด ซึ่งในส่วนนี้ทางกองการเจ้าหน้าที่จะแจ้งคะแนนให้ทราบภายหลัง"
        " คาดว่าจะได้ ๑ คะแนนเต็ม ในระดับ ๕ ตาม Link ดังนี้",
        *ADDRESSES,
        "และผลการดำเนินงานในรอบ ๕ เดือนแรก ตามแบบรายงานผลการขับเคลื่อนตัวชี้วัด ดังเอกสารแนบ",
    )
    assert said == without_blanks("".join(sentences))


def test_addresses_open_byte_for_byte(pdf):
    assert [link.address.decode() for link in links(pdf)] == list(ADDRESSES)


def test_numbers_and_dashes_hang_left_of_their_texts(pdf):
    (page,) = characters(pdf)
    heading, item = spelled("๑. ระดับ", page)[0], spelled("๒.๑ได้กำหนด", page)
    assert heading.x0 == pytest.approx(30 * MM, abs=1)
    assert item[0].x0 == pytest.approx(38 * MM, abs=1)
    assert item[3].x0 == pytest.approx(47 * MM, abs=1)
    second_line = spelled("โดยมีความสอดคล้อง", page)[0]
    assert second_line.x0 == pytest.approx(47 * MM, abs=1)


def test_headings_are_bold_and_texts_are_not(pdf):
    (page,) = characters(pdf)
    assert "Bold" in spelled("๓. ระดับ", page)[0].font
    assert "Bold" not in spelled("มีการรายงาน", page)[0].font


def test_a_summary_gathered_from_the_plan_names_its_proof(planning, fonts):
    gathered = planning.changed({"level_summary": LevelSummary(eit_persons=5)})
    pdf = print_summary(gathered, fonts)
    said = without_blanks("".join(pdfium_pages(pdf)))
    assert without_blanks("จำนวน ๕ ราย") in said
    assert {link.address.decode() for link in links(pdf)} >= {
        evidence.url
        for activity in planning.activities
        for result in activity.results
        for evidence in result.evidence
    }
    assert spelled("- ๒ -", characters(pdf)[1])


def test_the_table_of_scores_ends_with_what_is_confirmed(planning, fonts):
    results = (LevelResult(id=1, level=2, item="2.1", text="ก", score="0.5"),)
    pdf = print_summary(told(planning, results=results, score_table=True), fonts)
    said = without_blanks("".join(pdfium_pages(pdf)))
    assert without_blanks("ระดับ ๒ Advocacy/Intervention ๑ ๐.๕") in said
    assert without_blanks("ระดับ ๕ Outcome ผลลัพธ์ของตัวชี้วัด ๑ รอผล") in said
    assert without_blanks("รวมคะแนนที่ยืนยันแล้ว ๕ ๐.๕") in said


def test_a_level_of_nothing_is_no_bare_heading(fonts):
    said = "".join(pdfium_pages(print_summary(Dossier(id=1, fiscal_year=2567, round=2), fonts)))
    assert without_blanks("๕. ระดับ ๕") in without_blanks(said)
    assert without_blanks("๔. ระดับ ๔") not in without_blanks(said)
    assert "แรก" not in said


def test_an_item_of_bullets_only_is_printed_with_its_number(planning, fonts):
    results = (LevelResult(id=1, level=2, item="2.1", bullets="ข้อหนึ่ง\nข้อสอง"),)
    said = "".join(pdfium_pages(print_summary(told(planning, results=results), fonts)))
    assert without_blanks("๒.๑ - ข้อหนึ่ง - ข้อสอง") in without_blanks(said)
