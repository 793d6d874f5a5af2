"""A table whose first columns stay in sight when it is scrolled sideways.

Qt has no such columns. Here one view places, paints and finds all cells, so that its keyboard,
editors, selection, heights of rows and what it says to screen readers are those of any table.
"""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, QSignalBlocker
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from ita_desk.gui.table.cell_painter import draw_edge
from ita_desk.gui.table.corner import plain_corner
from ita_desk.gui.table.form_header import FormHeader
from ita_desk.gui.table.sheet import Index, Sheet
from ita_desk.gui.table.staying import StayingColumns
from ita_desk.gui.table.told_ticks import ToldTicks

_HIGHEST = 16_777_215
"""Qt's bound for the height of a widget."""


class StayingView(QTableView):
    """Shows a sheet under its heading, ``sheet.stays`` columns of it always."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        """Show ``sheet``."""
        super().__init__(parent)
        self.sheet = sheet
        self.staying = StayingColumns(self, sheet.stays)
        self.setModel(sheet)
        self.heading = FormHeader(sheet, self.staying, self)
        self.setHorizontalHeader(self.heading)
        self.setCornerWidget(plain_corner(self))
        self._told_ticks = ToldTicks(self, sheet)

    def paint_staying(self, painter: QPainter, exposed: QRect) -> None:
        """Draw the columns that stay over those that pass under them, where ``exposed``."""
        edge = self.staying.edge
        if not edge:
            return
        option, chosen = QStyleOptionViewItem(), self.selectionModel()
        self.initViewItemOption(option)
        usual = option.state
        for row in range(max(self.rowAt(exposed.top()), 0), self.sheet.rowCount()):
            if self.rowViewportPosition(row) > exposed.bottom():
                break
            for column in range(self.staying.count):
                index = self.sheet.index(row, column)
                selected = chosen.isSelected(index)
                option.rect = self.visualRect(index)
                option.state = usual | QStyle.StateFlag.State_Selected if selected else usual
                self.itemDelegate().paint(painter, option, index)
        draw_edge(painter, edge, self.viewport().height(), self.palette())

    def seen_of(self, index: Index) -> QRect:
        """The part of the viewport in which a cell is seen."""
        left = 0 if self.staying.stays(index.column()) else self.staying.edge
        return self.viewport().rect().adjusted(left, 0, 0, 0)

    def visualRect(self, index: Index) -> QRect:
        """Qt: the rectangle of a cell in the viewport."""
        rect = super().visualRect(index)
        if rect.isValid() and self.staying.stays(index.column()):
            rect.moveLeft(self.staying.left(index.column()))
        return rect

    def indexAt(self, at: QPoint) -> QModelIndex:
        """Qt: the cell that is seen at a point of the viewport."""
        column = self.staying.column_at(at.x())
        if column is None:
            return super().indexAt(at)
        row = self.rowAt(at.y())
        return self.sheet.index(row, column) if row >= 0 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Qt: bring a cell into sight, and not under the columns that stay."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        with QSignalBlocker(bar):
            super().scrollTo(index, hint)
            bar.setValue(before)
        if index.isValid():
            bar.setValue(self.staying.scroll_for(index.column(), before))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: what was moved with the others is drawn where it stays."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.updateEditorGeometries()
            self.heading.viewport().update()
            self.viewport().update(0, 0, self.staying.edge + abs(dx), self.viewport().height())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt: show what is selected."""
        super().selectionChanged(selected, deselected)
        self._repaint_staying()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Qt: show what is different."""
        super().dataChanged(first, last, roles)
        self._repaint_staying()

    def updateEditorGeometries(self) -> None:
        """Qt: an editor stands over its cell, and under the columns that stay."""
        super().updateEditorGeometries()
        index = self.currentIndex()
        editor = cast("QWidget | None", self.indexWidget(index))
        if editor is None:
            return
        hidden = self.seen_of(index).left() - editor.x()
        if hidden > 0:
            # A mask of nothing would be none: it lies beside an editor that is hidden whole.
            editor.setMask(QRegion(hidden, 0, max(editor.width() - hidden, 1), _HIGHEST))
        else:
            editor.clearMask()

    def _repaint_staying(self) -> None:
        edge = self.staying.edge
        if edge:
            self.viewport().update(0, 0, edge, self.viewport().height())
