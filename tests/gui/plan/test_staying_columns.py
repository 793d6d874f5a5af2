"""The first columns stay in sight when a table is scrolled sideways."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.model.mark import TICK

NUMBER, MEASURE, TITLE, QUANTITY, RESPONSIBLE, QUARTER_4, RESULTS = 0, 1, 2, 3, 5, 10, 11


@pytest.fixture
def narrow(page):
    """The plan in a window that can't show all its columns."""
    page.resize(640, 700)
    QApplication.processEvents()
    view = page.plan_view
    assert view.horizontalScrollBar().maximum() > 100
    return view


def cell(view, row, column):
    return view.visualRect(view.sheet.index(row, column))


def scroll_to_the_end(view):
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    QApplication.processEvents()


def test_number_measure_and_title_stay_and_are_drawn_where_they_stay(narrow):
    lefts = [cell(narrow, 0, column).left() for column in (NUMBER, MEASURE, TITLE)]
    edge = cell(narrow, 0, TITLE).right() + 1
    narrow.go(0, QUANTITY)
    narrow.horizontalScrollBar().setValue(0)
    before = narrow.viewport().grab().toImage().copy(0, 0, edge - 4, 200)
    heading = narrow.heading.viewport().grab().toImage().copy(0, 0, edge - 4, 100)
    narrow.go(0, RESULTS)
    assert narrow.horizontalScrollBar().value() > 0
    assert [cell(narrow, 0, column).left() for column in (NUMBER, MEASURE, TITLE)] == lefts
    assert narrow.viewport().grab().toImage().copy(0, 0, edge - 4, 200) == before
    assert narrow.heading.viewport().grab().toImage().copy(0, 0, edge - 4, 100) == heading


@pytest.mark.parametrize("way", ["Right", "Left", "Tab", "Shift+Tab"])
def test_the_current_cell_is_never_under_the_columns_that_stay(narrow, keyboard, way):
    narrow.go(1, NUMBER if way in ("Right", "Tab") else RESULTS)
    edge = cell(narrow, 1, TITLE).right()
    for _ in range(RESULTS):
        keyboard.press(way)
        rect = narrow.visualRect(narrow.currentIndex())
        assert rect.right() <= narrow.viewport().width()
        assert rect.left() >= (edge if narrow.currentIndex().column() > TITLE else 0)


def test_going_to_a_column_that_stays_scrolls_nothing(narrow):
    scroll_to_the_end(narrow)
    scrolled = narrow.horizontalScrollBar().value()
    narrow.go(3, TITLE)
    assert narrow.horizontalScrollBar().value() == scrolled


def test_the_mouse_finds_the_cells_that_are_seen(narrow, tree):
    scroll_to_the_end(narrow)
    for column in (NUMBER, MEASURE, TITLE, QUARTER_4, RESULTS):
        assert narrow.indexAt(cell(narrow, 1, column).center()).column() == column
    at = cell(narrow, 1, TITLE).center()
    QTest.mouseClick(narrow.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert narrow.current() == (1, TITLE)
    over = cell(narrow, 1, QUANTITY).center()
    assert over.x() < cell(narrow, 1, TITLE).right()
    assert narrow.indexAt(QPoint(max(over.x(), 1), over.y())).column() <= TITLE


def test_an_editor_opens_over_its_cell_and_passes_under_the_columns_that_stay(
    narrow, keyboard, tree
):
    scroll_to_the_end(narrow)
    narrow.go(0, TITLE)
    editor = narrow.open_editor()
    assert editor.geometry().left() == cell(narrow, 0, TITLE).left()
    narrow.horizontalScrollBar().setValue(0)
    scroll_to_the_end(narrow)
    assert editor.geometry().left() == cell(narrow, 0, TITLE).left()
    assert editor.mask().isEmpty()
    keyboard.press("Escape")
    narrow.go(0, RESPONSIBLE)
    editor = narrow.open_editor()
    assert editor.mask().isEmpty()
    scroll_to_the_end(narrow)
    hidden = cell(narrow, 0, TITLE).right() + 1 - editor.x()
    assert hidden > 0
    assert editor.mask().boundingRect().left() == hidden
    keyboard.write("ก")
    keyboard.press("Return")
    assert tree().activities[0].responsible.endswith("ก")


def test_what_is_ticked_and_selected_is_seen_in_columns_that_stay(narrow, keyboard, tree):
    scroll_to_the_end(narrow)
    edge = cell(narrow, 0, TITLE).right() - 4
    shown = narrow.viewport().grab().toImage().copy(0, 0, edge, 300)
    narrow.go(0, QUARTER_4)
    keyboard.press("Shift+Space")
    assert narrow.viewport().grab().toImage().copy(0, 0, edge, 300) != shown
    narrow.go(0, QUARTER_4)
    keyboard.press("Space")
    assert tree().activities[0].quarter_4 == TICK


def test_fewer_columns_stay_where_no_other_would_fit_beside_them(page):
    view = page.plan_view
    page.resize(640, 700)
    QApplication.processEvents()
    assert view.staying.count == 3
    widths = [view.columnWidth(column) for column in range(RESULTS + 1)]
    view.setMaximumWidth(sum(widths[:3]) + max(widths[3:]) // 2)
    QApplication.processEvents()
    assert view.staying.count == 2
    view.go(0, TITLE)
    assert cell(view, 0, TITLE).left() >= cell(view, 0, MEASURE).right()
    view.go(0, RESULTS)
    view.go(0, TITLE)
    assert cell(view, 0, TITLE).left() >= cell(view, 0, MEASURE).right()


def test_with_room_to_stay_a_title_needs_no_scrolling_any_more(page, qtbot):
    """So a page opens at its first columns, which is filled before it has its width."""
    view, bar = page.plan_view, page.plan_view.horizontalScrollBar()
    page.resize(640, 700)
    view.setMaximumWidth(100)
    QApplication.processEvents()
    view.go(0, TITLE)
    assert bar.value() > 0
    view.setMaximumWidth(600)
    QApplication.processEvents()
    assert view.staying.count == 3
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert bar.maximum() > 100
    scroll_to_the_end(view)  # who scrolls is left alone
    view.go(0, TITLE)
    assert bar.value() == bar.maximum()


def test_a_title_gives_way_a_little_so_that_it_stays(page):
    view = page.plan_view
    page.resize(640, 700)
    QApplication.processEvents()
    natural = view.columnWidth(TITLE)
    needed = view.staying.left(TITLE) + natural + max(map(view.columnWidth, range(3, 12)))
    page.resize(page.width() - (view.viewport().width() - needed) - natural // 10, 700)
    QApplication.processEvents()
    assert 0.8 * natural < view.columnWidth(TITLE) < natural
    assert view.staying.count == 3


def test_the_results_keep_their_date_in_sight(page, keyboard):
    page.resize(640, 700)
    page.plan_view.go(5, TITLE)
    keyboard.press("Ctrl+3")
    view = page.results.view
    QApplication.processEvents()
    view.go(0, 9)
    date = cell(view, 0, 2)
    assert view.horizontalScrollBar().value() > 0
    assert 0 <= date.left() < date.right() < view.viewport().width()
    assert cell(view, 0, 9).left() >= date.right()
