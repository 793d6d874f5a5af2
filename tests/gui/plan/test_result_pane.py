"""The results below the plan: enough rows in sight, and as tall as one likes."""

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

    def seen():
        return view.viewport().height() / view.verticalHeader().defaultSectionSize()

    qtbot.waitUntil(lambda: seen() >= ROWS, timeout=2000)


def test_the_results_can_be_made_as_tall_as_the_plan(example):
    example.window.resize(1366, 768 - 60)
    page = example.workspace.pages.front
    splitter = page.findChild(QSplitter)
    half = splitter.height() // 2
    splitter.setSizes([half, half])
    QApplication.processEvents()
    plan, results = splitter.sizes()
    assert abs(plan - results) < 40
