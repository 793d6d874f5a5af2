"""One font file, opened for shaping and for taking outlines from it."""

from __future__ import annotations

import struct
from pathlib import Path

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.font_checks import read_font_file
from ita_desk.typeset.harfbuzz import HarfBuzzFont
from ita_desk.typeset.sfnt import Sfnt, SfntError, outline_box

_NEUTRAL_SAMPLE = "กขคงจชดตทนบปพมยรลวสหอาเแไAVTYWLPafrty1247.,()/-"


class FontFace:
    """A checked TrueType file with its HarfBuzz font; lengths are in the font's own units."""

    def __init__(self, path: Path) -> None:
        data, self.sfnt = read_font_file(path)
        self.path = path
        self.harfbuzz = HarfBuzzFont(data)
        self._coverage = self.harfbuzz.coverage()
        self.units_per_em = self.sfnt.units_per_em
        self.name = _pdf_name(self.harfbuzz.postscript_name() or path.stem)
        self.family_name = self.harfbuzz.family_name() or path.stem
        self.italic_angle = _italic_angle(self.sfnt)
        self.space_advance = self._advance_of(" ")
        self.spaces_are_neutral = self._spaces_are_neutral()

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for a character."""
        return ord(character) in self._coverage

    def glyph_of(self, character: str) -> int:
        """The nominal glyph of a covered character."""
        return self.harfbuzz.nominal_glyph(character)

    def height_of(self, character: str) -> int:
        """Top of a character's outline."""
        outline = self.outline(self.glyph_of(character))
        return outline_box(outline)[3] if outline else 0

    def outline(self, glyph: int) -> bytes:
        """The glyph's record in the file; raises FontRefused when the file is damaged."""
        try:
            return self.sfnt.outline(glyph)
        except (SfntError, struct.error) as error:
            raise FontRefused(self.path, FontProblem.UNREADABLE, str(error)) from error

    def _advance_of(self, character: str) -> int:
        if self.covers(character):
            return self.sfnt.advance(self.glyph_of(character))
        return self.units_per_em // 4

    def _spaces_are_neutral(self) -> bool:
        """Whether no letter is kerned with a space, so that text may be shaped piece by piece."""
        sample = "".join(f" {c} " for c in _NEUTRAL_SAMPLE if self.covers(c))
        for script in ("Thai", "Latn"):
            shaped = self.harfbuzz.shape(sample, script)
            if sum(g.advance for g in shaped) != sum(self.sfnt.advance(g.glyph) for g in shaped):
                return False
        return True


def _pdf_name(name: str) -> str:
    """A PDF name: printable ASCII without delimiters."""
    return "".join(c for c in name if "!" <= c <= "~" and c not in "()<>[]{}/%#") or "Font"


def _italic_angle(sfnt: Sfnt) -> float:
    if not sfnt.has("post"):
        return 0.0
    return struct.unpack_from(">i", sfnt.table("post"), 4)[0] / 65536
