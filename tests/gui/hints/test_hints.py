"""Hints of the first round: one at a time, four at most, each dismissed for good."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.gui.dossiers.practice_strip import PracticeStrip
from ita_desk.gui.hints.hint_strip import HINTS


@pytest.fixture
def first(start):
    program = start(hints=True)
    program.actions.example.trigger()
    return program


def test_there_are_four_at_most_and_each_has_a_name_of_its_own():
    assert len({hint.name for hint in HINTS}) == len(HINTS) <= 4


def test_each_is_shown_once_and_dismissed_for_good(first, start):
    work, seen = first.workspace, []
    for position in (0, 4):
        work.navigation.open_page(position)
        while not work.hints.isHidden():
            seen.append(work.hints.shown.name)
            work.hints.dismiss_button.click()
    assert sorted(seen) == sorted(hint.name for hint in HINTS)
    first.window.close()
    first.close()
    again = start(hints=True)
    assert again.workspace.hints.isHidden()


def test_it_stands_above_the_page_and_covers_nothing(first):
    work = first.workspace
    strip, page = work.hints, work.pages
    below = strip.mapTo(work.frame, strip.rect().bottomLeft()).y()
    assert page.mapTo(work.frame, page.rect().topLeft()).y() >= below


def test_a_low_window_keeps_three_rows_of_the_plan_beside_it(first, qtbot):
    """As on a small screen at 200 %; the sentence is whole while the keyboard is in its strip."""
    work, window = first.workspace, first.window
    strip, view = work.hints, work.pages.front.plan_view
    practice = work.frame.findChild(PracticeStrip)
    qtbot.waitUntil(lambda: resized(window, 1366 // 2, 768 // 2), timeout=5000)
    rows = 3 * view.sizes.one_line
    qtbot.waitUntil(lambda: view.viewport().height() >= rows, timeout=2000)
    assert not strip.isHidden()
    assert practice.isHidden()
    assert strip.sentence.toolTip() == strip.sentence.text() == strip.accessibleName()
    one_line = strip.sentence.height()
    strip.dismiss_button.setFocus()
    qtbot.waitUntil(lambda: strip.sentence.height() > 1.5 * one_line, timeout=2000)
    while not strip.isHidden():
        strip.dismiss()
    assert not practice.isHidden()
    qtbot.waitUntil(lambda: view.viewport().height() >= rows, timeout=2000)
    qtbot.waitUntil(lambda: resized(window, 1366, 768), timeout=5000)
    first.actions.hints.trigger()
    assert not strip.isHidden()
    assert not practice.isHidden()
    assert strip.sentence.toolTip() == ""


def test_the_keyboard_reaches_it_dismisses_it_and_goes_back(first, qtbot):
    work, hints = first.workspace, first.workspace.hints
    for hint in HINTS[1:]:
        work.services.settings.keep_flag(f"hint-{hint.name}", False)
    before = QApplication.focusWidget()
    for _ in range(5):
        if not hints.dismiss_button.hasFocus():
            first.actions.next_pane.trigger()
    assert hints.dismiss_button.hasFocus()
    QTest.keyClick(hints.dismiss_button, Qt.Key.Key_Escape)
    assert hints.isHidden()
    assert QApplication.focusWidget() is before


def test_who_has_more_rounds_sees_none_until_asked(start, planning):
    from ita_desk.verbs import dossiers

    program = start(hints=True)
    work = program.workspace
    added = dossiers.added_ids(work.session.run(dossiers.add, [planning, planning]))
    work.navigation.open_new(added[0])
    assert work.hints.isHidden()
    program.actions.hints.trigger()
    assert not work.hints.isHidden()


def resized(window, width, height):
    """Whether it has the size, and no layout is about to ask for more, as it may at first."""
    window.resize(width, height)
    return window.height() == height >= window.minimumSizeHint().height()
