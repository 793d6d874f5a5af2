"""From a document to a finished, guarded PDF."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

from ita_desk.typeset.archival import finish
from ita_desk.typeset.compose import compose
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.document import (
    ARABIC_DIGITS,
    Document,
    PageFormat,
    PageText,
    PrintedTable,
    Rendered,
    Section,
)
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.ink import Ink
from ita_desk.typeset.measures import MM
from ita_desk.typeset.pagination import Placed, paginate
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import LINE_END, Align, Paragraph, ParagraphStyle, Run
from ita_desk.typeset.structure import Element
from ita_desk.typeset.text_ink import draw_text

_ALIGN: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


def render(document: Document, fonts: FontFamily, *, guarded: bool = True) -> Rendered:
    """Set the document and return the PDF.

    `guarded` re-reads the finished bytes and raises PrintRefused if they don't print exactly what
    was asked; only a preview on the screen may do without.
    """
    with _no_collections():
        return _rendered(document, fonts, guarded=guarded)


@contextmanager
def _no_collections() -> Generator[None]:
    """Put off the search for circles of garbage: here it finds none and takes a sixth of the time.

    A long report is made of millions of objects, and each search goes through all of them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _rendered(document: Document, fonts: FontFamily, *, guarded: bool) -> Rendered:
    text_fonts = TextFonts(fonts, document.keep)
    setter = ParagraphSetter(text_fonts)
    root = Element("Document")
    ink = Ink()
    sections, tables = _paginated(document, setter, root)
    numbers = page_numbers(document.sections, [len(pages) for pages in sections])
    _draw(document, sections, numbers, setter, ink)
    printed = (page for section in numbers for page, _ in section)
    pdf = finish(ink, root, text_fonts.used(), document.metadata, printed)
    if guarded:
        from ita_desk.typeset.guard import check_print  # a preview does without

        check_print(pdf, document, ink.frames)
    return Rendered(pdf, len(ink.owners), tuple(ink.boxes), tables)


def count_pages(document: Document, fonts: FontFamily) -> int:
    """How many pages a document takes, without making them."""
    setter = ParagraphSetter(TextFonts(fonts, document.keep))
    sections, _ = _paginated(document, setter, Element("Document"))
    return sum(map(len, sections))


def _paginated(
    document: Document, setter: ParagraphSetter, root: Element
) -> tuple[list[list[list[Placed]]], tuple[PrintedTable, ...]]:
    """What stands on the pages of each section."""
    composed, tables = compose(document, setter, root)
    sections = [
        paginate(flows, *(section.page_format.frame_height_of(page) * MM for page in (1, 0)))
        for flows, section in zip(composed, document.sections, strict=True)
    ]
    return sections, tables


def _parted(furniture: list[PageText]) -> tuple[list[PageText], list[PageText]]:
    """What lies under the text of a page, and what stands around it."""
    under = [item for item in furniture if item.position == "middle-center"]
    return under, [item for item in furniture if item not in under]


def _draw(
    document: Document,
    sections: list[list[list[Placed]]],
    numbers: list[list[tuple[int, int]]],
    setter: ParagraphSetter,
    ink: Ink,
) -> None:
    """Draw every page, with its furniture, and let go of what has been drawn."""
    for section, pages, section_numbers in zip(document.sections, sections, numbers, strict=True):
        page_format = section.page_format
        for index, number in enumerate(section_numbers):
            ink.begin_page(page_format.width_mm * MM, page_format.height_mm * MM)
            frame_top = page_format.top_of(index) * MM
            furniture = [item for item in section.furniture if item.first_page or index]
            under, over = _parted(furniture)
            for item in under:
                draw_furniture(item, number, page_format, setter, ink)
            for piece, top in pages[index]:
                piece.draw(ink, page_format.left_mm * MM, frame_top + top)
            for item in over:
                draw_furniture(item, number, page_format, setter, ink)
            ink.end_page()
            pages[index] = []


def page_numbers(sections: tuple[Section, ...], counts: list[int]) -> list[list[tuple[int, int]]]:
    """(page, pages) for each page of each section, from the sections' page counts."""
    ranges: list[list[int]] = []
    for index, section in enumerate(sections):
        if section.restart_numbering or not ranges:
            ranges.append([])
        ranges[-1].append(index)
    numbers: list[list[tuple[int, int]]] = [[] for _ in sections]
    for indexes in ranges:
        total = sum(counts[index] for index in indexes)
        page = 0
        for index in indexes:
            for _ in range(counts[index]):
                page += 1
                numbers[index].append((page, total))
    return numbers


def page_text(item: PageText, page: int, pages: int) -> str:
    """The text of a page, its numbers in the item's digits."""
    digits = str.maketrans(ARABIC_DIGITS, item.digits)
    numbers = {"{page}": page, "{pages}": pages}
    text = item.template
    for place, number in numbers.items():
        text = text.replace(place, str(number).translate(digits))
    return text.replace("{text}", LINE_END.sub(" ", item.text))


def draw_furniture(
    item: PageText, numbers: tuple[int, int], page: PageFormat, setter: ParagraphSetter, ink: Ink
) -> None:
    """Draw one line in the margin of the page that is open."""
    vertical, _, align = item.position.partition("-")
    style = item.style
    placed = ParagraphStyle(
        size=style.size, line_height=style.line_height, align=_ALIGN[align], role="P"
    )
    runs = (Run(page_text(item, *numbers)),)
    width = (page.width_mm - page.left_mm - page.right_mm) * MM
    layout = setter.set(Paragraph(runs, placed), width)
    if vertical == "middle":
        middle = page.height_mm / 2
    else:
        middle = item.edge_mm if vertical == "top" else page.height_mm - item.edge_mm
    top = middle * MM - layout.metrics.height / 2
    frame = (0.0, 0.0, page.width_mm * MM, page.height_mm * MM)
    corner = (page.left_mm * MM, top)
    if vertical == "middle":
        with ink.pale():
            draw_text(ink, layout, range(1), corner, None, frame)
    else:
        draw_text(ink, layout, range(1), corner, None, frame)
