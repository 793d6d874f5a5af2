"""The review of an old form by keyboard and mouse: answers, values typed over, leftovers placed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ita_desk.model.mark import Mark

WAIT = 60_000
KEY = Qt.Key


@pytest.fixture
def review(qtbot):
    """Bring a form of ``tests/data/office`` in and give the page, as soon as it is in front."""

    def bring(program, *names):
        files = [Path(__file__).parents[2] / "data" / "office" / name for name in names]
        work = program.workspace
        work.acts.bring_in_files(files)
        qtbot.waitUntil(
            lambda: work.frame.centre.currentWidget() is work.old_forms.review, timeout=WAIT
        )
        return work.old_forms.review()

    return bring


def row_of(page, words):
    return next(n for n in range(page.list.count()) if words in page.list.item(n).text())


def drop(view, at, mime):
    """Let go of a leftover over a cell, as the mouse does."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(at, copy, mime, left, none),
        QDropEvent(QPointF(at), copy, mime, left, none),
    ):
        QApplication.sendEvent(view.viewport(), event)


def test_equal_doubts_are_one_question_answered_by_arrow_keys(empty, qtbot, review):
    page = review(empty, "a7-columns.docx")
    row = row_of(page, "32 cells")
    page.list.setCurrentRow(row)
    ticked = [one.quality.ticked for one in page.model.review.dossier.activities]
    assert any(ticked)
    qtbot.keyClick(page.list, KEY.Key_Right)  # a tick
    assert page.answers.buttons["tick"].isChecked()
    qtbot.keyClick(page.list, KEY.Key_Right)  # nothing
    dossier = page.model.review.dossier
    assert not any(one.quality.ticked for one in dossier.activities)
    assert "Nothing" in page.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(page.list, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.quality.ticked for one in page.model.review.dossier.activities] == ticked
    qtbot.keyClick(page.list, KEY.Key_Return)
    (summary,) = empty.store.dossiers()
    kept = empty.store.load(summary.id)
    assert [one.quality.ticked for one in kept.activities] == ticked
    assert not any("32" in one.text for one in kept.leftovers)


def test_a_single_cell_is_answered_in_the_form(empty, qtbot, review):
    page = review(empty, "a7-columns.docx")
    plan = page.read_form.plan
    page.list.setCurrentRow(row_of(page, "32 cells"))
    place = plan.sheet.place(*plan.current())
    assert plan.sheet.warning(*plan.current())
    plan.setFocus()
    qtbot.keyClick(plan, KEY.Key_Space)
    assert not plan.sheet.ticked(*plan.current())
    assert not plan.sheet.warning(*plan.current())
    page.answers.buttons["text"].click()
    row = page.model.review.dossier.activity(place.id)
    assert getattr(row, place.field) == Mark(text="/")
    assert len([one for one in page.model.review.open_doubts if one.text == "/"]) == 31


def test_a_doubtful_value_is_typed_over(empty, qtbot, review):
    page = review(empty, "a7-columns.docx")
    page.list.setCurrentRow(row_of(page, "32 cells"))
    qtbot.keyClick(page.list, KEY.Key_F2)
    plan = page.read_form.plan
    editor = plan.delegate.editor
    qtbot.keyClicks(editor, "5")
    qtbot.keyClick(editor, KEY.Key_Return)
    place = plan.sheet.place(0, plan.current()[1])
    page.add.click()
    (summary,) = empty.store.dossiers()
    first = empty.store.load(summary.id).activities[0]
    assert getattr(first, place.field) == Mark(ticked=True, text="5")


def test_the_head_is_corrected_before_anything_is_written(empty, qtbot, review):
    page = review(empty, "a7-columns.docx")
    head = page.read_form.head
    head.go(0, head.sheet.column_named("round"))
    head.setFocus()
    qtbot.keyClicks(head, "2")
    qtbot.keyClick(head.delegate.editor, KEY.Key_Return)
    page.add.click()
    (summary,) = empty.store.dossiers()
    assert summary.round == 2


def test_a_leftover_is_put_into_the_chosen_cell(empty, qtbot, review):
    page = review(empty, "d1-nasty.docx")
    (left,) = page.model.review.leftovers
    plan = page.read_form.plan
    plan.setFocus()
    plan.go(0, plan.sheet.column_named("responsible"))
    held = page.model.review.dossier.activities[0].responsible
    assert page.left.put.isVisible()
    page.left.put.click()
    activity = page.model.review.dossier.activities[0]
    assert activity.responsible == f"{held} {left.text}".strip()
    assert not page.model.review.leftovers
    assert not page.left.list.count()
    page.add.click()
    (summary,) = empty.store.dossiers()
    assert left.text not in [one.text for one in empty.store.load(summary.id).leftovers]


def test_a_leftover_is_drawn_into_a_cell(empty, review):
    page = review(empty, "d1-nasty.docx")
    (left,) = page.model.review.leftovers
    plan = page.read_form.plan
    index = plan.sheet.index(1, plan.sheet.column_named("responsible"))
    plan.scrollTo(index)
    drop(plan, plan.visualRect(index).center(), page.left.list.mime_of(0))
    assert page.model.review.dossier.activities[1].responsible.endswith(left.text)
    assert not page.model.review.leftovers


def test_a_leftover_is_drawn_into_a_field_of_the_dossier(empty, review):
    review(empty, "d1-nasty.docx").add.click()
    empty.actions.leftovers.trigger()
    panel = empty.workspace.panels.leftovers()
    rows = range(panel.list.count())
    row = next(n for n in rows if panel.list.mime_of(n) is not None)
    text = panel.list.item(row).text()
    plan = empty.workspace.pages.page(0).plan_view
    index = plan.sheet.index(1, plan.sheet.column_named("responsible"))
    drop(plan, plan.visualRect(index).center(), panel.list.mime_of(row))
    dossier = empty.store.load(empty.workspace.session.dossier_id)
    assert dossier.activities[1].responsible.endswith(text)
    assert text not in [panel.list.item(n).text() for n in range(panel.list.count())]
    empty.actions.undo.trigger()
    dossier = empty.store.load(dossier.id)
    assert not dossier.activities[1].responsible.endswith(text)
    assert text in [one.text for one in dossier.leftovers]


def test_an_open_doubt_stands_in_the_panel_and_is_ticked_off(empty, qtbot, review):
    review(empty, "d1-nasty.docx").add.click()
    empty.actions.leftovers.trigger()
    panel = empty.workspace.panels.leftovers()
    session = empty.workspace.session
    before = session.dossier(session.dossier_id).leftovers
    doubt = next(one for one in before if one.doubt)
    panel.list.setCurrentRow(
        next(n for n in range(panel.list.count()) if panel.list.item(n).text() == doubt.text)
    )
    assert doubt.source in panel.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(panel.list, KEY.Key_Delete)
    assert doubt not in session.dossier(session.dossier_id).leftovers
    assert len(session.dossier(session.dossier_id).leftovers) == len(before) - 1


def test_f6_goes_from_pane_to_pane_and_on_to_the_window(example, qtbot, review):
    page = review(example, "d1-nasty.docx")
    example.window.activateWindow()
    panes = [page.list, page.left.list]
    for pane in panes:
        qtbot.waitUntil(pane.hasFocus)
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_F6)
    assert QApplication.focusWidget() not in panes


def test_f1_explains_the_page(empty, review):
    page = review(empty, "d1-nasty.docx")
    page.list.setFocus()
    empty.actions.help.trigger()
    about = empty.workspace.services.help_texts.about("review.answer")
    assert empty.workspace.panels.help().shown == about
    assert about.source


def test_a_paper_without_a_form_says_so_and_keeps_its_text(empty, review):
    page = review(empty, "e2-rationale.docx")
    assert page.read_form.plan.isHidden()
    assert any("no table of the form" in page.list.item(n).text() for n in range(page.list.count()))
    assert page.left.list.count()


def test_an_indicator_sheet_is_shown_and_typed_over(empty, qtbot, review):
    page = review(empty, "e1-kpi-sheet.docx")
    view = page.read_form.indicators
    assert view.isVisible()
    view.go(0, view.sheet.column_named("remark"))
    view.setFocus()
    qtbot.keyClicks(view, "x")
    qtbot.keyClick(view.delegate.editor, KEY.Key_Return)
    assert page.model.review.dossier.kpi_sheet.rows[0].remark == "x"


def test_f8_goes_to_the_next_question_that_is_open(empty, qtbot, review):
    page = review(empty, "a7-columns.docx")
    assert page.list.count() > 1
    qtbot.keyClick(page.list, KEY.Key_Right)
    qtbot.keyClick(page.list, KEY.Key_F8)
    assert page.list.currentRow() == 1


def test_what_was_answered_is_not_lost_without_a_question(empty, qtbot, review):
    page = review(empty, "a7-columns.docx")
    qtbot.keyClick(page.list, KEY.Key_Right)
    empty.gateway.yes = False
    qtbot.keyClick(page.list, KEY.Key_Escape)
    assert page.form is not None
    empty.gateway.yes = True
    qtbot.keyClick(page.list, KEY.Key_Escape)
    assert page.form is None
    assert len(empty.gateway.questions) == 2


def test_a_form_that_was_left_waits_and_a_way_leads_back(example, qtbot, review):
    page = review(example, "a7-columns.docx")
    qtbot.keyClick(page.list, KEY.Key_Right)
    work = example.workspace
    work.navigation.open_dossier(work.session.dossier_id)
    panel = work.output.output_panel
    assert "a7-columns.docx" in panel.sentence.text()
    panel.buttons[0].click()
    assert work.frame.centre.currentWidget() is work.old_forms.review
    assert page.model.touched
