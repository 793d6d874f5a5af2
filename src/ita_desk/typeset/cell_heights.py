"""How high the cells of a table are at any width, from texts that are measured once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ita_desk.typeset.line_layout import MeasuredLine
from ita_desk.typeset.paragraph_layout import ParagraphSetter, line_metrics, text_frame
from ita_desk.typeset.story import Paragraph
from ita_desk.typeset.table_layout import BLANK_ROW, Padding, header_places
from ita_desk.typeset.tables import FormTable

_MOST_ROWS = 48
"""Of a longer table so many rows, spread evenly over it, stand for all: widths take their time."""
_CUT_NAME = 0.5
_CUT_SHORT_NAME = 40.0
"""Lines that a line's end inside a name counts for; a name is short if one could stand in
`_SHORT` points."""
_SHORT = 80.0


class Group(NamedTuple):
    """Rows `first` up to `end` of those looked at, beside one merged cell.

    `weight` is how many of the group's rows each of them stands for.
    """

    first: int
    end: int
    weight: float


class _Text(NamedTuple):
    """A typed line, and what its indents take of the first line's room and of the others'."""

    line: MeasuredLine
    first: float
    others: float
    height: float
    justified: bool


class _MeasuredCell:
    """The texts of a cell; its height is found once for a width."""

    __slots__ = ("_blank", "_heights", "_lowest", "_natural", "_texts")

    def __init__(self, paragraphs: Sequence[Paragraph], setter: ParagraphSetter) -> None:
        self._texts: list[_Text] = []
        self._blank = 0.0 if paragraphs else BLANK_ROW
        after = 0.0
        for number, paragraph in enumerate(paragraphs):
            style = paragraph.style
            self._blank += max(after, style.space_before) if number else 0.0
            after = style.space_after
            frame = text_frame(style, labelled=paragraph.label is not None, width=0.0)
            first, others = frame.first_left - frame.right, frame.left - frame.right
            height = line_metrics(paragraph.runs, style, setter.fonts).height
            justified = style.align == "justify"
            lines = setter.measure(paragraph)
            self._texts += [_Text(line, first, others, height, justified) for line in lines]
        self._natural = max((text.line.width + text.first for text in self._texts), default=0.0)
        self._lowest = self._blank + sum(text.height for text in self._texts)
        self._heights: dict[float, float] = {}

    def height(self, width: float) -> float:
        """Height in a box of this width in points."""
        if width >= self._natural:
            return self._lowest
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._blank + sum(self._lines(width))
        return found

    def _lines(self, width: float) -> Iterator[float]:
        for line, first, others, height, justified in self._texts:
            if line.width <= width - first:
                yield height
                continue
            breaker = line.breaker
            ends = breaker.ends(width - first, width - others, justified=justified)
            cuts = breaker.cuts_of_names(ends)
            if cuts:
                cuts *= _CUT_SHORT_NAME if line.width <= _SHORT else _CUT_NAME
            yield height * (len(ends) + cuts)


class CellHeights:
    """The heights of a table's cells, with their padding, by column and width in points.

    `share` is how many of the table's rows each that is looked at stands for. The cell of a group
    counts in `of_groups`, not in its row.
    """

    def __init__(self, table: FormTable, setter: ParagraphSetter) -> None:
        self.table = table
        self._setter = setter
        padding = Padding.of(table)
        self._across, self._down = padding.left + padding.right, padding.top + padding.bottom
        self._known: dict[tuple[Paragraph, ...], _MeasuredCell] = {}
        count = len(table.rows)
        looked_at = min(count, _MOST_ROWS)
        rows = [at * count // looked_at for at in range(looked_at)]
        self.share = count / max(looked_at, 1)
        self._cells = [
            [self._cell(number, column) for number in rows] for column in range(len(table.columns))
        ]
        self.groups: list[Group] = []
        self._merged: list[_MeasuredCell] = []
        if table.merged_column is not None:
            self._find_groups(rows, table.merged_column)
        self._heads = [
            (place, self._measured(place.cell.paragraphs)) for place in header_places(table)
        ]
        self._heads.sort(key=lambda head: head[0].cell.rows)

    def of_column(self, column: int, width: float) -> list[float]:
        """The height of each row's cell in a column; nothing for one that another holds."""
        inner, down = width - self._across, self._down
        return [0.0 if cell is None else cell.height(inner) + down for cell in self._cells[column]]

    def of_groups(self, width: float) -> list[float]:
        """The height of each group's merged cell."""
        inner = width - self._across
        return [cell.height(inner) + self._down for cell in self._merged]

    def of_header(self, widths: Sequence[float]) -> float:
        """The height of the header rows."""
        heights = [0.0] * len(self.table.header)
        for place, cell in self._heads:
            inner = sum(widths[place.column : place.column + place.cell.columns]) - self._across
            span = slice(place.row, place.row + place.cell.rows)
            missing = cell.height(inner) + self._down - sum(heights[span])
            heights[span.stop - 1] += max(missing, 0.0)
        return sum(heights)

    def _find_groups(self, chosen: Sequence[int], merged: int) -> None:
        """The groups of the rows looked at."""
        rows = self.table.rows
        sizes: dict[int, int] = {}
        firsts: list[int] = []
        for number, row in enumerate(rows):
            begins = number == 0 or row.group is None or row.group != rows[number - 1].group
            firsts.append(number if begins else firsts[-1])
            sizes[firsts[-1]] = sizes.get(firsts[-1], 0) + 1
        at = 0
        while at < len(chosen):
            first, begun = firsts[chosen[at]], at
            while at < len(chosen) and firsts[chosen[at]] == first:
                at += 1
            cell = rows[first].cells[merged]
            if rows[first].group is not None and cell is not None:
                self.groups.append(Group(begun, at, sizes[first] / (at - begun)))
                self._merged.append(self._measured(cell.paragraphs))

    def _cell(self, number: int, column: int) -> _MeasuredCell | None:
        row = self.table.rows[number]
        cell = row.cells[column]
        if column == self.table.merged_column and row.group is not None:
            return None
        return self._measured(() if cell is None else cell.paragraphs)

    def _measured(self, paragraphs: tuple[Paragraph, ...]) -> _MeasuredCell:
        found = self._known.get(paragraphs)
        if found is None:
            found = self._known[paragraphs] = _MeasuredCell(paragraphs, self._setter)
        return found
