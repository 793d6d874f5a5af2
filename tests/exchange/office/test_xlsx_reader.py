"""What Excel and other programs put into a workbook beside plain values."""

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.formula import ArrayFormula

from ita_desk.exchange.office.bounds import TOO_LARGE, OfficeFileFault
from ita_desk.exchange.office.reading import read_paper

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def file(fill):
    book = openpyxl.Workbook()
    fill(book.active)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_value(value, number_format="General"):
    def fill(sheet):
        sheet["A1"], sheet["B1"] = "ก", value
        sheet["B1"].number_format = number_format

    return file(fill)


def rewritten(data, change, **added):
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
        for name, content in added.items():
            new.writestr(name, content)
    return written.getvalue()


def texts(read):
    return [one.text for one in read.paragraphs()]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1, "0%", "100%"),
        (dt.datetime.fromisoformat("2023-12-04T09:30"), "d mmm yy h:mm", "4 ธ.ค. 66 09:30"),
        (dt.time(9, 30, 15), "h:mm:ss", "09:30:15"),
        (dt.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (0, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "-"),
        (5000, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "5,000"),
    ],
)
def test_a_value_is_read_as_the_sheet_shows_it(value, number_format, text):
    assert texts(read_paper(with_value(value, number_format)))[-1] == text


@pytest.mark.parametrize(
    ("value", "number_format"), [(812345678, "0##-###-####"), (12, "00000"), (5, '0"คน"')]
)
def test_a_number_that_the_sheet_shows_otherwise_is_told(value, number_format):
    (note,) = read_paper(with_value(value, number_format)).notes
    assert (note.code, note.text) == ("number", f"{value} ← {number_format}")


@pytest.mark.parametrize("number_format", ["0", "#,##0.00", "General", "#,##0.00;[Red]-#,##0.00"])
def test_a_plain_number_is_no_doubt(number_format):
    assert read_paper(with_value(5000, number_format)).notes == ()


def test_line_ends_of_other_programs():
    read = read_paper(with_value("หนึ่ง_x000D_\nสอง\u2028สาม"))
    assert texts(read) == ["ก", "หนึ่ง", "สอง", "สาม"]


@pytest.mark.parametrize("attribute", [rb' r="[A-Z]+[0-9]+"', rb' r="[A-Z0-9]+"'])
def test_cells_and_rows_need_not_say_where_they_stand(attribute):
    def change(name, content):
        return name, re.sub(attribute, b"", content) if name == SHEET else content

    assert texts(read_paper(rewritten(with_value("ข"), change))) == ["ก", "ข"]


def test_a_sheet_under_another_name():
    def change(name, content):
        other = "xl/mine/a.xml"
        return name.replace(SHEET, other), content.replace(SHEET.encode(), other.encode())

    assert texts(read_paper(rewritten(with_value("ข"), change))) == ["ก", "ข"]


def test_comments_of_empty_cells_and_all_margins_are_read():
    def fill(sheet):
        sheet["A1"] = "ก"
        sheet["M9"].comment = Comment("ความเห็น", "ผู้เขียน")
        sheet.evenHeader.center.text = "หัวหน้าคู่"
        sheet.firstFooter.left.text = "ท้ายหน้าแรก"

    read = read_paper(file(fill))
    assert [one.text for one in read.elsewhere] == ["ความเห็น", "หัวหน้าคู่", "ท้ายหน้าแรก"]


def test_text_below_a_merged_area_is_told():
    def fill(sheet):
        sheet["A1"], sheet["A2"], sheet["B2"] = "บน", "ใต้", "ข"

    def change(name, content):
        merge = b'</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
        return name, content.replace(b"</sheetData>", merge) if name == SHEET else content

    (note,) = read_paper(rewritten(file(fill), change)).notes
    assert (note.code, note.text) == ("merged-text", "ใต้")


@pytest.mark.parametrize("count", [1, 2000])
def test_merged_areas_without_end_are_refused(count):
    def change(name, content):
        merges = b'<mergeCell ref="A1:BK5000"/>' * count
        merges = b"</sheetData><mergeCells>" + merges + b"</mergeCells>"
        return name, content.replace(b"</sheetData>", merges) if name == SHEET else content

    with pytest.raises(OfficeFileFault) as refused:
        read_paper(rewritten(with_value("ข"), change))
    assert refused.value.message == TOO_LARGE


def anchored(what):
    corners = "".join(
        f"<xdr:{end}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{end}>"
        for end, column, row in (("from", 1, 0), ("to", 2, 1))
    )
    return f"<xdr:twoCellAnchor>{corners}{what}<xdr:clientData/></xdr:twoCellAnchor>"


def test_boxes_are_read_and_pictures_told_at_their_cells():
    box = (
        '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="x"/><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr/>'
        "<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>ในกล่อง</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )
    picture = (
        '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="y" descr="ถูก"/><xdr:cNvPicPr/>'
        "</xdr:nvPicPr><xdr:blipFill/><xdr:spPr/></xdr:pic>"
    )
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"{anchored(box)}{anchored(picture)}</xdr:wsDr>"
    )
    relations = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r9" Type="{OFFICE}/drawing"'
        ' Target="../drawings/drawing1.xml"/></Relationships>'
    )
    data = rewritten(
        with_value("ข"),
        lambda name, content: (name, content),
        **{"xl/drawings/drawing1.xml": drawing, "xl/worksheets/_rels/sheet1.xml.rels": relations},
    )
    read = read_paper(data)
    assert {note.code: note.text for note in read.notes} == {"text-box": "ในกล่อง", "picture": "ถูก"}
    assert [one.text for one in read.elsewhere] == ["ในกล่อง"]
    assert any(one.has("picture") for one in read.paragraphs())


def test_a_formula_over_several_cells_and_a_hidden_group_are_told():
    def fill(sheet):
        sheet["A1"], sheet["C1"] = "ก", "ซ่อน"
        sheet["D1"] = ArrayFormula("D1:D1", "=TRANSPOSE(A1:A2)")
        sheet.column_dimensions.group("B", "C", hidden=True)

    codes = {note.code for note in read_paper(file(fill)).notes}
    assert codes == {"hidden-cell", "formula", "formula-without-value"}
