"""The fonts of one document: a family, and what of it has been printed so far."""

from __future__ import annotations

from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.shaping import Shaper


class TextFonts:
    """Composite fonts by face, with the phrases of the document that are never cut."""

    def __init__(self, family: FontFamily, keep: frozenset[str] = frozenset()) -> None:
        self.family = family
        self.keep = keep
        self._fonts: dict[Shaper, CompositeFont] = {}

    def font(self, *, bold: bool, italic: bool) -> CompositeFont:
        """The composite font of a face."""
        shaper = self.family.face(bold=bold, italic=italic)
        font = self._fonts.get(shaper)
        if font is None:
            font = self._fonts[shaper] = CompositeFont(f"F{len(self._fonts) + 1}", shaper)
        return font

    def points(self, official: float) -> float:
        """PDF points of a size in official points."""
        return self.family.points(official)

    def used(self) -> tuple[CompositeFont, ...]:
        """The fonts asked for so far, in that order."""
        return tuple(self._fonts.values())
