from itertools import pairwise

import pytest
from pdf_texts import characters, links, pdfium_pages
from typeset_documents import document, structure

from ita_desk.typeset.document import PageFormat
from ita_desk.typeset.line_breaking import break_plan, unbreakable_words
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run

MM = 72 / 25.4
PAGE = PageFormat(100, 200, 20, 20, 20, 20)
BLANK = 0.243  # the space of Sarabun in its em
LEFT, RIGHT = 20 * MM, 80 * MM
TEXT = (
    "ตามที่กองแผนงานได้จัดประชุมคณะทำงานขับเคลื่อนตัวชี้วัด เพื่อติดตามผลการดำเนินงานคุณธรรม"
    "และความโปร่งใสของหน่วยงาน (Integrity and Transparency Assessment) ในรอบ 5 เดือนแรก"
)


def printed_lines(pdf):
    """Clusters by baseline, from the top."""
    rows = {}
    for page in characters(pdf):
        for char in page:
            rows.setdefault(round(-char.y0, 1), []).append(char)
    return [rows[y] for y in sorted(rows)]


def edges(line):
    """Left and right edge of a line's letters; a blank belongs to the letter before it."""
    last = line[-1]
    blank = BLANK * (last.y1 - last.y0) if last.text.endswith(" ") else 0
    return line[0].x0, last.x1 - blank


def paragraph(text, **style):
    return Paragraph((Run(text),), ParagraphStyle(**style))


def test_justified_lines_end_at_both_margins_but_the_last(printed):
    pdf = printed(document(paragraph(TEXT, align="justify"), page=PAGE)).pdf
    *full, last = printed_lines(pdf)
    assert len(full) >= 3
    for line in full:
        assert edges(line) == pytest.approx((LEFT, RIGHT), abs=1.5)
    assert edges(last)[1] < RIGHT - 5


def test_justifying_leaves_every_cluster_its_shape_and_text(printed):
    """The room goes into the width of clusters before a break, never between marks and base."""
    plain = printed(document(paragraph(TEXT), page=PAGE)).pdf
    justified = printed(document(paragraph(TEXT, align="justify"), page=PAGE)).pdf
    assert pdfium_pages(plain) == pdfium_pages(justified)
    letters = "".join(char.text for char in characters(justified)[0])
    assert letters == TEXT


def test_the_room_of_a_justified_line_goes_between_all_thai_letters(printed):
    """Gaps between words alone would look like blanks, which Thai doesn't write there."""
    first, second = (
        printed_lines(printed(document(paragraph(TEXT, align=align), page=PAGE)).pdf)[0]
        for align in ("left", "justify")
    )
    assert [char.text for char in first] == [char.text for char in second]
    moved = [wide.x0 - plain.x0 for plain, wide in zip(first, second, strict=True)]
    growths = [after - before for before, after in pairwise(moved)]
    assert min(growths) > 0
    assert max(growths) - min(growths) < 0.1


@pytest.mark.parametrize(
    ("align", "expected"),
    [("left", (LEFT, None)), ("right", (None, RIGHT)), ("center", None)],
)
def test_alignment(align, expected, printed):
    (line,) = printed_lines(printed(document(paragraph("คำ ", align=align), page=PAGE)).pdf)
    left, right = edges(line)
    if expected is None:
        assert (left + right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)
        return
    for found, wanted in zip((left, right), expected, strict=True):
        assert wanted is None or found == pytest.approx(wanted, abs=1.5)


def test_lines_never_cut_a_name(printed):
    name = "ชื่อ-สกุล ผู้รายงานประจำกองแผนงาน"
    for width in range(70, 120, 3):
        text = f"โดยมีเจ้าหน้าที่คือ {name} เป็นผู้รับผิดชอบ"
        page = PageFormat(width, 200, 5, 5, 5, 5)
        pdf = printed(document(paragraph(text), page=page, keep=[name])).pdf
        assert any(name in line for line in pdfium_pages(pdf)[0].splitlines())


def test_a_line_ends_inside_a_compound_only_where_words_would_leave_it_poor():
    plan = break_plan("การประชุมคณะทำงาน", ())
    assert plan.words
    assert "".join(unbreakable_words("การประชุมคณะทำงาน", plan)) == "การประชุมคณะทำงาน"


def test_an_address_is_no_word_that_widens_a_column():
    text = "ดู https://planning.anamai.moph.go.th/web-upload/20xa4d80079fdd38ace9fb48a050e5b52e4 นะ"
    assert unbreakable_words(text, break_plan(text, ())) == ["ดู", "นะ"]


def test_line_height_and_first_indent(printed):
    style = {"line_height": 30, "first_indent_mm": 10, "left_indent_mm": 5}
    pdf = printed(document(paragraph(TEXT, **style), page=PAGE)).pdf
    first, second, third, *_ = printed_lines(pdf)
    assert first[0].y0 - second[0].y0 == pytest.approx(30, abs=0.1)
    assert first[0].x0 == pytest.approx(LEFT + 15 * MM, abs=0.1)
    assert second[0].x0 == third[0].x0 == pytest.approx(LEFT + 5 * MM, abs=0.1)


def test_a_single_line_of_16_official_points_is_that_of_th_sarabun(printed):
    first, second, *_ = printed_lines(printed(document(paragraph(TEXT), page=PAGE)).pdf)
    assert first[0].y0 - second[0].y0 == pytest.approx(21.3, abs=0.1)


def test_a_label_hangs_beside_the_first_line(printed):
    item = Paragraph((Run(TEXT),), ParagraphStyle(label_mm=8), label="•")
    first, second, *_ = printed_lines(printed(document(item, page=PAGE)).pdf)
    assert first[0].text == "•"
    assert first[0].x0 == pytest.approx(LEFT, abs=0.1)
    assert first[1].x0 == second[0].x0 == pytest.approx(LEFT + 8 * MM, abs=0.1)


def test_neighbours_with_labels_are_one_list(printed):
    items = [Paragraph((Run(f"ข้อ{n}"),), label=f"{n})") for n in (1, 2)]
    plain = Paragraph.plain("คั่น")
    pdf = printed(document(*items, plain, Paragraph((Run("ใหม่"),), label="•"))).pdf
    root = structure(pdf)
    first, second = root.find("L")
    assert [node.text for node in first.find("Lbl")] == ["1)", "2)"]
    assert [node.text for node in first.find("LBody")] == ["ข้อ1", "ข้อ2"]
    assert second.text == "•ใหม่"


def test_a_blank_label_only_makes_room(printed):
    item = Paragraph((Run("ต่อ"),), ParagraphStyle(label_mm=8), label=" ")
    (line,) = printed_lines(printed(document(item, page=PAGE)).pdf)
    assert "".join(char.text for char in line) == "ต่อ"
    assert line[0].x0 == pytest.approx(LEFT + 8 * MM, abs=0.1)


def test_bold_italic_sizes_and_underline_mix_in_a_line(printed):
    runs = (Run("ปกติ "), Run("หนา ", bold=True), Run("เอน", italic=True), Run("ใหญ่", size=24))
    pdf = printed(document(Paragraph((*runs, Run("ขีด", underline=True))))).pdf
    fonts = {char.font.split("+")[1] for char in characters(pdf)[0]}
    assert fonts == {"Sarabun-Regular", "Sarabun-Bold", "Sarabun-Italic"}
    assert {round(char.y1 - char.y0, 1) for char in characters(pdf)[0]} == {10.9, 16.4}


def test_a_long_address_is_one_link_with_a_quad_for_each_line(printed):
    address = "https://planning.anamai.moph.go.th/web-upload/" + "x" * 90 + "/R1_2.1_2.3_board.pdf"
    runs = (Run("ที่ "), Run(address, link=address), Run(" ครับ"))
    pdf = printed(document(Paragraph(runs), page=PAGE)).pdf
    (link,) = links(pdf)
    assert link.address.decode() == address
    assert len(link.quads) >= 4


def test_a_link_may_show_another_text_than_its_address(printed):
    run = Run("แบบรายงาน", link="https://example.go.th/แบบ?a=(1)&b=%20")
    (link,) = links(printed(document(Paragraph((run,)))).pdf)
    assert link.address.decode() == run.link


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc", "ftp://a", "http://", "www.a.go.th", ""]
)
def test_what_is_no_web_address_or_mail_is_no_link(target):
    with pytest.raises(ValueError, match="not an http, https or mailto address"):
        Run("x", link=target)
