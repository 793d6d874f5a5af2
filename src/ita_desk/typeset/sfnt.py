"""Reading the tables of a static TrueType font file (the sfnt container and `glyf`)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise

_TRUETYPE_MAGIC = (b"\x00\x01\x00\x00", b"true")
_REQUIRED = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")

ARGS_ARE_WORDS = 0x0001
ARGS_ARE_XY = 0x0002
HAS_SCALE = 0x0008
MORE_COMPONENTS = 0x0020
HAS_XY_SCALE = 0x0040
HAS_MATRIX = 0x0080
HAS_INSTRUCTIONS = 0x0100
UNSCALED_OFFSET = 0x1000


class SfntError(ValueError):
    """The file isn't a TrueType font, or is damaged."""


def table_directory(data: bytes) -> dict[str, tuple[int, int]]:
    """Offset and length of each table; raises SfntError for what isn't an sfnt file."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        entries = [struct.unpack_from(">4s4xII", data, 12 + 16 * i) for i in range(count)]
    except struct.error as error:
        raise SfntError("the table directory is cut short") from error
    directory: dict[str, tuple[int, int]] = {}
    for tag, offset, length in entries:
        if offset + length > len(data):
            raise SfntError(f"table {tag!r} lies outside the file")
        directory[tag.decode("latin-1")] = (offset, length)
    return directory


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a composite glyph: where its record begins and ends, and its glyph."""

    offset: int
    end: int
    glyph: int


class Sfnt:
    """The outlines and metrics of one TrueType file, sliced from its bytes on demand."""

    def __init__(self, data: bytes) -> None:
        if data[:4] not in _TRUETYPE_MAGIC:
            raise SfntError("not a TrueType file")
        self._data = data
        self._directory = table_directory(data)
        missing = [tag for tag in _REQUIRED if tag not in self._directory]
        if missing:
            raise SfntError(f"no table {missing[0]!r}")
        try:
            self._read_metrics()
        except struct.error as error:
            raise SfntError("a table is cut short") from error

    def _read_metrics(self) -> None:
        head, hhea, maxp = self.table("head"), self.table("hhea"), self.table("maxp")
        (self.units_per_em,) = struct.unpack_from(">H", head, 18)
        self.bbox: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        (long_offsets,) = struct.unpack_from(">h", head, 50)
        self.ascent, self.descent = struct.unpack_from(">2h", hhea, 4)
        (self._metric_count,) = struct.unpack_from(">H", hhea, 34)
        (self.glyph_count,) = struct.unpack_from(">H", maxp, 4)
        loca, size = self.table("loca"), self.glyph_count + 1
        if long_offsets:
            self._offsets = struct.unpack_from(f">{size}I", loca)
        else:
            self._offsets = tuple(2 * o for o in struct.unpack_from(f">{size}H", loca))
        if self.units_per_em == 0 or self._metric_count == 0:
            raise SfntError("no units per em or no metrics")
        glyf_length = self._directory["glyf"][1]
        if self._offsets[-1] > glyf_length or any(a > b for a, b in pairwise(self._offsets)):
            raise SfntError("glyph offsets are out of order")

    def has(self, tag: str) -> bool:
        """Whether the file has this table."""
        return tag in self._directory

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        offset, length = self._directory[tag]
        return self._data[offset : offset + length]

    def advance(self, glyph: int) -> int:
        """Advance width in font units, from `hmtx`."""
        index = min(glyph, self._metric_count - 1)
        offset = self._directory["hmtx"][0] + 4 * index
        return struct.unpack_from(">H", self._data, offset)[0]

    def outline(self, glyph: int) -> bytes:
        """The glyph's record in `glyf`; empty for a blank."""
        if glyph >= self.glyph_count:
            raise SfntError(f"no glyph {glyph}")
        start = self._directory["glyf"][0]
        return self._data[start + self._offsets[glyph] : start + self._offsets[glyph + 1]]


def outline_box(outline: bytes) -> tuple[int, int, int, int]:
    """XMin, yMin, xMax, yMax of a glyph record, in font units."""
    return struct.unpack_from(">4h", outline, 2)


def is_composite(outline: bytes) -> bool:
    """Whether a glyph record is made of other glyphs."""
    return bool(outline) and outline[0] >= 0x80


def components(outline: bytes) -> list[Component]:
    """The parts of a composite glyph record."""
    found: list[Component] = []
    offset, more = 10, True
    while more:
        flags, glyph = struct.unpack_from(">2H", outline, offset)
        end = offset + 4 + _arguments_length(flags)
        found.append(Component(offset, end, glyph))
        offset = end
        more = bool(flags & MORE_COMPONENTS)
    return found


def _arguments_length(flags: int) -> int:
    """Bytes of offsets and scale that follow a component's flags and glyph."""
    length = 4 if flags & ARGS_ARE_WORDS else 2
    if flags & HAS_SCALE:
        return length + 2
    if flags & HAS_XY_SCALE:
        return length + 4
    return length + (8 if flags & HAS_MATRIX else 0)
