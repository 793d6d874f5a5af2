"""The TrueType file that is embedded: one composite glyph for each cluster that was printed.

Glyph n draws cluster n: a composite of the font's own outlines, unchanged, at the places HarfBuzz
gave them. Outlines of fallback fonts stand in the same file, scaled by the composite. Hinting
programs are left out: they belong to the glyphs as they were.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import accumulate

from ita_desk.typeset.font_face import FontFace
from ita_desk.typeset.pdf_document import font_file
from ita_desk.typeset.sfnt import (
    ARGS_ARE_WORDS,
    ARGS_ARE_XY,
    HAS_INSTRUCTIONS,
    HAS_SCALE,
    MORE_COMPONENTS,
    UNSCALED_OFFSET,
    components,
    is_composite,
    outline_box,
)
from ita_desk.typeset.shaping import MISSING, Cluster, Part

_HEAD_MAGIC = 0x5F0F3CF5
_USE_MY_METRICS = 0x0200
_SCALE_UNIT = 1 << 14
_HEADER_LENGTH = 10
Box = tuple[int, int, int, int]


class CompositeSubset:
    """Builds the file. Lengths are in units of the main font."""

    def __init__(self, sources: Sequence[FontFace], scales: Sequence[float]) -> None:
        self._sources = sources
        self._scales = scales
        self._glyphs: list[bytes] = []
        self._advances: list[int] = []
        self._outlines: dict[tuple[int, int], int] = {}

    def build(self, clusters: Sequence[Cluster]) -> bytes:
        """The font file: glyph 0 is .notdef, glyph i + 1 draws `clusters[i]`."""
        self._glyphs = [b""] * (len(clusters) + 1)
        self._advances = [self._sources[0].units_per_em // 2] + [c.advance for c in clusters]
        self._outlines.clear()
        self._glyphs[0] = self._box_outline()
        for number, cluster in enumerate(clusters, 1):
            self._glyphs[number] = self._composite(cluster.parts)
        return self._assemble()

    def _composite(self, parts: Sequence[Part]) -> bytes:
        """A composite record of the parts that have ink; empty if none has."""
        records: list[bytes] = []
        boxes: list[Box] = []
        for part in parts:
            number = self._outline_number(part)
            if number is None:
                continue
            scale = 1.0 if part.source == MISSING else self._scales[part.source]
            flags = ARGS_ARE_WORDS | ARGS_ARE_XY | UNSCALED_OFFSET
            record = struct.pack(">Hhh", number, part.x, part.y)
            if scale != 1.0:
                flags |= HAS_SCALE
                record += struct.pack(">h", round(scale * _SCALE_UNIT))
            records.append(struct.pack(">H", flags | MORE_COMPONENTS) + record)
            x0, y0, x1, y1 = (round(v * scale) for v in outline_box(self._glyphs[number]))
            boxes.append((x0 + part.x, y0 + part.y, x1 + part.x, y1 + part.y))
        if not records:
            return b""
        (flags,) = struct.unpack_from(">H", records[-1])
        records[-1] = struct.pack(">H", flags & ~MORE_COMPONENTS) + records[-1][2:]
        return struct.pack(">h4h", -1, *_union(boxes)) + b"".join(records)

    def _outline_number(self, part: Part) -> int | None:
        """The glyph that holds a part's outline, taken over on first use; None for a blank."""
        key = (part.source, 0 if part.source == MISSING else part.glyph)
        if key not in self._outlines:
            outline = (
                self._box_outline()
                if part.source == MISSING
                else self._taken_over(part.source, self._sources[part.source].outline(part.glyph))
            )
            if not outline:
                return None
            self._outlines[key] = self._append(outline)
        return self._outlines[key]

    def _append(self, outline: bytes) -> int:
        self._glyphs.append(outline)
        self._advances.append(0)
        return len(self._glyphs) - 1

    def _taken_over(self, source: int, outline: bytes) -> bytes:
        """A source glyph's record without its program; its components are taken over too."""
        if not outline:
            return b""
        if not is_composite(outline):
            return _without_program(outline)
        renumbered = bytearray(outline)
        parts = components(outline)
        for part in parts:
            number = self._outline_number(Part(source, part.glyph, 0, 0)) or self._append(b"")
            (flags,) = struct.unpack_from(">H", outline, part.offset)
            flags &= ~(HAS_INSTRUCTIONS | _USE_MY_METRICS)
            struct.pack_into(">2H", renumbered, part.offset, flags, number)
        return bytes(renumbered[: parts[-1].end])

    def _box_outline(self) -> bytes:
        """A hollow rectangle: a character that no font has is seen to be there."""
        em = self._sources[0].units_per_em
        left, right, low, high, stroke = (round(f * em) for f in (0.06, 0.54, 0.0, 0.66, 0.04))
        outer = [(left, low), (left, high), (right, high), (right, low)]
        inner = [
            (left + stroke, low + stroke),
            (right - stroke, low + stroke),
            (right - stroke, high - stroke),
            (left + stroke, high - stroke),
        ]
        points = outer + inner
        xs = _differences([x for x, _ in points])
        ys = _differences([y for _, y in points])
        return (
            struct.pack(">h4h", 2, left, low, right, high)
            + struct.pack(">3H", 3, 7, 0)
            + bytes([1] * len(points))
            + struct.pack(f">{len(points)}h", *xs)
            + struct.pack(f">{len(points)}h", *ys)
        )

    def _assemble(self) -> bytes:
        glyphs = [g + b"\0" * (-len(g) % 4) for g in self._glyphs]
        boxes = [outline_box(g) for g in self._glyphs if g]
        main = self._sources[0].sfnt
        bbox = _union(boxes)
        metrics = [
            (advance, outline_box(glyph)[0] if glyph else 0)
            for advance, glyph in zip(self._advances, self._glyphs, strict=True)
        ]
        head = struct.pack(
            ">4HIIHHqqhhhhHHhhh",
            *(1, 0, 1, 0, 0, _HEAD_MAGIC, 0, main.units_per_em, 0, 0),
            *(*bbox, 0, 6, 2, 1, 0),
        )
        widest = max(advance for advance, _ in metrics)
        extents = (min(b[0] for b in boxes), 0, max(b[2] for b in boxes))
        hhea = struct.pack(
            ">HHhhhHhhhhhh8xhH",
            *(1, 0, main.ascent, main.descent, 0, widest, *extents, 1, 0, 0, 0, len(metrics)),
        )
        return font_file(
            {
                "glyf": b"".join(glyphs),
                "head": head,
                "hhea": hhea,
                "hmtx": b"".join(struct.pack(">Hh", *metric) for metric in metrics),
                "loca": struct.pack(
                    f">{len(glyphs) + 1}I", 0, *accumulate(len(glyph) for glyph in glyphs)
                ),
                "maxp": _maximum_profile(self._glyphs),
            }
        )


def _maximum_profile(glyphs: Sequence[bytes]) -> bytes:
    """`maxp` with bounds that hold for every glyph, generous where exactness is of no use."""
    points = contours = parts = 1
    for glyph in glyphs:
        if not glyph:
            continue
        if is_composite(glyph):
            parts = max(parts, len(components(glyph)))
        else:
            (count,) = struct.unpack_from(">h", glyph)
            contours = max(contours, count)
            if count:
                points = max(points, struct.unpack_from(">H", glyph, 8 + 2 * count)[0] + 1)
    total_points, total_contours = min(points * parts, 0xFFFF), min(contours * parts, 0xFFFF)
    return struct.pack(
        ">IH13H",
        0x00010000,
        len(glyphs),
        *(points, contours, total_points, total_contours),
        *(1, 0, 0, 0, 0, 0, 0, parts, 6),
    )


def _without_program(outline: bytes) -> bytes:
    """A simple glyph's record with an empty hinting program."""
    (contours,) = struct.unpack_from(">h", outline)
    at = _HEADER_LENGTH + 2 * contours
    (length,) = struct.unpack_from(">H", outline, at)
    return outline[:at] + b"\0\0" + outline[at + 2 + length :]


def _differences(values: Sequence[int]) -> list[int]:
    return [b - a for a, b in zip([0, *values], values, strict=False)]


def _union(boxes: Sequence[Box]) -> Box:
    if not boxes:
        return (0, 0, 0, 0)
    x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
    return min(x0s), min(y0s), max(x1s), max(y1s)
