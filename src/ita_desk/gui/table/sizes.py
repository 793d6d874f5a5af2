"""Heights of rows by their text, and the place of the current cell while sizes change."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSignalBlocker, QSize, QTimer
from PySide6.QtWidgets import QTableView

from ita_desk.gui.table.cell_painter import PADDING_X, PADDING_Y
from ita_desk.gui.table.column_widths import ColumnWidths
from ita_desk.gui.table.form_header import FormHeader
from ita_desk.gui.table.row_heights import RowHeights
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.thai_layout import lay_out

_ESTIMATED = 24
"""Letters below which a text is taken to need no more lines than its cell has anyway."""


_WIDE = 1000
"""Pixels in which a letter is one line."""


class TableSizes:
    """Keeps columns and rows of one view in size.

    Rows get other heights with other widths: without care, the page beside the table or larger
    text would push away the row that is typed in. The view scrolls back to the current cell if it
    was in sight before; who scrolled away from it is left alone.
    """

    def __init__(
        self, view: QTableView, header: FormHeader, sheet: Sheet, exact: Callable[[int], int]
    ) -> None:
        """Serve one view of ``sheet``; ``exact`` gives the pixels of a row."""
        self._view, self._sheet = view, sheet
        self.columns = ColumnWidths(view, header, sheet, self._after_widths)
        self._known: dict[int, int] = {}
        self._exact = exact
        self._shown = QSize()
        self._soon = QTimer(view)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # once all has its new size
        self._soon.timeout.connect(lambda: self.scroll_to(view.currentIndex()))
        self._heights = RowHeights(view, self._estimate, self._known_height)
        self._widths: list[int] = []
        self._line = 0.0
        sheet.modelReset.connect(self.reset)
        sheet.rowsInserted.connect(self._inserted)
        sheet.rowsRemoved.connect(self._shifted)
        sheet.rowsMoved.connect(self._shifted)
        sheet.dataChanged.connect(self._changed)
        self._measure()

    @property
    def one_line(self) -> int:
        """The height of a row of one line."""
        return round(self._line + 2 * PADDING_Y)

    def reset(self) -> None:
        """Begin anew: the font or all rows are others."""
        self._measure()
        self._known.clear()
        self._widths = []  # so that the heights are estimated, once
        self.columns.begin()
        self.fit_columns()
        self._after_widths()

    def fit_columns(self) -> None:
        """Give the columns their widths in the width there is now."""
        self._watch_current()
        self.columns.fit()

    def _watch_current(self) -> None:
        """Columns and rows are about to get other sizes, or the view has one already."""
        before, self._shown = self._shown, self._view.viewport().size()
        if self._was_in_sight(self._view.currentIndex(), QRect(QPoint(), before)):
            self._soon.start()

    def _was_in_sight(self, index: QModelIndex, area: QRect) -> bool:
        """Whether a cell was in sight, where it stays or where it passed before it could stay."""
        rect = self._view.visualRect(index)
        passing = QRect(rect)
        passing.moveLeft(self._view.columnViewportPosition(index.column()))
        return index.isValid() and (area.intersects(rect) or area.intersects(passing))

    def settle(self) -> bool:
        """Give the rows in sight their exact heights; whether any was wrong."""
        changed = self._heights.settle()
        if changed:
            self._view.updateGeometries()
            self._view.viewport().update()
        return changed

    def scroll_to(self, index: QModelIndex) -> None:
        """Bring a cell into sight.

        Rows that come into sight by it get their exact heights, which may push the cell away again.
        """
        view, bar, before = self._view, self._view.verticalScrollBar(), None
        while before != (stands := (bar.value(), view.visualRect(index))):
            before = stands
            view.scrollTo(index)
            self.settle()

    def forget(self, rows: range) -> None:
        """Measure rows anew when they are in sight."""
        for row in rows:
            self._known.pop(row, None)

    def _after_widths(self) -> None:
        widths = [self._view.columnWidth(n) for n in range(len(self._sheet.columns))]
        if widths != self._widths:
            self._widths = widths
            self._known.clear()
            self._estimate_all()

    def _estimate_all(self) -> None:
        if self._sheet.rowCount():
            self._heights.estimate_all()
            self._view.updateGeometries()
            self._view.viewport().update()

    def _measure(self) -> None:
        self._line = lay_out("ก", self._view.font(), _WIDE).size.height()
        self.columns.measure()
        with QSignalBlocker(self._view.verticalHeader()):
            self._view.verticalHeader().setDefaultSectionSize(self.one_line)

    def _estimate(self, row: int) -> int:
        sheet = self._sheet
        lines = 1.0
        for column, width in enumerate(self._widths):
            text = sheet.long_text(row, column)
            if len(text) > _ESTIMATED:
                # Of ten letters about three are marks without a width of their own.
                needed = len(text) * 0.72 * self.columns.letter / max(width - 2 * PADDING_X, 1)
                lines = max(lines, needed + 0.6 + text.count("\n"))
        return round(int(lines + 0.5) * self._line + 2 * PADDING_Y)

    def _known_height(self, row: int) -> int:
        height = self._known.get(row)
        if height is None:
            height = self._known[row] = self._exact(row)
        return height

    def _inserted(self, parent: object, first: int, last: int) -> None:
        del parent
        self._known.clear()
        self._heights.estimate_rows(first, last)
        self._view.updateGeometries()

    def _shifted(self) -> None:
        self._known.clear()

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        top, bottom = first.row(), last.row()
        if bottom - top > len(self._known):
            self._known.clear()
        else:
            self.forget(range(top, bottom + 1))
        self.settle()
