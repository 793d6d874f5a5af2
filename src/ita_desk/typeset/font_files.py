"""The font files of this computer: which family a file belongs to, and where its other faces are.

Only the names and the style bits are read here. Whether a font can be used is seen by
`font_checks` when it is loaded. The names are those of the OpenType `name` table: a family of
name 1 has at most a regular, a bold, an italic and a bold italic face.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

_SUFFIX = ".ttf"
_FAMILY_NAME = 1
_WINDOWS, _MACINTOSH = 3, 1
_ENGLISH = 0x0409
_MAC_BOLD, _MAC_ITALIC = 1, 2
_LARGEST_TABLE = 1 << 20
_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700
_STYLES = 4


class FontFile(NamedTuple):
    """A font file with the name of its family, its style and its weight from 1 to 1000."""

    path: Path
    family: str
    bold: bool
    italic: bool
    weight: int = _REGULAR_WEIGHT


class FamilyFiles(NamedTuple):
    """The files of a family; a face that isn't found is None."""

    regular: Path
    bold: Path | None
    italic: Path | None
    bold_italic: Path | None


def font_folders(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> tuple[Path, ...]:
    """The folders in which fonts are installed, the user's own last; those that are there."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~").expanduser()
    if platform == "win32":
        own = environment.get("LOCALAPPDATA") or home / "AppData" / "Local"
        folders = [Path(environment.get("WINDIR") or "C:/Windows") / "Fonts"]
        folders.append(Path(own) / "Microsoft" / "Windows" / "Fonts")
    elif platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        own = environment.get("XDG_DATA_HOME") or home / ".local" / "share"
        folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
        folders += [Path(own) / "fonts", home / ".fonts"]
    return tuple(folder for folder in folders if folder.is_dir())


def read_font_names(path: Path) -> FontFile | None:
    """Family and style of a TrueType file, or None for one that can't be read or says neither."""
    try:
        with path.open("rb") as file:
            tables = _directory(file)
            family = _family(_table(file, tables, b"name"))
            (style,) = struct.unpack_from(">H", _table(file, tables, b"head"), 44)
            weight = _weight(_table(file, tables, b"OS/2")) if b"OS/2" in tables else None
    except (OSError, struct.error, KeyError):
        return None
    if not family:
        return None
    bold = bool(style & _MAC_BOLD)
    usual = _BOLD_WEIGHT if bold else _REGULAR_WEIGHT
    return FontFile(path, family, bold, bool(style & _MAC_ITALIC), weight or usual)


def family_files(chosen: Path, folders: Iterable[Path] | None = None) -> FamilyFiles:
    """The faces of the family of a chosen file, which may be any of them.

    Looked for in the file's folder and, unless all are there, in `folders` (None: the system's).
    Without a regular face the chosen file takes its place.
    """
    own = read_font_names(chosen)
    if own is None:
        return FamilyFiles(chosen, None, None, None)
    found = _of_family(own.family, [chosen.parent])
    if len({(file.bold, file.italic) for file in found}) < _STYLES:
        found += _of_family(own.family, font_folders() if folders is None else folders)
    return FamilyFiles(
        _face(found, own, bold=False, italic=False) or chosen,
        _face(found, own, bold=True, italic=False),
        _face(found, own, bold=False, italic=True),
        _face(found, own, bold=True, italic=True),
    )


def _of_family(family: str, folders: Iterable[Path]) -> list[FontFile]:
    paths = (path for folder in folders for path in sorted(folder.rglob("*")))
    files = (read_font_names(path) for path in paths if path.suffix.lower() == _SUFFIX)
    return [file for file in files if file is not None and file.family == family]


def _face(found: Iterable[FontFile], chosen: FontFile, *, bold: bool, italic: bool) -> Path | None:
    """The file of a style; of several weights the one that goes with the chosen file."""
    if (bold, italic) == (chosen.bold, chosen.italic):
        return chosen.path
    usual = _BOLD_WEIGHT if bold else _REGULAR_WEIGHT
    wanted = chosen.weight if bold == chosen.bold else usual
    files = [file for file in found if (file.bold, file.italic) == (bold, italic)]
    return min(files, key=lambda file: abs(file.weight - wanted)).path if files else None


def _directory(file: BinaryIO) -> dict[bytes, tuple[int, int]]:
    (count,) = struct.unpack(">4xH6x", file.read(12))
    entries = struct.iter_unpack(">4s4xII", file.read(16 * count))
    return {tag: (offset, length) for tag, offset, length in entries}


def _table(file: BinaryIO, tables: Mapping[bytes, tuple[int, int]], tag: bytes) -> bytes:
    offset, length = tables[tag]
    file.seek(offset)
    return file.read(min(length, _LARGEST_TABLE))


def _weight(table: bytes) -> int:
    (weight,) = struct.unpack_from(">H", table, 4)
    return weight


def _family(table: bytes) -> str:
    """The family's English name for Windows, else one for the Macintosh, else none."""
    count, texts = struct.unpack_from(">2xHH", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * index
        )
        if name != _FAMILY_NAME:
            continue
        data = table[texts + offset : texts + offset + length]
        if platform == _WINDOWS and language == _ENGLISH:
            found[_WINDOWS] = data.decode("utf-16-be", "replace")
        elif platform == _MACINTOSH and language == 0:
            found.setdefault(_MACINTOSH, data.decode("mac_roman", "replace"))
    return found.get(_WINDOWS) or found.get(_MACINTOSH) or ""
