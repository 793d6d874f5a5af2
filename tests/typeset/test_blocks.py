"""Dotted lines, blocks kept together, columns side by side, charts, and what's in the margins."""

import io

import pikepdf
import pytest
from pdf_texts import characters, pdfium_pages, spelled
from typeset_documents import document, failures, lines, structure

from ita_desk.typeset.document import (
    Document,
    KeepTogether,
    Metadata,
    PageFormat,
    PageText,
    Section,
    SideBySide,
)
from ita_desk.typeset.story import (
    Bar,
    BarChart,
    DottedLine,
    LeaderField,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    Space,
)

MM = 72 / 25.4
PAGE = PageFormat(100, 100, 10, 10, 10, 10)


def text_pages(pdf):
    return [page.replace("\r\n", "\n") for page in pdfium_pages(pdf)]


def place(pdf, text, page=0):
    """Left edge and baseline, in points from the lower left."""
    first, *_ = spelled(text, characters(pdf)[page])
    return first.x0, first.y0


def test_a_field_begins_where_it_is_told(printed):
    fields = (
        LeaderField(Run("ที่ ", bold=True, size=20), Run("สธ 0905")),
        LeaderField(Run("วันที่ ", bold=True, size=20), Run("5 มีนาคม"), start_mm=80),
    )
    pdf = printed(document(DottedLine(fields))).pdf
    assert place(pdf, "วันที่")[0] == pytest.approx((20 + 80) * MM, abs=0.1)
    assert [node.text for node in structure(pdf).find("P")] == ["ที่ สธ 0905", "วันที่ 5 มีนาคม"]


def test_a_long_value_goes_on_below_with_dots_under_each_line(printed):
    value = "สรุปรายงานการประชุมคณะทำงาน " * 8
    pdf = printed(document(DottedLine((LeaderField(Run("เรื่อง "), Run(value)),)))).pdf
    printed_lines = text_pages(pdf)[0].strip().split("\n")
    assert len(printed_lines) >= 3
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = opened.pages[0].Contents.read_bytes()
    assert content.count(b" l\n") == len(printed_lines)


def test_a_closing_text_follows_dots_of_the_asked_width(printed):
    field = LeaderField(Run("ลงชื่อ"), dots_mm=50, closing=Run("ผู้รายงาน"))
    pdf = printed(document(DottedLine((field,), ParagraphStyle(align="center")))).pdf
    label = spelled("ลงชื่อ", characters(pdf)[0])
    closing = spelled("ผู้รายงาน", characters(pdf)[0])
    assert closing[0].x0 - label[-1].x1 == pytest.approx(50 * MM, abs=0.1)
    assert (label[0].x0 + closing[-1].x1) / 2 == pytest.approx(105 * MM, abs=0.5)


def test_a_value_over_dots_of_fixed_width_is_centred(printed):
    field = LeaderField(Run("("), Run("ชื่อ-สกุล"), closing=Run(")"), dots_mm=60)
    pdf = printed(document(DottedLine((field,)))).pdf
    value = spelled("ชื่อ-สกุล", characters(pdf)[0])
    left = spelled("(", characters(pdf)[0])[0].x1
    assert (value[0].x0 + value[-1].x1) / 2 == pytest.approx(left + 30 * MM, abs=0.5)


@pytest.mark.parametrize("filler", range(6))
def test_a_block_is_never_parted(filler, printed):
    block = KeepTogether(tuple(lines([f"คำที่{n}" for n in range(5)])))
    made = printed(document(*lines(["ก"] * filler), block, page=PAGE))
    pages = [page for page in text_pages(made.pdf) if "คำที่" in page]
    assert len(pages) == 1


def test_a_block_taller_than_a_page_is_parted_rather_than_lost(printed):
    block = KeepTogether(tuple(lines([f"คำที่{n}" for n in range(40)])))
    made = printed(document(Paragraph.plain("ก"), block, page=PAGE))
    assert made.pages > 1
    assert "คำที่39" in text_pages(made.pdf)[-1]


def test_a_paragraph_leaves_no_line_alone_on_a_page(printed):
    text = "ตามที่กองแผนงานได้จัดประชุมคณะทำงาน " * 12
    for filler in range(8):
        above = lines(["ก"] * filler)
        pages = text_pages(printed(document(*above, Paragraph.plain(text), page=PAGE)).pdf)
        counts = [sum("ประชุม" in line or "งาน" in line for line in p.split("\n")) for p in pages]
        assert all(count != 1 for count in counts)


def test_columns_stand_side_by_side(printed):
    left = (Paragraph.plain("ซ้าย"), Paragraph.plain("ล่าง"))
    pdf = printed(document(SideBySide(((30, left), (None, (Paragraph.plain("ขวา"),)))))).pdf
    (x0, y0), (x1, y1), (_, y2) = (place(pdf, text) for text in ("ซ้าย", "ขวา", "ล่าง"))
    assert y0 == y1 > y2
    assert x1 - x0 == pytest.approx((30 + 4) * MM, abs=0.1)
    assert structure(pdf).text == "ซ้ายล่างขวา"


def test_space_stands_between_items_and_vanishes_at_the_top_of_a_page(printed):
    pdf = printed(document(Space(50), Paragraph.plain("ก"), Space(10), Paragraph.plain("ข"))).pdf
    bare = printed(document(Paragraph.plain("ก"), Paragraph.plain("ข"))).pdf
    assert place(pdf, "ก") == place(bare, "ก")
    assert place(bare, "ข")[1] - place(pdf, "ข")[1] == pytest.approx(10 * MM, abs=0.1)


def test_a_page_break_begins_a_page(printed):
    made = printed(document(PageBreak(), Paragraph.plain("ก"), PageBreak(), Paragraph.plain("ข")))
    assert [page.strip() for page in text_pages(made.pdf)] == ["ก", "ข"]


def test_page_numbers_in_thai_digits_from_the_second_page_on(printed):
    number = PageText("- {page} -", "top-center", 15, digits="๐๑๒๓๔๕๖๗๘๙", first_page=False)
    items = [Paragraph.plain("ก"), PageBreak(), Paragraph.plain("ข")]
    pdf = printed(document(*items, furniture=[number])).pdf
    first, second = text_pages(pdf)
    assert "-" not in first
    assert "- ๒ -" in second


def test_numbering_goes_on_over_sections_until_it_is_restarted(printed):
    number = PageText("หน้า {page}/{pages}")
    sections = tuple(
        Section((Paragraph.plain("ก"),), furniture=(number,), restart_numbering=restart)
        for restart in (False, False, True)
    )
    pdf = printed(Document(sections, Metadata("เลขหน้า"))).pdf
    assert [page.split("\n")[-1] for page in text_pages(pdf)] == ["หน้า 1/2", "หน้า 2/2", "หน้า 1/1"]


def chart(**options):
    bars = (Bar("การปฏิบัติหน้าที่", 97.11, "97.11", "duty"), Bar("การใช้อำนาจ", 50, "50", "power"))
    return BarChart(bars, 100, "แผนภูมิแท่ง", **options)


def test_a_chart_prints_its_texts_and_is_valid(printed):
    pdf = printed(document(chart(target=92.5, target_text="เป้าหมาย 92.50"))).pdf
    root = structure(pdf)
    assert str(root.find("Figure")[0].entry.Alt) == "แผนภูมิแท่ง"
    texts = [node.text for node in root.find("P")]
    assert texts == ["การปฏิบัติหน้าที่", "97.11", "การใช้อำนาจ", "50", "เป้าหมาย 92.50"]
    assert failures(pdf) == []


def test_bars_are_as_high_as_their_values(printed):
    pdf = printed(document(chart(height_mm=100))).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = opened.pages[0].Contents.read_bytes().decode()
    lines = [line for line in content.splitlines() if line.endswith(" re f*")]
    heights = [float(line.split()[4]) for line in lines]
    assert heights == pytest.approx([97.11 * MM, 50 * MM], abs=0.02)


def test_a_chart_without_bars_is_a_mistake(printed):
    with pytest.raises(ValueError, match="a chart needs bars"):
        printed(document(BarChart((), 100, "ว่าง")))
