"""Putting things on pages: reportlab's canvas, measured from the top left, with marked content."""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportAttributeAccessIssue=false, reportUnknownVariableType=false

from __future__ import annotations

import io
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Box
from ita_desk.typeset.line_layout import Piece
from ita_desk.typeset.paragraph_layout import ParagraphLayout
from ita_desk.typeset.structure import AnnotationMark, Element, Mark, TextElements

Rectangle = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]

_UNDERLINE_DEPTH = 0.13
_UNDERLINE_WIDTH = 0.05
_LINK_DEPTH = 0.25
_LINK_HEIGHT = 0.9
_LAYOUT = "/Artifact <</Type/Layout>>BDC"
_PAGINATION = "/Artifact <</Type/Pagination>>BDC"


class LinkAnnotation(NamedTuple):
    """A link on one page: a rectangle (x0, y0, x1, y1 from the bottom left) for each line."""

    page: int
    target: str
    rectangles: tuple[Rectangle, ...]
    element: Element


class OutlineEntry(NamedTuple):
    """An outline entry: index of its page, and height from the page's bottom."""

    title: str
    level: int
    page: int
    y: float


class PageCanvas(Canvas):
    """reportlab's canvas without its reference to a font that isn't embedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


class Ink:
    """Draws on the pages of one document and keeps what the structure and the guard need.

    `owners[page][number]` is the element of a piece of marked content and `frames` the rectangle
    (from the top left) that its text must not leave.
    """

    def __init__(self, file: io.BytesIO) -> None:
        self._canvas = PageCanvas(file, pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._height = 0.0
        self._code: list[str] = []
        self.owners: list[list[Element]] = []
        self.frames: list[list[Rectangle]] = []
        self.annotations: list[LinkAnnotation] = []
        self.boxes: list[Box] = []
        self.outline: list[OutlineEntry] = []

    @property
    def canvas(self) -> Canvas:
        """The reportlab canvas, with its origin at the bottom left."""
        return self._canvas

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of this size in points."""
        self._canvas.setPageSize((width, height))
        self._height = height
        self._code = self._canvas._code
        self.owners.append([])
        self.frames.append([])

    def end_page(self) -> None:
        """Finish the page."""
        self._canvas.showPage()

    def box(self, tag: Hashable | None, rectangle: Rectangle) -> None:
        """Note where a tagged text stands."""
        if tag is not None:
            self.boxes.append(Box(tag, len(self.owners), *rectangle))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Note an outline entry that leads to a height on this page."""
        entry = OutlineEntry(title, level, len(self.owners) - 1, self._height - top)
        self.outline.append(entry)

    def open(self, element: Element, frame: Rectangle) -> str:
        """The operator that begins marked content of an element on this page."""
        page = len(self.owners) - 1
        number = len(self.owners[page])
        self.owners[page].append(element)
        self.frames[page].append(frame)
        element.content.append(Mark(page, number))
        return f"/{element.kind} <</MCID {number}>>BDC"

    def text(
        self,
        layout: ParagraphLayout,
        lines: range,
        x: float,
        top: float,
        target: TextElements | None,
        frame: Rectangle,
    ) -> None:
        """Draw some lines of a paragraph; without a target they are an artifact of pagination."""
        height, baseline = layout.metrics
        marks = _Marks(self, target, frame)
        underlines: list[Segment] = []
        shown: tuple[str, float] | None = None
        code = self._code
        code.append("BT")
        for row, index in enumerate(lines):
            y = self._height - top - row * height - baseline
            line = layout.lines[index]
            labelled = index == 0 and layout.label
            for place, piece in enumerate(
                (*layout.label, *line.pieces) if labelled else line.pieces
            ):
                run = layout.runs[piece.run] if layout.runs else None
                of_label = bool(labelled) and place < len(layout.label)
                left = x + piece.x
                marks.change(code, piece, of_label, line.typed_line, run.link if run else None)
                if (piece.font, piece.size) != shown:
                    shown = (piece.font, piece.size)
                    code.append(f"{piece.font} {piece.size:g} Tf")
                code.append(f"1 0 0 1 {left:.2f} {y:.2f} Tm<{piece.codes}>Tj")
                if run and not of_label:
                    right = left + piece.width
                    if run.link and target:
                        marks.links.setdefault(piece.run, []).append(
                            (
                                left,
                                y - _LINK_DEPTH * piece.size,
                                right,
                                y + _LINK_HEIGHT * piece.size,
                            )
                        )
                    if run.underline:
                        depth = y - _UNDERLINE_DEPTH * piece.size
                        underlines.append((left, depth, right, piece.size * _UNDERLINE_WIDTH))
        marks.close(code)
        code.append("ET")
        if underlines:
            code.append(_LAYOUT)
            code.extend(f"{a:.2f} {y:.2f} {b - a:.2f} {w:.2f} re f" for a, y, b, w in underlines)
            code.append("EMC")
        for run_index, rectangles in marks.links.items():
            self._annotate(layout.runs[run_index].link or "", rectangles, marks.elements[run_index])

    def _annotate(self, target: str, rectangles: list[Rectangle], element: Element) -> None:
        element.content.append(AnnotationMark(len(self.annotations)))
        page = len(self.owners) - 1
        self.annotations.append(LinkAnnotation(page, target, tuple(rectangles), element))

    def rules(self, segments: Iterable[Segment], width: float) -> None:
        """Draw lines from (x0, y0) to (x1, y1), from the top left, as an artifact."""
        height = self._height
        paths = [
            f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l"
            for x0, y0, x1, y1 in segments
        ]
        if paths:
            self._code += [_LAYOUT, f"{width:g} w 2 J", *paths, "S", "EMC"]

    def dots(self, segments: Iterable[tuple[float, float, float]]) -> None:
        """Draw dotted lines (x0, x1, y from the top) as an artifact."""
        paths = [
            f"{x0:.2f} {self._height - y:.2f} m {x1:.2f} {self._height - y:.2f} l"
            for x0, x1, y in segments
        ]
        if paths:
            self._code += [_LAYOUT, "q 0.9 w 1 J [0 2.6] 0 d", *paths, "S Q", "EMC"]

    def image(self, data: bytes, rectangle: Rectangle, element: Element | None) -> None:
        """Draw a PNG or JPEG image in a rectangle from the top left, whole and undistorted."""
        x0, y0, x1, y1 = rectangle
        self._code.append(self.open(element, rectangle) if element else _LAYOUT)
        self._canvas.drawImage(
            ImageReader(io.BytesIO(data)),
            x0,
            self._height - y1,
            x1 - x0,
            y1 - y0,
            mask=None,
            preserveAspectRatio=True,
        )
        self._code.append("EMC")

    def save(self, fonts: Iterable[CompositeFont]) -> None:
        """Write the file with its fonts."""
        for font in fonts:
            font.join(self._canvas._doc)
        self._canvas.save()


class _Marks:
    """The marked content of one text: opened and closed as its owner changes."""

    def __init__(self, ink: Ink, target: TextElements | None, frame: Rectangle) -> None:
        self._ink = ink
        self._target = target
        self._frame = frame
        self._owner: Element | None = None
        self._open = False
        self.links: dict[int, list[Rectangle]] = {}
        self.elements: dict[int, Element] = {}

    def change(
        self, code: list[str], piece: Piece, of_label: bool, typed_line: int, link: str | None
    ) -> None:
        """Let the next text belong to the element of a piece."""
        target = self._target
        if target is None:
            if not self._open:
                code.append(_PAGINATION)
                self._open = True
            return
        if of_label and target.label is not None:
            owner = target.label
        elif link:
            owner = self.elements[piece.run] = target.link(piece.run, typed_line)
        else:
            owner = target.body(typed_line)
        if owner is not self._owner:
            self.close(code)
            code.append(self._ink.open(owner, self._frame))
            self._owner, self._open = owner, True

    def close(self, code: list[str]) -> None:
        """End the marked content that is open."""
        if self._open:
            code.append("EMC")
            self._open = False
