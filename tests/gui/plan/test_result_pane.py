"""The results below the plan: enough rows in sight, and as tall as one likes."""

import opened_dossier
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QSplitter

MEETINGS, ROWS = 5, 3


def test_three_results_are_in_sight_on_a_small_screen(example, qtbot):
    example.window.resize(1366, 768 - 60)
    QApplication.processEvents()
    page = example.workspace.pages.front
    page.plan_view.go(MEETINGS, 2)
    page.follow()
    QApplication.processEvents()
    view = page.results.view

    qtbot.waitUntil(lambda: view.viewport().height() >= ROWS * view.sizes.one_line, timeout=2000)
    assert bottom_of(view, page) <= page.height()


def test_nothing_of_the_results_is_cut_where_the_controls_need_two_lines(example, qtbot):
    page = example.workspace.pages.front
    example.window.resize(1366, 768 - 60)
    example.workspace.side.show_panel(example.workspace.panels.findings)
    page.resize(720, 640)
    QApplication.processEvents()
    view = page.results.view
    assert page.details.height() >= page.details.flow.heightForWidth(page.details.width())
    qtbot.waitUntil(lambda: bottom_of(view, page) <= page.height(), timeout=2000)
    assert view.viewport().height() >= ROWS * view.sizes.one_line


def test_three_rows_of_the_plan_are_in_sight_on_a_small_screen_at_200_percent(
    start, samples_folder, qtbot
):
    program = start(english=False)
    opened_dossier.open_file(program, samples_folder / "planning-2567-r1.json")
    QApplication.processEvents()

    def fits():
        program.window.resize(1366 // 2, 768 // 2)
        return program.window.height() == 768 // 2

    qtbot.waitUntil(fits, timeout=5000)
    page = program.workspace.pages.front
    view = page.plan_view
    qtbot.waitUntil(lambda: view.viewport().height() >= ROWS * view.sizes.one_line, timeout=2000)
    assert bottom_of(view, page) <= page.height()


def test_what_the_empty_row_says_stands_in_one_line_over_its_cells(page):
    page.resize(640, 700)
    page.plan_view.go(0, 2)
    page.follow()
    view = page.results.view
    QApplication.processEvents()
    last = view.sheet.rowCount() - 1
    assert view.rowHeight(last) == view.sizes.one_line
    assert view.row_height(last) == view.sizes.one_line
    text = view.sheet.column_named("text")
    beside = view.visualRect(view.sheet.index(last, text + 1))
    assert has_ink(view, beside)
    view.sheet.write(last, text, "ก", "")
    assert not has_ink(view, beside.adjusted(0, 0, 0, -beside.height() // 2))


def bottom_of(view, page):
    return view.mapTo(page, QPoint(0, view.height())).y()


def has_ink(view, rect):
    picture = view.viewport().grab().toImage().copy(rect.adjusted(1, 1, -2, -2))
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    return len(colours) > 1


def test_the_results_can_be_made_as_tall_as_the_plan(example):
    example.window.resize(1366, 768 - 60)
    page = example.workspace.pages.front
    splitter = page.findChild(QSplitter)
    half = splitter.height() // 2
    splitter.setSizes([half, half])
    QApplication.processEvents()
    plan, results = splitter.sizes()
    assert abs(plan - results) < 40


def test_ctrl_and_the_wheel_over_a_table_make_letters_larger_and_all_sizes_with_them(example):
    page = example.workspace.pages.front
    for view in (page.plan_view, page.results.view):
        points, height = view.font().pointSize(), view.sizes.one_line
        at = QPointF(view.viewport().rect().center())
        turned = QWheelEvent(
            at,
            view.viewport().mapToGlobal(at),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), turned)
        QApplication.processEvents()
        assert view.font().pointSize() == points + 2
        assert view.sizes.one_line > height
        assert view.heading.least_width(1, view.font()) <= view.columnWidth(1)
