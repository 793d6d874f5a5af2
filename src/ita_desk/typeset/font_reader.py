"""Reading back an embedded font: what each code says, how wide it is, and where its ink is.

The file is read by code of its own: what `sfnt` and `subset` got wrong must not look right here.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from typing import NamedTuple

import pikepdf

from ita_desk.typeset.errors import ReadError

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

    Lists are indexed by code; lengths are parts of the size. An empty glyph may say combining
    marks if their ink is in the glyph before: one that is always followed by just these.
    """

    def __init__(self, font: pikepdf.Object) -> None:
        descendant = font.DescendantFonts[0]  # pyright: ignore[reportUnknownVariableType]
        self.name = str(font.get("/BaseFont", "?"))
        texts = _to_unicode(font.ToUnicode.read_bytes())
        widths = _widths(descendant.W)
        self._file = file = _FontFile(bytes(descendant.FontDescriptor.FontFile2.read_bytes()))
        self.count = max([*texts, *widths, 0]) + 1
        codes = range(self.count)
        self._known = texts.keys()
        self.texts = [texts.get(code, UNKNOWN) for code in codes]
        self.advances = [widths.get(code, 0.0) for code in codes]
        inks = [file.right(code) if code < file.glyph_count else None for code in codes]
        self.blank = frozenset(code for code in codes if inks[code] is None)
        self.rights = [right or 0.0 for right in inks]
        kinds = {code: _first_kinds(self.texts[code]) for code in self.blank}
        self._marks = frozenset(code for code, kind in kinds.items() if kind[-1:] == ["Mn"])
        self._following = self._marks | {code for code, kind in kinds.items() if kind[:1] == ["Cf"]}
        self._marks_of: dict[int, set[tuple[int, ...]]] = {}
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
        self._note_marks(codes)
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

    def _note_marks(self, codes: tuple[int, ...]) -> None:
        """Remember for each glyph which marks follow it; 0 is none."""
        drawn, marks = 0, ()
        for code in (*codes, 0):
            if code in self._following:
                if code in self._marks:
                    marks += (code,)
            else:
                self._marks_of.setdefault(drawn, set()).add(marks)
                drawn, marks = code, ()

    def _undrawn_marks(self) -> set[int]:
        """Marks that at some place have no glyph of their own before them that draws them."""
        return {
            mark
            for code, found in self._marks_of.items()
            if code == 0 or code in self.blank or len(found) > 1
            for marks in found
            for mark in marks
        }

    def faults(self, invisible: re.Pattern[str]) -> list[FontFault]:
        """Codes in use that print nothing where something was typed, or have a wrong width."""
        found: list[FontFault] = []
        undrawn = self._undrawn_marks()
        for code in sorted(self.used):
            text = self.texts[code] if code < self.count else UNKNOWN
            if code == 0 or code not in self._known or code >= self._file.glyph_count:
                found.append(FontFault(code, text, "no such glyph"))
            elif not invisible.fullmatch(text) and (
                code in undrawn or (code in self.blank and code not in self._marks)
            ):
                found.append(FontFault(code, text, "the glyph is empty"))
            elif abs(self._file.advance(code) - self.advances[code]) * 1000 > _ROUNDING:
                found.append(FontFault(code, text, "its width is wrong"))
        return found


class _FontFile:
    """The glyphs of an embedded TrueType file; lengths are parts of the size.

    Raises ReadError for a file that is cut short, LookupError for one that lacks a table.
    """

    def __init__(self, data: bytes) -> None:
        try:
            (count,) = struct.unpack_from(">H", data, 4)
            directory = struct.iter_unpack(">4s3I", data[12 : 12 + 16 * count])
            tables = {tag: data[at : at + length] for tag, _, at, length in directory}
            (self._em,) = struct.unpack_from(">H", tables[b"head"], 18)
            (long_offsets,) = struct.unpack_from(">H", tables[b"head"], 50)
            (metrics,) = struct.unpack_from(">H", tables[b"hhea"], 34)
            (self.glyph_count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
            self._advances = struct.unpack_from(">" + "H2x" * metrics, tables[b"hmtx"])
            form = f">{self.glyph_count + 1}{'I' if long_offsets else 'H'}"
            offsets = struct.unpack_from(form, tables[b"loca"])
        except struct.error as error:
            raise ReadError(f"an embedded font: {error}") from error
        self._offsets = offsets if long_offsets else [2 * offset for offset in offsets]
        self._outlines = tables[b"glyf"]

    def right(self, glyph: int) -> float | None:
        """How far a glyph's ink goes to the right, None if it has none."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if start == end:
            return None
        return int.from_bytes(self._outlines[start + 6 : start + 8], signed=True) / self._em

    def advance(self, glyph: int) -> float:
        """How far it moves on."""
        return self._advances[min(glyph, len(self._advances) - 1)] / self._em


def _first_kinds(text: str) -> list[str]:
    """The categories of invisible characters that a text begins with, and of what comes then."""
    kinds: list[str] = []
    for character in text:
        kinds.append(unicodedata.category(character))
        if kinds[-1] != "Cf":
            break
    return kinds


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
