"""Font families: four faces, the fallbacks for what they lack, and their size in official points.

Government forms give sizes in points of the TH Sarabun fonts, whose letters are small in their
em: ก is 0.400 em high, in Sarabun 0.586. A family is scaled so that its ก is as high as that of
TH Sarabun at the same official size.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.font_face import FontFace
from ita_desk.typeset.shaping import Shaper

_KO_KAI = "\u0e01"
_FEWEST_EQUAL_DIGITS = 5
_OFFICIAL_KO_KAI = 0.400
_FALLBACK_FACTOR = 0.683
"""Fallbacks are fonts of the usual Latin size; they match Sarabun's, whose factor this is."""
_SAME = 0.02

_SUFFIX = ".ttf"
_FAMILY_NAME = 1
_WINDOWS, _MACINTOSH = 3, 1
_ENGLISH = 0x0409
_MAC_BOLD, _MAC_ITALIC = 1, 2
_LARGEST_TABLE = 1 << 20
_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700
_STYLES = 4


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Four faces, ready to shape; `factor` turns official points into the fonts' own points.

    A family may be used for any number of documents, in one thread at a time.
    """

    regular: Shaper
    bold: Shaper
    italic: Shaper
    bold_italic: Shaper
    factor: float

    @classmethod
    def load(
        cls,
        regular: Path,
        bold: Path | None = None,
        italic: Path | None = None,
        bold_italic: Path | None = None,
        fallbacks: Sequence[Path] = (),
    ) -> FontFamily:
        """Read font files; raises FontRefused.

        A face that isn't given is the next plainer one. Fallbacks serve, in their order, for
        characters that a face lacks.
        """
        spares = tuple(FontFace(path) for path in fallbacks)
        main = _text_face(regular)
        factor = _official_factor(main)
        shapers: dict[Path, Shaper] = {}

        def shaper(path: Path) -> Shaper:
            if path not in shapers:
                face = main if path == regular else _text_face(path)
                shapers[path] = Shaper(face, spares, _FALLBACK_FACTOR / factor)
            return shapers[path]

        return cls(
            regular=shaper(regular),
            bold=shaper(bold or regular),
            italic=shaper(italic or regular),
            bold_italic=shaper(bold_italic or bold or italic or regular),
            factor=factor,
        )

    @classmethod
    def from_system(cls, chosen: Path, fallbacks: Sequence[Path] = ()) -> FontFamily:
        """Load the family of a font file of this computer, whichever face it is.

        Its other faces are found beside it or in the system's font folders. Raises FontRefused,
        which names the face that can't be used.
        """
        files = family_files(chosen)
        return cls.load(*files, fallbacks=fallbacks)

    def face(self, *, bold: bool, italic: bool) -> Shaper:
        """The face of a run."""
        if italic:
            return self.bold_italic if bold else self.italic
        return self.bold if bold else self.regular

    def points(self, official: float) -> float:
        """The font size in PDF points of a size in official points."""
        return round(official * self.factor, 3)


def _text_face(path: Path) -> FontFace:
    face = FontFace(path)
    _check_text_face(face)
    return face


def _official_factor(face: FontFace) -> float:
    factor = _OFFICIAL_KO_KAI * face.units_per_em / max(face.height_of(_KO_KAI), 1)
    return 1.0 if abs(factor - 1.0) < _SAME else round(factor, 4)


def _check_text_face(face: FontFace) -> None:
    """Refuse a main face that lacks Thai, or that draws Arabic digits as Thai ones (IT๙)."""
    if not face.covers(_KO_KAI):
        raise FontRefused(face.path, FontProblem.NO_THAI)
    equal = sum(_same_shape(face, str(digit), chr(0x0E50 + digit)) for digit in range(10))
    if equal >= _FEWEST_EQUAL_DIGITS:
        problem = FontProblem.THAI_FORMS_FOR_ARABIC_DIGITS
        raise FontRefused(face.path, problem, f"{equal} digits")


def _same_shape(face: FontFace, one: str, other: str) -> bool:
    """Whether two characters are drawn alike, wherever they stand and however large."""
    if not (face.covers(one) and face.covers(other)):
        return False
    return face.glyph_of(one) == face.glyph_of(other) or _unit_shape(face, one) == _unit_shape(
        face, other
    )


def _unit_shape(face: FontFace, character: str) -> tuple[tuple[str, float, float], ...]:
    """The points of a glyph in a box of size 1, rounded to a fiftieth."""
    points = face.harfbuzz.drawing(face.glyph_of(character))
    if not points:
        return ()
    xs, ys = [p[1] for p in points], [p[2] for p in points]
    width, height = max(xs) - min(xs) or 1, max(ys) - min(ys) or 1
    return tuple(
        (kind, round((x - min(xs)) / width * 50), round((y - min(ys)) / height * 50))
        for kind, x, y in points
    )


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
    """The faces of the family of a chosen file, which may be any of them, by their names alone.

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
