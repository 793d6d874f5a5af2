"""Drawing the part of a table on one page: text cell by cell, then the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ita_desk.typeset.ink import Ink, Rectangle, Segment
from ita_desk.typeset.table_layout import CellLayout, Padding, TableLayout
from ita_desk.typeset.text_ink import draw_text

_PlacedCell = tuple[CellLayout, Rectangle]
_ROUNDING = 1e-6


@dataclass(slots=True)
class CellPart:
    """Lines of a cell from `start` up to `end`; a repeat is an artifact."""

    cell: CellLayout
    start: int
    end: int
    repeat: bool = False

    @property
    def height(self) -> float:
        """Height of these lines."""
        return self.cell.height_from(self.start) - self.cell.height_from(self.end)

    @property
    def whole(self) -> bool:
        """Whether this is all of the cell."""
        return self.start == 0 and self.end == self.cell.line_count


@dataclass(slots=True)
class RowPart:
    """A row, or what of it stands on one page."""

    row: int
    cells: list[CellPart | None]
    height: float


@dataclass(slots=True)
class MergedPart:
    """A merged cell on one page, over a stretch of height."""

    part: CellPart | None
    top: float
    height: float


@dataclass(slots=True)
class TablePiece:
    """The part of a table on one page."""

    layout: TableLayout
    rows: list[RowPart]
    merged: list[MergedPart]
    first: bool
    height: float

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the part."""
        _draw_table_part(self, ink, x, top)


def _draw_table_part(piece: TablePiece, ink: Ink, x: float, top: float) -> None:
    """Draw header rows, rows, merged cells and rules with the upper left corner at (x, top).

    Text is drawn from left to right wherever it may share a baseline: pdfium takes a text that
    follows one on its right for the beginning of the same line, and would mix two cells.
    """
    layout = piece.layout
    ink.shades(_shaded(piece, x, top))
    for cell, (x0, y0, x1, y1) in _in_reading_order(layout.header.cells):
        rectangle = (x + x0, top + y0, x + x1, top + y1)
        draw_cell(ink, cell, rectangle, layout.padding, repeat=not piece.first)
    left = [x + edge for edge in layout.edges]
    body = top + layout.header.height
    y = body
    merged_at = {round(merged.top, 3): merged for merged in piece.merged}
    for row in piece.rows:
        merged = merged_at.get(round(y - body, 3))
        if merged is not None:
            _draw_merged(ink, piece, merged, left, y)
        for column, part in enumerate(row.cells):
            if part is not None:
                rectangle = (left[column], y, left[column + 1], y + row.height)
                _draw_part(ink, part, rectangle, layout.padding)
        y += row.height
    if layout.table.rule > 0:
        ink.rules(_rules(piece, left, top), layout.table.rule)


def _shaded(piece: TablePiece, x: float, top: float) -> Iterator[Rectangle]:
    """The bodies of the columns that are grey."""
    layout = piece.layout
    body, bottom = top + layout.header.height, top + piece.height
    for column, one in enumerate(layout.table.columns):
        if one.shaded and piece.rows:
            yield x + layout.edges[column], body, x + layout.edges[column + 1], bottom


def _in_reading_order(cells: Sequence[_PlacedCell]) -> list[_PlacedCell]:
    """From left to right in each band of header rows that no cell joins to the rows below."""
    ordered: list[_PlacedCell] = []
    band: list[_PlacedCell] = []
    bottom = 0.0
    for placed in sorted(cells, key=_from_the_top):
        _, (_, y0, _, y1) = placed
        if y0 >= bottom - _ROUNDING:
            ordered += sorted(band, key=_left_to_right)
            band = []
        band.append(placed)
        bottom = max(bottom, y1)
    return ordered + sorted(band, key=_left_to_right)


def _from_the_top(placed: _PlacedCell) -> float:
    _, (_, y0, _, _) = placed
    return y0


def _left_to_right(placed: _PlacedCell) -> tuple[float, float]:
    _, (x0, y0, _, _) = placed
    return x0, y0


def _draw_merged(
    ink: Ink, piece: TablePiece, merged: MergedPart, left: list[float], top: float
) -> None:
    """Draw a merged cell ahead of the rows that it stands beside."""
    column = piece.layout.table.merged_column
    if column is not None and merged.part is not None:
        rectangle = (left[column], top, left[column + 1], top + merged.height)
        _draw_part(ink, merged.part, rectangle, piece.layout.padding)


def draw_cell(
    ink: Ink, cell: CellLayout, rectangle: Rectangle, padding: Padding, *, repeat: bool
) -> None:
    """Draw a whole cell; a repeat is an artifact."""
    x0, y0, x1, y1 = rectangle
    spare = y1 - y0 - padding.top - padding.bottom - cell.height
    offset = {"top": 0.0, "middle": spare / 2, "bottom": spare}[cell.vertical]
    top = y0 + padding.top + max(offset, 0.0)
    previous_after = 0.0
    for number, layout in enumerate(cell.layouts):
        if number:
            top += max(previous_after, layout.style.space_before)
        previous_after = layout.style.space_after
        target = None if repeat or not cell.targets else cell.targets[number]
        corner = (x0 + padding.left, top)
        draw_text(ink, layout, range(len(layout.lines)), corner, target, rectangle)
        if target is not None:
            ink.box(target.tag, (x0, top, x1, top + layout.height))
        top += layout.height
    if not repeat:
        ink.box(cell.tag, rectangle)


def _draw_part(ink: Ink, part: CellPart, rectangle: Rectangle, padding: Padding) -> None:
    """Draw a cell, or a range of its lines from the top of the rectangle."""
    if part.whole:
        draw_cell(ink, part.cell, rectangle, padding, repeat=part.repeat)
        return
    x0, y0, x1, _ = rectangle
    lines = part.cell.lines()
    origin = lines[part.start].top
    start = part.start
    while start < part.end:
        paragraph, first, top = lines[start]
        end = start
        while end < part.end and lines[end].paragraph == paragraph:
            end += 1
        layout = part.cell.layouts[paragraph]
        y = y0 + padding.top + top - origin
        target = None if part.repeat else part.cell.targets[paragraph]
        shown = range(first, first + end - start)
        draw_text(ink, layout, shown, (x0 + padding.left, y), target, rectangle)
        if target is not None:
            ink.box(target.tag, (x0, y, x1, y + len(shown) * layout.metrics.height))
        start = end
    if not part.repeat:
        ink.box(part.cell.tag, rectangle)


def _rules(piece: TablePiece, left: list[float], top: float) -> list[Segment]:
    """Lines around every cell; merged cells have none across them."""
    layout = piece.layout
    rules: list[Segment] = []
    for _, (x0, y0, x1, y1) in layout.header.cells:
        a, b, c, d = left[0] + x0, top + y0, left[0] + x1, top + y1
        rules += [(a, b, c, b), (a, d, c, d), (a, b, a, d), (c, b, c, d)]
    y = top + layout.header.height
    bottom = top + piece.height
    if not layout.header.cells:
        rules.append((left[0], y, left[-1], y))
    if piece.rows:
        rules += [(edge, y, edge, bottom) for edge in left]
    merged = layout.table.merged_column
    ends = {round(part.top + part.height, 3) for part in piece.merged}
    depth = 0.0
    for row, below in zip_longest(piece.rows, piece.rows[1:]):
        depth += row.height
        bare: set[int] = set()
        if below is not None and below.row != row.row:
            bare |= layout.table.rows[below.row].joined
        grouped = merged is not None and layout.rows[row.row].group is not None
        if merged is not None and grouped and round(depth, 3) not in ends:
            bare.add(merged)
        rules += _across(left, y + depth, bare)
    return rules


def _across(left: list[float], y: float, bare: Collection[int]) -> Iterator[Segment]:
    """Lines across the columns that aren't bare."""
    start = 0
    for column in (*sorted(bare), len(left) - 1):
        if column > start:
            yield left[start], y, left[column], y
        start = column + 1
