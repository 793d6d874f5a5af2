"""Which font files the typesetter refuses, and why.

The technique composes the outlines of a `glyf` table and embeds what it composed, so it serves
static TrueType fonts whose licence bits (`fsType` of the OS/2 table) permit embedding a subset.
"""

from __future__ import annotations

import struct
from pathlib import Path

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.sfnt import Sfnt, SfntError, table_directory

_COLLECTION_MAGIC = b"ttcf"
_CFF_MAGIC = b"OTTO"
_USAGE_MASK = 0x000E
_RESTRICTED = 0x0002
_NO_SUBSETTING = 0x0100
_BITMAPS_ONLY = 0x0200


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
