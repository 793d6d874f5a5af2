"""Files that can't be read: one sentence each, before a library sees them."""

import io
import re
import zipfile

import pytest

from ita_desk.exchange.office import bounds
from ita_desk.exchange.office.bounds import OfficeFileFault, file_kind
from ita_desk.exchange.office.reading import SAVE_AS_EXCEL, SAVE_AS_WORD, converted, read_paper

DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def office(project_folder):
    return project_folder / "tests" / "data" / "office"


@pytest.fixture(scope="module")
def plain(office):
    return (office / "a1-one-table.docx").read_bytes()


@pytest.fixture(scope="module")
def sheet(office):
    return (office / "x1-plain.xlsx").read_bytes()


def changed(package, name, change):
    """The package with one of its parts changed."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            target.writestr(part.filename, change(content) if name in part.filename else content)
    return written.getvalue()


def refusal(data):
    with pytest.raises(OfficeFileFault) as refused:
        read_paper(data)
    return refused.value.message


def test_a_password_is_told(office):
    assert refusal((office / "w1-password.docx").read_bytes()) == bounds.PASSWORD


def test_a_web_page_called_xls_is_told():
    assert refusal("<html><table><tr><td>ไตรมาส</table>".encode("cp874")) == bounds.WEB_PAGE


def test_a_cut_file_is_damaged(plain):
    assert refusal(plain[: len(plain) // 2]) == bounds.DAMAGED


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x05\x06" + bytes(18), bytes(64)])
def test_other_content_is_no_office_file(data):
    assert refusal(data) == bounds.NOT_OFFICE


def test_entities_are_refused(plain):
    bomb = b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert refusal(changed(plain, DOCUMENT, lambda d: d.replace(b"?>", bomb, 1))) == bounds.DAMAGED


@pytest.mark.parametrize(
    "inside",
    [
        b"<w:p/>" * 500_001,
        b"<w:sdt>" * 300 + b"</w:sdt>" * 300,
        b" " * (65 << 20),
    ],
    ids=["elements", "depth", "size"],
)
def test_bombs_are_too_large(plain, inside):
    grown = changed(plain, DOCUMENT, lambda d: d.replace(b"<w:body>", b"<w:body>" + inside))
    assert refusal(grown) == bounds.TOO_LARGE


@pytest.mark.parametrize("span", [b"1000000000", b"x", b"-3", b""])
def test_numbers_of_the_file_are_clamped(plain, span):
    spans = b'gridSpan w:val="%s"' % span
    wild = changed(plain, DOCUMENT, lambda d: re.sub(rb'gridSpan w:val="\d+"', spans, d))
    assert read_paper(wild).blocks


@pytest.mark.parametrize(
    "inside",
    [
        b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ],
    ids=["merged", "far"],
)
def test_a_sheet_past_its_bounds_is_too_large(sheet, inside):
    def grow(content):
        bare = re.sub(rb"<mergeCells.*</mergeCells>", b"", content, flags=re.DOTALL)
        return bare.replace(b"</sheetData>", inside, 1)

    assert refusal(changed(sheet, "sheet1.xml", grow)) == bounds.TOO_LARGE


def test_formats_far_away_are_no_content(sheet):
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    styled = changed(sheet, "sheet1.xml", lambda d: d.replace(b"</sheetData>", far, 1))
    assert read_paper(styled).blocks == read_paper(sheet).blocks


def test_the_strict_dialect_is_read(plain):
    def strict(content):
        for usual, other in (
            (b"schemas.openxmlformats.org/wordprocessingml/2006/main", b"wordprocessingml/main"),
            (
                b"schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"officeDocument/relationships",
            ),
        ):
            content = content.replace(b"http://" + usual, b"http://purl.oclc.org/ooxml/" + other)
        return content

    assert read_paper(changed(plain, "", strict)).blocks == read_paper(plain).blocks


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a1-one-table-doc.doc", SAVE_AS_WORD),
        ("a3-numbering-thai-odt.odt", SAVE_AS_WORD),
        ("x1-plain-ods.ods", SAVE_AS_EXCEL),
    ],
)
def test_without_libreoffice_old_files_are_saved_by_hand(office, name, sentence):
    data = (office / name).read_bytes()
    with pytest.raises(OfficeFileFault) as refused:
        converted(data, file_kind(data), office=lambda: None)
    assert refused.value.message == sentence


def test_an_encoding_that_nobody_knows_is_damage(plain):
    data = changed(plain, DOCUMENT, lambda xml: xml.replace(b"UTF-8", b"UVF-8", 1))
    assert refusal(data) == bounds.DAMAGED
