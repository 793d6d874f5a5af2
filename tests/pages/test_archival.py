"""Finished documents of samples and of generated dossiers: archival, tagged, and whole."""

import re

import page as validator
import pytest
from dossier_strategies import dossiers
from examples import LONG
from hypothesis import HealthCheck, Phase, given, settings
from pdf_texts import line_ends, poppler_pages
from typeset_documents import failures, structure

from ita_desk.contents.documents import ROUND_REPORT, make_content, make_contents
from ita_desk.model.tree import Result
from ita_desk.pages.documents import bind_documents, typeset_document
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.typeset.asked import asked_texts
from ita_desk.typeset.document import KeepTogether, SideBySide
from ita_desk.typeset.render import render
from ita_desk.typeset.tables import FormTable

FORBIDDEN = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""What PDF/A-2a and PDF/UA-1 don't allow in a text."""
MOST_INSIDE_COMPOUNDS = 3
SAMPLES = ["planning", "text_marks"]


def all_documents(dossier):
    """All documents of a dossier as one, as the typesetter gets them."""
    return bind_documents(make_contents(dossier), "ทุกเอกสาร")


def text_of(paragraphs):
    """What a cell says, its typed line ends aside."""
    made = ""
    for paragraph in paragraphs:
        made += paragraph.label_line if paragraph.has_label else ""
        made += "".join(run.text for run in paragraph.runs)
    return made.replace("\r", "").replace("\n", "")


def asked_cells(document):
    """The texts of the cells of each table that have any, in order."""
    for section in document.sections:
        for item in flat(section.story):
            if isinstance(item, FormTable):
                rows = [text_of(cell.paragraphs) for line in item.header for cell in line]
                for row in item.rows:
                    rows += [text_of(cell.paragraphs) for cell in row.cells if cell is not None]
                yield list(filter(None, rows))


def flat(items):
    """The items of a story, those of blocks and columns as well."""
    for item in items:
        if isinstance(item, KeepTogether):
            yield from flat(item.items)
        elif isinstance(item, SideBySide):
            yield from (inner for _, column in item.columns for inner in flat(column))
        else:
            yield item


def printed_cells(root):
    """The same of a structure tree."""
    for table in root.find("Table"):
        captions = [caption.text for caption in table.find("Caption")]
        cells = [cell.text for row in table.find("TR") for cell in row.children]
        yield list(filter(None, captions + cells))


def assert_archival_and_whole(document, fonts):
    pdf = render(document, fonts).pdf
    asked = "".join(text.text for text in asked_texts(document))
    if FORBIDDEN.search(asked):
        assert validator.validate_pdf_bytes(pdf, profile="2b").is_compliant
    else:
        assert failures(pdf) == []
    root = structure(pdf)
    assert root.text == asked
    assert list(printed_cells(root)) == list(asked_cells(document))


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_documents_of_a_sample_are_archival_with_every_cell_in_the_tree(sample, request, fonts):
    assert_archival_and_whole(all_documents(request.getfixturevalue(sample)), fonts)


@given(dossiers())
@settings(
    max_examples=200 if LONG else 5,
    # Shrinking a whole dossier would take minutes, and its fields are small already.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_so_are_those_of_generated_dossiers(fonts, dossier):
    assert_archival_and_whole(all_documents(dossier), fonts)


def test_so_is_a_row_taller_than_a_page(planning, fonts):
    results = tuple(
        Result(id=number, kind="paragraph", text="ผลการดำเนินงาน  ครั้งที่ 1 ✓ " * 20)
        for number in range(1, 9)
    )
    tall = planning.activities[0].changed({"results": results})
    content = make_content(ROUND_REPORT, planning.changed({"activities": (tall,)}))
    document = typeset_document(ROUND_REPORT, content)
    assert_archival_and_whole(document, fonts)
    assert render(document, fonts).pages > 2


@pytest.mark.usefixtures("poppler")
def test_no_line_of_the_samples_ends_inside_a_word_and_few_inside_a_compound(
    planning, text_marks, fonts
):
    """Read from the printed pages: three in a hundred at most inside a compound."""
    tiers = []
    for dossier in (planning, text_marks):
        document = all_documents(dossier)
        pages = poppler_pages(render(document, fonts).pdf)
        for text in {asked.text for asked in asked_texts(document) if len(asked.text) > 10}:
            allowed = line_breaks(text, document.keep)
            tiers += [
                allowed.get(end, BreakTier.CLUSTER)
                for end in line_ends(text, pages)
                if is_thai(text[end - 1]) and is_thai(text[end])
            ]
    assert len(tiers) > 100
    assert tiers.count(BreakTier.CLUSTER) == 0
    assert tiers.count(BreakTier.COMPOUND) <= MOST_INSIDE_COMPOUNDS * len(tiers) / 100


def is_thai(letter):
    return "\u0e01" <= letter <= "\u0e5b"
