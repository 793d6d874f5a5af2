"""A document as data: sections of story items on pages of a format, with furniture and metadata.

`render` in `ita_desk.typeset.render` makes the PDF of it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ita_desk.typeset.story import (
    BarChart,
    Bookmark,
    DottedLine,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Space,
)
from ita_desk.typeset.tables import FormTable

Position = Literal[
    "top-left",
    "top-center",
    "top-right",
    "bottom-left",
    "bottom-center",
    "bottom-right",
    "middle-center",
]
ARABIC_DIGITS = "0123456789"
FURNITURE_STYLE = ParagraphStyle(size=14.0)


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Items that are never parted by a page's end, unless they are taller than a page.

    With `company` they never stand alone on a page after what is before them: at least two lines
    of text, or the last row of a table or two lines of it, go along.
    """

    items: tuple[StoryItem, ...]
    company: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns of items with their tops level, kept on one page: two signers, emblem and title.

    Each column is (width, items); a width of None shares what the others leave.
    """

    columns: tuple[tuple[float | None, tuple[StoryItem, ...]], ...]
    gap_mm: float = 4.0


StoryItem = (
    Paragraph
    | Space
    | PageBreak
    | Bookmark
    | DottedLine
    | Picture
    | BarChart
    | KeepTogether
    | SideBySide
    | FormTable
)


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Paper and margins in millimetres; the default is A4 portrait.

    `next_top_mm` is the top margin of a section's pages after the first; None is `top_mm`.
    """

    width_mm: float = 210.0
    height_mm: float = 297.0
    left_mm: float = 20.0
    top_mm: float = 20.0
    right_mm: float = 20.0
    bottom_mm: float = 20.0
    next_top_mm: float | None = None

    def top_of(self, page: int) -> float:
        """The top margin of a section's page, counted from 0."""
        return self.top_mm if page == 0 or self.next_top_mm is None else self.next_top_mm

    def frame_height_of(self, page: int) -> float:
        """Millimetres between the margins of a section's page, counted from 0."""
        return self.height_mm - self.top_of(page) - self.bottom_mm

    @classmethod
    def a4_landscape(
        cls, left_mm: float, top_mm: float, right_mm: float, bottom_mm: float
    ) -> PageFormat:
        """A4 on its side with these margins."""
        return cls(297.0, 210.0, left_mm, top_mm, right_mm, bottom_mm)


@dataclass(frozen=True, slots=True)
class PageText:
    """A line in the margin of every page, such as `หน้า {page}/{pages}` or `- {page} -`.

    `{page}` and `{pages}` stand for numbers, written in the ten characters of `digits`. `{text}`
    stands for `text`, in which nothing stands for anything; what is too long for the line is left
    out.
    `edge_mm` is from the edge of the paper to the middle of the line. `first_page` False leaves
    out the first page of the section. One in the middle of the page is pale and lies under all
    that is printed: a watermark, which only PDFs have.
    """

    template: str
    position: Position = "bottom-center"
    edge_mm: float = 10.0
    style: ParagraphStyle = FURNITURE_STYLE
    digits: str = ARABIC_DIGITS
    first_page: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Story items on pages of one format. A section begins on a new page.

    Page numbers go on through the document, unless `restart_numbering`; `{pages}` then counts up
    to the next restart.
    """

    story: tuple[StoryItem, ...]
    page_format: PageFormat = PageFormat()
    furniture: tuple[PageText, ...] = ()
    restart_numbering: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the PDF says of itself; PDF/UA needs a title.

    `created` None leaves the date out. The same document gives the same bytes.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    creator: str = ""
    language: str = "th-TH"
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Everything `render` needs, apart from the fonts.

    `keep` holds phrases that a line's end never cuts: names of people and of units.
    """

    sections: tuple[Section, ...]
    metadata: Metadata
    keep: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Box:
    """Where a tagged paragraph or cell was printed: page from 1, points from the top left."""

    tag: Hashable
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """How wide the columns of a named table were printed, in millimetres from left to right.

    `headings` are the words over each column. `by_hand` tells that the widths were given.
    """

    name: str
    headings: tuple[str, ...]
    widths_mm: tuple[float, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF, its number of pages, and a box for each tagged text on each page."""

    pdf: bytes
    pages: int
    boxes: tuple[Box, ...]
    tables: tuple[PrintedTable, ...] = ()
