"""A Word file of this program, corrected: what of it belongs to which field."""

import io
from copy import deepcopy

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.dossier_corrections import dossier_corrections
from ita_desk.dossier_office import dossier_docx
from ita_desk.exchange.corrections.written_back import written_back
from ita_desk.exchange.office.docx_reader import read_docx
from ita_desk.model.place import Place
from ita_desk.office_fonts import form_fonts


@pytest.fixture(scope="module")
def fonts():
    return form_fonts()


@pytest.fixture(scope="module")
def written(fonts):
    """The Word file of a document of a sample, written once for all who correct it."""
    files = {}

    def write(name, dossier):
        key = (name, id(dossier))
        if key not in files:
            files[key] = (dossier, dossier_docx(name, dossier, fonts))
        return files[key][1]

    return write


@pytest.fixture
def corrected(fonts, written):
    """Write a document, correct it in Word, and compare it with a dossier."""

    def compare(name, dossier, correct, now=None):
        opened = docx.Document(io.BytesIO(written(name, dossier)))
        correct(opened)
        saved = io.BytesIO()
        opened.save(saved)
        back = written_back(read_docx(saved.getvalue()))
        return dossier_corrections(now or dossier, back, fonts)

    return compare


def values(found):
    return {(one.place.entity, one.place.id, one.place.field): one.new for one in found.differences}


def put(paragraph, old, new):
    """Change words inside a run, as who types in the middle of a paragraph."""
    run = next(one for one in paragraph.runs if old in one.text)
    run.text = run.text.replace(old, new)


def retype(paragraph, text):
    """Mark everything and type anew, which takes Word's bookmarks away."""
    for child in list(paragraph._p):
        paragraph._p.remove(child)
    paragraph.add_run(text)


def row(document, number):
    return document.tables[0].rows[2 + number].cells


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(
    "sample", ["planning", "text_marks", "brief_sample", "kpi_sample", "rationale_sample"]
)
def test_what_nobody_corrected_is_read_back_equal(name, sample, corrected, request):
    dossier = request.getfixturevalue(sample)
    found = corrected(name, dossier, lambda _: None)
    assert (found.differences, found.unplaced, found.asides) == ((), (), ())
    assert not found.stale


def test_a_cell_is_corrected_in_the_middle_and_typed_anew(corrected, planning):
    def correct(document):
        put(row(document, 0)[1].paragraphs[0], "จัดทำ", "ออก")
        retype(row(document, 0)[4].paragraphs[0], "กลุ่มบริหาร")

    first = planning.activities[0]
    found = corrected("round-report", planning, correct)
    assert values(found) == {
        ("activity", first.id, "title"): first.title.replace("จัดทำ", "ออก", 1),
        ("activity", first.id, "responsible"): "กลุ่มบริหาร",
    }
    assert not found.unplaced


def test_empty_cells_are_filled_and_filled_ones_emptied(corrected, planning):
    def correct(document):
        cells = row(document, 0)
        retype(cells[8].paragraphs[0], "✓")
        retype(cells[3].paragraphs[0], "")
        retype(cells[5].paragraphs[0], "5,000")

    first = planning.activities[0]
    assert values(corrected("round-report", planning, correct)) == {
        ("activity", first.id, "quarter_3"): "✓",
        ("activity", first.id, "quality"): "",
        ("activity", first.id, "budget"): "5,000",
    }


def test_the_date_and_the_text_of_a_result_are_told_apart(corrected, planning):
    def correct(document):
        put(row(document, 5)[-1].paragraphs[0], "4 ธ.ค. 66", "5 ธ.ค. 66 ที่ห้องประชุม")

    result = planning.activities[5].results[0]
    assert values(corrected("round-report", planning, correct)) == {
        ("result", result.id, "date"): "2023-12-05",
        ("result", result.id, "text"): "ที่ห้องประชุม",
    }


def test_a_field_between_words_of_the_form(corrected, planning):
    def correct(document):
        put(document.paragraphs[0], "ระดับความสำเร็จ", "ระดับผลสำเร็จ")
        put(document.paragraphs[2], "กองแผนงาน", "กองแผนงานใหม่")

    found = values(corrected("round-report", planning, correct))
    assert found[("indicator", 1, "name")] == planning.indicator.name.replace("ความ", "ผล", 1)
    assert found[("unit", 1, "name")] == "กองแผนงานใหม่"


def test_two_fields_of_one_line_and_thai_digits(corrected, planning):
    def correct(document):
        for paragraph in document.paragraphs:
            for run in paragraph.runs:
                run.text = run.text.replace("๕ มีนาคม", "๖ มีนาคม").replace("๒๒๒๒", "๓๓๓๓")

    found = values(corrected("cover-memo", planning, correct))
    assert found[("cover_memo", 1, "number")].endswith("/3333")
    assert found[("cover_memo", 1, "date")] == "6 มีนาคม 2567"


def test_one_line_of_several_keeps_the_others(corrected, planning):
    def correct(document):
        (paragraph,) = (one for one in document.paragraphs if "ดำเนินกิจกรรมตามแผน" in one.text)
        put(paragraph, "ดำเนินกิจกรรมตามแผนฯ", "ดำเนินการ")

    ((place, text),) = values(corrected("knowledge-brief", planning, correct)).items()
    assert place == ("knowledge_brief", 1, "steps")
    assert [line[:9] for line in text.splitlines()][:3] == ["กำหนดหัวข", "ดำเนินการ", "สรุปผลการ"]


def test_an_address_that_opens_another_page(corrected, planning):
    def correct(document):
        for relation in document.part.rels.values():
            if relation.is_external and relation.target_ref.endswith("board.pdf"):
                relation._target = "https://example.org/new.pdf"

    evidence = planning.activities[0].results[0].evidence[0]
    found = values(corrected("round-report", planning, correct))
    assert found == {("evidence", evidence.id, "url"): "https://example.org/new.pdf"}


def test_what_has_no_field_is_left_over(corrected, planning):
    def correct(document):
        row(document, 0)[1].add_paragraph("เพิ่มในช่อง")
        document.add_paragraph("ความเห็นผู้อำนวยการ")
        put(document.tables[0].rows[0].cells[1].paragraphs[0], "กิจกรรม", "งาน")

    found = corrected("round-report", planning, correct)
    assert not found.differences
    assert {"เพิ่มในช่อง", "ความเห็นผู้อำนวยการ"} < {one.new for one in found.unplaced}
    assert any(one.old.endswith("กิจกรรม") and one.new.endswith("งาน") for one in found.unplaced)


def test_a_new_row_is_left_over_and_the_rows_below_stay(corrected, planning):
    def correct(document):
        rows = document.tables[0].rows
        added = deepcopy(rows[4]._tr)
        for mark in list(added.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            mark.getparent().remove(mark)
        for text in added.iter(qn("w:t")):
            text.text = "ใหม่"
        rows[4]._tr.addnext(added)

    found = corrected("round-report", planning, correct)
    assert not found.differences
    assert {one.new.replace("ใหม่", "") for one in found.unplaced} == {""}


def test_tracked_changes_and_comments_are_shown(corrected, planning):
    def correct(document):
        paragraph = row(document, 0)[1].paragraphs[0]
        inserted = OxmlElement("w:ins")
        inserted.append(deepcopy(paragraph.runs[0]._r))
        inserted[0].find(qn("w:t")).text = " ด่วน"
        paragraph._p.append(inserted)

    first = planning.activities[0]
    found = corrected("round-report", planning, correct)
    assert values(found) == {("activity", first.id, "title"): f"{first.title} ด่วน"}
    assert [(one.code, one.text.strip()) for one in found.asides] == [("tracked-insertion", "ด่วน")]


def test_a_dossier_that_was_changed_since_is_told(corrected, planning):
    first, second, *others = planning.activities
    changed = first.changed({"responsible": "ที่นี่"}), second.changed({"responsible": "ที่นี่"})
    now = planning.changed({"activities": (*changed, *others)})

    def correct(document):
        retype(row(document, 2)[4].paragraphs[0], "กลุ่มบริหาร")
        put(row(document, 1)[4].paragraphs[0], "คณะทำงาน", "กลุ่มอื่น")

    found = corrected("round-report", planning, correct, now)
    assert found.stale
    both = {one.place: one.both for one in found.differences}
    assert both == {
        Place("activity", planning.activities[2].id, "responsible"): False,
        Place("activity", second.id, "responsible"): True,
    }


def test_a_row_added_here_since_is_not_taken_for_one_taken_out(corrected, planning):
    new = planning.activities[0].changed({"id": 999, "title": "ใหม่ที่นี่", "results": ()})
    now = planning.changed({"activities": (new, *planning.activities)})
    found = corrected("round-report", planning, lambda _: None, now)
    assert found.stale
    assert not found.differences
    assert not found.unplaced


def test_a_file_of_somebody_else_is_none_of_ours(project_folder):
    form = project_folder / "tests" / "data" / "office" / "a2-merged.docx"
    assert written_back(read_docx(form.read_bytes())) is None
