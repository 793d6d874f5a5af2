"""Ticks, crosses and empty boxes in the shapes in which clerks make them."""

from ita_desk.exchange.office.paper import PieceKind

SHOWN: dict[PieceKind, str] = {"tick": "✓", "cross": "✗", "box": "☐"}

# Codes of the symbol fonts that Windows and Office bring along; a text that is stored as a
# symbol has them moved up by 0xF000.
_GLYPHS: dict[str, dict[int, PieceKind]] = {
    "wingdings": {
        **dict.fromkeys((0xFC, 0xFE), "tick"),
        **dict.fromkeys((0xFB, 0xFD), "cross"),
        **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), "box"),
    },
    "wingdings 2": {
        **dict.fromkeys((0x50, 0x52), "tick"),
        **dict.fromkeys((0x4F, 0x51, 0x53, 0x54), "cross"),
        **dict.fromkeys((0x2A, 0x30, 0xA3), "box"),
    },
    "webdings": {0x61: "tick", 0x72: "cross", 0x63: "box"},
    "symbol": {0xD6: "tick"},
    "marlett": {0x61: "tick", 0x62: "tick"},
}


def is_symbol_font(font: str) -> bool:
    """Whether letters of this font are pictures, not letters."""
    return font.strip().lower() in _GLYPHS


def glyph(font: str, code: int) -> PieceKind | None:
    """What the glyph at ``code`` of a symbol font shows; None where it is none of ours."""
    if 0xF000 <= code <= 0xF0FF:
        code &= 0xFF
    return _GLYPHS.get(font.strip().lower(), {}).get(code)
