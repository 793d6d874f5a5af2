"""Reading back an embedded font: what each code says, how wide it is, and where its ink is."""

from __future__ import annotations

import re
from typing import NamedTuple

import pikepdf

from ita_desk.typeset.sfnt import Sfnt, outline_box

_MAPPING = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_ROUNDING = 1.0
UNKNOWN = "\ufffd"
"""Text of a code that the font says nothing of."""


class FontFault(NamedTuple):
    """What is wrong with a code of a font."""

    code: int
    text: str
    detail: str


class FontReader:
    """A composite font of the PDF. Lists are indexed by code; lengths are parts of the size."""

    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]  # pyright: ignore[reportUnknownVariableType]
        self.name = str(font.get("/BaseFont", "?"))
        texts = _to_unicode(font.ToUnicode.read_bytes())
        widths = _widths(descendant.W)
        self._file = file = Sfnt(bytes(descendant.FontDescriptor.FontFile2.read_bytes()))
        self.count = max([*texts, *widths, 0]) + 1
        codes = range(self.count)
        self._known = texts.keys()
        self.texts = [texts.get(code, UNKNOWN) for code in codes]
        self.advances = [widths.get(code, 0.0) for code in codes]
        outlines = [file.outline(code) if code < file.glyph_count else b"" for code in codes]
        self.blank = frozenset(code for code in codes if not outlines[code])
        em = file.units_per_em
        self.rights = [outline_box(o)[2] / em if o else 0.0 for o in outlines]

    def faults(self, used: set[int], invisible: re.Pattern[str]) -> list[FontFault]:
        """Codes in use that print nothing where something was typed, or have a wrong width."""
        found: list[FontFault] = []
        for code in sorted(used):
            text = self.texts[code] if code < self.count else UNKNOWN
            if code == 0 or code not in self._known or code >= self._file.glyph_count:
                found.append(FontFault(code, text, "no such glyph"))
            elif code in self.blank and not invisible.fullmatch(text):
                found.append(FontFault(code, text, "the glyph is empty"))
            else:
                real = self._file.advance(code) * 1000 / self._file.units_per_em
                if abs(real - self.advances[code] * 1000) > _ROUNDING:
                    found.append(FontFault(code, text, "its width is wrong"))
        return found


def embedded_file(font: pikepdf.Object) -> bool:
    """Whether a font dictionary, or its descendant, has its file in the PDF."""
    descendants = font.get("/DescendantFonts")
    holder = font if descendants is None else descendants[0]
    descriptor = holder.get("/FontDescriptor")
    return descriptor is not None and "/FontFile2" in descriptor


def _to_unicode(cmap: bytes) -> dict[int, str]:
    return {
        int(code, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be", "replace")
        for code, text in _MAPPING.findall(cmap)
    }


def _widths(array: pikepdf.Object) -> dict[int, float]:
    """The W array: a first code and the widths from there on, again and again."""
    widths: dict[int, float] = {}
    items = list(array.as_list())
    for first, run in zip(items[::2], items[1::2], strict=True):
        for place, width in enumerate(run.as_list()):
            widths[int(first) + place] = float(width) / 1000
    return widths
