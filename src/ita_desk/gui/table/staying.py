"""The first columns of a table, which stay in sight when it is scrolled sideways."""

from PySide6.QtWidgets import QTableView


class StayingColumns:
    """Where the columns of a view are seen: the first ones at their places, the others beside them.

    One view draws, edits and reads out all columns, so the keyboard, the selection, row heights
    and screen readers know of nothing. Places are pixels of the viewport.
    """

    def __init__(self, view: QTableView, wanted: int) -> None:
        """Let the first ``wanted`` columns of ``view`` stay, as far as there is room."""
        self._view = view
        self._wanted = wanted
        self._made_room: tuple[int, int] | None = None
        """From where to where it was scrolled only because there was no room to stay."""

    @property
    def count(self) -> int:
        """How many columns stay: so many that each of the others still fits beside them."""
        header, room = self._view.horizontalHeader(), self._view.viewport().width()
        sizes = [header.sectionSize(number) for number in range(header.count())]
        widest = max(sizes[self._wanted :], default=0)
        count = min(self._wanted, len(sizes))
        while count and sum(sizes[:count]) + widest > room:
            count -= 1
        return count

    @property
    def scrolled(self) -> int:
        """By how many pixels the table is scrolled sideways."""
        return self._view.horizontalHeader().offset()

    @property
    def edge(self) -> int:
        """Where the columns that stay end, over others; 0 while nothing is scrolled."""
        count = self.count if self.scrolled else 0
        return self._end(count - 1) if count else 0

    def stays(self, column: int) -> bool:
        """Whether a column stays."""
        return column < self.count

    def left(self, column: int) -> int:
        """The left edge of a column."""
        header = self._view.horizontalHeader()
        at = header.sectionPosition(column)
        return at if self.stays(column) else at - self.scrolled

    def column_at(self, x: int) -> int | None:
        """The column that stays and is seen at ``x``; None where another one is."""
        header = self._view.horizontalHeader()
        return header.logicalIndexAt(x - self.scrolled) if 0 <= x < self.edge else None

    def scroll_for(self, column: int, scrolled: int) -> int:
        """How far to scroll from ``scrolled`` so that all of a column is seen, or its beginning.

        A view is narrow before it is laid out, and beside a panel. What was scrolled for a column
        that now stays is scrolled back.
        """
        made, self._made_room = self._made_room, None
        before = made[0] if made is not None and made[1] == scrolled else scrolled
        if column < self.count:
            return before
        wanted = self._in_sight(column, scrolled)
        if column < self._wanted and wanted != before:
            self._made_room = (before, wanted)
        return wanted

    def _in_sight(self, column: int, scrolled: int) -> int:
        count, header = self.count, self._view.horizontalHeader()
        room = self._view.viewport().width()
        beside = self._end(count - 1) if count else 0
        left, right = header.sectionPosition(column), self._end(column)
        return min(max(scrolled, right - room), left - beside)

    def _end(self, column: int) -> int:
        header = self._view.horizontalHeader()
        return header.sectionPosition(column) + header.sectionSize(column)
