"""Moving rows with the mouse: press on the number of a row and draw it to its new place."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QTableView

from ita_desk.gui.table.column import Area, CellKind
from ita_desk.gui.table.sheet import Sheet


class RowDrag:
    """The state of one drag: which rows, and in front of which row they would go."""

    def __init__(
        self,
        view: QTableView,
        sheet: Sheet,
        area: Callable[[], Area],
        select: Callable[[Area], object],
    ) -> None:
        """Serve one view; ``area`` gives what is selected, ``select`` selects."""
        self._view, self._sheet, self._area, self._select = view, sheet, area, select
        self._from: QPoint | None = None
        self._rows = range(0)
        self._before: int | None = None

    def press(self, event: QMouseEvent, index: QModelIndex) -> bool:
        """Select the row whose number was pressed, ready to be moved; else False."""
        sheet = self._sheet
        if sheet.columns[index.column()].kind is not CellKind.COMPUTED or index.column() != 0:
            return False
        area = self._area()
        whole = area.left == 0 and area.right == len(sheet.columns) - 1
        if not (whole and index.row() in area.rows):
            self._select(Area(index.row(), 0, index.row(), len(sheet.columns) - 1))
        if not sheet.is_new(index.row()):
            self._from = event.position().toPoint()
            area = self._area()
            self._rows = range(area.top, min(area.bottom, len(sheet.ids) - 1) + 1)
        return True

    def drag(self, event: QMouseEvent) -> bool:
        """Follow the mouse; False while nothing is being moved."""
        if self._from is None:
            return False
        view = self._view
        at = event.position().toPoint()
        if self._before is None:
            if (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return True
            view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._before = self._row_edge(at.y())
        view.scrollTo(self._sheet.index(min(self._before, len(self._sheet.ids)), 0))
        view.viewport().update()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Put the rows where they are; False while nothing was pressed."""
        if self._from is None:
            return False
        before, self._from, self._before = self._before, None, None
        self._view.viewport().unsetCursor()
        self._view.viewport().update()
        event.accept()
        if before is not None and before not in range(self._rows.start, self._rows.stop + 1):
            self._sheet.move(self._rows, before)
        return True

    def paint(self, painter: QPainter) -> None:
        """Draw a line where the rows would go."""
        if self._before is None:
            return
        view = self._view
        y = view.rowViewportPosition(self._before)
        painter.setPen(QPen(view.palette().color(QPalette.ColorRole.Accent), 3))
        painter.drawLine(0, y, view.viewport().width(), y)

    def _row_edge(self, y: int) -> int:
        view = self._view
        last = len(self._sheet.ids)
        row = view.rowAt(y)
        if row < 0:
            return last
        middle = view.rowViewportPosition(row) + view.rowHeight(row) / 2
        return min(row + (1 if y > middle else 0), last)
