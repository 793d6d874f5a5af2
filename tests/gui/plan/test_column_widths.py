"""Widths of columns drawn by hand: kept for one dossier and one table, until next time."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.gui.plan.plan_page import PlanPage
from ita_desk.gui.settings import Settings
from ita_desk.gui.thai_layout import widest_word

MEASURE, TITLE, QUANTITY, QUARTER_1 = 1, 2, 3, 7


@pytest.fixture
def file(tmp_path):
    return tmp_path / "window.ini"


@pytest.fixture
def open_page(session, make_page, file):
    """A page that remembers widths, as after a restart each time."""

    def make(dossier_id):
        return make_page(dossier_id, lambda session: PlanPage(session, widths=Settings(file)))

    return make


def draw_border(view, column, by):
    header = view.heading
    right = view.staying.left(column) + view.columnWidth(column)
    at = QPoint(right - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(header.viewport(), at + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(by, 0))
    QApplication.processEvents()


def widths(view):
    return [view.columnWidth(column) for column in range(len(view.sheet.columns))]


def test_a_border_drawn_by_hand_moves_and_the_other_columns_stay(open_page, sample_id):
    view = open_page(sample_id).plan_view
    before = widths(view)
    draw_border(view, TITLE, 40)
    after = widths(view)
    assert after[TITLE] == before[TITLE] + 40
    assert after[:TITLE] + after[TITLE + 1 :] == before[:TITLE] + before[TITLE + 1 :]


def test_widths_survive_a_restart_and_do_not_follow_another_dossier(open_page, sample_id, empty_id):
    page = open_page(sample_id)
    draw_border(page.plan_view, QUANTITY, 60)
    drawn = widths(page.plan_view)
    page.show_dossier(empty_id)
    assert widths(page.plan_view)[QUANTITY] < drawn[QUANTITY]
    page.show_dossier(sample_id)
    assert widths(page.plan_view) == drawn
    page.resize(900, 700)
    assert widths(page.plan_view) == drawn
    again = open_page(sample_id)
    assert widths(again.plan_view) == drawn


def test_a_border_of_a_column_that_stays_is_drawn_where_it_is_seen(open_page, sample_id):
    page = open_page(sample_id)
    page.resize(640, 700)
    QApplication.processEvents()
    view = page.plan_view
    view.horizontalScrollBar().setValue(200)
    before = widths(view)
    draw_border(view, MEASURE, 30)
    assert widths(view)[MEASURE] == before[MEASURE] + 30


def test_larger_letters_keep_the_widths_in_letters(open_page, sample_id):
    view = open_page(sample_id).plan_view
    draw_border(view, QUANTITY, 60)
    drawn = widths(view)[QUANTITY]
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    view.setFont(font)
    assert abs(widths(view)[QUANTITY] - 2 * drawn) < drawn * 0.1


@pytest.mark.parametrize("column", [MEASURE, TITLE, QUANTITY, QUARTER_1])
def test_a_double_click_on_a_border_fits_and_leaves_the_heading_whole(open_page, sample_id, column):
    view = open_page(sample_id).plan_view
    draw_border(view, column, 400)
    drawn = widths(view)[column]
    right = view.staying.left(column) + view.columnWidth(column) - 1
    at = QPoint(right, view.heading.height() // 2)
    view.horizontalScrollBar().setValue(0)
    QTest.mouseDClick(view.heading.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    fitted = widths(view)[column]
    assert fitted < drawn
    heading = view.sheet.columns[column].heading
    assert fitted >= 0.9 * widest_word(heading, view.font())
    assert view.heading.sizeHint().height() < view.height()


def test_columns_share_the_width_again_when_wanted(open_page, sample_id, file):
    view = open_page(sample_id).plan_view
    before = widths(view)
    draw_border(view, TITLE, 40)
    (again,) = view.heading.actions()
    again.trigger()
    assert widths(view) == before
    assert widths(open_page(sample_id).plan_view) == before


@pytest.mark.parametrize(
    "written",
    ["", "title", "title=", "title=x", "title=-5", "title=999999999999", "=\x00=", "=9" * 99],
)
def test_what_somebody_wrote_into_the_file_is_no_width(
    session, open_page, sample_id, file, written
):
    before = widths(open_page(sample_id).plan_view)
    settings = Settings(file)
    settings.keep_column_widths(session.store.path, sample_id, "plan", {written: 7})
    del settings
    assert widths(open_page(sample_id).plan_view) == before
