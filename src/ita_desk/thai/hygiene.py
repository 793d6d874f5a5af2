"""Mistyped sequences: looks right on the screen, and is not what it seems.

They are found and a mend is offered; nothing is ever changed without the clerk's word.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ita_desk.thai.addresses import addresses
from ita_desk.thai.clusters import MARK_GROUP, TONES, in_order
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.line_ends import SOFT_LINE_ENDS, with_line_ends
from ita_desk.thai.remembering import remembering
from ita_desk.thai.symbol_fonts import SYMBOL_LETTERS, private_sign


class Slip(NamedTuple):
    """``text[start:end]`` is a slip; ``mend`` takes its place, None where only a person can say."""

    start: int
    end: int
    code: str
    mend: str | None


DOUBLE_E = "double-sara-e"
SPLIT_AM = "split-sara-am"
DOUBLED = "doubled-mark"
DISORDER = "marks-out-of-order"
CONFLICT = "conflicting-marks"
ORPHAN = "orphan-mark"
INVISIBLE = "invisible-character"
CONTROL = "control-character"
SOFT_LINE_END = "soft-line-end"
MIXED_DIGITS = "mixed-digits"
RESIDUE = "markup-residue"
OLD_GLYPH = "old-font-glyph"
PRIVATE_USE = "private-use-character"
SYMBOL = "symbol-font-sign"
MENDABLE = frozenset(
    {DOUBLE_E, SPLIT_AM, DOUBLED, DISORDER, INVISIBLE, CONTROL, SOFT_LINE_END, MIXED_DIGITS}
    | {RESIDUE, OLD_GLYPH, PRIVATE_USE, SYMBOL}
)
"""Codes of the slips for which a mend is offered; of the others only a person can say."""

_MARKS = "ะ-ฺๅ็-๎"
# A joiner belongs to the emoji and scripts that need it; between Thai letters it is a slip.
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\U000e0000-\U000e0fff]+"
    "|(?<=[\u0e00-\u0e7f])\u200d+|\u200d+(?=[\u0e00-\u0e7f])"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}-{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
_CONTROLS = f"[\x00-\x08\r\x0f-\x1b\x1e\x1f\x7f-\x84\x86-\x9f{_NONCHARACTERS}]+"
_PRIVATE = "[\ue000-\uf6ff\uf71b-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+"
_HIDDEN = re.compile(f"(?:{_INVISIBLE}|{_CONTROLS}|{_PRIVATE}|[{SOFT_LINE_ENDS}])+")
_RESIDUE = (
    r"</?(?:p|u|b|i|s|br|div|span|font|strong|em|o:p|table|t[dr])(?:\s[^<>]*)?/?>"
    r"|\[bookmark: ?[^\]\n]*\]|&nbsp;"
)
_ENDS_LINE = re.compile(r"</?(?:p|br|div|table|tr)\b", re.IGNORECASE)
_PARTS_WORDS = re.compile(r"&nbsp;|</?td\b", re.IGNORECASE)
# Not compiled here: the first text that is checked is early enough, the start is not.
_SIMPLE = (
    "(?P<e>เเ+)"
    f"|(?P<orphan>(?:(?<=^)|(?<=[^ก-ฮเ-ไ{_MARKS}\u25cc\uf700-\uf71a]))[{_MARKS}]+)"
    f"|(?P<soft>[{SOFT_LINE_ENDS}]+)|(?P<invisible>{_INVISIBLE})|(?P<control>{_CONTROLS})"
    f"|(?P<symbol>[{SYMBOL_LETTERS}])|(?P<private>{_PRIVATE})|(?P<residue>(?:{_RESIDUE})+)"
    "|(?P<glyph>[\uf700-\uf71a])"
)
_CODES = {
    "e": DOUBLE_E,
    "orphan": ORPHAN,
    "invisible": INVISIBLE,
    "soft": SOFT_LINE_END,
    "control": CONTROL,
    "symbol": SYMBOL,
    "private": PRIVATE_USE,
    "residue": RESIDUE,
    "glyph": OLD_GLYPH,
}
_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,:/][0-9๐-๙]+)*")
# Glyph variants that old Thai fonts kept in the private use area, from U+F700.
_OLD_GLYPHS = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู"


def find_slips(text: str) -> list[Slip]:
    """The slips of ``text``, in order and without overlap; none for well-formed text."""
    found = [*_simple(text), *_mark_groups(text), *_numbers(text)]
    apart: list[Slip] = []
    for slip in sorted(found, key=lambda slip: (slip.start, -slip.end)):
        if not apart or slip.start >= apart[-1].end:
            apart.append(slip)
    return apart


def mend(text: str, slips: Iterable[Slip]) -> str:
    """``text`` with the mends of ``slips``, which were found in it, in their places."""
    for slip in sorted(slips, reverse=True):
        if slip.mend is not None:
            text = text[: slip.start] + slip.mend + text[slip.end :]
    return text


def mended(text: str, code: str) -> str:
    """``text`` with every slip of one code mended, also those that come to light by it."""
    while True:
        better = mend(text, (slip for slip in find_slips(text) if slip.code == code))
        if better == text:
            return text
        text = better


@remembering(4096)
def hidden_characters(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of characters that nobody sees or that no font has.

    They are control characters, marks of direction, zero-width and private-use characters; tabs
    and line ends are not among them.
    """
    return tuple(found.span() for found in _HIDDEN.finditer(text))


def _simple(text: str) -> Iterator[Slip]:
    for found in re.finditer(_SIMPLE, text, re.IGNORECASE):
        kind = found.lastgroup or ""
        mends = {"e": "แ", "orphan": None, "invisible": "", "private": ""}
        if kind == "glyph":
            offered = _OLD_GLYPHS[ord(found.group()) - 0xF700]
        elif kind == "symbol":
            offered = private_sign(found.group())
        elif kind == "soft":
            offered = with_line_ends(found.group())
        elif kind == "control":
            offered = _without_controls(text, *found.span())
        elif kind == "residue":
            offered = _between_words(text, *found.span())
        else:
            offered = mends[kind]
        yield Slip(*found.span(), _CODES[kind], offered)


def _without_controls(text: str, start: int, end: int) -> str:
    """What takes the place of control characters: no two words grow together."""
    if "\r" in text[start:end]:
        return "" if text[end : end + 1] == "\n" else "\n"
    return "-" if "\x1e" in text[start:end] else ""  # Word's hyphen that ends no line


def _between_words(text: str, start: int, end: int) -> str:
    """What takes the place of markup: the line end or the blank that it was between words."""
    residue = text[start:end]
    if _ENDS_LINE.search(residue) and text[:start].strip() and text[end:].strip():
        return "" if text[start - 1] == "\n" or text[end] == "\n" else "\n"
    if not _PARTS_WORDS.search(residue):
        return ""
    return " " if "&nbsp;" in residue or (text[:start].strip() and text[end:].strip()) else ""


def _mark_groups(text: str) -> Iterator[Slip]:
    for found in MARK_GROUP.finditer(text):
        marks = found.group()
        ordered = in_order(marks)
        single = "".join(dict.fromkeys(ordered))
        if sum(mark in f"{TONES}์" for mark in single) > 1 or _two_vowels(single):
            yield Slip(*found.span(), CONFLICT, None)
        elif single != ordered:
            yield Slip(*found.span(), DOUBLED, single)
        elif "ํ" in marks and "ํ" not in ordered:
            yield Slip(*found.span(), SPLIT_AM, ordered)
        elif ordered != marks:
            yield Slip(*found.span(), DISORDER, ordered)


def _two_vowels(marks: str) -> bool:
    """Whether one consonant carries two vowels of a kind that cannot stand together."""
    attached = sum(mark in "ัิีึืุู็" for mark in marks)
    # เคราะห์ has two following vowels, and is right
    following = sum(mark in "ะาๅำ" for mark in marks) - marks.endswith("าะ")
    return attached > 1 or following > 1


def _numbers(text: str) -> Iterator[Slip]:
    inside = addresses(text)
    for found in _NUMBER.finditer(text):
        number = found.group()
        arabic = arabic_digits(number)
        mixed = number != arabic and any("0" <= char <= "9" for char in number)
        if mixed and not any(start < found.end() and found.start() < end for start, end in inside):
            yield Slip(*found.span(), MIXED_DIGITS, arabic)
