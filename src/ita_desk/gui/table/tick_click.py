"""Ticking with the mouse: the click that chooses a mark never changes it, the next one does."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from ita_desk.gui.table.column import TICKED, Area
from ita_desk.gui.table.sheet import Sheet


class TickClick:
    """Remembers between press and release whether the cell was the current one before."""

    def __init__(self, view: QTableView, sheet: Sheet, area: Callable[[], Area]) -> None:
        """Serve one view; ``area`` gives what is selected."""
        self._view, self._sheet, self._area = view, sheet, area
        self._came_by_mouse = False
        self._armed = False

    def focus_came(self, event: QFocusEvent) -> None:
        """Note the keyboard: the click that brings it to the table only chooses."""
        self._came_by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason

    def press(self, event: QMouseEvent, index: QModelIndex) -> None:
        """Look at the cell before the press chooses it."""
        came, self._came_by_mouse = self._came_by_mouse, False
        area = self._area()
        single = (area.top, area.left) == (area.bottom, area.right)
        self._armed = (
            not came
            and single
            and index.isValid()
            and index == self._view.currentIndex()
            and event.button() is Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self._sheet.columns[index.column()].kind in TICKED
        )

    def release(self, event: QMouseEvent) -> None:
        """Tick or untick, unless the mouse was drawn over other cells."""
        armed, self._armed = self._armed, False
        area = self._area()
        at = self._view.indexAt(event.position().toPoint())
        single = (area.top, area.left) == (area.bottom, area.right)
        if armed and single and (at.row(), at.column()) == (area.top, area.left):
            self._sheet.tick(area)
