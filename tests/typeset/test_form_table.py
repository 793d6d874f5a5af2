from dataclasses import replace

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_texts import characters, pdfium_pages, spelled
from typeset_documents import cell, document, failures, form, head, structure

from ita_desk.typeset.column_widths import fit_widths
from ita_desk.typeset.document import PageFormat
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run
from ita_desk.typeset.tables import Row

PAGE = PageFormat(210, 100, 20, 15, 20, 15)
LONG = "ผลการดำเนินงานของหน่วยงานตามแผนที่กำหนดไว้ในรอบปีงบประมาณนี้ "


def pages_of(pdf):
    return [page.replace("\r\n", "\n") for page in pdfium_pages(pdf)]


def test_header_rows_stand_on_every_page(printed):
    rows = [(None, cell(f"กิจกรรมที่{n}"), cell(LONG)) for n in range(12)]
    made = printed(document(form(rows), page=PAGE))
    assert made.pages > 2
    for page in pages_of(made.pdf):
        assert page.startswith("มาตรการ")
        assert page.count("มาตรการ") == 1


def test_a_measure_is_printed_plain_on_every_page_it_covers_and_read_once(printed):
    rows = [(cell("มาตรการหนึ่ง"), cell("กิจกรรม0"), cell(LONG))]
    rows += [(None, cell(f"กิจกรรม{n}"), cell(LONG)) for n in range(1, 10)]
    made = printed(document(form(rows, ["ก"] * 10), page=PageFormat(210, 70, 20, 10, 20, 10)))
    assert made.pages > 2
    assert all("มาตรการหนึ่ง" in page for page in pages_of(made.pdf))
    assert structure(made.pdf).text.count("มาตรการหนึ่ง") == 1


def test_groups_with_the_same_key_that_are_not_adjacent_are_cells_of_their_own(printed):
    rows = [(cell(name), cell(f"งาน{n}"), cell("ผล")) for n, name in enumerate("กขก")]
    rows.append((None, cell("งาน3"), cell("ผล")))
    root = structure(printed(document(form(rows, ["ก", "ข", "ก", "ก"]))).pdf)
    heads = [node.text for node in root.find("TBody")[0].find("TH")]
    assert heads == ["ก", "ข", "ก"]


def test_a_row_taller_than_a_page_goes_on_with_its_title_and_blank_cells(printed):
    rows = [(cell("มาตรการ1"), cell("กิจกรรมยาว"), cell(LONG * 40)), (None, cell("สั้น"), cell("-"))]
    made = printed(document(form(rows, ["ก", "ก"]), page=PAGE))
    assert made.pages > 2
    first, *others = pages_of(made.pdf)
    assert "(ต่อ)" not in first
    assert all("กิจกรรมยาว (ต่อ)" in page for page in others)
    (title, *_), *_ = [row.find("TD") for row in structure(made.pdf).find("TBody")[0].find("TR")]
    assert title.text == "กิจกรรมยาว"


def test_a_cell_that_goes_on_over_pages_is_one_element(printed):
    made = printed(document(form([(None, cell("ก"), cell(LONG * 40))]), page=PAGE))
    cells = structure(made.pdf).find("TD")
    assert cells[2].text == LONG * 40
    assert cells[2].pages == list(range(1, made.pages + 1))


def test_a_measure_longer_than_its_rows_makes_them_grow(printed):
    rows = [(cell(LONG * 4), cell("ก"), cell("ข")), (None, cell("ค"), cell("ง"))]
    made = printed(document(form(rows, ["ก", "ก"]), page=PageFormat()))
    assert made.pages == 1
    assert LONG * 4 in structure(made.pdf).text


def test_a_measure_longer_than_pages_is_printed_whole(printed):
    rows = [(cell(LONG * 60), cell("ก"), cell("ข"))]
    rows += [(None, cell(f"กิจกรรม{n}"), cell("ค")) for n in range(3)]
    rows += [(cell("อื่น"), cell("จ"), cell("ฉ"))]
    made = printed(document(form(rows, ["ก"] * 4 + ["ข"]), page=PAGE))
    assert structure(made.pdf).find("TBody")[0].find("TH")[0].text == LONG * 60


def test_a_heading_stays_with_the_first_row(printed):
    """Whatever stands above it, the page that shows the heading shows a row of the table."""
    heading = Paragraph((Run("หัวตาราง"),), ParagraphStyle(role="H1", keep_with_next=True))
    for filler in range(12):
        above = [Paragraph.plain(f"บรรทัด{n}") for n in range(filler)]
        table = form([(None, cell("แถวแรก"), cell(LONG)), (None, cell("สอง"), cell(LONG))])
        pages = pages_of(printed(document(*above, heading, table, page=PAGE)).pdf)
        (page,) = [page for page in pages if "หัวตาราง" in page]
        assert "แถวแรก" in page


def test_rows_are_not_parted_where_moving_them_leaves_little_of_a_sheet_blank(printed):
    rows = [(None, cell(f"กิจกรรม{n}"), cell(LONG * 2)) for n in range(40)]
    made = printed(document(form(rows), page=PageFormat(210, 200, 20, 15, 20, 15)))
    assert made.pages > 2
    assert "(ต่อ)" not in "".join(pages_of(made.pdf))


def test_a_row_is_parted_where_moving_it_would_leave_more_than_a_quarter_blank(printed):
    """Four lines of a sheet for eight: the second row goes on, the first sheet is full."""
    rows = [(None, cell("หนึ่ง"), cell("ก")), (None, cell("สอง"), cell("ข\n" * 30 + "ค"))]
    for height in range(60, 110, 5):
        page = PageFormat(210, height, 20, 15, 20, 15)
        made = printed(document(form(rows), page=page))
        first, *_ = pages_of(made.pdf)
        assert "สอง" in first


def test_no_column_is_narrower_than_its_widest_word(printed):
    word = "สถาปัตยกรรมศาสตร์"
    rows = [(None, cell(word, align="center"), cell("https://a.example/" + "x" * 80))]
    pdf = printed(document(form(rows), page=PageFormat(90, 200, 10, 10, 10, 10))).pdf
    assert any(word in line for line in pages_of(pdf)[0].split("\n"))


@given(
    st.lists(st.tuples(st.floats(5, 80), st.floats(0, 60)), min_size=1, max_size=8),
    st.floats(100, 400),
)
@settings(max_examples=examples(100))
def test_widths_add_up_and_respect_the_minima_that_fit(columns, total):
    wished, minima = [w for w, _ in columns], [m for _, m in columns]
    widths = fit_widths(wished, minima, total)
    assert sum(widths) == pytest.approx(total)
    if sum(minima) <= total:
        assert all(w >= m - 1e-3 for w, m in zip(widths, minima, strict=True))


def test_vertical_alignment(printed):
    tall = cell(LONG * 3)
    rows = [
        (None, replace(cell(place), vertical=place), tall) for place in ("top", "middle", "bottom")
    ]
    (text,) = characters(printed(document(form(rows))).pdf)
    depths = {}
    for place in ("top", "middle", "bottom"):
        word = spelled(f"{place}{LONG}", text)
        depths[place] = word[len(place)].y0 - word[0].y0
    assert depths["top"] == pytest.approx(0, abs=0.1)
    assert 0 < depths["middle"] < depths["bottom"]


def test_a_box_is_given_for_each_tag_on_each_page(printed):
    rows = [(None, cell("กิจกรรม", tag="title"), cell(LONG * 40, tag="result"))]
    made = printed(document(form(rows), page=PAGE))
    boxes = [box for box in made.boxes if box.tag == "result"]
    assert [box.page for box in boxes] == list(range(1, made.pages + 1))
    for box in boxes:
        assert 0 < box.x0 < box.x1 < 210 * 72 / 25.4
        assert 0 < box.y0 < box.y1 < 100 * 72 / 25.4
    assert [box.page for box in made.boxes if box.tag == "title"] == [1]


def test_header_cells_must_fill_the_columns(printed):
    table = form([(None, cell("ก"), cell("ข"))])
    broken = type(table)(table.columns, ((head("ก", columns=2),),), table.rows)
    with pytest.raises(ValueError, match="header cells"):
        printed(document(broken))


def test_a_second_cell_for_a_group_is_a_mistake(printed):
    rows = [(cell("ก"), cell("ข"), cell("ค")), (cell("ก"), cell("ข"), cell("ค"))]
    with pytest.raises(ValueError, match="row 1"):
        printed(document(form(rows, ["ก", "ก"])))


def test_rows_must_have_a_cell_for_each_column(printed):
    table = form([(None, cell("ก"), cell("ข"))])
    broken = type(table)(table.columns, table.header, (Row((None,)),))
    with pytest.raises(ValueError, match="row 0 has 1 cells"):
        printed(document(broken))


def test_a_table_without_rows_prints_its_header(printed):
    assert pages_of(printed(document(form([]))).pdf)[0].startswith("มาตรการ")


LENGTHS = st.sampled_from([0, 1, 1, 2, 5, 15, 60])
ROWS = st.lists(
    st.tuples(LENGTHS, LENGTHS, LENGTHS, st.sampled_from(["ก", "ก", "ข", None])),
    min_size=1,
    max_size=9,
)


def generated_form(rows):
    """A table whose cells hold so many sentences; blanks are None."""
    made, groups, last = [], [], None
    for number, (measure, title, result, group) in enumerate(rows):
        merged = cell(f"ม{number} {LONG * measure}") if measure else None
        if group is not None and group == last:
            merged = None
        texts = [f"{name}{number} {LONG * count}" for name, count in (("ก", title), ("ผ", result))]
        cells = [cell(t) if n else None for t, n in zip(texts, (title, result), strict=True)]
        made.append((merged, *cells))
        groups.append(group)
        last = group
    return form(made, groups)


@given(ROWS, st.integers(60, 140), st.integers(0, 6))
@settings(max_examples=examples(25))
def test_nothing_is_lost_or_cut_whatever_the_rows(family, rows, height, filler):
    """The print guard, which runs in `render`, reads back every text, and that it stays inside."""
    above = [Paragraph.plain("บรรทัด")] * filler
    page = PageFormat(170, height, 10, 8, 10, 8)
    made = render(document(*above, generated_form(rows), page=page), family)
    assert made.pages >= 1


@given(ROWS)
@settings(max_examples=8)
def test_generated_tables_are_valid(family, rows):
    page = PageFormat(170, 90, 10, 8, 10, 8)
    assert failures(render(document(generated_form(rows), page=page), family).pdf) == []


PIECES = (
    *("\t", "\t\t\t", "   ", " ", "\u200b", "\xa0", "\u2003", "่", "ก", "น้ำ", "W", "ﷺ", "😀"),
    *("\x01", "\n", "https://a.b/" + "x" * 40, "คณะทำงาน", "ffl", "ำ", "é", "\u0301", "-", "("),
    *('"', "ฯ", "ๆ", "%", "12,345.00", "中", "각", "नमस्ते"),
)
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("".join)


@given(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), min_size=1, max_size=5))
@settings(max_examples=examples(25))
def test_whatever_is_typed_stays_in_its_narrow_cell_and_is_valid(family, rows):
    table = form([tuple(cell(text) for text in row) for row in rows])
    made = render(document(table, page=PageFormat(60, 120, 5, 5, 5, 5)), family)
    assert failures(made.pdf) == []
