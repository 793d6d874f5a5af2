"""Old forms made in Word and Excel, each after a shape seen in public reports."""

import json
import re

import pytest

from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.forms.reading import questions
from ita_desk.exchange.office.reading import read_paper

PLANNING = (
    "a1-one-table.docx",
    "a2-merged.docx",
    "a3-numbering-thai.docx",
    "a5-checkboxes.docx",
    "a6-mixed-ticks.docx",
    "b1-table-per-page.docx",
    "x1-plain-xls.xls",
    "x1-plain.xlsx",
    "z2-measure-once.docx",
)
OWN = ("a7-columns.docx", "d1-nasty.docx", "e1-kpi-sheet.docx", "e3-month-grid.docx")
HIDDEN = "x2-wingdings-hidden-formula.xlsx"
# What the round report doesn't print can't be read from it.
NOT_PRINTED = re.compile(
    r"key$|level_item|category|\.time$|\.place$|\.measure$|\.reporter$|\.role$|full_score$"
    r"|department$|document_prefix$|\.group$|website$|unit\.phone$|people\[1\]|round_report\.digits"
    r"|^\.(cover_memo|level_summary|measure_rationale|knowledge_brief)"
)
# Written by hand in the expected file, but printed with its bullet there.
FOLDED = re.compile(r"\s+")


@pytest.fixture(scope="module")
def office(project_folder):
    return project_folder / "tests" / "data" / "office"


def reading(path):
    return read_form(read_paper(path.read_bytes()))


def cells(dossier):
    """Everything a dossier holds by its place in the dossier file, white space apart."""
    found = {}

    def walk(value, place):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{place}.{key}")
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                walk(inner, f"{place}[{index}]")
        elif value not in ("", None, False):
            found[place] = FOLDED.sub("", value) if isinstance(value, str) else value

    walk(json.loads(write_dossier(dossier)), "")
    return {place: value for place, value in found.items() if not NOT_PRINTED.search(place)}


def expected(office, name):
    return cells(read_dossier((office / "expected" / name).read_bytes()))


@pytest.mark.parametrize("name", PLANNING)
def test_every_shape_of_the_form_tells_the_same_dossier(office, name):
    assert cells(reading(office / name).dossier) == expected(office, "planning.json")


@pytest.mark.parametrize("name", [*OWN, HIDDEN])
def test_other_shapes_tell_what_they_hold(office, name):
    own = f"{name.rpartition('.')[0]}.read.json"
    assert cells(reading(office / name).dossier) == expected(office, own)


def test_digits_of_the_paper_are_kept_apart_from_what_is_stored(office):
    dossier = reading(office / "a3-numbering-thai.docx").dossier
    assert dossier.round_report.digits == "thai"
    assert not re.search("[๐-๙]", write_dossier(dossier).decode())


def test_what_word_hides_or_struck_out_is_told(office):
    doubts = {doubt.code: doubt for doubt in reading(office / "d1-nasty.docx").doubts}
    assert doubts["tracked-deletion"].text == "ถูกลบแล้ว"
    assert doubts["hidden-text"].text == "ซ่อนไว้"
    assert doubts["perhaps-a-tick"].place.field.startswith("quarter_")
    assert doubts["nested-table"].source.told() == "table 1 row 3 column 11"


def test_a_footer_is_left_over_with_its_place(office):
    (footer,) = reading(office / "d1-nasty.docx").leftovers
    assert footer.source.told().startswith("page footer")


def test_no_text_of_an_unknown_paper_is_lost(office):
    paper = read_paper((office / "e2-rationale.docx").read_bytes())
    read = read_form(paper)
    kept = FOLDED.sub("", "".join(leftover.text for leftover in read.leftovers))
    kept += FOLDED.sub("", write_dossier(read.dossier).decode())
    lost = [p.text for p in paper.paragraphs() if FOLDED.sub("", p.text) not in kept]
    assert [text for text in lost if "ปีงบประมาณ" not in text] == []


def test_equal_doubts_are_one_question(office):
    asked = questions(reading(office / "a7-columns.docx").doubts)
    ticks = [one for one in asked if one.code == "tick-guessed"]
    assert [one.text for one in ticks] == ["/"]
    assert len(ticks[0].doubts) > 10
