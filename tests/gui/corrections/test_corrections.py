"""A Word file that a superior corrected comes in by the same door and leads to its differences."""

import io

import docx
import pytest
from PySide6.QtCore import Qt

from ita_desk.dossier_office import dossier_docx
from ita_desk.model.place import Place
from ita_desk.office_fonts import form_fonts
from ita_desk.verbs import fields

WAIT = 60_000


@pytest.fixture
def corrected(tmp_path):
    """The round report of a dossier with another word in its first two activities."""

    def make(dossier, comment="ความเห็น"):
        opened = docx.Document(io.BytesIO(dossier_docx("round-report", dossier, form_fonts())))
        for number in (2, 3):
            cell = opened.tables[0].rows[number].cells[4]
            for run in cell.paragraphs[0].runs:
                run.text = f"ผู้แก้ {number}"
        opened.add_paragraph(comment)
        path = tmp_path / "แก้แล้ว.docx"
        opened.save(path)
        return path

    return make


def bring(qtbot, program, path):
    work = program.workspace
    work.acts.bring_in_files([path])
    centre, page = work.frame.centre, work.old_forms.differences
    qtbot.waitUntil(lambda: centre.currentWidget() is page, timeout=WAIT)
    return work.old_forms.differences()


def responsible(program, dossier):
    return [one.responsible for one in program.store.load(dossier.id).activities[:2]]


@pytest.fixture
def dossier(example):
    return example.store.load(example.workspace.session.dossier_id)


def test_differences_are_ticked_and_taken_in_one_step(example, qtbot, corrected, dossier):
    page = bring(qtbot, example, corrected(dossier))
    assert responsible(example, dossier) == [one.responsible for one in dossier.activities[:2]]
    shown = [page.sheet.shown(row, 3) for row in range(page.sheet.rowCount())]
    assert shown == ["ผู้แก้ 2", "ผู้แก้ 3"]
    assert page.sheet.shown(0, 2) == dossier.activities[0].responsible
    backups = []
    example.workspace.old_forms.about_to_take.connect(lambda: backups.append(True))
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert responsible(example, dossier) == shown
    assert backups == [True]
    assert [one.text for one in example.store.load(dossier.id).leftovers] == ["ความเห็น"]
    assert example.workspace.frame.centre.currentWidget() is example.workspace.pages
    example.actions.undo.trigger()
    assert example.store.load(dossier.id) == dossier


def test_one_is_taken_and_one_left_by_keyboard(example, qtbot, corrected, dossier):
    page = bring(qtbot, example, corrected(dossier))
    page.view.go(1, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    page.take.click()
    assert responsible(example, dossier) == ["ผู้แก้ 2", dossier.activities[1].responsible]


def test_none_is_taken_when_it_is_left(example, qtbot, corrected, dossier):
    page = bring(qtbot, example, corrected(dossier))
    assert any(page.list.item(row).text() == "ความเห็น" for row in range(page.list.count()))
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert example.store.load(dossier.id) == dossier
    assert example.workspace.frame.centre.currentWidget() is example.workspace.pages


def test_what_both_changed_is_told_and_not_ticked(example, qtbot, corrected, dossier):
    path = corrected(dossier)
    place = Place("activity", dossier.activities[0].id, "responsible")
    example.workspace.session.run(fields.edit, place, "แก้ที่นี่")
    page = bring(qtbot, example, path)
    assert "changed here since" in page.summary.text()
    assert [page.sheet.ticked(row, 0) for row in (0, 1)] == [False, True]
    assert page.sheet.warning(0, 0)
    page.all.click()
    page.take.click()
    assert responsible(example, dossier) == ["ผู้แก้ 2", "ผู้แก้ 3"]


def test_an_undo_meanwhile_is_seen_and_ticks_stay(example, qtbot, corrected, dossier):
    session, first = example.workspace.session, dossier.activities[0]
    path = corrected(dossier)
    session.run(fields.edit, Place("activity", first.id, "responsible"), "แก้ที่นี่")
    page = bring(qtbot, example, path)
    assert page.sheet.shown(0, 2) == "แก้ที่นี่"
    page.none.click()
    session.undo()
    qtbot.waitUntil(lambda: page.sheet.shown(0, 2) == first.responsible, timeout=WAIT)
    assert page.sheet.chosen == []
    example.workspace.navigation.open_page(0)
    session.redo()
    qtbot.waitUntil(lambda: page.sheet.shown(0, 2) == "แก้ที่นี่", timeout=WAIT)
    assert example.workspace.frame.centre.currentWidget() is example.workspace.pages


def test_it_can_be_read_as_a_new_report_instead(example, qtbot, corrected, dossier):
    page = bring(qtbot, example, corrected(dossier))
    page.as_new.click()
    work = example.workspace
    assert work.frame.centre.currentWidget() is work.old_forms.review
    work.old_forms.review().add.click()
    assert len(example.store.dossiers()) == 2
    assert example.store.load(dossier.id) == dossier


def test_a_file_without_corrections_says_so(example, qtbot, dossier, tmp_path):
    path = tmp_path / "เดิม.docx"
    path.write_bytes(dossier_docx("round-report", dossier, form_fonts()))
    page = bring(qtbot, example, path)
    assert "No field differs" in page.summary.text()
    assert not page.take.isEnabled()
    assert page.view.isHidden()


def test_f1_explains_the_page(example, qtbot, corrected, dossier):
    page = bring(qtbot, example, corrected(dossier))
    page.take.setFocus()
    example.actions.help.trigger()
    about = example.workspace.services.help_texts.about("review.corrections")
    assert example.workspace.panels.help().shown == about
    assert about.source
