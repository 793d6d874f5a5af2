"""Ticking with the mouse: the click that chooses a mark never changes it, the next one does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent

from ita_desk.gui.table.column import CellKind

if TYPE_CHECKING:
    from ita_desk.gui.table.sheet_view import SheetView

TICKED = frozenset({CellKind.MARK, CellKind.CHECK})


class TickClick:
    """Remembers between press and release whether the cell was the current one before."""

    def __init__(self, view: "SheetView") -> None:
        """Serve one view."""
        self._view = view
        self._came_by_mouse = False
        self._armed = False

    def focus_came(self, event: QFocusEvent) -> None:
        """Note the keyboard: the click that brings it to the table only chooses."""
        self._came_by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason

    def press(self, event: QMouseEvent, index: QModelIndex) -> None:
        """Look at the cell before the press chooses it."""
        came, self._came_by_mouse = self._came_by_mouse, False
        area = self._view.area()
        single = (area.top, area.left) == (area.bottom, area.right)
        self._armed = (
            not came
            and single
            and index.isValid()
            and index == self._view.currentIndex()
            and event.button() is Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and self._view.sheet.columns[index.column()].kind in TICKED
        )

    def release(self, event: QMouseEvent) -> None:
        """Tick or untick, unless the mouse was drawn over other cells."""
        armed, self._armed = self._armed, False
        area = self._view.area()
        at = self._view.indexAt(event.position().toPoint())
        single = (area.top, area.left) == (area.bottom, area.right)
        if armed and single and (at.row(), at.column()) == (area.top, area.left):
            self._view.sheet.tick(area)
