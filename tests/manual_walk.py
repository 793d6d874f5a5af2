"""Doing what the manual says: the keys and texts of its steps, at the real window."""

import re
from time import monotonic

from keyboard import Keyboard
from PySide6.QtCore import QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from ita_desk.contents.manual import shown_name
from ita_desk.gui.thai_label import ThaiLabel

AS_ON_THE_KEYBOARD = {"Enter": "Return"}


def let_it_run(program, *, still=0.06, patience=60.0):
    """Wait until the window looks the same for a moment."""
    QApplication.setCursorFlashTime(0)
    late, before = monotonic() + patience, None
    while before != (now := program.window.grab().toImage()):
        before, rest = now, monotonic() + still
        while monotonic() < rest:
            QApplication.processEvents()
        assert monotonic() < late, "the window never came to rest"


def walk(program, chapter, *, before=lambda block: None):
    """Do the steps of a chapter; ``before`` is called with each block before it is done."""
    hands = Keyboard()
    for block in chapter.blocks:
        before(block)
        if block.kind == "step":
            for span in block.spans:
                if span.kind == "key":
                    hands.press(AS_ON_THE_KEYBOARD.get(span.source, span.source))
                    if re.match(r"F\d|Alt|Enter", span.source):
                        let_it_run(program)
                elif span.kind == "typed":
                    hands.write(span.source)


def seen(window):
    """All words that stand somewhere in sight, or in a menu, as they are read."""
    words = set()
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QMenu):
            words |= {action.text() for action in widget.actions()} | {widget.title()}
        elif widget.isVisible():
            words |= set(_words(widget))
    words |= {action.text() for action in window.menuBar().actions()}
    return {shown_name(word) for word in words}


def _words(widget):
    yield widget.accessibleName()
    if isinstance(widget, QAbstractButton | QLabel | ThaiLabel):
        yield widget.text()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _items(widget.model())


def _items(model, parent=None):
    parent = QModelIndex() if parent is None else parent
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), 50)):
        cells = [model.index(row, column, parent) for column in range(columns)]
        yield from (cell.data() for cell in cells if isinstance(cell.data(), str))
        yield from _items(model, cells[0])


def named_actions(program):
    """Text as it is read → the actions that the window has, with those of its pages."""
    actions = [*program.window.findChildren(QAction), *vars(program.actions).values()]
    found = {}
    for action in actions:
        if isinstance(action, QAction) and action.text():
            found.setdefault(shown_name(action.text()), []).append(action)
    return found
