"""The print guard: re-reads the finished PDF and refuses what doesn't print as asked.

It knows two things only: the bytes of the file, and the document that was asked for (with the
rectangles that its texts must stay in). From the bytes it reads structure tree, content streams,
fonts and annotations by itself. Checked are: every text codepoint for codepoint in its element,
glyphs that exist and have ink, text inside its rectangle and the page, line below line, fonts
embedded, and links.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

import pikepdf

from ita_desk.typeset.asked import AskedText, asked_texts
from ita_desk.typeset.content_reader import Extent, ShownText, shown_texts
from ita_desk.typeset.document import Document
from ita_desk.typeset.errors import Complaint, PrintProblem, PrintRefused, ReadError
from ita_desk.typeset.font_reader import FontReader, embedded_file
from ita_desk.typeset.object_reader import ObjectReader
from ita_desk.typeset.story import INSIDE
from ita_desk.typeset.structure_reader import ReadLink, ReadMark, StructureReader

_MOST_COMPLAINTS = 20
_SIDEWAYS = 0.5
_OVERHANG = 0.1
_UP_AND_DOWN = 0.3
"""Letters may leave their rectangle by half a point, and by these parts of the size: the ink of
a vowel above hangs over the end of a line that is justified to the margin.
"""
_INVISIBLE = re.compile(
    "[\\s\\x85\\xa0\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0"
    "\\U000e0000-\\U000e0fff]*"
)
_SAME_LINE = 0.05
_CLOSEST_LINES = 0.6
_UNREADABLE = (
    pikepdf.PdfError,
    ReadError,
    zlib.error,
    LookupError,
    AttributeError,
    ValueError,
)
Frames = Sequence[Sequence[Extent]]


def check_print(pdf: bytes, document: Document, frames: Frames) -> None:
    """Raise PrintRefused with all that is wrong (at most 20 complaints).

    `frames[page][number]` is the rectangle of a piece of marked content, from the page's top left.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            guard = _Guard(opened, ObjectReader(pdf), document, frames)
            complaints = list(islice(guard.complaints(), _MOST_COMPLAINTS))
    except _UNREADABLE as error:
        complaint = Complaint(PrintProblem.UNREADABLE, detail=f"{type(error).__name__}: {error}")
        raise PrintRefused((complaint,)) from error
    if complaints:
        raise PrintRefused(tuple(complaints))


class _Found(NamedTuple):
    """A text of the structure tree with the strings it is shown by, page by page."""

    text: str
    content: tuple[ReadMark | ReadLink, ...]
    shown: list[tuple[int, list[ShownText]]]


class _Guard:
    """One reading of one file."""

    def __init__(
        self, pdf: pikepdf.Pdf, objects: ObjectReader, document: Document, frames: Frames
    ) -> None:
        self._pdf = pdf
        self._objects = objects
        self._document = document
        self._frames = frames
        self._pages = [page.obj for page in pdf.pages]
        self._page_index = {page.objgen[0]: i for i, page in enumerate(self._pages)}
        self._shown: list[dict[int, list[ShownText]]] = []
        self._artifacts: list[list[ShownText]] = []
        self._readers: dict[str, FontReader] = {}
        self._tags: dict[tuple[int, int], Hashable | None] = {}
        self._inner_links: list[tuple[AskedText, str, int]] = []

    def complaints(self) -> Iterator[Complaint]:
        """All complaints, the weightiest first."""
        fonts = self._fonts()
        missing = [name for name, font in fonts.items() if not embedded_file(font)]
        if missing:
            for name in missing:
                yield Complaint(PrintProblem.FONT_NOT_EMBEDDED, detail=name)
            return
        self._readers = {name: FontReader(font) for name, font in fonts.items()}
        self._read_pages()
        yield from self._text_complaints()
        yield from self._glyph_complaints()
        yield from self._place_complaints()

    def _fonts(self) -> dict[str, pikepdf.Object]:
        """The fonts by their names in the resources of the pages."""
        fonts: dict[str, pikepdf.Object] = {}
        seen: set[tuple[int, int]] = set()
        for page in self._pages:
            resources = page.Resources.get("/Font")
            if resources is None or (resources.objgen in seen and resources.objgen[0]):
                continue
            seen.add(resources.objgen)
            for name, font in resources.items():
                fonts[name.lstrip("/")] = font
        return fonts

    def _read_pages(self) -> None:
        for page in self._pages:
            by_number: dict[int, list[ShownText]] = {}
            artifacts: list[ShownText] = []
            for shown in shown_texts(page.Contents.read_bytes(), self._readers):
                if shown.number is None:
                    artifacts.append(shown)
                else:
                    by_number.setdefault(shown.number, []).append(shown)
            self._shown.append(by_number)
            self._artifacts.append(artifacts)

    def _text_complaints(self) -> Iterator[Complaint]:
        """Compare the elements' texts and links with those asked for, in order."""
        annotations = {
            annotation.objgen[0]
            for page in self._pages
            for annotation in page.get("/Annots", [])  # pyright: ignore[reportUnknownVariableType]
        }
        begun: dict[str, int] = {}
        for asked, found in zip_longest(asked_texts(self._document), self._found_texts()):
            if found is None or asked is None:
                yield self._count_complaint(asked, found)
                return
            page = found.shown[0][0] + 1
            begun[asked.name] = page
            for mark in _marks(found.content):
                self._tags[self._page_index[mark.page], mark.number] = asked.tag
            if found.text != asked.text:
                detail = _difference(asked.text, found.text)
                yield Complaint(PrintProblem.TEXT_DIFFERS, asked.tag, page, detail)
            yield from _order_complaints(asked, found)
            yield from self._link_complaints(asked, found, page, annotations)
        for asked, name, page in self._inner_links:
            if begun.get(name) != page:
                detail = f"{name!r} is on page {begun.get(name)}, not on {page}"
                yield Complaint(PrintProblem.LINK_DIFFERS, asked.tag, detail=detail)
        if annotations:
            yield Complaint(PrintProblem.LINK_DIFFERS, detail="a link without its text")

    def _found_texts(self) -> Iterator[_Found]:
        """The texts of the structure tree that aren't empty, in reading order."""
        top = self._pdf.Root.StructTreeRoot.K.objgen[0]
        for read in StructureReader(self._objects, top).texts():
            shown = [
                (page, self._shown[page].get(mark.number, []))
                for mark in _marks(read.content)
                for page in (self._page_index[mark.page],)
            ]
            text = "".join([item.text for _, items in shown for item in items])
            if text:
                yield _Found(text, read.content, shown)

    def _count_complaint(self, asked: AskedText | None, found: _Found | None) -> Complaint:
        if asked is not None:
            detail = f"missing: {asked.text[:60]!r}"
            return Complaint(PrintProblem.TEXT_DIFFERS, asked.tag, None, detail)
        text, page = (found.text, found.shown[0][0] + 1) if found else ("", None)
        detail = f"not asked for: {text[:60]!r}"
        return Complaint(PrintProblem.TEXT_DIFFERS, None, page, detail)

    def _link_complaints(
        self, asked: AskedText, found: _Found, page: int, annotations: set[int]
    ) -> Iterator[Complaint]:
        links = [item for item in found.content if isinstance(item, ReadLink)]
        if not links and not asked.links:
            return
        for link, wanted in zip_longest(links, asked.links):
            if link is None or wanted is None:
                detail = f"{len(links)} instead of {len(asked.links)}"
                yield Complaint(PrintProblem.LINK_DIFFERS, asked.tag, page, detail)
                return
            text = self._text((link,))
            targets = {self._target(number, asked, wanted[0]) for number in link.annotations}
            covered = {number for number in link.annotations if number in annotations}
            annotations -= covered
            pages = {mark.page for mark in link.marks}
            if (
                targets != {wanted[0]}
                or text != wanted[1]
                or len(covered) != len(link.annotations)
                or len(covered) < len(pages)
                or not self._covers(link)
            ):
                detail = f"{wanted[0]!r} became {sorted(targets)!r}"
                yield Complaint(PrintProblem.LINK_DIFFERS, asked.tag, page, detail)

    def _target(self, number: int, asked: AskedText, wanted: str) -> str:
        """Where a link leads; whether one within the document leads right is seen at the end."""
        annotation = self._pdf.get_object(number, 0)
        if "/Dest" not in annotation or not wanted.startswith(INSIDE):
            return bytes(annotation.A.URI).decode("utf-8", "replace")
        page = self._page_index[annotation.Dest[0].objgen[0]] + 1
        self._inner_links.append((asked, wanted.removeprefix(INSIDE), page))
        return wanted

    def _covers(self, link: ReadLink) -> bool:
        """Whether the annotations' rectangles cover the letters of the link's text."""
        rectangles = [
            [float(value) for value in self._pdf.get_object(number, 0).Rect.as_list()]
            for number in link.annotations
        ]
        for shown in self._shown_of((link,)):
            if shown.extent is None:
                continue
            x0, _, x1, y1 = shown.extent
            near = 0.3 * shown.size
            if not any(
                a - near <= x0 and x1 <= c + near and b - near <= y1 <= d + near
                for a, b, c, d in rectangles
            ):
                return False
        return True

    def _glyph_complaints(self) -> Iterator[Complaint]:
        for font in self._readers.values():
            for fault in font.faults(_INVISIBLE):
                tag, page = self._user_of(fault.text)
                detail = f"{fault.text!r} in {font.name}: {fault.detail}"
                yield Complaint(PrintProblem.GLYPH_MISSING, tag, page, detail)

    def _user_of(self, text: str) -> tuple[Hashable | None, int | None]:
        """The first place whose text holds what a faulty glyph stands for."""
        for page, by_number in enumerate(self._shown):
            for number, shown in by_number.items():
                if any(text in item.text for item in shown):
                    return self._tags.get((page, number)), page + 1
        return None, None

    def _place_complaints(self) -> Iterator[Complaint]:
        for index, page in enumerate(self._pages):
            _, _, width, height = (float(value) for value in page.MediaBox.as_list())
            whole = (0.0, 0.0, width, height)
            for shown in self._artifacts[index]:
                if not _inside(shown, whole, height):
                    detail = repr(shown.text[:60])
                    yield Complaint(PrintProblem.OUTSIDE_PAGE, None, index + 1, detail)
            for number, texts in self._shown[index].items():
                frame = self._frames[index][number]
                on_page = _within(frame, whole)
                for shown in texts:
                    in_frame = _inside(shown, frame, height)
                    if in_frame and (on_page or _inside(shown, whole, height)):
                        continue
                    outside_page = not _inside(shown, whole, height)
                    problem = (
                        PrintProblem.OUTSIDE_PAGE if outside_page else PrintProblem.OUTSIDE_BOX
                    )
                    tag = self._tags.get((index, number))
                    yield Complaint(problem, tag, index + 1, repr(shown.text[:60]))

    def _shown_of(self, content: Iterable[ReadMark | ReadLink]) -> Iterator[ShownText]:
        for mark in _marks(content):
            yield from self._shown[self._page_index[mark.page]].get(mark.number, ())

    def _text(self, content: Iterable[ReadMark | ReadLink]) -> str:
        return "".join([shown.text for shown in self._shown_of(content)])


def _order_complaints(asked: AskedText, found: _Found) -> Iterator[Complaint]:
    """Each string of a text stands after the one before it, on its line or on one below."""
    before: ShownText | None = None
    place: int | None = None
    for page, items in found.shown:
        if page != place:
            before, place = None, page
        for shown in items:
            if before is not None and _overlap(before, shown):
                yield Complaint(PrintProblem.OVERLAP, asked.tag, page + 1, repr(shown.text[:60]))
            before = shown


def _marks(content: Iterable[ReadMark | ReadLink]) -> Iterator[ReadMark]:
    for item in content:
        if isinstance(item, ReadLink):
            yield from item.marks
        else:
            yield item


def _within(inner: Extent, outer: Extent) -> bool:
    """Whether a rectangle is inside another."""
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def _inside(shown: ShownText, frame: Extent, page_height: float) -> bool:
    """Whether the letters stay in a rectangle given from the top left."""
    if shown.extent is None:
        return True
    x0, y0, x1, y1 = shown.extent
    left, top, right, bottom = frame
    sideways = max(_SIDEWAYS, _OVERHANG * shown.size)
    upwards = _UP_AND_DOWN * shown.size
    return (
        left - sideways <= x0
        and x1 <= right + sideways
        and page_height - bottom - upwards <= y0
        and y1 <= page_height - top + upwards
    )


def _overlap(before: ShownText, shown: ShownText) -> bool:
    """Whether a string stands in the way of the one before it."""
    if before.extent is None or shown.extent is None:
        return False
    if abs(before.baseline - shown.baseline) < _SAME_LINE:
        return shown.extent[0] < before.extent[2] - _SIDEWAYS
    return before.baseline - shown.baseline < _CLOSEST_LINES * shown.size


def _difference(asked: str, found: str) -> str:
    """Where two texts part."""
    place = next(
        (i for i, (a, b) in enumerate(zip(asked, found, strict=False)) if a != b),
        min(len(asked), len(found)),
    )
    start = max(place - 10, 0)
    return f"{asked[start : place + 20]!r} became {found[start : place + 20]!r}"
