"""A form table fills pages: rows by index, parted rows by line, merged cells page by page."""

from __future__ import annotations

from dataclasses import dataclass, field

from ita_desk.typeset.flows import Piece
from ita_desk.typeset.table_drawing import CellPart, MergedPart, RowPart, TablePiece
from ita_desk.typeset.table_layout import CellLayout, RowLayout, TableLayout

_ROUNDING = 1e-6
_TALLEST_REPEAT = 0.5
"""A repeated text takes at most this part of a page; a longer one is cut to its rows."""
_FEWEST_LINES = 2


@dataclass(slots=True)
class _Page:
    """One page being filled, below its header rows."""

    room: float
    full: float
    rows: list[RowPart] = field(default_factory=list[RowPart])
    merged: list[MergedPart] = field(default_factory=list[MergedPart])
    used: float = 0.0
    closed: bool = False

    @property
    def left(self) -> float:
        """Height that is left."""
        return self.room - self.used

    @property
    def must_begin(self) -> bool:
        """Whether something has to be placed, since no page has more room."""
        return not self.rows and self.room >= self.full - _ROUNDING

    def put(self, row: RowPart) -> None:
        """Add a row."""
        self.rows.append(row)
        self.used += row.height


class TableFlow:
    """A measured table as a flow. What is still to come is a row, and lines of its cells."""

    space_before = 0.0
    space_after = 0.0
    keep_with_next = False

    def __init__(self, layout: TableLayout) -> None:
        self._layout = layout
        self._row = 0
        self._starts: list[int] | None = None
        self._group_start = 0
        self._begun = False
        self._last = len(layout.rows)
        self.following = 0.0
        """Height that what follows the table needs to begin with."""

    @property
    def whole_height(self) -> float:
        """Height of the table if no page ended it."""
        return self._layout.header.height + sum(row.height for row in self._layout.rows)

    @property
    def done(self) -> bool:
        """Whether the header and all rows have been taken."""
        return self._begun and self._row >= len(self._layout.rows)

    def begin_height(self, full: float) -> float:
        """Header rows and the first row, or as much of it as is worth beginning."""
        header = self._layout.header.height
        if not self._layout.rows:
            return header
        group = self._group_of(0)
        first = self._layout.rows[0].height
        if group is not None:
            first = max(first, self._padded(group.height))
        share = 1 - self._layout.table.part_when_blank
        return min(header + first, full * share)

    def take(self, room: float, full: float) -> Piece | None:
        """The rows that fit below the header rows."""
        header = self._layout.header.height
        if header >= full:
            raise ValueError("the header rows are taller than the page")
        page = self._filled(room - header, full - header)
        if not page.rows and (self._layout.rows or page.room < 0):
            return None
        first, self._begun = not self._begun, True
        return TablePiece(self._layout, page.rows, page.merged, first, header + page.used)

    def _filled(self, room: float, full: float) -> _Page:
        """A page of rows; without the last one, if that has to go with what follows."""
        before = self._row, self._starts, self._group_start
        page = self._fill(room, full, len(self._layout.rows))
        if self._moves_last_row(page, before[0]):
            self._row, self._starts, self._group_start = before
            page = self._fill(room, full, len(self._layout.rows) - 1)
        return page

    def _fill(self, room: float, full: float, last: int) -> _Page:
        page = _Page(room, full)
        self._last = last
        while self._row < last and not page.closed:
            self._fill_stretch(page)
        return page

    def _moves_last_row(self, page: _Page, first: int) -> bool:
        """Whether the last row, whole on this page, would leave what follows alone on the next."""
        last = len(self._layout.rows) - 1
        if not self._layout.table.last_row_with_next or self._row <= last or first >= last:
            return False
        together = page.rows[-1].height + self.following
        return self.following > page.left + _ROUNDING and together <= page.full

    def _fill_stretch(self, page: _Page) -> None:
        """Add rows of one group, or one row without, and the merged cell over them."""
        index = self._layout.rows[self._row].group
        end = self._row + 1 if index is None else self._layout.groups[index].end
        cell = self._group_of(self._row)
        need = self._merged_need(cell, page)
        if page.rows and need > page.left + _ROUNDING:
            page.closed = True
            return
        top, count = page.used, len(page.rows)
        while self._row < min(end, self._last) and not page.closed:
            self._add_row(page)
        if len(page.rows) == count:
            return
        grow = min(need - (page.used - top), page.left)
        if grow > 0:
            page.rows[-1].height += grow
            page.used += grow
        if index is not None:
            self._add_merged(page, cell, top, finished=self._row >= end)

    def _group_of(self, row: int) -> CellLayout | None:
        index = self._layout.rows[row].group
        return None if index is None else self._layout.groups[index].cell

    def _padded(self, height: float) -> float:
        return height + self._layout.padding.top + self._layout.padding.bottom

    def _merged_need(self, cell: CellLayout | None, page: _Page) -> float:
        """Height that the merged cell's text asks of its rows on this page."""
        if cell is None:
            return 0.0
        if self._group_start < cell.line_count:
            return min(self._padded(cell.height_from(self._group_start)), page.full)
        need = self._padded(cell.height)
        return need if need <= page.full * _TALLEST_REPEAT else 0.0

    def _add_row(self, page: _Page) -> None:
        """Add the next row, part it, or close the page."""
        row = self._layout.rows[self._row]
        cells = self._remaining(row, page)
        height = self._height(row, cells)
        if height <= page.left + _ROUNDING:
            page.put(RowPart(self._row, cells, height))
            self._row += 1
            self._starts = None
            return
        page.closed = True
        blank = self._layout.table.part_when_blank * page.full
        if height > page.full + _ROUNDING or page.left > blank or page.must_begin:
            self._part_row(page, row, cells)

    def _remaining(self, row: RowLayout, page: _Page) -> list[CellPart | None]:
        """What is still to print of a row; an ended title is repeated."""
        starts = self._starts
        if starts is None:
            return [None if c is None else CellPart(c, 0, c.line_count) for c in row.cells]
        parts: list[CellPart | None] = []
        for column, cell in enumerate(row.cells):
            ended = cell is None or starts[column] >= cell.line_count
            if cell is not None and not ended:
                parts.append(CellPart(cell, starts[column], cell.line_count))
            elif column == self._layout.table.title_column:
                parts.append(self._repeated_title(page))
            else:
                parts.append(None)
        return parts

    def _repeated_title(self, page: _Page) -> CellPart | None:
        title = self._layout.continued_title(self._row)
        if title is None:
            return None
        end = title.fitting(0, page.full * _TALLEST_REPEAT)
        return CellPart(title, 0, end, repeat=True)

    def _height(self, row: RowLayout, cells: list[CellPart | None]) -> float:
        if self._starts is None:
            return row.height
        heights = [part.height for part in cells if part is not None]
        return self._padded(max(heights, default=0.0))

    def _part_row(self, page: _Page, row: RowLayout, cells: list[CellPart | None]) -> None:
        """Print the lines that fit; the rest of the row goes on.

        A title that could stand whole on the next page is not parted: the row begins there.
        """
        padding = self._layout.padding
        room = page.left - padding.top - padding.bottom
        if not page.must_begin and self._parts_title(cells, room):
            return
        parts: list[CellPart | None] = []
        starts: list[int] = []
        height, printed = 0.0, 0
        for column, part in enumerate(cells):
            if part is None or part.repeat:
                layout = row.cells[column]
                starts.append(0 if layout is None else layout.line_count)
                parts.append(self._shortened(part, room))
                continue
            end = part.cell.fitting(part.start, room)
            if end == part.start < part.end and page.must_begin:
                end += 1
            parts.append(CellPart(part.cell, part.start, end) if end > part.start else None)
            starts.append(end)
            printed = max(printed, end - part.start)
            height = max(height, CellPart(part.cell, part.start, end).height)
        if printed < (1 if page.must_begin else _FEWEST_LINES):
            return
        self._starts = starts
        page.put(RowPart(self._row, parts, max(self._padded(height), page.left)))

    def _parts_title(self, cells: list[CellPart | None], room: float) -> bool:
        column = self._layout.table.title_column
        title = None if column is None else cells[column]
        if title is None or title.repeat:
            return False
        return title.cell.fitting(title.start, room) < title.end

    def _shortened(self, part: CellPart | None, room: float) -> CellPart | None:
        if part is None:
            return None
        return CellPart(part.cell, 0, min(part.end, part.cell.fitting(0, room)), repeat=True)

    def _add_merged(
        self, page: _Page, cell: CellLayout | None, top: float, *, finished: bool
    ) -> None:
        """Place the merged cell over the rows just added."""
        height = page.used - top
        part = None
        if cell is not None:
            repeat = self._group_start >= cell.line_count
            start = 0 if repeat else self._group_start
            inner = height - self._layout.padding.top - self._layout.padding.bottom
            end = cell.fitting(start, inner)
            if end == start < cell.line_count and page.must_begin:
                end += 1
            part = CellPart(cell, start, end, repeat)
            if not repeat:
                self._group_start = end
            if finished and self._group_start < cell.line_count:
                self._go_on_with_merged(page)
            elif finished:
                self._group_start = 0
        page.merged.append(MergedPart(part, top, height))

    def _go_on_with_merged(self, page: _Page) -> None:
        """The group's text outlasts its rows: its last row goes on, with nothing else in it."""
        page.closed = True
        self._row -= 1
        row = self._layout.rows[self._row]
        self._starts = [0 if cell is None else cell.line_count for cell in row.cells]
