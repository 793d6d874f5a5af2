"""The edge to uharfbuzz, which has no types: everything that calls it is here."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz as hb

_FAMILY_NAME = 1
_POSTSCRIPT_NAME = 6


class ShapedGlyph(NamedTuple):
    """One glyph of a shaped text: index of its cluster, glyph number, advance and offset."""

    cluster: int
    glyph: int
    advance: int
    x: int
    y: int


class HarfBuzzFont:
    """A font file opened by HarfBuzz; lengths are in font units."""

    def __init__(self, data: bytes) -> None:
        self._face = hb.Face(data)
        self._font = hb.Font(self._face)

    def coverage(self) -> frozenset[int]:
        """The code points the font has glyphs for."""
        return frozenset(self._face.unicodes)

    def postscript_name(self) -> str:
        """The font's PostScript name, or nothing."""
        return self._face.get_name(_POSTSCRIPT_NAME) or ""

    def family_name(self) -> str:
        """The family's name as office programs list it, or nothing."""
        return self._face.get_name(_FAMILY_NAME) or ""

    def nominal_glyph(self, character: str) -> int:
        """The glyph of one character by itself, 0 if there is none."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def shape(self, text: str, script: str) -> list[ShapedGlyph]:
        """Shape left to right in a script (ISO 15924 tag), clusters by grapheme."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, "th"
        hb.shape(self._font, buffer)
        return [
            ShapedGlyph(i.cluster, i.codepoint, p.x_advance, p.x_offset, p.y_offset)
            for i, p in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def drawing(self, glyph: int) -> list[tuple[str, float, float]]:
        """The drawing commands of a glyph, each with the point where it ends."""
        pen = _PointPen()
        self._font.draw_glyph_with_pen(glyph, pen)
        return pen.points


class _PointPen:
    """A pen that notes where each drawing command ends; its method names are the pen protocol."""

    def __init__(self) -> None:
        self.points: list[tuple[str, float, float]] = []

    def moveTo(self, point: tuple[float, float]) -> None:
        self.points.append(("move", *point))

    def lineTo(self, point: tuple[float, float]) -> None:
        self.points.append(("line", *point))

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self.points.append(("curve", *points[-1]))

    def curveTo(self, *points: tuple[float, float]) -> None:
        self.points.append(("curve", *points[-1]))

    def closePath(self) -> None:
        self.points.append(("close", *self.points[-1][1:]))

    def endPath(self) -> None:
        self.closePath()
