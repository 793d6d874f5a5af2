"""Heights of rows: likely ones for all, exact ones for those in sight.

Exact heights of a thousand rows of wrapped Thai would take seconds; the rows in sight take
milliseconds. The header's signals are blocked while heights are set.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTableView

_ESTIMATED_ONE_BY_ONE = 100
"""Rows whose text is looked at; of a longer table as many, and the others get their mean."""


class RowHeights:
    """Keeps the rows of a view as high as their text."""

    def __init__(
        self, view: QTableView, estimate: Callable[[int], int], exact: Callable[[int], int]
    ) -> None:
        """``estimate`` and ``exact`` give the pixels of a row."""
        self._view = view
        self._estimate = estimate
        self._exact = exact

    def estimate_all(self) -> None:
        """Give every row a likely height."""
        rows = range(self._view.model().rowCount())
        likely, usual = self._likely(rows)
        header = self._view.verticalHeader()
        with QSignalBlocker(header):
            header.setDefaultSectionSize(usual)  # all rows at once, but those sized already
        self._give(rows, likely, usual)

    def estimate_rows(self, first: int, last: int) -> None:
        """Give some rows a likely height."""
        rows = range(first, last + 1)
        self._give(rows, *self._likely(rows))

    def _likely(self, rows: range) -> tuple[dict[int, int], int]:
        """The heights of those rows whose text was looked at, and the mean for the others."""
        step = max(1, len(rows) // _ESTIMATED_ONE_BY_ONE)
        likely = {row: self._estimate(row) for row in rows[::step]}
        return likely, sum(likely.values()) // max(len(likely), 1)

    def _give(self, rows: range, likely: Mapping[int, int], usual: int) -> None:
        header = self._view.verticalHeader()
        with QSignalBlocker(header):
            for row in rows:
                height = likely.get(row, usual)
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)

    def settle(self) -> bool:
        """Give the rows in sight their exact height; whether any height was wrong.

        The first row in sight keeps its place, so nothing jumps while scrolling.
        """
        view = self._view
        header, rows = view.verticalHeader(), view.model().rowCount()
        row = view.rowAt(0)
        bottom = view.viewport().height()
        if row < 0:
            return False
        changed = False
        with QSignalBlocker(header):
            y = view.rowViewportPosition(row)
            while row < rows and y < bottom:
                height = self._exact(row)
                if height != header.sectionSize(row):
                    header.resizeSection(row, height)
                    changed = True
                y += height
                row += 1
        return changed
