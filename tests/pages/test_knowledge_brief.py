"""The knowledge brief on paper, read back from its PDF."""

import io

import pikepdf
import pytest
from pdf_texts import READERS, characters, links, pdfium_pages, reads_back, spelled, without_blanks

from ita_desk.contents.documents import KNOWLEDGE_BRIEF, make_content
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.pages.documents import make_pdf

ADDRESS = "http://finance.anamai.moph.go.th/download/article/article_2021507133146.pdf"
MONTHS = "ต.ค. พ.ย. ธ.ค. ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย."
SENTENCES = (
    "ความรู้แก่ C/SH เพื่อขับเคลื่อนการดำเนินงานคุณธรรมและความโปร่งใสในหน่วยงาน กองคลัง",
    "คือตัวชี้วัดที่ ๓.๒ : ระดับความสำเร็จของการดำเนินงานคุณธรรมและความโปร่งใส",
    "๔) การใช้ทรัพย์สินของราชการ ร้อยละ ๘๗.๙๙ และ ๕) การแก้ไขปัญหาการทุจริต ร้อยละ ๙๑.๘๑",
    "แผนภูมิ ผลการดำเนินงานรอบ 5 เดือนแรก (รายตัวชี้วัด)",
    "เปรียบเทียบกับเป้าหมายภาพรวมของรอบ 5 เดือนหลัง (กำหนดไว้ร้อยละ 92.50)",
    "การใช้ทรัพย์สินของราชการ (ร้อยละ ๘๗.๙๙) มีระดับคะแนนการรับรู้ฯ ต่ำเป็นลำดับที่ ๑",
    f"ตามลิงก์ {ADDRESS} โดยเน้นกิจกรรม",
    "๕. สรุปผลและจัดส่งรายงานในระบบ DOC ภายในวันที่ ๑๐ ของเดือนถัดไป",
    "รอบสอง ประมาณกลางเดือนมิถุนายน ๒๕๖๔",
    "แผนขับเคลื่อนนโยบาย มาตรการ และการสร้างความรู้ความเข้าใจให้กับบุคลากรกองคลัง",
    "นโยบาย การเพิ่มการรับรู้ภายในที่มีต่อหน่วยงานตนเอง",
    "ระยะเวลาดำเนินการ (มี.ค.๖๔ - ก.ค.๖๔)",
    '๓. ประชาสัมพันธ์ข่าวสาร "คุณธรรม สุจริต"',
)


@pytest.fixture(scope="module")
def print_brief(fonts, brief_sample):
    def print_one(tree=brief_sample, **fields):
        brief = tree.knowledge_brief.changed(fields)
        tree = tree.changed({"knowledge_brief": brief})
        return make_pdf(KNOWLEDGE_BRIEF, make_content(KNOWLEDGE_BRIEF, tree), fonts)

    return print_one


@pytest.fixture(scope="module")
def printed(print_brief):
    return print_brief()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.usefixtures("poppler")
def test_it_says_what_the_real_brief_says(printed, reader):
    pages = READERS[reader](printed.pdf)
    assert [text for text in SENTENCES if not reads_back(text, pages)] == []


def test_18_the_grid_prints_the_twelve_months_and_every_tick(printed):
    page = pdfium_pages(printed.pdf)[-1]
    assert without_blanks(MONTHS) in without_blanks(page)
    assert page.count("✓") == 4
    clusters = characters(printed.pdf)[-1]
    head, last = (spelled(month, clusters) for month in ("ก.ย.", "ส.ค."))
    ticks = [cluster for cluster in clusters if cluster.text == "✓"]
    for month, tick in ((last, ticks[-2]), (head, ticks[-1])):
        assert month[0].x0 < (tick.x0 + tick.x1) / 2 < month[-1].x1


def test_18_the_address_opens_as_it_was_typed(printed):
    assert {link.address.decode("ascii") for link in links(printed.pdf)} == {ADDRESS}


def test_17_the_chart_stands_between_principle_and_analysis(printed):
    text = without_blanks("".join(pdfium_pages(printed.pdf)))
    order = [
        text.index(without_blanks(part))
        for part in ("มาเปรียบเทียบกับ", "แผนภูมิ", "97.11", "เส้นประ: เป้าหมาย", "จากผลประเมินข้างต้น")
    ]
    assert order == sorted(order)
    chart = [box for box in printed.boxes if box.tag == Place("knowledge_brief", 1, "score_4")]
    assert {box.page for box in chart} == {1}


def test_a_click_on_a_month_leads_to_the_activity(printed):
    months = [box for box in printed.boxes if box.tag == Place("activity", 2, "months")]
    assert len(months) == 12 + 1  # the cells, and the tick in one of them


def test_the_plan_lies_on_its_side(printed):
    with pikepdf.open(io.BytesIO(printed.pdf)) as document:
        sizes = [page.mediabox for page in document.pages]
    upright = [float(box[2]) < float(box[3]) for box in sizes]
    assert upright == [True] * (len(upright) - 1) + [False]


def test_in_arabic_digits_no_thai_one_is_left(print_brief):
    text = "".join(pdfium_pages(print_brief(digits="arabic").pdf))
    assert not set("๐๑๒๓๔๕๖๗๘๙") & set(text)
    assert "- 2 -" in text


def test_an_empty_brief_prints_its_form(print_brief, brief_sample):
    blank = brief_sample.changed(
        {"activities": (), "knowledge_brief": type(brief_sample.knowledge_brief)()}
    )
    pages = pdfium_pages(print_brief(blank).pdf)
    assert reads_back("หลักการและเหตุผล", pages)
    assert without_blanks(MONTHS) in without_blanks(pages[-1])


def test_the_head_of_a_long_plan_stands_on_every_page_with_the_measure(print_brief, brief_sample):
    activities = tuple(
        Activity(id=number, measure_id=1, title="ประชาสัมพันธ์ข่าวสาร", months=(4,))
        for number in range(1, 60)
    )
    printed = print_brief(brief_sample.changed({"activities": activities}))
    plan = [page for page in map(without_blanks, pdfium_pages(printed.pdf)) if "✓" in page]
    assert len(plan) > 1
    for page in plan:
        assert without_blanks(MONTHS) in page
        assert without_blanks(brief_sample.measures[0].title) in page


def test_texts_taller_than_a_page_stand_above_the_table(print_brief, brief_sample, project_folder):
    """A heading row is repeated on every sheet, so it can't hold what is taller than one."""
    file = project_folder / "tests" / "data" / "walls" / "header_taller_than_page.json"
    tall = read_dossier_path(file)
    made = print_brief(tall)
    assert made.pages > 3
    assert print_brief(brief_sample, policy="ส่งเสริมคุณธรรม " * 3000).pages > 3
