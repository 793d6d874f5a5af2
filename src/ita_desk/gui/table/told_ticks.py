"""Tells screen readers of a tick that comes or goes under the keyboard."""

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QTableView

from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.sheet import Index, Sheet

_TICKED = (CellKind.MARK, CellKind.CHECK)


class ToldTicks(QObject):
    """Follows the current cell of a view; Qt itself tells of no cell whose box is ticked."""

    def __init__(self, view: QTableView, sheet: Sheet) -> None:
        """Serve one view of ``sheet``."""
        super().__init__(view)
        self._view, self._sheet = view, sheet
        self._ticked: bool | None = None
        view.selectionModel().currentChanged.connect(self._enter)
        sheet.dataChanged.connect(self._changed)
        sheet.modelReset.connect(lambda: self._enter(QModelIndex()))

    def _enter(self, index: Index) -> None:
        self._ticked = self._state(index)

    def _changed(self) -> None:
        index = self._view.currentIndex()
        before, self._ticked = self._ticked, self._state(index)
        if self._ticked is not before and self._view.hasFocus() and QAccessible.isActive():
            changed = QAccessible.State()
            changed.checked = True  # pyright: ignore[reportAttributeAccessIssue]
            event = QAccessibleStateChangeEvent(self._view, changed)
            event.setChild(cell_number(index))
            QAccessible.updateAccessibility(event)

    def _state(self, index: Index) -> bool | None:
        row, column = index.row(), index.column()
        known = index.isValid() and row < len(self._sheet.ids)
        if not known or self._sheet.columns[column].kind not in _TICKED:
            return None
        return self._sheet.ticked(row, column)


def cell_number(index: Index) -> int:
    """The number of a cell among the children of its table, as Qt counts: headings come first."""
    columns = index.model().columnCount()
    return (index.row() + 1) * (columns + 1) + index.column() + 1
