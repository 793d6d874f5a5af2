"""Signs that Word and Excel write with symbol fonts, in Unicode.

A letter in Wingdings is shown as a sign and copied as the letter (``ü``), or as the letter in the
private use area (U+F0FC). The pairs are those of the fonts' own tables (Wingdings, Wingdings 2,
Webdings, Symbol, Marlett, as the Unicode proposal L2/12-130 lists them).
"""

TICKS = "✓✔√☑🗸🗹✅"
"""Signs that say yes."""
CROSSES = "✗✘☒✕✖❌×"
"""Signs that say no."""
BOXES = "☐□❑❒❏◻▢"
"""Boxes that nobody ticked."""

_WINGDINGS = dict(
    zip(
        "\xfc\xfe\xfb\xfd\xa8oqrmln\xa7\xd8v\xe0\x9f",
        "✓☑✗☒☐☐☐☐○●■▪➢❖→•",
        strict=True,
    )
)
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": dict(zip("PRO\x51ST\xa3*0", "✓☑✗✗☒☒☐☐☐", strict=True)),
    "webdings": dict(zip("arc", "✓✗☐", strict=True)),
    "symbol": dict(zip("\xd6\xb7\xae", "√•→", strict=True)),
    "marlett": dict(zip("ab", "✓✓", strict=True)),
}
_PRIVATE = 0xF000
# Which font it was can't be told any more: what the commonest of them shows there.
_ANY_FONT = {
    chr(_PRIVATE + ord(letter)): sign
    for font in ("wingdings 2", "symbol", "wingdings")
    for letter, sign in _FONTS[font].items()
}
SYMBOL_LETTERS = "".join(_ANY_FONT)
"""Letters of the private use area that are known signs."""


def is_symbol_font(font: str) -> bool:
    """Whether letters of this font are pictures, not letters."""
    return font.strip().lower() in _FONTS


def in_unicode(text: str, font: str) -> str:
    """``text`` that is set in a symbol font, as the signs it shows; unknown ones stay.

    For any other font only letters of the private use area become signs.
    """
    signs = _FONTS.get(font.strip().lower())
    if signs is None:
        return "".join(_ANY_FONT.get(letter, letter) for letter in text)
    return "".join(signs.get(_letter(sign), sign) for sign in text)


def private_sign(letter: str) -> str:
    """The sign that a letter of the private use area shows in a symbol font, ``""`` for none."""
    return _ANY_FONT.get(letter, "")


def _letter(sign: str) -> str:
    code = ord(sign)
    return chr(code - _PRIVATE) if _PRIVATE <= code <= _PRIVATE + 0xFF else sign
