"""Reading back a page's content stream: the text of each piece of marked content, and its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ita_desk.typeset.errors import ReadError
from ita_desk.typeset.font_reader import FontReader

_OPERATORS = re.compile(
    r"/(\w+)\s*(?:<<([^<>]*)>>|/\w+)?\s*B(?:DC|MC)"
    r"|(EMC)"
    r"|/([\w.]+) ([\d.]+) Tf"
    r"|1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm\s*<([0-9A-F]*)>\s*Tj"
)
_SHOWN = re.compile(r"T[jJ]\b(?<![\w/]T[jJ])")
_SHOWN_BY_QUOTE = re.compile(r"(?<=[>)])\s*['\"]")
_NUMBER = re.compile(r"/MCID (\d+)")
_DESCENDER = 0.2
_CAPITAL = 0.7
Extent = tuple[float, float, float, float]


class ShownText(NamedTuple):
    """A shown string: marked content it belongs to (None in an artifact), text and place.

    The extent is the rectangle of its letters, from the bottom left of the page; None for blanks.
    Its height is that of a capital with its descender: towers of marks are typed, not misplaced.
    """

    number: int | None
    text: str
    extent: Extent | None
    baseline: float
    size: float


def shown_texts(content: bytes, fonts: Mapping[str, FontReader]) -> list[ShownText]:
    """The shown strings in order; raises ReadError for text operators it doesn't know.

    The fonts note which of their codes are used.
    """
    operators = content.decode("latin-1")
    shown: list[ShownText] = []
    stack: list[int | None] = []
    font: FontReader | None = None
    size = 0.0
    for tag, properties, end, name, points, x, y, codes in _OPERATORS.findall(operators):
        if x:
            if font is None:
                raise ReadError("text without a font")
            number = next((n for n in reversed(stack) if n is not None), None)
            shown.append(_shown(number, font, size, (float(x), float(y)), codes))
        elif end:
            if not stack:
                raise ReadError("EMC without BDC")
            stack.pop()
        elif tag:
            mark = _NUMBER.search(properties)
            stack.append(int(mark[1]) if mark else None)
        else:
            font, size = fonts[name], float(points)
    if _shown_count(operators) != len(shown):
        raise ReadError("text shown by an operator that isn't known")
    return shown


def _shown_count(operators: str) -> int:
    """How many operators show text, of whatever kind."""
    count = len(_SHOWN.findall(operators))
    if "'" in operators or '"' in operators:
        count += len(_SHOWN_BY_QUOTE.findall(operators))
    return count


def _shown(
    number: int | None, font: FontReader, size: float, origin: tuple[float, float], codes: str
) -> ShownText:
    x, y = origin
    text, letters = font.read(codes)
    extent = None
    if letters is not None:
        left, right = letters
        extent = (x + left * size, y - _DESCENDER * size, x + right * size, y + _CAPITAL * size)
    return ShownText(number, text, extent, y, size)
