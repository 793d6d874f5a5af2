"""The documents as .docx, read back by the reader of old forms and as a tree of XML."""

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from ita_desk.contents.documents import DOCUMENTS, make_content
from ita_desk.dossier_office import dossier_docx
from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.paper import Table
from ita_desk.exchange.office.reading import read_paper
from ita_desk.office_fonts import form_fonts
from ita_desk.pages.documents import typeset_document
from ita_desk.typeset.document import KeepTogether, SideBySide
from ita_desk.typeset.story import DottedLine, Paragraph
from ita_desk.typeset.tables import FormTable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xdc\xccY\xe7\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(scope="module")
def fonts():
    return form_fonts()


@pytest.fixture(scope="module", params=["planning", "text_marks"])
def dossier(request):
    return request.getfixturevalue(request.param)


def parts(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def texts_of(items):
    """Every text of a typeset story, in order."""
    for item in items:
        if isinstance(item, Paragraph):
            yield item.label_line + "".join(run.text for run in item.runs)
        elif isinstance(item, DottedLine):
            runs = (run for one in item.fields for run in (one.label, one.value, one.closing))
            yield from (run.text for run in runs if run)
        elif isinstance(item, KeepTogether):
            yield from texts_of(item.items)
        elif isinstance(item, SideBySide):
            yield from (text for _, inner in item.columns for text in texts_of(inner))
        elif isinstance(item, FormTable):
            cells = [*(cell for row in item.header for cell in row)]
            cells += (cell for row in item.rows for cell in row.cells if cell)
            yield from (text for cell in cells for text in texts_of(cell.paragraphs))


def squeezed(text):
    return re.sub(r"\s+|\.{3,}", "", text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_of_the_document_stands_in_the_file_in_order(name, dossier, fonts):
    document = typeset_document(name, make_content(name, dossier))
    paper = read_paper(dossier_docx(name, dossier, fonts))
    found = squeezed("".join(paragraph.text for paragraph in paper.paragraphs()))
    at = 0
    for text in (
        squeezed(text) for section in document.sections for text in texts_of(section.story)
    ):
        at = found.find(text, at)
        assert at >= 0, text
        at += len(text)


def test_the_round_report_is_read_back_as_the_same_plan(planning, fonts):
    read = read_form(read_paper(dossier_docx("round-report", planning, fonts))).dossier
    assert [a.title for a in read.activities] == [a.title for a in planning.activities]
    assert [a.quarters for a in read.activities] == [a.quarters for a in planning.activities]
    assert [a.responsible for a in read.activities] == [a.responsible for a in planning.activities]
    dates = [[(r.kind, r.date, r.text) for r in a.results] for a in planning.activities]
    assert [[(r.kind, r.date, r.text) for r in a.results] for a in read.activities] == dates
    links = [[e.url for r in a.results for e in r.evidence] for a in planning.activities]
    assert [[e.url for r in a.results for e in r.evidence] for a in read.activities] == links
    assert (read.fiscal_year, read.round, read.unit.name) == (2567, 1, planning.unit.name)


def test_equal_dossiers_give_equal_bytes(planning, fonts):
    assert dossier_docx("round-report", planning, fonts) == dossier_docx(
        "round-report", planning, fonts
    )


def test_heading_rows_repeat_and_a_measure_is_one_cell(planning, fonts):
    docx = dossier_docx("round-report", planning, fonts)
    rows = etree.fromstring(parts(docx)["word/document.xml"]).iter(W + "tr")
    headings = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert headings[:3] == [True, True, False]
    assert not any(headings[2:])
    (table,) = (block for block in read_paper(docx).blocks if isinstance(block, Table))
    measures = [cell for cell in table.cells if cell.column == 0 and cell.row > 1]
    assert len(measures) < len(planning.activities)
    assert sum(cell.row_span for cell in measures) == len(planning.activities)


def test_the_fonts_are_in_the_file_and_have_a_substitute(planning, fonts):
    made = parts(dossier_docx("cover-memo", planning, fonts))
    assert b"TH SarabunPSK" in made["word/fontTable.xml"]
    assert sorted(name for name in made if name.endswith(".odttf")) == [
        f"word/fonts/{face}.odttf" for face in ("Bold", "BoldItalic", "Italic", "Regular")
    ]
    assert b'w:bidi="th-TH"' in made["word/styles.xml"]


def test_thai_page_numbers_are_fields_in_thai_digits(planning, fonts):
    made = parts(dossier_docx("cover-memo", planning, fonts))
    headers = b"".join(part for name, part in made.items() if "/header" in name)
    assert b"ThaiArabic" in headers


def test_an_emblem_is_a_picture_with_nothing_else(planning, fonts):
    made = parts(dossier_docx("cover-memo", planning, fonts, emblem=PICTURE))
    assert [name for name in made if "media/" in name] == ["word/media/image1.png"]
    assert not any("media/" in name for name in parts(dossier_docx("cover-memo", planning, fonts)))


def test_only_addresses_of_the_web_and_of_mail_are_links(text_marks, fonts):
    relations = parts(dossier_docx("round-report", text_marks, fonts))[
        "word/_rels/document.xml.rels"
    ]
    targets = re.findall(r'Target="([^"]*)"[^>]*TargetMode="External"', relations.decode())
    assert targets
    assert all(target.startswith(("http://", "https://", "mailto:")) for target in targets)


def test_characters_that_no_xml_holds_are_shown_not_lost(planning, fonts):
    odd = planning.changed({"unit": planning.unit.changed({"name": "กอง\x01แผน\ufffeงาน"})})
    paper = read_paper(dossier_docx("round-report", odd, fonts))
    assert any("กอง\ufffdแผน\ufffdงาน" in paragraph.text for paragraph in paper.paragraphs())


def test_the_file_says_which_edition_it_is(planning, fonts):
    other = planning.changed({"unit": planning.unit.changed({"name": "กองอื่น"})})
    first, second = (
        docx.Document(io.BytesIO(dossier_docx("round-report", one, fonts))).core_properties.version
        for one in (planning, other)
    )
    assert len(first) == len(second) == 8
    assert first != second


def test_nothing_that_is_not_printed_is_in_the_file(planning, fonts):
    secret = planning.changed({"unit": planning.unit.changed({"phone": "กขคงจ ๙๙๙๙"})})
    made = parts(dossier_docx("round-report", secret, fonts))
    assert not any("กขคงจ".encode() in part for part in made.values())
