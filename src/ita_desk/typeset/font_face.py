"""One font file, opened for shaping and for taking outlines from it, or refused.

The technique composes the outlines of a `glyf` table and embeds what it composed, so it serves
static TrueType fonts whose licence bits (`fsType` of the OS/2 table) permit embedding a subset.
"""

from __future__ import annotations

import struct
from pathlib import Path

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.harfbuzz import HarfBuzzFont
from ita_desk.typeset.sfnt import Sfnt, SfntError, outline_box, table_directory

_NEUTRAL_SAMPLE = "กขคงจชดตทนบปพมยรลวสหอาเแไAVTYWLPafrty1247.,()/-"

_COLLECTION_MAGIC = b"ttcf"
_CFF_MAGIC = b"OTTO"
_USAGE_MASK = 0x000E
_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200


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


def read_font_file(path: Path) -> tuple[bytes, Sfnt]:
    """Read a TrueType file; raises FontRefused for any other kind and for a damaged one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FontRefused(path, FontProblem.UNREADABLE, error.strerror or "") from error
    if data[:4] == _COLLECTION_MAGIC:
        raise FontRefused(path, FontProblem.COLLECTION)
    try:
        tables = table_directory(data)
        if data[:4] == _CFF_MAGIC or "CFF " in tables or "CFF2" in tables:
            raise FontRefused(path, FontProblem.CFF_OUTLINES)
        if "fvar" in tables:
            raise FontRefused(path, FontProblem.VARIABLE)
        if "glyf" not in tables and "head" in tables:
            raise FontRefused(path, FontProblem.NO_OUTLINES)
        sfnt = Sfnt(data)
    except SfntError as error:
        raise FontRefused(path, FontProblem.UNREADABLE, str(error)) from error
    check_licence_bits(path, sfnt)
    return data, sfnt


def check_licence_bits(path: Path, sfnt: Sfnt) -> None:
    """Refuse a font whose `fsType` forbids embedding, or embedding a subset of its outlines.

    Up to version 2 of OS/2 several usage bits may be set, and the most permissive one counts.
    """
    if not sfnt.has("OS/2"):
        return
    try:
        (fs_type,) = struct.unpack_from(">H", sfnt.table("OS/2"), 8)
    except struct.error as error:
        raise FontRefused(path, FontProblem.UNREADABLE, "OS/2 is cut short") from error
    if fs_type & _USAGE_MASK == _RESTRICTED or fs_type & _BITMAPS_ONLY:
        raise FontRefused(path, FontProblem.EMBEDDING_FORBIDDEN, f"fsType {fs_type:#06x}")
    if fs_type & _NO_SUBSETTING:
        raise FontRefused(path, FontProblem.SUBSETTING_FORBIDDEN, f"fsType {fs_type:#06x}")
