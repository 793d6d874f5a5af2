"""A form table fills pages: rows by index, parted rows by line, merged cells page by page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ita_desk.typeset.flows import Piece
from ita_desk.typeset.table_drawing import CellPart, MergedPart, RowPart, TablePiece
from ita_desk.typeset.table_layout import CellLayout, Parting, RowLayout, TableLayout

_ROUNDING = 1e-6
_TALLEST_REPEAT = 0.5
"""A repeated text takes at most this part of a page; a longer one is cut to its rows."""
_PRECISION = 1.0
"""Points: how closely a room is found, and how far above its end a row that goes on is parted."""

_State = tuple[int, list[int] | None, int]


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

    def __init__(self, layout: TableLayout, *, saving: bool = False) -> None:
        self._layout = layout
        table = layout.table
        self._blank = table.part_to_save_a_sheet if saving else table.part_when_blank
        self._row = 0
        self._starts: list[int] | None = None
        self._group_start = 0
        self._begun = False
        self._last = len(layout.rows)
        self._holds_back: Parting | None = None
        self._least: dict[float, float] = {}
        self.following = 0.0
        """Height that what follows the table needs, where it must not stand alone on a page."""

    @property
    def whole_height(self) -> float:
        """Height of the table if no page ended it."""
        return self._layout.header.height + sum(row.height for row in self._layout.rows)

    @property
    def done(self) -> bool:
        """Whether the header and all rows have been taken."""
        return self._begun and self._row >= len(self._layout.rows)

    def begin_height(self, full: float) -> float:
        """The least room in which header rows stand with a row, or what of it may be parted off."""
        if not self._layout.rows:
            return self._layout.header.height
        if full not in self._least:
            self._least[full] = self._least_room(full)
        return self._least[full]

    def _least_room(self, full: float) -> float:
        """Found by trying: whatever begins in a room begins in a greater one."""
        header = self._layout.header.height
        low, high = header, full
        while high - low > _PRECISION:
            middle = (low + high) / 2
            before = self._state
            if self._fill(middle - header, full - header, 1).rows:
                high = middle
            else:
                low = middle
            self._state = before
        return high

    @property
    def _state(self) -> _State:
        return self._row, self._starts, self._group_start

    @_state.setter
    def _state(self, state: _State) -> None:
        self._row, self._starts, self._group_start = state

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
        """A page of rows; without the last, or its end, if that has to go with what follows."""
        before, count = self._state, len(self._layout.rows)
        page = self._fill(room, full, count)
        if self._row < count or self.following <= page.left + _ROUNDING:
            return page
        after, last = self._state, page.rows[-1].height
        movable = before[0] < count - 1 and last + self.following <= full
        low = last <= full * self._layout.table.part_when_blank
        ways = (None, Parting.ENTRIES) if low else (Parting.ENTRIES, None)
        for way in (*ways, Parting.ANYWHERE):
            if way is None and not movable:
                continue
            self._state, self._holds_back = before, way
            made = self._fill(room, full, count - 1 if way is None else count)
            self._holds_back = None
            if made.rows and self._row < count and (movable or self._starts is not None):
                return made
        self._state = after
        return page

    def _fill(self, room: float, full: float, last: int) -> _Page:
        page = _Page(room, full)
        self._last = last
        while self._row < last and not page.closed:
            self._fill_stretch(page)
        return page

    def _fill_stretch(self, page: _Page) -> None:
        """Add rows of one group, or one row without, and the merged cell over them."""
        index = self._layout.rows[self._row].group
        end = self._row + 1 if index is None else self._layout.groups[index].end
        cell = self._group_of(self._row)
        need = self._merged_need(cell, page)
        low = page.left <= self._blank * page.full
        if need > page.left + _ROUNDING and low and not page.must_begin:
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
        fits = height <= page.left + _ROUNDING
        held_back = self._holds_back is not None and self._row == len(self._layout.rows) - 1
        if fits and not held_back:
            page.put(RowPart(self._row, cells, height))
            self._row += 1
            self._starts = None
            return
        page.closed = True
        if fits:
            self._part_row(page, row, cells, height - self._held_back(cells))
            return
        blank = self._blank * page.full
        if height > page.full + _ROUNDING or page.left > blank or page.must_begin:
            self._part_row(page, row, cells, page.left)

    def _remaining(self, row: RowLayout, page: _Page) -> list[CellPart | None]:
        """What is still to print of a row; an ended title is repeated."""
        starts = self._starts
        if starts is None:
            joined = self._layout.table.rows[self._row].joined if not page.rows else ()
            return [
                self._repeated_above(column, page)
                if column in joined
                else None
                if cell is None
                else CellPart(cell, 0, cell.line_count)
                for column, cell in enumerate(row.cells)
            ]
        parts: list[CellPart | None] = []
        for column, cell in enumerate(row.cells):
            ended = cell is None or starts[column] >= cell.line_count
            if cell is not None and not ended:
                parts.append(CellPart(cell, starts[column], cell.line_count))
            elif column == self._layout.table.title_column:
                parts.append(self._repeated_title(page))
            elif cell is not None and column in self._layout.table.repeated_columns:
                end = cell.fitting(0, page.full * _TALLEST_REPEAT)
                parts.append(CellPart(cell, 0, end, repeat=True))
            else:
                parts.append(None)
        return parts

    def _repeated_above(self, column: int, page: _Page) -> CellPart | None:
        """The text of the cell that goes on from the rows of the page before."""
        rows = self._layout.table.rows
        first = self._row
        while column in rows[first].joined:
            first -= 1
        cell = self._layout.rows[first].cells[column]
        if cell is None:
            return None
        return CellPart(cell, 0, cell.fitting(0, page.full * _TALLEST_REPEAT), repeat=True)

    def _repeated_title(self, page: _Page) -> CellPart | None:
        title = self._layout.continued_title(self._row)
        if title is None:
            return None
        end = title.fitting(0, page.full * _TALLEST_REPEAT)
        return CellPart(title, 0, end, repeat=True)

    def _height(self, row: RowLayout, cells: list[CellPart | None]) -> float:
        if self._starts is None and not any(part is not None and part.repeat for part in cells):
            return row.height
        heights = [part.height for part in cells if part is not None]
        return self._padded(max(heights, default=0.0))

    def _part_row(
        self,
        page: _Page,
        row: RowLayout,
        cells: list[CellPart | None],
        height: float,
    ) -> None:
        """Print what may stand in a height; the rest of the row goes on.

        A title is parted only if it is so tall that moving it would waste too much of a page. On a
        page that has nothing else, a part is printed in any case.
        """
        room = height - self._layout.padding.top - self._layout.padding.bottom
        if self._parts_title(cells, room, page) and not page.must_begin:
            return
        for parting in self._partings(page):
            made = self._parted(row, cells, room, parting)
            if made is not None:
                parts, self._starts = made
                tallest = max(part.height for part in parts if part is not None)
                filled = page.left if height >= page.left else 0.0
                page.put(RowPart(self._row, parts, max(self._padded(tallest), filled)))
                return

    def _partings(self, page: _Page) -> Iterable[Parting]:
        if self._holds_back is not None:
            return (self._holds_back,)
        return Parting if page.must_begin else (Parting.ENTRIES,)

    def _held_back(self, cells: list[CellPart | None]) -> float:
        """Height that is too much for the last entry, or for the last two lines."""
        tallest = max((part for part in cells if part is not None), key=lambda part: part.height)
        if self._holds_back is Parting.ENTRIES or not tallest.cell.layouts:
            return _PRECISION
        return 2 * tallest.cell.layouts[-1].metrics.height - _PRECISION

    def _parted(
        self, row: RowLayout, cells: list[CellPart | None], room: float, parting: Parting
    ) -> tuple[list[CellPart | None], list[int]] | None:
        """The parts of the cells in a room, and where each goes on; None if one can't begin."""
        parts: list[CellPart | None] = []
        starts: list[int] = []
        for column, part in enumerate(cells):
            if part is None or part.repeat:
                layout = row.cells[column]
                starts.append(0 if layout is None else layout.line_count)
                parts.append(self._shortened(part, room))
                continue
            end = part.cell.fitting(part.start, room, parting)
            if end == part.start < part.end:
                if parting is not Parting.ANYWHERE:
                    return None
                end += 1
            parts.append(CellPart(part.cell, part.start, end) if end > part.start else None)
            starts.append(end)
        if all(part is None or part.repeat or part.end == part.start for part in parts):
            return None
        return parts, starts

    def _parts_title(self, cells: list[CellPart | None], room: float, page: _Page) -> bool:
        """Whether a title that is low enough to move would be parted."""
        column = self._layout.table.title_column
        title = None if column is None else cells[column]
        if title is None or title.repeat:
            return False
        movable = title.height <= page.full * _TALLEST_REPEAT
        return movable and title.cell.fitting(title.start, room) < title.end

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
            end = cell.fitting(start, inner, Parting.ENTRIES)
            if end == start:
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


def fewest_sheets(layout: TableLayout, full: float, above: float, below: float) -> tuple[int, bool]:
    """Pages that a table takes at least, and whether rows must be parted to save one of them.

    `above` points stand before it on the first page, `below` go with its end.
    """
    return min(
        (_sheets(TableFlow(layout, saving=saving), full, above, below), saving)
        for saving in (False, True)
    )


def _sheets(flow: TableFlow, full: float, above: float, below: float) -> int:
    flow.following = below
    room, sheets = full - above, 1
    if flow.begin_height(full) > room:
        room, sheets = full, 2
    while True:
        piece = flow.take(room, full)
        if flow.done:
            height = 0.0 if piece is None else piece.height
            return sheets + (height + below > room + _ROUNDING)
        room, sheets = full, sheets + 1
