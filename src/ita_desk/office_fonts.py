"""What the office chose for its forms: the fonts, or the bundled Sarabun, and the emblem.

A font that was chosen can be taken away or turn out to be unfit; the pages are then printed in
Sarabun, and whoever prints is told in one sentence. So it is with an emblem that can't be read.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ita_desk.bundle import fonts, resources
from ita_desk.model.errors import N_, WorldFault
from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.images import UnreadablePicture, as_png

_SENTENCES = {
    FontProblem.UNREADABLE: N_(
        "The font file {file} can't be read; the pages are printed in Sarabun."
    ),
    FontProblem.COLLECTION: N_(
        "{file} is a collection of fonts, of which none can be embedded;"
        " the pages are printed in Sarabun."
    ),
    FontProblem.CFF_OUTLINES: N_(
        "{file} is not a TrueType font (.ttf); the pages are printed in Sarabun."
    ),
    FontProblem.VARIABLE: N_(
        "{file} is a variable font, which can't be embedded exactly;"
        " the pages are printed in Sarabun."
    ),
    FontProblem.NO_OUTLINES: N_(
        "{file} has no outlines of letters; the pages are printed in Sarabun."
    ),
    FontProblem.NO_THAI: N_("{file} has no Thai letters; the pages are printed in Sarabun."),
    FontProblem.EMBEDDING_FORBIDDEN: N_(
        "The licence of the font {file} forbids embedding it; the pages are printed in Sarabun."
    ),
    FontProblem.SUBSETTING_FORBIDDEN: N_(
        "The licence of the font {file} forbids embedding a part of it;"
        " the pages are printed in Sarabun."
    ),
    FontProblem.THAI_FORMS_FOR_ARABIC_DIGITS: N_(
        "The font {file} draws Arabic digits as Thai ones, which would change addresses and codes;"
        " the pages are printed in Sarabun."
    ),
}

_EMBLEM_MM = 30.0
"""Of its longer side, at most."""


class OfficeFonts(NamedTuple):
    """The fonts to print in, and why they are not the chosen ones, if they are not."""

    family: FontFamily
    fault: WorldFault | None = None


class OfficeEmblem(NamedTuple):
    """The picture to print, and why it is not the chosen one, if it is not."""

    picture: bytes | None
    fault: WorldFault | None = None


def form_fonts() -> FontFamily:
    """Sarabun, with a fallback that has the tick: the fonts of every form."""
    folder = fonts()
    return FontFamily.load(
        folder / "Sarabun-Regular.ttf",
        folder / "Sarabun-Bold.ttf",
        folder / "Sarabun-Italic.ttf",
        folder / "Sarabun-BoldItalic.ttf",
        fallbacks=(folder / "DejaVuSans.ttf",),
    )


@lru_cache(2)
def office_fonts(chosen: str) -> OfficeFonts:
    """The fonts of an office whose choice is a path (``Office.font``), or empty for Sarabun."""
    if not chosen:
        return OfficeFonts(form_fonts())
    fallback = fonts() / "DejaVuSans.ttf"
    try:
        return OfficeFonts(FontFamily.from_system(Path(chosen), [fallback]))
    except FontRefused as refused:
        fault = WorldFault(_SENTENCES[refused.problem], file=refused.path.name)
        return OfficeFonts(form_fonts(), fault)


@lru_cache(2)
def office_emblem(picture: bytes | None) -> OfficeEmblem:
    """The pixels of the office's emblem; a database may hold a picture of an older version."""
    if picture is None:
        return OfficeEmblem(None)
    try:
        return OfficeEmblem(as_png(picture, _EMBLEM_MM))
    except UnreadablePicture:
        fault = N_(
            "The picture of the emblem can't be read; its room stays blank. Choose it anew on the"
            " page of the office."
        )
        return OfficeEmblem(None, WorldFault(fault))


@lru_cache(1)
def emblem_missing() -> bytes:
    """What a preview shows where a memo has no emblem: that none was chosen. Never printed."""
    return (resources() / "pictures" / "emblem-missing.png").read_bytes()
