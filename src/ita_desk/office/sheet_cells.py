"""Texts of a typeset document in cells of a worksheet: never a formula, never cut."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Border, Font, Side

from ita_desk.office.named_family import NamedFamily
from ita_desk.office.package import storable
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import Paragraph

LONGEST_TEXT = 32_767
"""Characters that a cell of Excel holds."""
_LONGEST_LINK = 2_079
_NARROWER = 0.96
"""Excel breaks Thai elsewhere than the typesetter: lines are counted in a narrower column."""
_LINE = 1.4
"""Excel's lines as a part of the font's size: Sarabun's own height, and a little."""
_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown; ``size`` in official points."""

    size: float = 14.0
    bold: bool = False
    align: str = "left"
    vertical: str = "top"
    boxed: bool = False
    wrapped: bool = True


class SheetText:
    """Writes texts into one worksheet, and measures the lines that they take."""

    def __init__(self, fonts: NamedFamily) -> None:
        self._fonts = fonts
        self._setter = ParagraphSetter(TextFonts(fonts.family))

    def write(self, cell: Any, text: str, look: Look) -> None:
        """A text as a text, whatever it begins with."""
        cell.value = storable(text)[:LONGEST_TEXT]
        cell.data_type = "s"
        self.style(cell, look)
        if text[:1] in ("=", "+", "-", "@"):
            cell.quotePrefix = True

    def link(self, cell: Any, address: str) -> None:
        """Make a written cell open an address, where Excel can hold it."""
        if address and len(address) <= _LONGEST_LINK:
            cell.hyperlink = address

    def style(self, cell: Any, look: Look) -> None:
        """The look of a cell, empty or not."""
        size = self._fonts.half_points(look.size) / 2
        cell.font = Font(name=self._fonts.name, size=size, bold=look.bold)
        cell.alignment = Alignment(look.align, look.vertical, wrap_text=look.wrapped)
        if look.boxed:
            cell.border = BOX

    def height(self, paragraphs: Iterable[Paragraph], width_mm: float) -> float:
        """Points that paragraphs take in a column, in lines as Excel spaces them."""
        width = max(width_mm * _NARROWER - 1.0, 3.0) * MM
        return sum(
            len(self._setter.set(one, width).lines)
            * self._fonts.half_points(one.style.size)
            / 2
            * _LINE
            for one in paragraphs
        )


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """Paragraphs as the lines of one cell, list signs before their texts."""
    return "\n".join(_line(paragraph) for paragraph in paragraphs)


def _line(paragraph: Paragraph) -> str:
    text = "".join(run.text for run in paragraph.runs)
    indent = "  " * round(paragraph.style.left_indent_mm / paragraph.style.label_mm)
    return f"{indent}{paragraph.label_line} {text}" if paragraph.has_label else text


def first_link(paragraphs: Iterable[Paragraph]) -> str:
    """The only address in a cell, which may open by a click; "" for none or several."""
    links = {run.link for one in paragraphs for run in one.runs if run.link}
    return links.pop() if len(links) == 1 else ""
