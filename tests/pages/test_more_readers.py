"""Words of whole documents stay whole in pdf.js (Firefox, web viewers) and in MuPDF."""

import pytest
from dossier_strategies import HOSTILE_TEXTS, dossiers
from examples import LONG
from hypothesis import HealthCheck, Phase, given, settings
from pdf_texts import MORE_READERS, broken_words, lacking, poppler_pages, words

from ita_desk.contents.documents import make_contents
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.pages.documents import bind_documents
from ita_desk.typeset import composite_font
from ita_desk.typeset.render import render

pytestmark = pytest.mark.usefixtures("poppler")


@pytest.fixture(scope="module", params=MORE_READERS)
def reader(request):
    """The name of a reader; its tests are skipped where it is missing."""
    if reason := lacking(request.param):
        pytest.skip(reason)
    return request.param


def printed(dossier, fonts):
    """All documents of a dossier as one PDF."""
    return render(bind_documents(make_contents(dossier), "ทุกเอกสาร"), fonts).pdf


@pytest.fixture(scope="module")
def samples(samples_folder, fonts):
    """A PDF of all documents of each built-in sample."""
    files = sorted(samples_folder.glob("*.json"))
    return {path.stem: printed(read_dossier_path(path), fonts) for path in files}


def test_every_word_of_the_samples_is_whole(reader, samples):
    assert len(samples) >= 5
    assert sum(words(pdf) for pdf in samples.values()) > 3000
    broken = {name: broken_words(pdf, reader) for name, pdf in samples.items()}
    assert not any(broken.values()), broken


def test_a_search_finds_a_word_as_often_as_it_is_printed(reader, samples):
    pdf = samples["planning-2567-r1"]
    printed_often = "".join(poppler_pages(pdf)).count("วันที่")
    assert printed_often >= 19
    assert "".join(MORE_READERS[reader](pdf)).count("วันที่") == printed_often


def test_a_code_that_says_letter_and_mark_breaks_words_in_pdfjs(planning, fonts, monkeypatch):
    """What the second code is for."""
    if reason := lacking("pdfjs"):
        pytest.skip(reason)
    monkeypatch.setattr(composite_font, "_spoken", lambda text: (text,))
    pdf = printed(planning, fonts)
    assert len(broken_words(pdf, "pdfjs")) > words(pdf) / 20


@given(dossiers())
@settings(
    max_examples=20 if LONG else 3,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_word_of_generated_dossiers_is_whole(reader, fonts, dossier):
    assert broken_words(printed(dossier, fonts), reader) == []


def test_every_word_of_hostile_texts_in_a_form_is_whole(reader, planning, print_report):
    first, *others = planning.activities
    made = [
        first.changed({"id": 1000 + number, "title": text, "responsible": text, "budget": text})
        for number, text in enumerate(HOSTILE_TEXTS)
    ]
    pdf = print_report(planning.changed({"activities": (*made, *others)})).pdf
    assert broken_words(pdf, reader) == []
