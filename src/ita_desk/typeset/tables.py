"""The form table as data: ruled columns, repeated header rows, merged groups, continued rows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from ita_desk.typeset.story import Paragraph, VerticalAlign


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs in one box of a table; horizontal alignment is that of the paragraphs' styles."""

    paragraphs: tuple[Paragraph, ...]
    vertical: VerticalAlign = "top"
    tag: Hashable | None = None


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a header row that spans `columns` to the right and `rows` downwards.

    The cells of a row are listed from left to right; places taken by a cell that spans down from
    the row above are passed over, as in HTML.
    """

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    vertical: VerticalAlign = "middle"


@dataclass(frozen=True, slots=True)
class Column:
    """The width wished for a column in millimetres, and one below which it never goes.

    The widths printed add up to the frame's width. No column gets narrower than its widest word
    (addresses may break and don't count), as long as all columns can have that.
    """

    width_mm: float
    minimum_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell or None (blank) for each column.

    Adjacent rows with the same `group` (not None) share one tall cell in the table's merged
    column: its contents are those of the first row of the group, the others have None there.
    """

    cells: tuple[Cell | None, ...]
    group: Hashable | None = None


@dataclass(frozen=True, slots=True)
class FormTable:
    """A ruled table that goes on over pages.

    - Header rows are repeated on every page.
    - The cell of a group in `merged_column` is merged over the group's rows page by page; on
      each further page its text is repeated plain.
    - A row is parted when it is taller than a page, or when moving it whole would leave more than
      `part_when_blank` of the page blank. The text of `title_column` is then repeated with
      `continuation` after it, and cells that have ended stay blank.
    - `last_row_with_next` moves the last row to a new page with what follows the table, rather than
      leave that alone there.
    - Repetitions are artifacts: the text is in the PDF's structure once.

    `padding_mm` is left, top, right, bottom. `rule` is the width of the lines in points, 0 for
    none. `summary` describes the table to those who can't see it.
    """

    columns: tuple[Column, ...]
    header: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[Row, ...]
    merged_column: int | None = None
    title_column: int | None = None
    continuation: str = ""
    summary: str = ""
    padding_mm: tuple[float, float, float, float] = (1.0, 0.5, 1.0, 0.8)
    rule: float = 0.5
    part_when_blank: float = 0.4
    last_row_with_next: bool = False
