"""Putting things on pages, measured from the top left, with marked content."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Iterable
from contextlib import contextmanager
from typing import NamedTuple

from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Box
from ita_desk.typeset.measures import MM
from ita_desk.typeset.page_canvas import LAYOUT_ARTIFACT, ClusterText, PageCanvas
from ita_desk.typeset.pdf_document import formatted_text
from ita_desk.typeset.story import INSIDE
from ita_desk.typeset.structure import AnnotationMark, Element, Mark

_SHADE = 0.88
Rectangle = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]

_PRINTED = 4


class LinkAnnotation(NamedTuple):
    """A link: index of its page, object number, and element."""

    page: int
    number: int
    key: int
    element: Element


class Ink:
    """Draws on the pages of one document and keeps what the structure and the guard need.

    `owners[page][number]` is the element of a piece of marked content and `frames` the rectangle
    (from the top left) that its text must not leave. `keys` are those of pages in the parent tree.
    """

    def __init__(self) -> None:
        self.canvas = PageCanvas()
        self._height = 0.0
        self._images: dict[bytes, tuple[str, float]] = {}
        self._next_key = 0
        self.keys: list[int] = []
        self.owners: list[list[Element]] = []
        self.frames: list[list[Rectangle]] = []
        self.annotations: list[LinkAnnotation] = []
        self._bookmarks: dict[str, tuple[int, float, str]] = {}
        self._inner_links: list[tuple[int, str, str]] = []
        self.boxes: list[Box] = []

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of this size in points."""
        self.canvas.setPageSize((width, height))
        self._height = height
        self.keys.append(self._key())
        self.canvas.document.begin_page(self.keys[-1])
        self.owners.append([])
        self.frames.append([])

    def end_page(self) -> None:
        """Write the page."""
        self.canvas.showPage()

    def _key(self) -> int:
        """The next key of the parent tree."""
        self._next_key += 1
        return self._next_key - 1

    def box(self, tag: Hashable | None, rectangle: Rectangle) -> None:
        """Note where a tagged text stands."""
        if tag is not None:
            self.boxes.append(Box(tag, len(self.owners), *rectangle))

    def bookmark(self, title: str, level: int, top: float, name: str = "") -> None:
        """An outline entry that leads to a height on this page, and a name for links to it."""
        self.canvas.outline_entry(title, level, self._height - top)
        self._bookmarks[name] = len(self.owners) - 1, self._height - top, title

    def open(self, element: Element, frame: Rectangle) -> str:
        """The operator that begins marked content of an element on this page."""
        page = len(self.owners) - 1
        number = len(self.owners[page])
        self.owners[page].append(element)
        self.frames[page].append(frame)
        element.content.append(Mark(page, number))
        return f"/{element.kind} <</MCID {number}>>BDC"

    def draw_text(self, text: ClusterText, underlines: Iterable[Rectangle]) -> None:
        """Put a text on the page, its underlines (x, y, width, height) as an artifact."""
        self.canvas.add_code(text.operators())
        lines = [
            f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f" for x, y, width, height in underlines
        ]
        if lines:
            self.canvas.add_code([LAYOUT_ARTIFACT, *lines, "EMC"])

    @contextmanager
    def pale(self) -> Generator[None]:
        """Draw in a light grey meanwhile."""
        self.canvas.saveState()
        self.canvas.setFillGray(_SHADE)
        yield
        self.canvas.restoreState()

    def from_top(self, distance: float) -> float:
        """PDF's y, from the bottom of the page, of a distance from its top."""
        return self._height - distance

    def annotate(self, target: str, rectangles: Iterable[Rectangle], element: Element) -> None:
        """Make a link of rectangles on this page, given from the bottom left."""
        element.content.append(AnnotationMark(len(self.annotations)))
        page, key = len(self.owners) - 1, self._key()
        document = self.canvas.document
        number, where = document.annotate(), _annotation(tuple(rectangles), key)
        if target.startswith(INSIDE):  # where that is may be known only at the end
            self._inner_links.append((number, where, target.removeprefix(INSIDE)))
        else:
            document.put(number, f"<<{where}{_address(target)}>>")
        self.annotations.append(LinkAnnotation(page, number, key, element))

    def bars(self, rectangles: Iterable[Rectangle], element: Element, frame: Rectangle) -> None:
        """Fill rectangles from the top left in grey, as content of an element."""
        canvas = self.canvas
        canvas.add_code([self.open(element, frame)])
        canvas.saveState()
        canvas.setFillGray(0.6)
        for x0, y0, x1, y1 in rectangles:
            canvas.rect(x0, self._height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        canvas.restoreState()
        canvas.add_code(["EMC"])

    def shades(self, rectangles: Iterable[Rectangle]) -> None:
        """Fill rectangles from the top left in a light grey, as an artifact."""
        fills = [
            f"{x0:.2f} {self._height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f"
            for x0, y0, x1, y1 in rectangles
        ]
        if fills:
            canvas = self.canvas
            canvas.add_code([LAYOUT_ARTIFACT])
            canvas.saveState()
            canvas.setFillGray(_SHADE)
            canvas.add_code(fills)
            canvas.restoreState()
            canvas.add_code(["EMC"])

    def rules(
        self, segments: Iterable[Segment], width: float, dash: tuple[float, ...] = ()
    ) -> None:
        """Draw lines from (x0, y0) to (x1, y1), from the top left, as an artifact."""
        self._lines(segments, width, 2, dash)

    def dots(self, segments: Iterable[tuple[float, float, float]]) -> None:
        """Draw dotted lines (x0, x1, y from the top) as an artifact."""
        self._lines(((x0, y, x1, y) for x0, x1, y in segments), 0.9, 1, (0, 2.6))

    def _lines(
        self, segments: Iterable[Segment], width: float, cap: int, dash: tuple[float, ...]
    ) -> None:
        height = self._height
        paths = [
            f"{x0:.2f} {height - y0:.2f} m {x1:.2f} {height - y1:.2f} l"
            for x0, y0, x1, y1 in segments
        ]
        if paths:
            self.canvas.add_code([LAYOUT_ARTIFACT])
            self.canvas.stroke(paths, width, cap, dash)
            self.canvas.add_code(["EMC"])

    def image(self, data: bytes, rectangle: Rectangle, element: Element | None) -> None:
        """Draw a PNG or JPEG image in a rectangle from the top left, whole and undistorted."""
        x0, y0, x1, y1 = rectangle
        name, ratio = self._image(data, max(x1 - x0, y1 - y0) / MM)
        width = min(x1 - x0, (y1 - y0) * ratio)
        height = width / ratio
        left = (x0 + x1 - width) / 2
        bottom = self._height - (y0 + y1 + height) / 2
        self.canvas.add_code([self.open(element, rectangle) if element else LAYOUT_ARTIFACT])
        self.canvas.draw_picture(name, left, bottom, width, height)
        self.canvas.add_code(["EMC"])

    def _image(self, data: bytes, mm: float) -> tuple[str, float]:
        """Name of a picture, written on its first use, and width by height."""
        if data not in self._images:
            from ita_desk.typeset.images import printable

            name = f"Im{len(self._images) + 1}"
            picture = printable(data, mm)
            self.canvas.document.add_picture(name, picture)
            self._images[data] = name, picture.width / picture.height
        return self._images[data]

    def finish(self, fonts: Iterable[CompositeFont]) -> bytes:
        """The bytes of the file with its fonts; raises KeyError for a link to no bookmark."""
        document = self.canvas.document
        for number, where, name in self._inner_links:
            page, y, title = self._bookmarks[name]
            leads = f"/Dest[{document.page_numbers[page]} 0 R/XYZ 0 {y:.2f} null]"
            document.put(number, f"<<{where}{leads}/Contents{formatted_text(title)}>>")
        self.canvas.document.delayedFonts.extend(fonts)
        return self.canvas.finished()


def _annotation(rectangles: tuple[Rectangle, ...], structure_key: int) -> str:
    """A link's place, with a quad for each line; not yet where it leads."""
    quads = [q for x0, y0, x1, y1 in rectangles for q in (x0, y1, x1, y1, x0, y0, x1, y0)]
    x0s, y0s, x1s, y1s = zip(*rectangles, strict=True)
    rectangle = _decimals((min(x0s), min(y0s), max(x1s), max(y1s)))
    return (
        f"/Type/Annot/Subtype/Link/F {_PRINTED}/StructParent {structure_key}"
        f"/Rect[{rectangle}]/QuadPoints[{_decimals(quads)}]/Border[0 0 0]"
    )


def _address(target: str) -> str:
    return f"/A<</Type/Action/S/URI/URI<{target.encode().hex()}>>>/Contents{formatted_text(target)}"


def _decimals(values: Iterable[float]) -> str:
    """Lengths, to a hundredth of a point."""
    return " ".join([f"{value:.2f}" for value in values])
