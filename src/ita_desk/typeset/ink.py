"""Putting things on pages: reportlab's canvas, measured from the top left, with marked content."""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportAttributeAccessIssue=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import io
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Box
from ita_desk.typeset.structure import AnnotationMark, Element, Mark

Rectangle = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]

LAYOUT_ARTIFACT = "/Artifact <</Type/Layout>>BDC"


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
        self._canvas = PageCanvas(file, pageCompression=0, invariant=1, pdfVersion=(1, 7))
        self._height = 0.0
        self._code: list[str] = []
        self.owners: list[list[Element]] = []
        self.frames: list[list[Rectangle]] = []
        self.annotations: list[LinkAnnotation] = []
        self.boxes: list[Box] = []
        self.outline: list[OutlineEntry] = []

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

    def write(self, operators: Iterable[str]) -> None:
        """Add operators to the page's content stream."""
        self._code.extend(operators)

    def from_top(self, distance: float) -> float:
        """PDF's y, from the bottom of the page, of a distance from its top."""
        return self._height - distance

    def annotate(self, target: str, rectangles: Iterable[Rectangle], element: Element) -> None:
        """Make a link of rectangles on this page, given from the bottom left."""
        element.content.append(AnnotationMark(len(self.annotations)))
        page = len(self.owners) - 1
        self.annotations.append(LinkAnnotation(page, target, tuple(rectangles), element))

    def bars(self, rectangles: Iterable[Rectangle], element: Element, frame: Rectangle) -> None:
        """Fill rectangles from the top left in grey, as content of an element."""
        self._code += [self.open(element, frame), "q 0.6 g"]
        self._code += [
            f"{x0:.2f} {self._height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f"
            for x0, y0, x1, y1 in rectangles
        ]
        self._code += ["Q", "EMC"]

    def rules(self, segments: Iterable[Segment], width: float, dash: str = "") -> None:
        """Draw lines from (x0, y0) to (x1, y1), from the top left, as an artifact."""
        height = self._height
        paths = [
            f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l"
            for x0, y0, x1, y1 in segments
        ]
        if paths:
            state = f"q {width:g} w 2 J [{dash}] 0 d"
            self._code += [LAYOUT_ARTIFACT, state, *paths, "S Q", "EMC"]

    def dots(self, segments: Iterable[tuple[float, float, float]]) -> None:
        """Draw dotted lines (x0, x1, y from the top) as an artifact."""
        paths = [
            f"{x0:.2f} {self._height - y:.2f} m {x1:.2f} {self._height - y:.2f} l"
            for x0, x1, y in segments
        ]
        if paths:
            self._code += [LAYOUT_ARTIFACT, "q 0.9 w 1 J [0 2.6] 0 d", *paths, "S Q", "EMC"]

    def image(self, data: bytes, rectangle: Rectangle, element: Element | None) -> None:
        """Draw a PNG or JPEG image in a rectangle from the top left, whole and undistorted."""
        x0, y0, x1, y1 = rectangle
        self._code.append(self.open(element, rectangle) if element else LAYOUT_ARTIFACT)
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
