"""The line over the plan: what is hidden is left alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.gui.plan.plan_filter import PlanFilter
from ita_desk.model.place import Place

TITLE, RESPONSIBLE = 2, 5


@pytest.fixture
def line(page, keyboard):
    QApplication.processEvents()
    keyboard.press("Ctrl+Shift+L")
    return page.filter_line


def choose(line, name):
    line.responsible.setCurrentIndex(line.responsible.findData(name))


def test_only_what_is_chosen_is_shown_and_the_line_says_how_many_are_hidden(page, line, tree):
    names = [one.responsible for one in tree().activities]
    choose(line, names[0])
    shown = [number for number, name in enumerate(names) if names[0] in name]
    assert page.plan.ids == [tree().activities[number].id for number in shown]
    assert str(len(names) - len(shown)) in line.hidden.text()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert len(page.plan.ids) == len(names)
    assert not line.isVisible()


def test_acts_and_pastes_touch_shown_rows_only_and_nothing_is_moved(page, line, tree, keyboard):
    before = tree().activities
    choose(line, before[1].responsible)
    shown = set(page.plan.ids)
    assert 1 < len(shown) < len(before)
    page.plan_view.setFocus()
    QGuiApplication.clipboard().setText("ก\r\n")
    page.plan_view.go(0, TITLE)
    keyboard.press("Ctrl+Shift+Down", "Ctrl+V")
    for was, now in zip(before, tree().activities, strict=True):
        assert now.title == ("ก" if now.id in shown else was.title)
    page.plan_view.go(0, TITLE)
    keyboard.press("Alt+Down")
    assert [one.id for one in tree().activities] == [one.id for one in before]
    page.plan_view.go(0, RESPONSIBLE)
    keyboard.write("ผู้อื่น")
    keyboard.press("Return")
    assert set(page.plan.ids) == shown


def test_a_new_row_stands_below_the_one_it_was_made_at_and_is_shown(page, line, tree, keyboard):
    before = tree().activities
    choose(line, before[0].responsible)
    page.plan_view.setFocus()
    page.plan_view.go(0, TITLE)
    keyboard.press("Ctrl+Return")
    first = next(number for number, one in enumerate(before) if one.id == page.plan.ids[0])
    assert tree().activities[first + 1].id == page.plan.ids[1]
    assert tree().activities[first + 1].title == ""


def test_going_to_a_hidden_activity_shows_all(page, line, tree):
    before = tree().activities
    choose(line, before[0].responsible)
    hidden = next(one for one in before if one.id not in page.plan.ids)
    assert page.go_to(Place("activity", hidden.id, "title"))
    assert len(page.plan.ids) == len(before)


def test_a_filter_of_quarter_and_results(tree, page):
    activities = tree().activities
    chosen = PlanFilter(quarter=3)
    assert {one.id for one in activities if chosen.shows(one)} == {
        one.id for one in activities if one.quarter_3
    }
    lacking = PlanFilter(without_result=True)
    assert all(not one.results for one in activities if lacking.shows(one))
    assert not PlanFilter()
