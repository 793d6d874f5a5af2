"""The search for the widths of columns that make a table lowest.

Width is moved from a column to one that stands out, in ever smaller steps, as long as that makes
the table lower. There are several beginnings: a step alone seldom helps where two columns are
equally high.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ita_desk.typeset.cell_heights import CellHeights
from ita_desk.typeset.measures import MM

_STEPS_MM = (12.0, 6.0, 3.0, 1.5, 0.75)
_ALL_BUT_EQUAL = 1.15
_WISH = 0.02
"""Points of height that a millimetre away from a wished width costs: it decides between equals."""
_GAIN = 1e-6
_GRID = 0.5 * MM
_SHARES = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_BEGINNINGS = 4
_LEAST_BODY = 0.2


def lowest_widths(
    heights: CellHeights,
    minima: Sequence[float],
    wished: Sequence[float],
    full: float,
    sheets: Callable[[Sequence[float]], tuple[int, bool]] | None,
) -> list[float]:
    """Widths, none below its minimum, that add up to those wished for; all in points.

    `full` is the height of a page, on each of which the header rows are repeated. Of several
    widths that are all but equally low those are taken that need the fewest `sheets`, which is
    asked only for a table that is measured whole.
    """
    search = _Search(heights, minima, wished, full)
    found = [search.descend(start) for start in search.beginnings()]
    found.sort(key=search.cost)
    if heights.share > 1 or sheets is None:
        return found[0]
    least = search.cost(found[0]) * _ALL_BUT_EQUAL
    distinct = {tuple(round(width, 1) for width in widths): widths for widths in found}
    near = [widths for widths in distinct.values() if search.cost(widths) <= least]
    return near[0] if len(near) == 1 else min(near, key=sheets)


class _Search:
    """Costs of widths, and what was measured for them."""

    def __init__(
        self, heights: CellHeights, minima: Sequence[float], wished: Sequence[float], full: float
    ) -> None:
        self._heights = heights
        self._minima = minima
        self._wished = wished
        self._full = full
        self._columns: dict[tuple[int, float], list[float]] = {}
        self._groups: dict[float, list[float]] = {}
        table = heights.table
        self._merged = table.merged_column if heights.groups else None
        alike: dict[object, list[int]] = {}
        for index, column in enumerate(table.columns):
            key = ("alone", index) if column.alike is None else ("alike", column.alike)
            alike.setdefault(key, []).append(index)
        self._sets = list(alike.values())

    def beginnings(self) -> list[list[float]]:
        """The wishes, and the best of the minima with the rest given out by how much text is held.

        The addresses in a column make its height fall in a few wide steps, which no small one
        finds: so the two columns with the most text are tried with more and more of the rest.
        """
        spare = sum(self._wished) - sum(self._minima)
        areas = self._areas()
        most = sorted(range(len(self._sets)), key=lambda number: -areas[number])[:2]
        tried = [self._given_out(areas, spare)]
        for number in most:
            for share in _SHARES:
                others = [0.0 if at == number else area for at, area in enumerate(areas)]
                rest = sum(others)
                if rest:
                    others[number] = rest * share / (1 - share)
                    tried.append(self._given_out(others, spare))
        tried.sort(key=self.cost)
        return [list(self._wished), *tried[:_BEGINNINGS]]

    def _areas(self) -> list[float]:
        """For each set of columns, what its texts take besides a line each."""
        columns = [
            self._group(minimum) if index == self._merged else self._column(index, minimum)
            for index, minimum in enumerate(self._minima)
        ]
        line = min((min(column) for column in columns if column), default=0.0)
        return [
            sum((sum(columns[i]) - len(columns[i]) * line) * self._minima[i] for i in members)
            for members in self._sets
        ]

    def _given_out(self, areas: Sequence[float], spare: float) -> list[float]:
        """The minima, with what is over in proportion to the areas of the sets of columns."""
        widths = list(self._minima)
        total = sum(areas)
        for members, area in zip(self._sets, areas, strict=True):
            for index in members:
                share = area / total if total else len(members) / len(widths)
                widths[index] += spare * share / len(members)
        return widths

    def descend(self, widths: list[float]) -> list[float]:
        """Move width as long as that makes the table lower."""
        best = self.cost(widths)
        for step in _STEPS_MM:
            while True:
                moves = self._moves(widths, step * MM)
                costs = [(self.cost(moved), number) for number, moved in enumerate(moves)]
                cost, number = min(costs, default=(best, -1))
                if cost >= best - _GAIN:
                    break
                best, widths = cost, moves[number]
        return widths

    def cost(self, widths: Sequence[float]) -> float:
        """The height of all sheets' tables, and a little for what was wished otherwise."""
        rows = self._row_heights(widths)
        body = sum(rows) * self._heights.share
        if self._merged is not None:
            groups = self._group(widths[self._merged])
            for (first, end, weight), height in zip(self._heights.groups, groups, strict=True):
                body += max(height - weight * sum(rows[first:end]), 0.0)
        header = self._heights.of_header(widths)
        pages = body / max(self._full - header, self._full * _LEAST_BODY)
        strayed = sum(abs(a - b) for a, b in zip(widths, self._wished, strict=True)) / MM
        return body + header * max(pages, 1.0) + _WISH * strayed

    def _row_heights(self, widths: Sequence[float]) -> list[float]:
        columns = [self._column(index, width) for index, width in enumerate(widths)]
        return list(map(max, *columns)) if len(columns) > 1 else columns[0]

    def _moves(self, widths: list[float], step: float) -> list[list[float]]:
        """Widths with a step moved to columns that stand out, from one other or from all others."""
        slack = [
            min(widths[index] - self._minima[index] for index in members) * len(members)
            for members in self._sets
        ]
        standing_out = self._standing_out(widths)
        moves: list[list[float]] = []
        for receiver, members in enumerate(self._sets):
            if standing_out.isdisjoint(members):
                continue
            others = [0.0 if at == receiver else own for at, own in enumerate(slack)]
            givers = [{at: own} for at, own in enumerate(others) if own > step / 8]
            if len(givers) > 1:
                givers.append(dict(enumerate(others)))
            for shares in givers:
                total = sum(shares.values())
                amount = min(step, total)
                moved = widths.copy()
                for at, own in (*shares.items(), (receiver, -total)):
                    for index in self._sets[at]:
                        moved[index] -= amount * own / total / len(self._sets[at])
                moves.append(moved)
        return moves

    def _standing_out(self, widths: Sequence[float]) -> set[int]:
        """The columns that are higher than others, and as high as any, in some row."""
        found = {self._merged} if self._merged is not None else set[int]()
        columns = [self._column(index, width) for index, width in enumerate(widths)]
        for row in zip(*columns, strict=True):
            tallest = max(row)
            if any(0.0 < height < tallest for height in row):
                found |= {index for index, height in enumerate(row) if height == tallest}
        return found

    def _column(self, index: int, width: float) -> list[float]:
        width = self._stepped(index, width)
        found = self._columns.get((index, width))
        if found is None:
            found = self._columns[index, width] = self._heights.of_column(index, width)
        return found

    def _group(self, width: float) -> list[float]:
        width = self._stepped(self._merged or 0, width)
        found = self._groups.get(width)
        if found is None:
            found = self._groups[width] = self._heights.of_groups(width)
        return found

    def _stepped(self, index: int, width: float) -> float:
        """A width that is measured: a little narrower, so that fewer are."""
        return max(self._minima[index], width // _GRID * _GRID)
