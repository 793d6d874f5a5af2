"""The headings of the plan and of its results, in windows and letters of any size."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ita_desk.gui.table.cell_painter import PADDING_X
from ita_desk.gui.thai_layout import line_ends, widest_word
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks


def broken_words(view):
    """Headings with a line that ends inside a word."""
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 0.92)
    for number, spec in enumerate(view.sheet.columns):
        ends = line_ends(spec.heading, font, view.columnWidth(number) - 6)
        tiers = line_breaks(spec.heading)
        for end in ends[:-1]:
            if tiers[end] > BreakTier.COMPOUND:
                yield spec.heading


@pytest.mark.parametrize("points", [11, 18])
@pytest.mark.parametrize("width", [500, 1100])
def test_no_heading_is_broken_inside_a_word(page, width, points):
    QApplication.setFont(QFont("Sarabun", points))
    page.resize(width, 700)
    QApplication.processEvents()
    for view in (page.plan_view, page.results.view):
        assert list(broken_words(view)) == []


@pytest.mark.parametrize("width", [500, 1100])
def test_no_short_text_is_broken_inside_a_word(page, width):
    page.resize(width, 700)
    QApplication.processEvents()
    view = page.plan_view
    responsible = [column.name for column in page.plan.columns].index("responsible")
    needed = widest_word("คณะทำงาน", view.font())
    assert view.columnWidth(responsible) >= needed + 2 * PADDING_X


def test_columns_fill_their_table_when_its_scroll_bar_comes_or_goes(page, qtbot):
    view = page.results.view
    bars = set()
    for height in range(560, 720, 20):
        page.resize(1146, height)
        for row in range(len(page.plan.ids)):
            page.plan_view.go(row, 2)
            page.follow()
            qtbot.wait(1)
            bars.add(view.verticalScrollBar().isVisible())
            widths = sum(view.columnWidth(number) for number in range(len(view.sheet.columns)))
            assert widths == view.viewport().width(), f"row {row} at height {height}"
    assert bars == {True, False}, "no activity with many results, or none with few"
