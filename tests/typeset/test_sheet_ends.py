"""Where sheets end: what a person who typesets a form by hand would not do, is not done."""

import re

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_texts import pdfium_pages
from typeset_documents import document, form

from ita_desk.typeset.document import KeepTogether, PageFormat
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run, Space
from ita_desk.typeset.tables import Cell

STYLE = ParagraphStyle(14, line_height=15)
DATE = ParagraphStyle(14, line_height=15, keep_with_next=True)
HEADING = ParagraphStyle(16, keep_with_next=True, role="H2")
PAGE = PageFormat(210, 120, 20, 12, 20, 12)
SENTENCE = "ผลการดำเนินงานของหน่วยงานตามแผนที่กำหนดไว้ในรอบปีงบประมาณนี้ "


def entry(number, address_letters):
    """A date and the address that belongs to it, with a number in each of its lines."""
    address = f"https://a.example/{number}/" + "".join(
        f"part{number}-{at}/" for at in range(address_letters // 9)
    )
    return (
        Paragraph((Run(f"วันที่{number}"),), DATE),
        Paragraph((Run(address, link=address),), STYLE),
    )


def row(number, entries, sentences=0):
    """A row whose results are dated addresses, or one text."""
    paragraphs = [p for at in range(entries) for p in entry(number * 100 + at, 60 + 40 * at)]
    if sentences:
        paragraphs.append(Paragraph((Run(f"ข้อความ{number} " + SENTENCE * sentences),), STYLE))
    title = Cell((Paragraph((Run(f"กิจกรรม{number}"),), STYLE),))
    return (None, title, Cell(tuple(paragraphs)))


def signature():
    return KeepTogether((Space(4), *(Paragraph.plain(f"ลงชื่อ{n}") for n in range(3))), company=True)


def pages_of(pdf):
    return [page.replace("\r\n", "\n") for page in pdfium_pages(pdf)]


ROWS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12)), min_size=2, max_size=9)


@given(ROWS, st.integers(125, 170), st.integers(0, 5))
@settings(max_examples=examples(40), deadline=None)
def test_sheets_of_generated_tables_end_where_a_person_would_end_them(family, rows, height, above):
    """No signature alone, no heading at a foot, no date without its address, no address cut."""
    table = form([row(n, entries, lines) for n, (entries, lines) in enumerate(rows, 1)])
    heading = Paragraph((Run("หัวข้อ"),), HEADING)
    texts = [Paragraph.plain("บรรทัด")] * above
    page = PageFormat(210, height, 20, 12, 20, 12)
    made = render(document(*texts, heading, table, signature(), page=page), family)
    pages = pages_of(made.pdf)
    (last,) = [page for page in pages if "ลงชื่อ0" in page]
    assert re.search(r"กิจกรรม\d", last)
    (headed,) = [page for page in pages if "หัวข้อ" in page]
    assert "กิจกรรม1" in headed
    for number, (entries, _) in enumerate(rows, 1):
        for at in range(entries):
            name = f"{number * 100 + at}"
            (dated,) = [p for p in pages if re.search(rf"วันที่{name}(?!\d)", p)]
            assert all(dated is p for p in pages if f"example/{name}/" in p)
            assert all(dated is p for p in pages if re.search(rf"part{name}-", p.replace("\n", "")))


@given(st.integers(2, 60), st.integers(0, 12), st.integers(1, 4))
@settings(max_examples=examples(40), deadline=None)
def test_a_closing_takes_two_lines_of_the_text_along(family, words, above, paragraphs):
    texts = [Paragraph((Run("ต้น"),), ParagraphStyle(16))] * above
    body = Paragraph((Run("เนื้อความ " * words),), ParagraphStyle(16))
    page = PageFormat(100, 110, 10, 10, 10, 10)
    made = render(document(*texts, *[body] * paragraphs, signature(), page=page), family)
    (last,) = [page for page in pages_of(made.pdf) if "ลงชื่อ0" in page]
    lines = [line for line in last.split("\n") if "เนื้อความ" in line or "ต้น" in line]
    assert len(lines) >= min(2, above + paragraphs)


def test_a_first_sheet_is_used_by_a_row_that_is_taller_than_its_room(printed):
    above = [Paragraph.plain("บรรทัด")] * 3
    made = printed(document(*above, form([row(1, 0, 40)]), page=PAGE))
    first, *_ = pages_of(made.pdf)
    assert "กิจกรรม1" in first


@pytest.mark.parametrize("lines", [4, 5, 9])
def test_a_text_leaves_two_lines_on_either_sheet(lines, family):
    """Also in a cell: whatever room is left."""
    text = "\n".join(f"บรรทัดที่{n}ของข้อความ" for n in range(lines))
    for height in range(70, 130, 3):
        cells = (None, Cell((Paragraph.plain("ก"),)), Cell((Paragraph((Run(text),), STYLE),)))
        table = form([row(1, 0, 6), cells, row(3, 0, 6)])
        page = PageFormat(210, height, 20, 12, 20, 12)
        pages = pages_of(render(document(table, page=page), family).pdf)
        counts = [len(re.findall("ของข้อความ", page)) for page in pages]
        assert all(count != 1 for count in counts)
