"""The list of dossiers tells them apart however narrow it is, and what is deleted is gone."""

from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from window_pages import page_titled

from ita_desk.gui.dossiers.fitted_line import fitted_line
from ita_desk.model.place import Place
from ita_desk.verbs import fields


def lines(tree):
    """The lines of years and dossiers, with the text that is drawn for each."""
    drawn = {}
    for year in map(tree.topLevelItem, range(tree.topLevelItemCount())):
        for item in (year, *map(year.child, range(year.childCount()))):
            option = QStyleOptionViewItem()
            option.initFrom(tree)
            option.widget = tree
            option.rect = tree.visualItemRect(item)
            tree.itemDelegate().initStyleOption(option, tree.indexFromItem(item))
            drawn[item.text(0)] = (option, option.text)
    return drawn


def text_room(tree, option):
    style = tree.style()
    part = style.SubElement.SE_ItemViewItemText
    margin = style.pixelMetric(style.PixelMetric.PM_FocusFrameHMargin, option, tree)
    return style.subElementRect(part, option, tree).width() - 2 * (margin + 1)


@pytest.fixture
def several(example):
    """Two years, two rounds and two units, and a copy."""
    work = example.workspace
    first = work.session.dossier_id
    example.actions.next_round.trigger()
    example.actions.next_round.trigger()
    example.actions.duplicate.trigger()
    other = work.session.dossier_id
    work.session.run(fields.edit, Place("unit", other, "name"), "กองการเจ้าหน้าที่และพัฒนาบุคลากร")
    work.navigation.open_dossier(first)
    example.actions.duplicate.trigger()
    return example


@pytest.mark.parametrize("points", [11, 16, 22])
def test_years_rounds_and_copies_are_told_apart_at_any_width(several, qtbot, points):
    work = several.workspace
    while several.workspace.services.settings.points < points:
        several.actions.larger.trigger()
    tree = work.list
    for width in (1, 140, 200, 400):
        sizes = work.frame.splitter.sizes()
        work.frame.splitter.setSizes([width, sum(sizes) - width, 0])
        qtbot.waitUntil(lambda: tree.width() >= tree.minimumSizeHint().width())
        all_are_told_apart(tree)


def all_are_told_apart(tree):
    drawn = lines(tree)
    for option, text in drawn.values():
        assert option.fontMetrics.horizontalAdvance(text) <= text_room(tree, option)
    of_one_year = [
        {drawn[year.child(at).text(0)][1] for at in range(year.childCount())}
        for year in map(tree.topLevelItem, range(tree.topLevelItemCount()))
    ]
    years = [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]
    assert all(year[-4:] in drawn[year][1] for year in years)
    for shown in of_one_year:
        for one, other in combinations(shown, 2):
            assert one != other
    assert any("(2)" in text for _, text in drawn.values())


def test_a_line_that_fits_is_whole_and_a_tail_of_one_letter_is_left_out(qapp):
    metrics = QFontMetrics(qapp.font())
    whole = "รอบ 5 เดือนแรก · กองแผนงาน"
    assert fitted_line(whole, "รอบแรก", "กองแผนงาน", metrics, 1000) == whole
    head = metrics.horizontalAdvance("รอบแรก · ก")
    assert fitted_line(whole, "รอบแรก", "กองแผนงาน", metrics, head) == "รอบแรก"


def test_after_deleting_the_next_dossier_is_named_and_shown_at_its_plan(example):
    work = example.workspace
    first = work.session.dossier_id
    example.actions.next_round.trigger()
    deleted = example.window.windowTitle()
    work.navigation.enter_page(3)
    work.output.output_panel.ask("?", [("Print all the same", lambda: None)])
    work.panels.history()
    example.actions.delete.trigger()
    assert work.session.dossier_id == first
    assert work.pages.currentIndex() == 0
    title = example.window.windowTitle().removesuffix(" — ita_desk")
    assert deleted != title
    told = example.window.status_line.text
    assert deleted.removesuffix(" — ita_desk") in told.split("Open now:")[0]
    assert title in told.split("Open now:")[1]
    assert not work.output.output_panel.isVisible()
    assert "delete a dossier" in example.actions.undo.text()
    example.actions.undo.trigger()
    assert example.window.windowTitle() == deleted


def test_a_copy_has_a_name_of_its_own(example):
    before = example.window.windowTitle()
    example.actions.duplicate.trigger()
    assert example.window.windowTitle() == before.replace(" — ita_desk", " (2) — ita_desk")
    example.actions.delete.trigger()
    assert example.window.windowTitle() == before


def test_delete_held_down_in_the_list_deletes_one_dossier(example):
    work = example.workspace
    example.actions.next_round.trigger()
    example.actions.next_round.trigger()
    many = len(work.session.dossiers())
    work.list.setFocus()
    QTest.keyPress(work.list, Qt.Key.Key_Delete)
    assert QApplication.focusWidget() is work.list
    for _ in range(3):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "", True
        )
        QApplication.sendEvent(work.list, event)
    assert len(work.session.dossiers()) == many - 1


def test_a_question_about_a_dossier_goes_when_another_is_opened_or_it_changes(example):
    work, panel = example.workspace, example.workspace.output.output_panel
    first = work.session.dossier_id
    example.actions.duplicate.trigger()
    panel.tell("Written: a.pdf")
    work.navigation.open_dossier(first)
    assert panel.isHidden()
    panel.tell("Written: a.pdf")
    place = Place("unit", first, "group")
    work.session.run(fields.edit, place, "x")
    assert not panel.isHidden()
    panel.ask("3 things to look at", [("Print all the same", lambda: None)])
    work.session.run(fields.edit, place, "y")
    assert panel.isHidden()
    panel.begin("Printing…", lambda: None)
    panel.show()
    example.actions.duplicate.trigger()
    assert not panel.isHidden()


def test_the_list_of_several_follows_what_is_deleted(example):
    work = example.workspace
    example.actions.duplicate.trigger()
    work.output.several_action.trigger()
    several = work.output.several_panel
    assert several.list.count() == 2
    example.actions.delete.trigger()
    assert several.list.count() == 1
    assert several.ticked() == []
    assert not any(button.isEnabled() for button in several.buttons)


def test_a_new_round_opens_at_its_plan(example):
    work = example.workspace
    people = page_titled(work, "People")
    work.navigation.enter_page(3)
    assert work.pages.front is people
    example.actions.next_round.trigger()
    assert work.pages.currentIndex() == 0
    assert work.pages.front.plan_view.hasFocus()
