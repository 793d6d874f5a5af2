"""Putting things on pages, measured from the top left, with marked content."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from ita_desk.typeset.document import Box
from ita_desk.typeset.pdf_file import PdfFile
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


class DrawnPage(NamedTuple):
    """A finished page: object numbers of the page and its content, width and height in points."""

    number: int
    content: int
    width: float
    height: float


class Ink:
    """Draws on the pages of one document and keeps what the structure and the guard need.

    `owners[page][number]` is the element of a piece of marked content and `frames` the rectangle
    (from the top left) that its text must not leave. `images` are object numbers by name.
    """

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._width = self._height = 0.0
        self._code: list[str] = []
        self._images: dict[bytes, tuple[str, float]] = {}
        self.pages: list[DrawnPage] = []
        self.images: dict[str, int] = {}
        self.owners: list[list[Element]] = []
        self.frames: list[list[Rectangle]] = []
        self.annotations: list[LinkAnnotation] = []
        self.boxes: list[Box] = []
        self.outline: list[OutlineEntry] = []

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of this size in points."""
        self._width, self._height = width, height
        self._code = []
        self.owners.append([])
        self.frames.append([])

    def end_page(self) -> None:
        """Write the page's content."""
        content = self._file.add_stream("\n".join(self._code).encode("ascii"))
        self.pages.append(DrawnPage(self._file.reserve(), content, self._width, self._height))

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
        name, ratio = self._image(data)
        width = min(x1 - x0, (y1 - y0) * ratio)
        height = width / ratio
        left = (x0 + x1 - width) / 2
        bottom = self._height - (y0 + y1 + height) / 2
        self._code += [
            self.open(element, rectangle) if element else LAYOUT_ARTIFACT,
            f"q {width:.4f} 0 0 {height:.4f} {left:.4f} {bottom:.4f} cm /{name} Do Q",
            "EMC",
        ]

    def _image(self, data: bytes) -> tuple[str, float]:
        """Name of a picture, written on its first use, and width by height."""
        if data not in self._images:
            from ita_desk.typeset.images import add_image

            number, width, height = add_image(self._file, data)
            name = f"Im{len(self._images) + 1}"
            self._images[data] = name, width / height
            self.images[name] = number
        return self._images[data]
