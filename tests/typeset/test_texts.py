"""Every text comes back from the PDF as it was typed, by three independent readers."""

import itertools

import pytest
from pdf_texts import READERS, characters
from typeset_documents import WIDE, document, lines, marked_texts
from typeset_texts import CONSONANTS, HOSTILE

from ita_desk.typeset import composite_font


def pdf_lines(pages):
    return [line for page in pages for line in page.replace("\r\n", "\n").split("\n") if line]


@pytest.mark.usefixtures("poppler")
def test_generated_lines_come_back_codepoint_for_codepoint(generated):
    texts, pdf = generated
    assert len(texts) >= 300
    assert pdf_lines(READERS["poppler"](pdf)) == texts
    # A tower of marks reaches into the line above, which pdfium then takes for the same line.
    assert "".join(pdf_lines(READERS["pdfium"](pdf))) == "".join(texts)
    assert "".join(READERS["pdfminer"](pdf)) == "".join(texts)


@pytest.mark.usefixtures("poppler")
def test_every_consonant_vowel_and_tone_comes_back(printed):
    vowels = ["", *"ะาำัิีึืฺุู็ํ", "ํา"]
    tones = ["", *"่้๊๋์"]
    texts = [
        " ".join(c + t + v if v in ("ะ", "า", "ำ", "ํา") else c + v + t for c in CONSONANTS)
        for v, t in itertools.product(vowels, tones)
    ]
    pdf = printed(document(*lines(texts), page=WIDE)).pdf
    for reader, pages_of in READERS.items():
        assert "".join(pdf_lines(pages_of(pdf))) == "".join(texts), reader


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_typed(text, printed):
    pdf = printed(document(*lines([text]))).pdf
    assert "".join(marked_texts(pdf).values()) == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_typed_line_end_ends_the_line(line_end, printed):
    pdf = printed(document(*lines([f"หนึ่ง{line_end}{line_end}สอง"]))).pdf
    assert pdf_lines(READERS["pdfium"](pdf)) == ["หนึ่ง", "สอง"]
    assert "".join(marked_texts(pdf).values()) == "หนึ่งสอง"


def test_more_different_clusters_than_one_font_file_holds(printed, monkeypatch):
    """The codes go on in further subsets, in the middle of a line as well."""
    monkeypatch.setattr(composite_font, "_CODES_IN_A_SUBSET", 150)
    texts = ["".join(chr(0x4E00 + 100 * n + i) for i in range(100)) for n in range(6)]
    pdf = printed(document(*lines(texts), page=WIDE)).pdf
    assert "".join(READERS["pdfminer"](pdf)) == "".join(texts)
    assert pdf_lines(READERS["pdfium"](pdf)) == texts
    assert len({char.font for page in characters(pdf) for char in page}) == 4
