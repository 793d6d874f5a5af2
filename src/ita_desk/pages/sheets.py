"""The two kinds of sheets that all documents are printed on, and what stands in their margins."""

from ita_desk.contents.digits import Digits
from ita_desk.pages.blocks import digits_of
from ita_desk.typeset.document import PageFormat, PageText
from ita_desk.typeset.story import ParagraphStyle

UPRIGHT = PageFormat(left_mm=30, top_mm=20, right_mm=20, bottom_mm=20)
UPRIGHT_WIDTH_MM = 160.0
LANDSCAPE = PageFormat.a4_landscape(15, 15, 15, 15)
LANDSCAPE_WIDTH_MM = 267.0
NUMBER_STYLE = ParagraphStyle(size=14)
_RUNNING_STYLE = ParagraphStyle(size=11)


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
