"""What stands in the margins: page numbers and the like, as artifacts."""

from __future__ import annotations

from ita_desk.typeset.document import ARABIC_DIGITS, PageFormat, PageText, Section
from ita_desk.typeset.ink import Ink
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import LINE_END, Align, Paragraph, ParagraphStyle, Run
from ita_desk.typeset.text_ink import draw_text


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
    middle = item.edge_mm if vertical == "top" else page.height_mm - item.edge_mm
    top = middle * MM - layout.metrics.height / 2
    frame = (0.0, 0.0, page.width_mm * MM, page.height_mm * MM)
    corner = (page.left_mm * MM, top)
    draw_text(ink, layout, range(1), corner, None, frame)


_ALIGN: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
