"""The list of dossiers: hidden and shown by its key and its menu, and where there is no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

WIDE, NARROW = 1000, 880
CTRL = Qt.KeyboardModifier.ControlModifier


def by_key(program):
    QTest.keyClick(program.window, Qt.Key.Key_F9, CTRL)


def by_menu(program):
    action = program.actions.dossier_list
    assert action in program.window.view_menu.actions()
    action.trigger()


def resize(program, width):
    program.window.resize(width, 700)
    QApplication.processEvents()


def list_is_shown(program):
    shown = program.workspace.list.isVisible()
    assert program.actions.dossier_list.isChecked() is shown
    return shown


def start_again(program, start, width):
    """Close the window and start the program on the same database, in a window of a width."""
    program.window.close()
    program.close()
    again = start()
    resize(again, width)
    return again


@pytest.mark.parametrize("way", [by_key, by_menu])
def test_the_list_is_hidden_and_shown_again(example, way):
    example.window.activateWindow()
    assert list_is_shown(example)
    way(example)
    assert not list_is_shown(example)
    way(example)
    assert list_is_shown(example)


def test_a_list_that_was_hidden_stays_so_at_the_next_start(example, start):
    by_key(example)
    again = start_again(example, start, WIDE)
    assert not list_is_shown(again)
    by_key(again)
    assert list_is_shown(start_again(again, start, WIDE))


def test_in_a_narrow_window_list_and_side_pane_take_turns(example):
    resize(example, NARROW)
    assert list_is_shown(example)
    example.actions.preview.trigger()
    assert not list_is_shown(example)
    by_key(example)
    assert list_is_shown(example)
    assert example.workspace.side.isHidden()


def test_a_list_that_gave_way_comes_back_where_there_is_room(example, start):
    resize(example, NARROW)
    example.actions.preview.trigger()
    assert not list_is_shown(example)
    resize(example, WIDE)
    assert list_is_shown(example)
    resize(example, NARROW)
    assert not list_is_shown(example)
    assert list_is_shown(start_again(example, start, WIDE))


def test_a_list_hidden_on_a_screen_at_200_percent_is_there_at_100_percent(example, start):
    """At 200 percent a screen of 1,760 pixels has 880 for the window."""
    resize(example, NARROW)
    by_key(example)
    assert not list_is_shown(example)
    again = start_again(example, start, WIDE)
    assert list_is_shown(again)


def test_a_list_hidden_where_there_is_room_does_not_come_back_by_itself(example):
    by_key(example)
    resize(example, NARROW)
    example.actions.preview.trigger()
    example.actions.preview.trigger()
    assert not list_is_shown(example)
    resize(example, WIDE)
    assert not list_is_shown(example)


@pytest.mark.parametrize(("width", "least"), [(1366, 540), (1000, 380)])
def test_the_preview_gets_the_room_of_a_page_and_leaves_half_to_the_plan(example, width, least):
    resize(example, width)
    work = example.workspace
    example.actions.check.trigger()
    QApplication.processEvents()
    before = work.side.width()
    example.actions.preview.trigger()
    QApplication.processEvents()
    centre = work.frame.centre.width()
    assert work.side.width() >= max(least, before)
    assert centre >= work.side.width() - 20
    view = work.panels.preview().view
    assert view.fits_width
    assert view.horizontalScrollBar().maximum() == 0


def test_in_a_narrow_window_the_preview_gets_all_that_the_plan_can_spare(example):
    """As on a small screen at 200 %, where half of it would show a page at a quarter."""
    resize(example, 683)
    work = example.workspace
    example.actions.preview.trigger()
    QApplication.processEvents()
    assert work.side.width() > 0.55 * 683
    assert work.frame.centre.width() >= 260
    view = work.panels.preview().view
    assert view.fits_width
    assert view.horizontalScrollBar().maximum() == 0


def test_widths_that_were_drawn_stay(example, start):
    resize(example, 1366)
    work = example.workspace
    example.actions.preview.trigger()
    splitter = work.frame.splitter
    splitter.setSizes([200, 816, 350])
    splitter.splitterMoved.emit(1016, 2)
    example.actions.check.trigger()
    example.actions.preview.trigger()
    assert abs(work.side.width() - 350) < 10
    again = start_again(example, start, 1366)
    again.actions.preview.trigger()
    assert abs(again.workspace.side.width() - 350) < 10


def test_what_stands_beside_and_over_the_pages_fits_at_200_percent(start):
    """A screen of 1366 by 768 pixels has 683 by 384 then; bars and lists take about 92 of them."""
    program = start(english=False)
    program.actions.example.trigger()
    program.window.resize(683, 384)
    work, actions = program.workspace, program.actions
    panels = (actions.preview, actions.check, actions.find, actions.help, actions.keys)
    for action in (*panels, actions.history, actions.bin, actions.replace, actions.leftovers):
        action.trigger()
        QApplication.processEvents()
        least = work.side.minimumSizeHint()
        assert least.height() <= 384 - 92, action.text()
        assert least.width() + 260 <= 683, action.text()
    work.output.several_action.trigger()
    QApplication.processEvents()
    assert work.output.several_panel.minimumHeight() <= 384 / 2


def test_the_list_of_several_dossiers_shows_its_buttons_whole(example, qtbot):
    example.window.resize(1152, 720)
    work = example.workspace
    work.output.several_action.trigger()
    panel = work.output.several_panel

    def whole():
        bottoms = (one.mapTo(panel, one.rect().bottomLeft()).y() for one in panel.buttons)
        return max(bottoms) < panel.height()

    QApplication.processEvents()
    qtbot.waitUntil(whole, timeout=2000)
