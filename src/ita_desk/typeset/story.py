"""What goes on a page, as data: runs of text, paragraphs and the items of a story.

Nothing here measures or draws. Every class is frozen, hashable where its tags are, and picklable.
Text is printed exactly as given: no markup is read in it and no character is changed or dropped.

Units: `size` is in official points, the points of the TH Sarabun fonts in which government forms
are specified (a font family knows its own factor); `line_height` and the space around paragraphs
are in PDF points; everything named `_mm` is in millimetres.

`tag` is the caller's own name for the place a text came from. It is never looked into: it comes
back in `Box.tag` and in the complaints of the print guard.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
VerticalAlign = Literal["top", "middle", "bottom"]
Role = Literal["P", "H1", "H2", "H3", "H4", "Caption"]

LINK_SCHEMES = ("http://", "https://", "mailto:")
INSIDE = "#"
"""What a link to a bookmark of the same document begins with."""
LINE_END = re.compile("\r\n|\n|\r")
SINGLE_LINE = 1.331
"""Height of a single line of TH Sarabun as a part of its size: 16 points give 21.3."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `size` None takes the paragraph's.

    `link` is the full target and may differ from the displayed text: http, https or mailto, or `#`
    and the name of a bookmark of this document; anything else raises ValueError. A newline in
    `text` ends the line.
    """

    text: str
    link: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float | None = None

    def __post_init__(self) -> None:
        within = self.link is not None and self.link.startswith(INSIDE) and len(self.link) > 1
        if self.link is not None and not within and not is_link_target(self.link):
            raise ValueError(f"not an http, https or mailto address: {self.link!r}")


def is_link_target(address: str) -> bool:
    """Whether an address may become a link annotation: http, https or mailto, with a rest."""
    return any(
        address[: len(scheme)].lower() == scheme and len(address) > len(scheme)
        for scheme in LINK_SCHEMES
    )


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set.

    `line_height` (points from baseline to baseline) None is a single line, 1.331 of the size.
    `first_indent_mm` applies to each line that begins after a newline, on top of `left_indent_mm`.
    `label_mm` is the width kept for a hanging label; the text starts right of it. `role` is the
    element of the PDF's structure tree. `keep_with_next` never leaves the paragraph at a page's
    foot without what follows it.
    """

    size: float = 16.0
    align: Align = "left"
    line_height: float | None = None
    first_indent_mm: float = 0.0
    left_indent_mm: float = 0.0
    right_indent_mm: float = 0.0
    label_mm: float = 5.0
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    role: Role = "P"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs set as one paragraph; `label` is a bullet or number that hangs left of the text.

    A blank label only makes room: the paragraph goes on with the list item above it.
    """

    runs: tuple[Run, ...]
    style: ParagraphStyle = ParagraphStyle()
    tag: Hashable | None = None
    label: str | None = None

    @property
    def has_label(self) -> bool:
        """Whether something is printed as a label."""
        return bool(self.label) and not self.label.isspace()

    @property
    def label_line(self) -> str:
        """The label as it is printed: on one line, a typed line end being a blank."""
        return " ".join(LINE_END.split(self.label or ""))

    @classmethod
    def plain(
        cls, text: str, style: ParagraphStyle | None = None, tag: Hashable | None = None
    ) -> Paragraph:
        """One run of plain text."""
        return cls((Run(text),), style or ParagraphStyle(), tag)


@dataclass(frozen=True, slots=True)
class Space:
    """Blank height; it vanishes at the top of a page.

    Where a section is a little too tall for one page, all that have a `least_mm` give way, no more
    than is needed, if it fits then.
    """

    height_mm: float
    least_mm: float | None = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry that leads to the item after it; `level` 1 is the outermost.

    Links within the document lead to its `name`, which no other bookmark has.
    """

    title: str
    level: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class LeaderField:
    """Label, value over a dotted line, and a closing text, as in `ลงชื่อ……………ผู้รายงาน`.

    The dots begin where the label ends. They fill `dots_mm`, or, when it is None, all the room up
    to the next field or the right edge. `start_mm` places the field from the left edge of the line
    (the date of a memo starts at mid-page); None follows the field before it. `goes_on` makes it
    one text with the field before, as the parts of a date are.
    """

    label: Run
    value: Run | None = None
    closing: Run | None = None
    dots_mm: float | None = None
    start_mm: float | None = None
    tag: Hashable | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class DottedLine:
    """A line of leader fields, for the head of a memo and for a signature in ink.

    The last field's value may take several lines; the dots go on under each. The style's `align`
    centres a line of fixed `dots_mm`.
    """

    fields: tuple[LeaderField, ...]
    style: ParagraphStyle = ParagraphStyle()


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG image (`data`) in a box, with its description for those who can't see it.

    Without data the box stays blank. `alt` empty makes the picture decoration.
    """

    width_mm: float
    height_mm: float
    data: bytes | None = None
    alt: str = ""
    align: Literal["left", "center", "right"] = "left"
    tag: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it stands for, its value, and the value as it is printed."""

    label: str
    value: float
    text: str
    tag: Hashable | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Upright bars from 0 to `maximum`, with a line across them at `target`.

    The marks of the `scale` (value, text) stand left of the bars, `unit` above them; they are
    artifacts, for the values are read from the bars.

    Labels stand below their bars in as many lines as they need, values above. `height_mm` is that
    of the tallest possible bar. `alt` tells the chart to those who can't see it.
    """

    bars: tuple[Bar, ...]
    maximum: float
    alt: str
    target: float | None = None
    target_text: str = ""
    height_mm: float = 60.0
    style: ParagraphStyle = ParagraphStyle(size=14.0, align="center")
    scale: tuple[tuple[float, str], ...] = ()
    unit: str = ""
