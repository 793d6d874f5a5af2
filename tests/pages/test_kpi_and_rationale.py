"""The indicator sheet and the measure rationale on paper, read back from their PDFs."""

import re
from dataclasses import fields, is_dataclass

import pytest
from pdf_texts import READERS, links, pdfium_pages, poppler_pages, reads_back, without_blanks

from ita_desk.contents.documents import KPI_SHEET, MEASURE_RATIONALE, make_content
from ita_desk.pages.documents import make_pdf

SENTENCES = {
    KPI_SHEET: (
        "2. ประชุมคณะทำงาน กำกับและติดตามผลการขับเคลื่อนการดำเนินงานให้เป็นไปตาม จำนวน 5 ครั้ง",
        "8. สรุปผลการดำเนินงานและรายงานให้ผู้อำนวยการรับทราบ จำนวน 1 ครั้ง",
        "1. วันที่ 5 เม.ย. 67",
        "ครั้งที่ 5 วันที่ 9 ส.ค. 67",
        "(ได้ 0.2216 คะแนน) รวมคะแนน 2.4582 คะแนน",
        "รายงาน ณ วันที่ 10 ส.ค. 2567",
        "หมายเหตุ : Link URL ตัวชี้วัด 4.21 https://dhealth.anamai.moph.go.th/th/pa67-4-21",
    ),
    MEASURE_RATIONALE: (
        "1) ชื่อมาตรการ : เปิดโอกาสการสอบถาม การทักท้วง",
        "จึงได้มีการกำหนดแผนตามตารางที่ 1 และมาตรการตามตารางที่ 2 ดังนี้",
        "ของสำนักงานเลขาธิการกรม ประจำปีงบประมาณ 2565",
        "สอดคล้องกับกลยุทธ์ PIRAB ดังนี้",
        "หัวข้อ O5 ช่องทางการรับฟังความคิดเห็น โดยมี พรบ.ข้อมูลข่าวสาร ๒๕๔๐ ระเบียบวาระการประชุม",
        "2.2 หลักการ/เหตุผลที่กำหนดประเด็นความรู้",
    ),
}


@pytest.fixture(scope="module")
def printed(fonts, kpi_sample, rationale_sample):
    trees = {KPI_SHEET: kpi_sample, MEASURE_RATIONALE: rationale_sample}

    def print_one(name, **fields):
        tree = trees[name]
        part = name.replace("-", "_")
        tree = tree.changed({part: getattr(tree, part).changed(fields)})
        return make_pdf(name, make_content(name, tree), fonts)

    return print_one


@pytest.fixture(scope="module")
def plain(printed):
    return {name: printed(name) for name in SENTENCES}


def content_lines(value):
    """Every line of a content, its list sign before it."""
    if hasattr(value, "spans"):
        yield value.mark + value.text
    elif isinstance(value, tuple):
        for part in value:
            yield from content_lines(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from content_lines(getattr(value, field.name))


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.usefixtures("poppler")
def test_every_line_comes_back(plain, kpi_sample, rationale_sample, name, reader):
    tree = kpi_sample if name == KPI_SHEET else rationale_sample
    pages = READERS[reader](plain[name].pdf)
    lines = [line for line in content_lines(make_content(name, tree)) if line]
    assert len(lines) > 40
    assert [line for line in lines if not reads_back(line, pages)] == []


@pytest.mark.parametrize("name", SENTENCES)
def test_it_says_what_the_real_sheet_says(plain, name):
    pages = pdfium_pages(plain[name].pdf)
    assert [text for text in SENTENCES[name] if not reads_back(text, pages)] == []


@pytest.mark.parametrize("name", SENTENCES)
def test_the_header_is_on_every_page_of_the_sheet(plain, name):
    pages = [without_blanks(page) for page in pdfium_pages(plain[name].pdf)]
    word = "ความก้าวหน้าหมายเหตุ" if name == KPI_SHEET else "-2-"
    assert [word in page for page in pages][1]
    assert all(word in page for page in pages) or name == MEASURE_RATIONALE


def test_every_address_opens(plain, kpi_sample):
    typed = "\n".join(
        [row.remark or "" for row in kpi_sample.kpi_sheet.rows]
        + [row.progress or "" for row in kpi_sample.kpi_sheet.rows]
        + [kpi_sample.kpi_sheet.notes]
        + [link.url for link in kpi_sample.round_report.links]
    )
    wanted = {url.encode() for url in re.findall(r"https?://\S+", typed)}
    assert {link.address for link in links(plain[KPI_SHEET].pdf)} == wanted
    assert len(wanted) == 19


@pytest.mark.parametrize("name", SENTENCES)
def test_thai_digits_stop_at_codes_and_addresses(printed, name):
    page = without_blanks("".join(pdfium_pages(printed(name, digits="thai").pdf)))
    assert "๐๕" not in page.replace("๒๐๕", "")
    if name == KPI_SHEET:
        assert "https://shorturl.asia/biDxX" in page
        assert "๒.๔๕๘๒" in page
        assert "หน้า๑/" in page
    else:
        assert "หัวข้อO5" in page
        assert "-๒-" in page


@pytest.mark.usefixtures("poppler")
def test_captions_stand_above_their_tables(plain):
    text = "".join(without_blanks(page) for page in poppler_pages(plain[MEASURE_RATIONALE].pdf))
    first, second = text.index("ตารางที่1แผน"), text.index("ตารางที่2มาตรการ")
    assert first < text.index("ลำดับกิจกรรม") < second < text.index("แนวทาง/มาตรการแผน")


@pytest.mark.parametrize("name", SENTENCES)
def test_a_click_leads_to_what_is_printed(plain, name):
    entities = {box.tag.entity for box in plain[name].boxes if box.tag is not None}
    own = {"kpi_row", "kpi_sheet"} if name == KPI_SHEET else {"measure", "oit_link", "plan_row"}
    assert own <= entities
