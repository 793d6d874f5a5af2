"""Words stay whole in pdf.js (Firefox, web viewers) and in MuPDF, whatever was typed."""

import pytest
from pdf_texts import MORE_READERS, broken_words, lacking, words
from typeset_documents import SMALL, document, lines
from typeset_texts import HOSTILE

from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run

pytestmark = pytest.mark.usefixtures("poppler")


@pytest.fixture(params=MORE_READERS)
def reader(request):
    """The name of a reader; the test is skipped where it is missing."""
    if reason := lacking(request.param):
        pytest.skip(reason)
    return request.param


def test_words_of_generated_lines_are_whole(generated, reader):
    texts, pdf = generated
    assert words(pdf) >= len(texts) >= 300
    assert broken_words(pdf, reader) == []


def test_words_of_hostile_texts_are_whole(reader, printed):
    pdf = printed(document(*lines(HOSTILE))).pdf
    assert broken_words(pdf, reader) == []


def test_words_of_justified_lines_are_whole(reader, printed):
    text = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ที่ผ่านมา " * 30
    style = ParagraphStyle(size=14, align="justify")
    pdf = printed(document(Paragraph((Run(text),), style))).pdf
    assert broken_words(pdf, reader) == []


def test_a_word_that_changes_its_face_in_the_middle_is_whole(reader, printed):
    runs = (Run("ที่ผู้"), Run("นี้"), Run("มี่", bold=True), Run("ที่", link="https://a.example/"))
    pdf = printed(document(*[Paragraph(runs, SMALL)] * 3)).pdf
    assert broken_words(pdf, reader) == []
