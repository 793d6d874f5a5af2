"""A form table measured: column edges, header cells in place, and the cells of each row.

Every cell is set once; pages are made of ranges of its lines.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import NamedTuple

from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphLayout, ParagraphSetter
from ita_desk.typeset.story import Run, VerticalAlign
from ita_desk.typeset.structure import TextElements
from ita_desk.typeset.tables import Cell, FormTable, HeaderCell

BLANK_ROW = 12.0
"""Height in points of a row without any text."""
_FEWEST_LINES = 2


class Padding(NamedTuple):
    """Blank inside a cell's edges, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, table: FormTable) -> Padding:
        """The table's padding."""
        return cls(*(side * MM for side in table.padding_mm))


class Parting(IntEnum):
    """Where a cell may be parted by a page's end; a greater one only where no smaller one can."""

    ENTRIES = 0
    """Between entries, and inside a text of four lines or more with two on either side."""
    LINES = 1
    """Between lines, but not inside an address."""
    ANYWHERE = 2


class CellLine(NamedTuple):
    """A line of a cell: its paragraph, its index there, and its top from the first line's top."""

    paragraph: int
    line: int
    top: float


@dataclass(slots=True)
class CellLayout:
    """A cell set to its column; `targets` are where its paragraphs go in the structure."""

    layouts: tuple[ParagraphLayout, ...]
    height: float
    vertical: VerticalAlign = "top"
    tag: Hashable | None = None
    targets: tuple[TextElements | None, ...] = ()
    _lines: tuple[CellLine, ...] = ()
    _partings: dict[Parting, tuple[int, ...]] = field(
        default_factory=dict[Parting, tuple[int, ...]]
    )

    @property
    def line_count(self) -> int:
        """Lines in all paragraphs."""
        return sum(len(layout.lines) for layout in self.layouts)

    def lines(self) -> tuple[CellLine, ...]:
        """All lines from the top, and an end whose top is the cell's height."""
        if not self._lines:
            self._lines = self._measured_lines()
        return self._lines

    def _measured_lines(self) -> tuple[CellLine, ...]:
        found: list[CellLine] = []
        top = 0.0
        for number, layout in enumerate(self.layouts):
            top += _gap(self.layouts, number)
            for index in range(len(layout.lines)):
                found.append(CellLine(number, index, top))
                top += layout.metrics.height
        return (*found, CellLine(len(self.layouts), 0, top))

    def height_from(self, start: int) -> float:
        """Height of the lines from `start` on."""
        if start == 0:
            return self.height
        lines = self.lines()
        return lines[-1].top - lines[min(start, len(lines) - 1)].top

    def fitting(self, start: int, room: float, parting: Parting = Parting.ANYWHERE) -> int:
        """The end of the lines from `start` that fit in a height: of all, or where a page may end.

        Equal to `start` where nothing fits.
        """
        lines = self.lines()
        limit = lines[start].top + room + 1e-6
        end = start
        while end + 1 < len(lines) and lines[end + 1].top <= limit:
            end += 1
        if end == self.line_count or parting is Parting.ANYWHERE:
            return end
        return max((at for at in self.partings(parting) if start < at <= end), default=start)

    def partings(self, parting: Parting) -> tuple[int, ...]:
        """The lines before which a page may end, in rising order."""
        found = self._partings.get(parting)
        if found is None:
            least = _FEWEST_LINES if parting is Parting.ENTRIES else 1
            found = tuple(
                index
                for index in range(least, self.line_count - least + 1)
                if self._may_end_before(index, least)
            )
            self._partings[parting] = found
        return found

    def _may_end_before(self, index: int, least: int) -> bool:
        lines = self.lines()
        before, after = lines[index - 1], lines[index]
        if before.paragraph != after.paragraph:
            return least == 1 or not self.layouts[before.paragraph].style.keep_with_next
        layout = self.layouts[after.paragraph]
        if after.line < least or len(layout.lines) - after.line < least:
            return False
        return not layout.joined_by_address(after.line)


def set_cell(cell: Cell | HeaderCell, width: float, setter: ParagraphSetter) -> CellLayout:
    """Set a cell's paragraphs to the width inside its padding."""
    layouts = tuple(setter.set(paragraph, width) for paragraph in cell.paragraphs)
    tag = cell.tag if isinstance(cell, Cell) else None
    return CellLayout(layouts, cell_height(layouts), cell.vertical, tag)


def cell_height(layouts: tuple[ParagraphLayout, ...]) -> float:
    """Height of paragraphs with the space between them."""
    gaps = sum(_gap(layouts, number) for number in range(len(layouts)))
    return gaps + sum(layout.height for layout in layouts)


def _gap(layouts: tuple[ParagraphLayout, ...], number: int) -> float:
    """Blank above a paragraph in its cell."""
    if number == 0:
        return 0.0
    return max(layouts[number - 1].style.space_after, layouts[number].style.space_before)


class HeaderPlace(NamedTuple):
    """A header cell with its first row and column."""

    row: int
    column: int
    cell: HeaderCell


def header_places(table: FormTable) -> Iterator[HeaderPlace]:
    """Where each header cell stands; raises ValueError if the cells don't fill the columns."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.header):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield HeaderPlace(row, column, cell)
            taken |= {
                (row + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
    expected = {(r, c) for r in range(len(table.header)) for c in range(len(table.columns))}
    if taken != expected:
        raise ValueError("the header cells don't fill the table's columns")


def check_table(table: FormTable) -> None:
    """Raise ValueError for a table whose cells don't fit together: a mistake of the caller's."""
    list(header_places(table))
    previous: Hashable | None = None
    for number, row in enumerate(table.rows):
        if len(row.cells) != len(table.columns):
            raise ValueError(f"row {number} has {len(row.cells)} cells")
        merged = table.merged_column
        goes_on = merged is not None and row.group is not None and row.group == previous
        if merged is not None and goes_on and row.cells[merged] is not None:
            raise ValueError(f"row {number} has a cell where its group's cell is")
        joined = [row.cells[column] for column in row.joined]
        if joined and (number == 0 or any(cell and cell.paragraphs for cell in joined)):
            raise ValueError(f"row {number} has a text where the cell above goes on")
        previous = row.group


@dataclass(slots=True)
class HeaderLayout:
    """The header rows: cells with their rectangles from the table's top left."""

    cells: list[tuple[CellLayout, tuple[float, float, float, float]]]
    height: float


@dataclass(slots=True)
class RowLayout:
    """A measured row; the merged column has None here. `group` is an index of `groups`."""

    cells: list[CellLayout | None]
    height: float
    group: int | None = None


@dataclass(slots=True)
class GroupLayout:
    """A merged cell and its rows, `first` up to `end`."""

    cell: CellLayout | None
    first: int
    end: int


@dataclass(slots=True)
class TableLayout:
    """All that pages are made of."""

    table: FormTable
    padding: Padding
    edges: list[float]
    header: HeaderLayout
    rows: list[RowLayout]
    groups: list[GroupLayout]
    setter: ParagraphSetter

    def inner_width(self, column: int) -> float:
        """Width of a column inside its padding."""
        return inner_width(self.edges, self.padding, column, 1)

    def continued_title(self, row: int) -> CellLayout | None:
        """The title of a row with the continuation after it, set anew."""
        column = self.table.title_column
        cell = None if column is None else self.table.rows[row].cells[column]
        if column is None or cell is None or not cell.paragraphs or not cell.paragraphs[-1].runs:
            return None
        *others, last = cell.paragraphs
        runs = (*last.runs, Run(self.table.continuation, bold=last.runs[-1].bold))
        ended = replace(last, runs=runs)
        copy = Cell((*others, ended), cell.vertical)
        return set_cell(copy, self.inner_width(column), self.setter)


def inner_width(edges: list[float], padding: Padding, column: int, span: int) -> float:
    """Width inside the padding of a cell over some columns."""
    return edges[column + span] - edges[column] - padding.left - padding.right


def set_table(table: FormTable, edges: list[float], setter: ParagraphSetter) -> TableLayout:
    """Set every cell once."""
    padding = Padding.of(table)
    header = _set_header(table, edges, padding, setter)
    rows: list[RowLayout] = []
    groups: list[GroupLayout] = []
    previous: Hashable | None = None
    for number, row in enumerate(table.rows):
        cells = [
            None if cell is None else set_cell(cell, inner_width(edges, padding, c, 1), setter)
            for c, cell in enumerate(row.cells)
        ]
        group = None
        if table.merged_column is not None and row.group is not None:
            if row.group != previous:
                groups.append(GroupLayout(cells[table.merged_column], number, number))
            group = len(groups) - 1
            groups[-1].end = number + 1
            cells[table.merged_column] = None
        previous = row.group
        tallest = max((cell.height for cell in cells if cell is not None), default=0.0)
        height = (tallest or BLANK_ROW) + padding.top + padding.bottom
        rows.append(RowLayout(cells, height, group))
    return TableLayout(table, padding, edges, header, rows, groups, setter)


def _set_header(
    table: FormTable, edges: list[float], padding: Padding, setter: ParagraphSetter
) -> HeaderLayout:
    heights = [0.0] * len(table.header)
    placed: list[tuple[CellLayout, HeaderPlace]] = []
    for place in header_places(table):
        width = inner_width(edges, padding, place.column, place.cell.columns)
        placed.append((set_cell(place.cell, width, setter), place))
    for layout, place in sorted(placed, key=lambda item: item[1].cell.rows):
        span = slice(place.row, place.row + place.cell.rows)
        missing = layout.height + padding.top + padding.bottom - sum(heights[span])
        heights[span.stop - 1] += max(missing, 0.0)
    tops = [sum(heights[:row]) for row in range(len(heights) + 1)]
    cells = [
        (
            layout,
            (
                edges[place.column],
                tops[place.row],
                edges[place.column + place.cell.columns],
                tops[place.row + place.cell.rows],
            ),
        )
        for layout, place in placed
    ]
    return HeaderLayout(cells, tops[-1])
