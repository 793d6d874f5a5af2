"""Every sheet of a round for practice says so, and is else the same."""

import io

import docx
import pytest
from openpyxl import load_workbook
from pdf_texts import pdfium_pages

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS, ROUND_REPORT
from ita_desk.contents.dossier_title import PRACTICE_MARK
from ita_desk.dossier_office import dossier_docx, dossier_xlsx
from ita_desk.dossier_pdf import dossier_pdf


@pytest.fixture(scope="module")
def practice(planning):
    return planning.changed({"practice": True})


@pytest.mark.parametrize("document", [*DOCUMENTS, ALL_DOCUMENTS])
def test_every_sheet_says_so(document, planning, practice, fonts):
    plain, marked = (dossier_pdf(document, tree, fonts) for tree in (planning, practice))
    assert marked.pages == plain.pages
    for page in pdfium_pages(marked.pdf):
        assert page.count(PRACTICE_MARK) == 3
    assert all(PRACTICE_MARK not in page for page in pdfium_pages(plain.pdf))


def test_word_and_excel_files_say_so_in_their_margins(practice, fonts):
    word = docx.Document(io.BytesIO(dossier_docx(ROUND_REPORT, practice, fonts)))
    section = word.sections[0]
    assert any(PRACTICE_MARK in one.text for one in section.header.paragraphs)
    assert any(PRACTICE_MARK in one.text for one in section.footer.paragraphs)
    sheet = load_workbook(io.BytesIO(dossier_xlsx(ROUND_REPORT, practice, fonts))).worksheets[0]
    assert sheet.oddHeader.left.text == sheet.oddFooter.left.text == PRACTICE_MARK
