"""Blocks through each of the three formats, and what other programs write."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.exchange.clipboard.formats import Clip, block_of, clip_of, text_of
from ita_desk.model.block import Block, Cell, PasteTooLarge

PLAN = ["มาตรการ ก", "กิจกรรม 1", "บรรทัดที่ 1\nบรรทัดที่ 2", "✓", "4 ธ.ค. 66"]
DATED = ("date", "2023-12-04")
DAY = Cell("4 ธ.ค. 66", *DATED)


@pytest.fixture
def sample(project_folder):
    """The HTML of another program, by its name."""
    folder = project_folder / "tests" / "data" / "clipboard"
    return lambda name: Clip(html=(folder / f"{name}.html").read_text(encoding="utf-8"), text="x")


def texts(block):
    return [[cell.text for cell in row] for row in block.rows]


def of(*rows):
    return Block(tuple(tuple(map(Cell, row)) for row in rows), own=True, tabular=True)


def through(block, kind):
    """The texts of a block that is copied and read in one format alone."""
    clip = clip_of(block)
    alone = {"own": {"own": clip.own}, "html": {"html": clip.html}, "plain": {"text": clip.text}}
    return texts(block_of(Clip(**alone[kind])))


@pytest.mark.parametrize(
    ("name", "first"), [("excel", [*PLAN, "12,000.00", '"โครงการ"']), ("wps", PLAN)]
)
def test_a_plan_of_a_spreadsheet_of_microsofts_kind(sample, name, first):
    block = block_of(sample(name))
    first = [
        text.replace("1", " 1 (เร่งด่วน)") if text == PLAN[1] and name == "excel" else text
        for text in first
    ]
    assert texts(block)[0] == first
    assert [row[0].merged for row in block.rows] == [False, True]
    assert texts(block)[1][:2] == ["", "กิจกรรม 2"]
    assert block.rows[0][4] == DAY


def test_excel_hides_rows_keeps_addresses_and_counts_days(sample):
    _, second = block_of(sample("excel")).rows
    assert second[2] == Cell("ประกาศ", "linked", "ประกาศ https://example.com/a")
    assert second[4] == Cell("27 ม.ค. 67", "date", "2024-01-27")


def test_a_table_of_word(sample):
    block = block_of(sample("word"))
    lines = "ครั้งที่ 1 วันที่ 4 ธ.ค. 66\n\nครั้งที่ 2\nวันที่ 8 ม.ค. 67"
    assert texts(block) == [
        ["มาตรการ ก", "1. กิจกรรม 1", lines, "✓", "ใหม่\nในตาราง\nซ้อน"],
        ["", "กิจกรรม 2", "ประกาศ", "", ""],
    ]
    assert block.around == 1


def test_google_sheets(sample):
    block = block_of(sample("google-sheets"))
    assert texts(block) == [PLAN, ["", "กิจกรรม 2", "45264", "", "14.30 น."]]
    assert block.rows[0][4] == DAY
    assert block.rows[1][4] == Cell("14.30 น.", "time", "14:30")


def test_libreoffice_calc_and_writer(sample):
    calc, writer = block_of(sample("calc")), block_of(sample("writer"))
    assert texts(calc) == [
        ["มาตรการ ก", "กิจกรรม 1", "ครั้งที่ 1\nครั้งที่ 2", "✓", "4 ธ.ค. 66", '"โครงการ'],
        ["", '"กิจกรรม" 2', "ข้อความ", "", "4 ธ.ค. 66", 'ใสสะอาด"'],
    ]
    assert [row[4] for row in calc.rows] == [DAY, DAY]
    assert texts(writer) == [
        ["มาตรการ ก", "กิจกรรม 1", "ครั้งที่ 1 วันที่ 4 ธ.ค. 66\nครั้งที่ 2 วันที่ 8 ม.ค. 67"],
        ["", "กิจกรรม 2\nบรรทัดสอง", "ย่อหน้า"],
    ]


@pytest.mark.parametrize(
    ("generator", "text"),
    [("LibreOffice 7.4.7.2 (Linux)", "สำรวจ  ผู้มี ส่วนได้"), ("Microsoft Excel 15", "สำรวจ ผู้มี ส่วนได้")],
)
def test_blanks_are_kept_where_they_are_written_as_typed(generator, text):
    """LibreOffice ends lines of its HTML between words, and writes two blanks as two."""
    html = (
        f'<html><head><meta name="generator" content="{generator}"/></head><body><table><tr>'
        "<td>\n<font>สำรวจ  ผู้มี\n\tส่วนได้</font></td>"
        "<td>\n<p><font>สำรวจ \n\t\tผู้มี\n\tส่วนได้</font></p>\n</td>"
        "</tr></table></body></html>"
    )
    assert texts(block_of(Clip(html=html))) == [[text, text]]


def first_row(rows):
    return block_of(Clip(html=f"<table>{rows}</table>")).rows[0]


def test_a_hidden_column_and_its_hidden_cells_leave_the_others_where_they_are():
    columns = '<col><col style="display:none"><col>'
    hidden = '<td style="display:none">ข</td>'
    read = first_row(f"{columns}<tr><td>ก</td>{hidden}<td>ค</td></tr>")
    assert [cell.text for cell in read] == ["ก", "ค"]
    read = first_row(f"<tr><td>ก</td>{hidden}<td>ค</td></tr>")
    assert [cell.text for cell in read] == ["ก", "ค"]


@pytest.mark.parametrize(("value", "shown"), [("1", "✓"), ("0", "")])
def test_a_truth_value_of_calc_is_a_tick(value, shown):
    (read,) = first_row(f'<tr><td sdval="{value}" sdnum="1054;0;BOOLEAN">จริง</td></tr>')
    assert read.text == shown


@pytest.mark.parametrize(
    ("number", "kind", "stored"),
    [("45264", 5, "2023-12-04"), ("0.604166667", 6, "14:30"), ("45264.5", 7, "2023-12-04")],
)
def test_google_sheets_may_tell_no_more_than_that_it_is_a_date(number, kind, stored):
    value, form = f'{{"1":3,"3":{number}}}', f'{{"1":{kind}}}'
    (read,) = first_row(
        f"<tr><td data-sheets-value='{value}' data-sheets-numberformat='{form}'>12/4</td></tr>"
    )
    assert read.value == stored


@pytest.mark.parametrize(
    ("number", "form", "shown", "read"),
    [
        ("12000", "Standard", "12,000.00", Cell("12,000.00")),
        ("45264", "Fixed", "45264.00", Cell("45264.00")),
        ("5", "Currency", "5.00", Cell("5.00")),
        ("12", '0" วัน"', "12 วัน", Cell("12 วัน")),
        ("12", '#,##0 "day"', "12 day", Cell("12 day")),
        ("0.375", "Medium Time", "9:00 AM", Cell("09.00 น.", "time", "09:00")),
        ("45261", "mmm-yy", "Dec-23", Cell("ธ.ค. 66", "date", "2023-12")),
        ("45264", "D MMM YY", "4 ธ.ค. 23", DAY),
        ("45264.375", "d/m/yyyy h:mm", "4/12/2566 9:00", Cell("4 ธ.ค. 66 09.00 น.", *DATED)),
        ("43802", "d/m/yyyy", "4/12/2566", DAY),  # counted from 1904, which nothing tells
        ("45264", "d", "4", DAY),
    ],
)
def test_the_format_of_a_number_says_whether_it_is_a_date(number, form, shown, read):
    for told in (
        f"""sdval="{number}" sdnum='1054;0;{form}'""",
        f"""x:num="{number}" style='mso-number-format:{form.replace('"', chr(92) + "0022")}'""",
    ):
        assert first_row(f"<tr><td {told}>{shown}</td></tr>") == (read,)


def test_a_workbook_may_count_its_days_from_1904():
    told = "<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>"
    head = f"<head><!--[if gte mso 9]><xml>{told}</xml><![endif]--></head>"
    row = "<tr><td x:num='43802' style='mso-number-format:mmmm'>ธ.ค.</td></tr>"
    html = f"<html>{head}<body><table>{row}</table></body></html>"
    assert block_of(Clip(html=html)).rows[0][0].value == "2023-12"


@pytest.mark.parametrize(
    ("form", "shown", "text"),
    [
        ("m\\/d\\/yyyy", "12/4/2023", "4/12/2023"),
        ("mm\\/dd\\/yy", "12/04/23", "04/12/23"),
        ("d\\/m\\/yyyy", "12/4/2023", "12/4/2023"),
        ("Short Date", "12/4/2566", "12/4/2566"),
    ],
)
def test_a_month_that_its_format_puts_first_is_no_day(form, shown, text):
    """Excel since 2007 tells how a date is written and no number."""
    (read,) = first_row(f"""<tr><td style='mso-number-format:"{form}"'>{shown}</td></tr>""")
    assert read.text == text


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (
            "<tr><td>1</td><td rowspan=2>ก</td></tr><tr><td colspan=2>ข</td></tr>"
            "<tr><td>x</td><td>y</td></tr>",
            [["1", "ก"], ["ข", ""], ["x", "y"]],
        ),
        (
            "<tr style='display:none'><td rowspan=3>ม</td><td>-</td></tr>"
            "<tr><td>1</td></tr><tr><td>2</td></tr>",
            [["ม", "1"], ["", "2"]],
        ),
        (
            "<tr><td rowspan=3>ม</td><td>0</td></tr><tr hidden><td>1</td></tr><tr><td>2</td></tr>",
            [["ม", "0"], ["", "2"]],
        ),
        (
            "<tr><td rowspan=0>ม</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>",
            [["ม", "1"], ["", "2"], ["", "3"]],
        ),
        (
            "<thead><tr><th>ก</th></tr></thead><tfoot><tr><td>รวม</td></tr></tfoot>"
            "<tbody><tr><td>1</td></tr></tbody>",
            [["ก"], ["1"], ["รวม"]],
        ),
        (
            "<tr><td>ก<table><col style='display:none'><tr><td>ข</td></tr></table></td></tr>",
            [["ก\nข"]],
        ),
    ],
    ids=["overlap", "hidden-first", "hidden-within", "to-the-end", "foot-first", "inner-columns"],
)
def test_cells_stay_in_their_columns_whatever_spans_or_hides(rows, read):
    assert texts(block_of(Clip(html=f"<table>{rows}</table>"))) == read


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<td><ol><li>ก</li><li>ข</li></ol></td>", "1. ก\n2. ข"),
        ("<td><ol start=3><li><p>ก</p></li><li><p>ข</p></li></ol></td>", "3. ก\n4. ข"),
        ("<td><ul><li>ก<ul><li>ข</li></ul></li></ul></td>", "• ก\n○ ข"),
        ("<td style='white-space:pre-wrap'>ก\nข  ค</td>", "ก\nข  ค"),
        ("<td><pre>ก\nข</pre></td>", "ก\nข"),
        ("<td style='font:12pt Wingdings'>ü</td>", "✓"),
        ("<td style='font:bold 12.0pt/1.2 \"Wingdings 2\",serif'>P</td>", "✓"),
        ("<td>ก<a class=msocomanchor href='#_msocom_1'>[ส1]</a></td>", "ก"),
    ],
)
def test_the_text_of_a_cell_is_what_is_seen_in_it(cell, text):
    (read,) = first_row(f"<tr>{cell}</tr>")
    assert read == Cell(text)


@pytest.mark.parametrize(
    ("href", "shown", "read"),
    [
        ("https://a.go.th/%E0%B8%81", "https://a.go.th/ก", "https://a.go.th/ก"),
        ("https://a.go.th/1/2", "https://a.go.th/1...", "https://a.go.th/1/2"),
        ("https://a.go.th/1", "https://b.go.th...", "https://b.go.th... https://a.go.th/1"),
    ],
)
def test_an_address_that_is_shown_cut_or_decoded_is_told_once(href, shown, read):
    (cell,) = first_row(f"<tr><td><a href='{href}'>{shown}</a></td></tr>")
    assert (cell.value or cell.text) == read


def test_a_caption_counts_among_the_lines_that_are_left_out():
    html = "<p>ก</p><table><caption>ตาราง</caption><tr><td>ข</td></tr></table>"
    assert block_of(Clip(html=html)).around == 2


def test_html_without_a_table_leaves_the_plain_text():
    clip = Clip(html="<p>หนึ่ง</p><p>สอง</p>", text="หนึ่ง\nสอง")
    assert texts(block_of(clip)) == [["หนึ่ง"], ["สอง"]]


@pytest.mark.parametrize(
    "html",
    [
        "<table>",
        "<table><tr><td rowspan=99999999 colspan=x>ก</td></tr></table>",
        "<table><tr><td>ก<table></td></tr>",
        "<?xml version='1.0' encoding='tis-620'?><table><tr><td>ก</td></tr></table>",
        "<table>" + "<div>" * 3000 + "<tr><td>ก",
        "<table><tr><td sdval='1e999' sdnum='1033;0;D MMM YY'>ก</td></tr></table>",
        "<table><tr><td sdval='2958000' sdnum='1033;0;D MMM YY'>ก</td></tr></table>",
        "\0<table><tr><td>ก\0</td></tr></table>\0",
    ],
)
def test_strange_html_is_no_fault(html):
    assert texts(block_of(Clip(html=html, text="ก")))[0][0] == "ก"


def test_too_much_is_refused_by_what_it_fills_and_not_by_its_markup():
    row = "<tr><td style='" + "mso-x:y;" * 2000 + "'>ก</td></tr>"
    assert len(block_of(Clip(html=f"<table>{row * 200}</table>")).rows) == 200
    for html in ("<tr><td>ก</td></tr>" * 1001, "<tr><td colspan=1000>ก</td></tr>" * 21):
        with pytest.raises(PasteTooLarge):
            block_of(Clip(html=f"<table>{html}</table>"))


@pytest.mark.parametrize("told", [b"", b"{}", b"[1]", b'{"version":1,"rows":[[1]]}', b"\xff"])
def test_what_is_none_of_our_format_is_read_from_the_others(told):
    assert texts(block_of(Clip(own=told, text="ก"))) == [["ก"]]


@pytest.mark.parametrize("name", ["07-own-copy-quotes", "08-own-copy-last-empty"])
@pytest.mark.parametrize("kind", ["own", "html", "plain"])
def test_quotation_marks_and_empty_last_cells_survive(name, kind):
    for rows in TRIALS[name]:
        assert through(of(*rows), kind) == rows


TRIALS = {
    "07-own-copy-quotes": [
        [['"โครงการ', 'ใสสะอาด"']],
        [['"ก', "ข"], ["ค", 'ง"']],
        [['"ก'], ['ข"']],
        [['""', '"""ก"'], ['"', "'=1"]],
    ],
    "08-own-copy-last-empty": [[["✓"], [""]], [[""], [""]], [["✓"], [""], [""]]],
}

letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029")
cells = st.text(st.one_of(letters, st.sampled_from("\"\t\n=+-@' ✓,")), max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_cells_come_through_each_format(rows):
    for kind in ("own", "html", "plain"):
        assert through(of(*rows), kind) == rows


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-1", "@SUM(A1)", "\t=1", "'=1"])
def test_no_cell_can_become_a_formula_in_a_spreadsheet(text):
    clip = clip_of(of([text, "ก"]))
    cell = clip.text.split('"')[1] if clip.text.startswith('"') else clip.text
    assert cell.startswith("'")
    assert "mso-number-format:'\\@'" in clip.html
    assert 'sdnum="1033;0;@"' in clip.html


def test_merged_cells_span_their_rows_in_html_and_are_told_in_each_row_of_the_text():
    rows = ((Cell("ม"), Cell("1")), (Cell("ม", merged=True), Cell("2")))
    clip = clip_of(Block(rows, own=True, tabular=True))
    assert '<td rowspan="2" sdnum="1033;0;@">ม</td>' in clip.html
    assert clip.text == "ม\t1\r\nม\t2"
    assert texts(block_of(Clip(html=clip.html))) == [["ม", "1"], ["ม", "2"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ก\tข\r\nค\tง\r\n", [["ก", "ข"], ["ค", "ง"]]),
        ('"บรรทัด 1\nบรรทัด ""2"""\tข\r\n', [['บรรทัด 1\nบรรทัด "2"', "ข"]]),
        ('"ก" ในเครื่องหมาย\tข', [['"ก" ในเครื่องหมาย', "ข"]]),
        ('"ก"\tข', [['"ก"', "ข"]]),
        ("ก\n\nข", [["ก"], [""], ["ข"]]),
        ("ก\x0bข\tค", [["ก\nข", "ค"]]),
        ("ก", [["ก"]]),
        ("", []),
    ],
)
def test_plain_text_is_read_as_excel_writes_it(text, rows):
    assert texts(block_of(Clip(text=text))) == rows


@pytest.mark.parametrize(
    ("clip", "text"),
    [
        (Clip(text="มาตรการ ก\r\n"), "มาตรการ ก"),
        (Clip(text='"หนึ่ง\nสอง"\r\n'), "หนึ่ง\nสอง"),
        (Clip(html="<table><tr><td>ก<br>ข</td></tr></table>", text="ก ข"), "ก\nข"),
        (Clip(html="<table><tr><td>ก</td><td>ข</td></tr></table>", text="ก\tข"), "ก\tข"),
        (Clip(html="<p>ก</p>", text="ก\n\nข"), "ก\n\nข"),
    ],
)
def test_a_field_takes_the_text_of_a_single_cell(clip, text):
    assert text_of(clip) == text


def test_our_own_format_is_json_with_a_version():
    told = json.loads(clip_of(of(["ก"])).own)
    assert told == {"version": 1, "rows": [[["ก", "", None, False]]], "wholes": []}
