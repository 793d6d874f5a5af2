"""A font family as Word and Excel know it: by its name, with sizes in their own points."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ita_desk.typeset.fonts import FontFamily


@dataclass(frozen=True, slots=True)
class NamedFamily:
    """A family under its name in Word; sizes are official points times the family's factor.

    ``files`` are the faces to put into the file by Word's names (Regular, Bold, Italic,
    BoldItalic); empty for a font of the computer's own, whose licence may not allow it.
    """

    family: FontFamily
    name: str
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])

    def half_points(self, official: float) -> int:
        """Word's unit for a size in official points."""
        return max(2, round(2 * self.family.points(official)))
