"""Widths of columns by their shares; heights of rows by their text."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSignalBlocker, QSize, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from ita_desk.gui.table.cell_painter import PADDING_X, PADDING_Y
from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.form_header import FormHeader
from ita_desk.gui.table.row_heights import RowHeights
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.thai_layout import widest_word

_LEAST = 0.36
"""Average letters that one share of a column's width holds at least."""
_TYPED = frozenset({CellKind.TEXT, CellKind.MARK, CellKind.SUMMARY})
_NARROWED, _WIDENED = 0.8, 1.6
"""Within which the share of a column follows what is typed."""
_COUNTED = 300
"""Letters of a text that count for the width of its column."""
_LOOKED_AT, _LONG, _WIDEST_WORD = 30, 40, 10
"""Rows and letters of a short text that is looked at for wide words; a word's letters that count.

Columns of long texts are wide enough for any word.
"""
_ESTIMATED = 24
"""Letters below which a text is taken to need no more lines than its cell has anyway."""


class TableSizes:
    """Keeps columns and rows of one view in size.

    Columns fill the width by their shares until the user drags one; they are never narrower than
    their letters need, and the table scrolls sideways instead.

    Rows get other heights with other widths: without care, the page beside the table or larger
    text would push away the row that is typed in. The view scrolls back to the current cell if it
    was in sight before; who scrolled away from it is left alone.
    """

    def __init__(self, view: QTableView, sheet: Sheet, exact: Callable[[int], int]) -> None:
        """Serve one view of ``sheet``; ``exact`` gives the pixels of a row."""
        self._view, self._sheet = view, sheet
        self._by_hand = False
        self._fitting = False
        self._known: dict[int, int] = {}
        self._exact = exact
        self._shown = QSize()
        self._soon = QTimer(view)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # once all has its new size
        self._soon.timeout.connect(lambda: self.scroll_to(view.currentIndex()))
        self._heights = RowHeights(view, self._estimate, self._known_height)
        self._widths: list[int] = []
        self._advance = 0.0
        self._line = 0.0
        self.take_header(view.horizontalHeader())
        sheet.modelReset.connect(self.reset)
        sheet.rowsInserted.connect(self._inserted)
        sheet.rowsRemoved.connect(self._shifted)
        sheet.rowsMoved.connect(self._shifted)
        sheet.dataChanged.connect(self._changed)
        self._measure()

    def take_header(self, header: QHeaderView) -> None:
        """Follow the widths that the user draws in a heading."""
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(20)
        header.sectionResized.connect(self._resized)

    def reset(self) -> None:
        """Begin anew: the font or all rows are others."""
        self._measure()
        self._known.clear()
        self._widths = []  # so that the heights are estimated, once
        self.fit_columns()
        self._after_widths()

    def fit_columns(self) -> None:
        """Share the width among the columns."""
        view = self._view
        self._watch_current()
        if self._by_hand or self._fitting:
            return
        shown = self._shares()
        total = sum(self._sheet.columns[number].share for number, _ in shown)
        width = max(view.viewport().width(), round(total * self._advance * _LEAST))
        self._give_widths(shared_out(width, shown, self._least()))
        self._after_widths()

    def _shares(self) -> list[tuple[int, int]]:
        """The columns in sight and their shares, moved towards where most is typed.

        Texts of the first rows count; nothing moves while one types, for this is asked for when
        other rows or another width come.
        """
        columns = [
            (number, column.share)
            for number, column in enumerate(self._sheet.columns)
            if not self._view.isColumnHidden(number)
        ]
        rows = range(min(len(self._sheet.ids), _LOOKED_AT))
        loads = {
            number: sum(min(len(self._sheet.shown(row, number)), _COUNTED) for row in rows)
            for number, _ in columns
            if self._sheet.columns[number].kind in _TYPED
        }
        total = sum(share for number, share in columns if number in loads)
        typed = sum(loads.values())
        if not typed:
            return columns
        return [
            (number, round(share * moved(loads[number] / typed, share / total)))
            if number in loads
            else (number, share)
            for number, share in columns
        ]

    def _watch_current(self) -> None:
        """Columns and rows are about to get other sizes, or the view has one already."""
        before, self._shown = self._shown, self._view.viewport().size()
        current = self._view.currentIndex()
        if current.isValid() and QRect(QPoint(), before).intersects(self._view.visualRect(current)):
            self._soon.start()

    def _give_widths(self, widths: Mapping[int, int]) -> None:
        header = self._view.horizontalHeader()
        self._fitting = True
        if isinstance(header, FormHeader):
            header.give_widths(widths)
        else:
            for number, width in widths.items():
                header.resizeSection(number, width)
        self._fitting = False
        if isinstance(header, FormHeader):
            header.changed()  # a scroll bar may come or go by it, and the columns are fitted again

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

    def _least(self) -> dict[int, int]:
        """Widths below which a heading, or a text of the first rows, would break inside a word."""
        view, header = self._view, self._view.horizontalHeader()
        if not isinstance(header, FormHeader):
            return {}
        font = view.font()
        return {
            n: max(header.least_width(n, font), self._word_width(n))
            for n in range(len(self._sheet.columns))
        }

    def _word_width(self, column: int) -> int:
        """What the words of a column need; an address or the like may be broken."""
        sheet = self._sheet
        rows = range(min(sheet.rowCount(), _LOOKED_AT))
        texts = {text for row in rows if 0 < len(text := self._words(row, column)) < _LONG}
        widest = max((widest_word(text, self._view.font()) for text in texts), default=0.0)
        return ceil(min(widest, self._advance * _WIDEST_WORD)) + 2 * PADDING_X + 1

    def _words(self, row: int, column: int) -> str:
        """What stands in a cell, of a mark and of a measure too."""
        sheet = self._sheet
        if sheet.columns[column].kind is CellKind.MARK and not sheet.is_new(row):
            return sheet.shown(row, column)
        return sheet.long_text(row, column)

    def _resized(self, section: int, old: int, new: int) -> None:
        del section, old, new
        if not self._fitting:
            self._by_hand = True
            self._after_widths()

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
        metrics = QFontMetricsF(self._view.font())
        self._advance = metrics.horizontalAdvance("กขคงจฉชทนม") / 10
        self._line = metrics.height()
        with QSignalBlocker(self._view.verticalHeader()):
            self._view.verticalHeader().setDefaultSectionSize(round(self._line + 2 * PADDING_Y))

    def _estimate(self, row: int) -> int:
        sheet = self._sheet
        lines = 1.0
        for column, width in enumerate(self._widths):
            text = sheet.long_text(row, column)
            if len(text) > _ESTIMATED:
                # Of ten letters about three are marks without a width of their own.
                needed = len(text) * 0.72 * self._advance / max(width - 2 * PADDING_X, 1)
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


def moved(typed: float, share: float) -> float:
    """By how much a column is widened that holds ``typed`` of all text on ``share`` of the width.

    Text takes area: twice as much needs a column wider by the root of two.
    """
    least, most = _NARROWED, _WIDENED
    return min(max((typed / share) ** 0.5, least), most)


def shared_out(
    width: int, shares: Sequence[tuple[int, int]], least: Mapping[int, int]
) -> dict[int, int]:
    """Pixels of ``width`` for each (column, share), none below its least; more where they need it.

    Columns that would be too narrow get their least, and the others share what is left.
    """
    given: dict[int, int] = {}
    while True:
        left = [(column, share) for column, share in shares if column not in given]
        total = sum(share for _, share in left)
        room = width - sum(given.values())
        narrow = {c: least[c] for c, share in left if room * share < least.get(c, 0) * total}
        if not narrow:
            break
        given |= narrow
    edge = passed = 0
    for column, share in left:
        passed += share
        right = round(room * passed / total)
        given[column] = right - edge
        edge = right
    return given
