"""What Word, LibreOffice and other programs put into a document beside plain runs."""

import io
import time
import zipfile

import docx
import pytest
from docx.oxml.parser import parse_xml

from ita_desk.exchange.office.reading import read_paper

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
LINK = ' HYPERLINK "https://a.example/" '


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def sign(kind, inside=""):
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def instruction(text):
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"


def table(*rows, grid=""):
    made = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{grid}{made}</w:tbl>"


def file(*body):
    document = docx.Document()
    section = document.element.body[-1]
    for element in list(parse_xml(f"<w:body {NAMESPACES}>{''.join(body)}</w:body>")):
        section.addprevious(element)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def paper(*body):
    return read_paper(file(*body))


def told(read):
    return {note.code: note.text for note in read.notes}


def rewritten(data, change):
    """The package with each part given anew as ``change(name, content)``."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return written.getvalue()


def test_ruby_and_formulas_are_read():
    read = paper(
        f"<w:p><w:r><w:ruby><w:rubyPr/><w:rt>{run('เหนือ')}</w:rt>"
        f"<w:rubyBase>{run('ฐาน')}</w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert [one.text for one in read.paragraphs()] == ["ฐานx=1"]
    assert told(read) == {"hidden-text": "เหนือ"}


def test_what_is_chosen_in_an_old_list_is_read():
    choices = '<w:result w:val="1"/><w:listEntry w:val="ก"/><w:listEntry w:val="ข"/>'
    begin = sign("begin", f"<w:ffData><w:ddList>{choices}</w:ddList></w:ffData>")
    read = paper(f"<w:p>{begin}{instruction(' FORMDROPDOWN ')}{sign('end')}</w:p>")
    assert [one.text for one in read.paragraphs()] == ["ข"]


def test_a_field_that_never_ends_hides_nothing_below_it():
    begun = f"<w:p>{sign('begin')}{instruction('X')}{run('ในฟิลด์')}</w:p>"
    read = paper(begun, f"<w:p>{run('ข้างล่าง')}</w:p>")
    assert [one.text for one in read.paragraphs()] == ["", "ข้างล่าง"]
    assert told(read) == {"hidden-text": "ในฟิลด์"}


def test_a_link_that_never_ends_goes_no_further_than_its_cell():
    begun = f"{sign('begin')}{instruction(LINK)}{sign('separate')}{run('ลิงก์')}"
    read = paper(table(cell(begun) + cell(run("ถัดไป"))))
    assert [one.pieces[0].link for one in read.paragraphs()] == ["https://a.example/", ""]


def test_a_field_inside_an_address_is_part_of_it():
    inner = f"{sign('begin')}{instruction(' X ')}{sign('separate')}{run('https://b.example')}"
    read = paper(
        f"<w:p>{sign('begin')}{instruction(' HYPERLINK ')}{inner}{sign('end')}"
        f"{sign('separate')}{run('ดูผล')}{sign('end')}</w:p>"
    )
    (piece,) = next(read.paragraphs()).pieces
    assert (piece.text, piece.link) == ("ดูผล", "https://b.example")


@pytest.mark.parametrize(("checked", "kind"), [("1", "tick"), ("0", "box")])
def test_a_check_box_around_a_whole_cell(checked, kind):
    box = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
    held = f"<w:sdtContent>{cell(run('☒'))}</w:sdtContent>"
    read = paper(table(f"<w:sdt><w:sdtPr>{box}</w:sdtPr>{held}</w:sdt>" + cell(run("x"))))
    assert [[piece.kind for piece in one.pieces] for one in read.paragraphs()] == [[kind], ["text"]]


def test_the_words_of_an_empty_field_around_a_cell_are_told():
    held = f"<w:sdtContent>{cell(run('คลิกที่นี่'))}</w:sdtContent>"
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{held}</w:sdt>"
    read = paper(table(control + cell(run("x"))))
    assert [one.text for one in read.paragraphs()] == ["", "x"]
    assert told(read) == {"placeholder": "คลิกที่นี่"}


def test_empty_fields_inside_each_other_take_no_time():
    begun, ended = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
        "</w:sdtContent></w:sdt>",
    )
    started = time.process_time()
    read = paper(begun * 100 + f"<w:p>{run('ก')}</w:p>" * 2000 + ended * 100)
    assert time.process_time() - started < 3
    assert len(read.notes) == 2000


@pytest.mark.parametrize("columns", [0, 1, 3])
def test_a_grid_narrower_than_its_rows(columns):
    wide = cell(run("ก"), '<w:gridSpan w:val="2"/>') + cell(run("ข")) + cell(run("ค"))
    grid = f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>"
    (read,) = (block for block in paper(table(wide, grid=grid)).blocks if hasattr(block, "cells"))
    assert [(one.column, one.column_span) for one in read.cells] == [(0, 2), (2, 1), (3, 1)]


def test_a_span_that_cannot_be_true_is_clamped_to_the_grid():
    wide = cell(run("ก"), '<w:gridSpan w:val="1000000000"/>')
    plain = cell(run("ข")) + cell(run("ค"))
    (read,) = (one for one in paper(table(wide, plain, grid="<w:tblGrid/>")).blocks if one)
    assert [one.column_span for one in read.cells] == [2, 1, 1]


def test_words_drawn_as_a_picture_are_told():
    drawn = '<w:pict><v:shape><v:textpath string="ศิลป์"/></v:shape></w:pict>'
    assert told(paper(f"<w:p><w:r>{drawn}</w:r></w:p>"))["text-box"] == "ศิลป์"


def test_an_empty_paragraph_of_a_list_has_its_number():
    numbered = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    read = paper(f"<w:p>{numbered}</w:p><w:p>{numbered}{run('ก')}</w:p>")
    assert [(one.mark, one.shown) for one in read.paragraphs()] == [("1.", ""), ("2.", "2. ก")]


def test_a_document_under_another_name_and_one_with_macros_are_read():
    data = file(f"<w:p>{run('เนื้อความ')}</w:p>")
    kind = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

    def renamed(name, content):
        name = name.replace("document.xml", "document2.xml")
        return name, content.replace(b"word/document.xml", b"word/document2.xml")

    def with_macros(name, content):
        return name, content.replace(kind, b"vnd.ms-word.document.macroEnabled.main+xml")

    for change in (renamed, with_macros):
        read = read_paper(rewritten(data, change))
        assert [one.text for one in read.paragraphs()] == ["เนื้อความ"]


def test_a_symbol_of_a_font_of_letters_is_its_letter():
    symbol = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    read = paper(f"<w:p>{symbol.format('Segoe UI Symbol', '2714')}</w:p>")
    assert [one.text for one in read.paragraphs()] == ["✔"]
    read = paper(f"<w:p>{symbol.format('Wingdings 3', 'F050')}</w:p>")
    assert told(read) == {"unknown-symbol": "Wingdings 3 F050"}
