"""Reading back an embedded font: what each code says, how wide it is, and where its ink is."""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

import pikepdf

from ita_desk.typeset.sfnt import Sfnt, outline_box

_MAPPING = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_ROUNDING = 1.0
_REMEMBERED = 4096
"""Strings: the header rows of a table come again on every page."""
UNKNOWN = "\ufffd"
"""Text of a code that the font says nothing of."""


class FontFault(NamedTuple):
    """What is wrong with a code of a font."""

    code: int
    text: str
    detail: str


class ReadString(NamedTuple):
    """A string in a font: its text, and from where to where its letters stand.

    These are distances from its origin, in parts of the size; None if all of it is blank.
    """

    text: str
    letters: tuple[float, float] | None


class FontReader:
    """A composite font of the PDF, with the codes it was used for so far.

    Lists are indexed by code; lengths are parts of the size.
    """

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
        self.used: set[int] = set()
        self._strings: dict[str, ReadString] = {}

    def read(self, digits: str) -> ReadString:
        """What a string of hexadecimal codes says, and how wide it is."""
        known = self._strings.get(digits)
        if known is None:
            known = self._read(digits)
            if len(self._strings) < _REMEMBERED:
                self._strings[digits] = known
        return known

    def _read(self, digits: str) -> ReadString:
        codes = struct.unpack(f">{len(digits) // 4}H", bytes.fromhex(digits))
        self.used.update(codes)
        if codes and max(codes) >= self.count:
            codes = tuple(code if code < self.count else 0 for code in codes)
        text = "".join([self.texts[code] for code in codes])
        first, last = 0, len(codes)
        while last > first and codes[last - 1] in self.blank:
            last -= 1
        while first < last and codes[first] in self.blank:
            first += 1
        if first == last:
            return ReadString(text, None)
        advances, end = self.advances, codes[last - 1]
        left = sum([advances[code] for code in codes[:first]])
        right = left + sum([advances[code] for code in codes[first : last - 1]])
        return ReadString(text, (left, right + min(advances[end], max(self.rights[end], 0.0))))

    def faults(self, invisible: re.Pattern[str]) -> list[FontFault]:
        """Codes in use that print nothing where something was typed, or have a wrong width."""
        found: list[FontFault] = []
        for code in sorted(self.used):
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
