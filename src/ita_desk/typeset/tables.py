"""The form table as data: ruled columns, repeated header rows, merged groups, continued rows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

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
    the row above are passed over, as in HTML. A paragraph is one text, whatever line ends it has.

    `role` is what it is for those who can't see it: the heading of its columns, the table's caption
    (all of the first row), or a text that is repeated and heads nothing.
    """

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    vertical: VerticalAlign = "middle"
    role: Literal["heading", "caption", "text"] = "heading"


@dataclass(frozen=True, slots=True)
class Column:
    """The width wished for a column in millimetres, and one below which it never goes.

    The widths printed add up to the frame's width, and are those that make the table lowest; of
    two that make it equally low, the nearer to the wishes. No column gets narrower than its widest
    word (addresses may break and don't count), as long as all columns can have that. Columns with
    the same `alike` (not None) are equally wide. The body of a column that is `shaded` is grey.
    """

    width_mm: float
    minimum_mm: float = 0.0
    alike: Hashable | None = None
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a cell or None (blank) for each column.

    Adjacent rows with the same `group` (not None) share one tall cell in the table's merged
    column: its contents are those of the first row of the group, the others have None there.

    The cells of the columns `joined` (without text here) go on from the row above: there is no rule
    between, and a page that begins here repeats the text.
    """

    cells: tuple[Cell | None, ...]
    group: Hashable | None = None
    joined: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FormTable:
    """A ruled table that goes on over pages.

    - Header rows are repeated on every page.
    - The cell of a group in `merged_column` is merged over the group's rows page by page; on
      each further page its text is repeated plain.
    - A row is parted when it is taller than a page, or when moving it whole would leave more than
      `part_when_blank` of the page blank (or `part_to_save_a_sheet`, where that makes the table
      take a page less): never in a title that is no taller than half a page, never inside an
      address, nor after a paragraph that keeps with the next, nor with less than two lines of a
      text on either side. The text of `title_column` is then repeated with `continuation` after
      it, that of `repeated_columns` as it is, and other cells that have ended stay blank.
    - Repetitions are artifacts: the text is in the PDF's structure once.

    `set_widths_mm`, one for each column, is how wide they are in spite of their contents (scaled to
    the frame; no column gets narrower than its widest word); another number of them is passed over.
    Of a table with a `name` the widths printed are told (`Rendered.tables`).

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
    part_when_blank: float = 0.25
    part_to_save_a_sheet: float = 0.12
    repeated_columns: tuple[int, ...] = ()
    set_widths_mm: tuple[float, ...] | None = None
    name: str = ""
