"""A row taller than the view is no dead end: bar, wheel and keys reach every row."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ita_desk.model.place import Place
from ita_desk.verbs import fields

LAST = 13
LONG = ("ประชุมคณะทำงานเพื่อติดตามผลการดำเนินงาน " * 260)[:10_000]


@pytest.fixture
def tall(session, sample_id, make_page):
    """A plan whose first title needs more room than the window has."""
    first = session.store.load(sample_id).activities[0].id
    fields.edit(session.store, Place("activity", first, "title"), LONG)
    page = make_page(sample_id)
    page.plan_view.setFocus()
    QApplication.processEvents()
    return page.plan_view


def wheel(view):
    at = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    QApplication.processEvents()


def test_there_is_a_scroll_bar_and_it_reaches_the_last_row(tall):
    bar = tall.verticalScrollBar()
    assert tall.rowHeight(0) > tall.viewport().height()
    assert bar.maximum() > 0
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    last = tall.visualRect(tall.model().index(LAST + 1, 2))
    assert last.bottom() <= tall.viewport().height()


def test_the_wheel_reaches_the_next_row(tall):
    for _ in range(200):
        wheel(tall)
    assert tall.rowAt(tall.viewport().height() - 2) > 1


def test_the_keys_reach_every_row(tall, keyboard):
    for row in range(1, LAST + 1):
        keyboard.press("Down")
        assert tall.current()[0] == row
        rect = tall.visualRect(tall.currentIndex())
        assert rect.top() < tall.viewport().height()
        assert rect.bottom() > 0
    keyboard.press("Ctrl+Home")
    assert tall.verticalScrollBar().value() == 0


def test_no_dead_end_right_after_the_next_round_and_a_restart(example, start, qtbot):
    session = example.workspace.session
    first = session.dossier(session.dossier_id).activities[0].id
    session.run(fields.edit, Place("activity", first, "title"), LONG)
    example.actions.next_round.trigger()
    QApplication.processEvents()
    reaches_the_end(example.workspace.pages.front, qtbot)
    database = session.store.path
    example.window.close()
    example.close()
    again = start(database)
    qtbot.waitUntil(lambda: again.workspace.session.dossier_id is not None)
    reaches_the_end(again.workspace.pages.front, qtbot)


def reaches_the_end(page, qtbot):
    view = page.plan_view
    qtbot.waitUntil(lambda: view.rowHeight(0) > view.viewport().height(), timeout=5000)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible, timeout=5000)
    assert bar.maximum() >= view.rowHeight(0) - view.viewport().height()
    for _ in range(2):  # rows that come into sight get their heights
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    last = view.visualRect(view.model().index(view.model().rowCount() - 1, 2))
    assert 0 <= last.top() < last.bottom() <= view.viewport().height()
