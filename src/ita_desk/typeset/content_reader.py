"""Reading back a page's content stream: the text of each piece of marked content, and its place."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import NamedTuple

from ita_desk.typeset.font_reader import FontReader

_OPERATORS = re.compile(
    rb"/(\w+)\s*(?:<<([^<>]*)>>|/\w+)?\s*B(?:DC|MC)"
    rb"|(EMC)"
    rb"|/([\w.]+) ([\d.]+) Tf"
    rb"|1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm\s*<([0-9A-F]*)>\s*Tj"
)
_SHOWN = re.compile(rb"(?<![\w/])T[jJ]\b|(?<=[>)])\s*['\"]")
_NUMBER = re.compile(rb"/MCID (\d+)")
_DESCENDER = 0.2
_CAPITAL = 0.7
Extent = tuple[float, float, float, float]


class ReadError(ValueError):
    """The content stream isn't one the guard can vouch for."""


class ShownText(NamedTuple):
    """A shown string: marked content it belongs to (None in an artifact), text and place."""

    number: int | None
    text: str
    extent: Extent | None
    baseline: float
    size: float


class ContentReader:
    """Reads pages, and notes which codes of each font they use."""

    def __init__(self) -> None:
        self.used: dict[FontReader, set[int]] = {}

    def read(self, content: bytes, fonts: Mapping[str, FontReader]) -> list[ShownText]:
        """The shown strings in order; raises ReadError for text operators it doesn't know."""
        shown: list[ShownText] = []
        stack: list[int | None] = []
        font: FontReader | None = None
        size = 0.0
        for found in _OPERATORS.finditer(content):
            kind = found.lastindex
            if kind == 8:
                if font is None:
                    raise ReadError("text without a font")
                x, y = float(found[6]), float(found[7])
                number = next((n for n in reversed(stack) if n is not None), None)
                shown.append(self._shown(number, font, size, (x, y), found[8]))
            elif kind == 5:
                font, size = fonts[found[4].decode()], float(found[5])
            elif kind == 3:
                if not stack:
                    raise ReadError("EMC without BDC")
                stack.pop()
            else:
                mark = _NUMBER.search(found[2] or b"")
                stack.append(int(mark[1]) if mark else None)
        if len(_SHOWN.findall(content)) != len(shown):
            raise ReadError("text shown by an operator that isn't known")
        return shown

    def _shown(
        self,
        number: int | None,
        font: FontReader,
        size: float,
        origin: tuple[float, float],
        digits: bytes,
    ) -> ShownText:
        codes = struct.unpack(f">{len(digits) // 4}H", bytes.fromhex(digits.decode("ascii")))
        self.used.setdefault(font, set()).update(codes)
        if codes and max(codes) >= font.count:
            codes = tuple(code if code < font.count else 0 for code in codes)
        text = "".join(map(font.texts.__getitem__, codes))
        return ShownText(number, text, _extent(font, size, origin, codes), origin[1], size)


def _extent(
    font: FontReader, size: float, origin: tuple[float, float], codes: tuple[int, ...]
) -> Extent | None:
    """The rectangle of the letters, from the bottom left of the page; None for blanks.

    Its height is that of a capital with its descender: towers of marks are typed, not misplaced.
    """
    first, last = 0, len(codes)
    while last > first and codes[last - 1] in font.blank:
        last -= 1
    while first < last and codes[first] in font.blank:
        first += 1
    if first == last:
        return None
    advances = font.advances
    x, y = origin
    x += sum(map(advances.__getitem__, codes[:first])) * size
    end = codes[last - 1]
    width = sum(map(advances.__getitem__, codes[first : last - 1]))
    width += min(advances[end], max(font.rights[end], 0.0))
    return x, y - _DESCENDER * size, x + width * size, y + _CAPITAL * size
