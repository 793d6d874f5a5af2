"""Font families: four faces, the fallbacks for what they lack, and their size in official points.

Government forms give sizes in points of the TH Sarabun fonts, whose letters are small in their
em: ก is 0.400 em high, in Sarabun 0.586. A family is scaled so that its ก is as high as that of
TH Sarabun at the same official size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.font_face import FontFace
from ita_desk.typeset.font_files import family_files
from ita_desk.typeset.shaping import Shaper

_KO_KAI = "\u0e01"
_FEWEST_EQUAL_DIGITS = 5
_OFFICIAL_KO_KAI = 0.400
_FALLBACK_FACTOR = 0.683
"""Fallbacks are fonts of the usual Latin size; they match Sarabun's, whose factor this is."""
_SAME = 0.02


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
