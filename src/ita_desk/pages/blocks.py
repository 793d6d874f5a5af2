"""Content on its way to ink: lines become paragraphs and cells of the typesetter.

Tags are ``Place``s, so the boxes of a finished page are its click map.
"""

from collections.abc import Iterable
from dataclasses import replace

from ita_desk.contents import lines as contents
from ita_desk.contents.budget import is_amount
from ita_desk.contents.digits import Digits
from ita_desk.contents.dossier_title import PRACTICE_MARK
from ita_desk.contents.lines import TICK, Line, Span
from ita_desk.thai.digits import arabic_digits, thai_digits
from ita_desk.typeset.document import ARABIC_DIGITS, PageFormat, PageText
from ita_desk.typeset.story import Align, Paragraph, ParagraphStyle, Run
from ita_desk.typeset.tables import Cell, HeaderCell

LIST_STEP_MM = 3.0
"""Room for the sign of a list, and for each step of its indent."""
_DIGIT_OF_SIZE = 0.14
"""Width of a digit in millimetres, as a part of its size in points."""

UPRIGHT = PageFormat(left_mm=30, top_mm=20, right_mm=20, bottom_mm=20)
UPRIGHT_WIDTH_MM = 160.0
LANDSCAPE = PageFormat.a4_landscape(15, 15, 15, 15)
LANDSCAPE_WIDTH_MM = 267.0
NUMBER_STYLE = ParagraphStyle(size=14)
_RUNNING_STYLE = ParagraphStyle(size=11)


def digits_of(digits: Digits) -> str:
    """The ten characters that page numbers are written in."""
    return thai_digits(ARABIC_DIGITS) if digits == "thai" else ARABIC_DIGITS


def run(span: Span, *, bold: bool = False) -> Run:
    """A span as a run.

    Of addresses only one that shows a title is underlined: the line would hide the ``_`` of a
    bare one.
    """
    titled = bool(span.link) and span.text != span.link.removeprefix("mailto:")
    underline = titled or span.underlined
    return Run(span.text, link=span.link or None, bold=bold, underline=underline)


def paragraph(
    line: Line, style: ParagraphStyle, *, bold: bool = False, step_mm: float = LIST_STEP_MM
) -> Paragraph:
    """A line as a paragraph, with its list sign hanging left of it in a step of ``step_mm``."""
    if line.indent:
        style = replace(style, left_indent_mm=(line.indent - 1) * step_mm, label_mm=step_mm)
    if line.keeps:
        style = replace(style, keep_with_next=True)
    return Paragraph(
        tuple(run(span, bold=bold) for span in line.spans),
        style,
        tag=line.place,
        # A line that goes on with a list item has no sign, but stands below its text.
        label=(line.mark or " ") if line.indent else None,
    )


def text_cell(cell: contents.Cell, style: ParagraphStyle, *, step_mm: float = LIST_STEP_MM) -> Cell:
    """A cell whose lines are set in ``style``."""
    step_mm = room_for_signs(cell.lines, style, step_mm)
    lines = tuple(paragraph(line, style, step_mm=step_mm) for line in cell.lines)
    return Cell(lines, tag=cell.place)


def room_for_signs(lines: Iterable[Line], style: ParagraphStyle, step_mm: float) -> float:
    """The step of a list in which a number of two digits keeps the gap that those of one have."""
    digits = max((sum(map(str.isdecimal, line.mark)) for line in lines), default=0)
    return step_mm + max(digits - 1, 0) * style.size * _DIGIT_OF_SIZE


def mark_cell(cell: contents.Cell, style: ParagraphStyle) -> Cell:
    """The cell of a mark: a tick is centred, text as the style has it."""
    centred = replace(style, align="center")
    return Cell(
        tuple(paragraph(line, centred if line.text == TICK else style) for line in cell.lines),
        tag=cell.place,
    )


def budget_cell(cell: contents.Cell, style: ParagraphStyle) -> Cell:
    """The cell of a budget: an amount stands on the right, a dash or a text in the middle."""
    align: Align = "right" if is_amount(arabic_digits(cell.text)) else "center"
    return text_cell(cell, replace(style, align=align))


def header_cell(text: str, style: ParagraphStyle, *, columns: int = 1, rows: int = 1) -> HeaderCell:
    """A bold, centred cell of a header row."""
    centred = replace(style, align="center")
    return HeaderCell((Paragraph((Run(text, bold=True),), centred),), columns, rows)


def upright_number(digits: Digits) -> PageText:
    """``- ๒ -`` above the text, from the second sheet on."""
    return PageText(
        "- {page} -",
        position="top-center",
        edge_mm=13,
        style=ParagraphStyle(size=16),
        digits=digits_of(digits),
        first_page=False,
    )


def landscape_number(digits: Digits) -> PageText:
    """``หน้า 2/5`` at the foot of every sheet."""
    return PageText(
        "หน้า {page}/{pages}",
        position="bottom-center",
        edge_mm=8,
        style=NUMBER_STYLE,
        digits=digits_of(digits),
    )


def practice_marks(page: PageFormat) -> tuple[PageText, ...]:
    """``ฝึกหัด`` on every sheet: large and pale under the text, and in two corners."""
    corner = ParagraphStyle(size=20)
    across = ParagraphStyle(size=page.height_mm * 0.7)
    return (
        PageText(PRACTICE_MARK, "middle-center", style=across),
        PageText(PRACTICE_MARK, "top-left", edge_mm=7, style=corner),
        PageText(PRACTICE_MARK, "bottom-left", edge_mm=8, style=corner),
    )


def running_title(text: str, page: PageFormat, *, first_page: bool) -> PageText:
    """What a loose sheet belongs to, in small type in its corner: where no page number stands."""
    landscape = page.width_mm > page.height_mm
    return PageText(
        "{text}",
        position="top-right" if landscape else "bottom-right",
        edge_mm=8 if landscape else 14,
        style=_RUNNING_STYLE,
        text=text,
        first_page=first_page,
    )
