"""Ticks, crosses and empty boxes in the shapes in which clerks make them."""

from ita_desk.exchange.office.paper import PieceKind
from ita_desk.thai.symbol_fonts import BOXES, CROSSES, TICKS, in_unicode, is_symbol_font

SHOWN: dict[PieceKind, str] = {"tick": "✓", "cross": "✗", "box": "☐"}

_KINDS: dict[str, PieceKind] = {
    **dict.fromkeys(TICKS, "tick"),
    **dict.fromkeys(CROSSES, "cross"),
    **dict.fromkeys(BOXES, "box"),
}
_LAST_CODE = 0xFFFF
"""Of a symbol font; a file may say anything."""


def glyph(font: str, code: int) -> PieceKind | None:
    """What the glyph at ``code`` of a symbol font shows; None where it is none of ours."""
    if code > _LAST_CODE or not is_symbol_font(font):
        return None
    letter = chr(code)
    sign = in_unicode(letter, font)
    return None if sign == letter else _KINDS.get(sign)
