"""Lines of text in an open page of pdfium, by the boxes of its characters."""

import ctypes
from typing import Any, NamedTuple

_REACH = 6.0
"""Points around a spot within which a character is found."""
_MOST = 40
"""Characters of the next line that are read."""


class _Character(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float


def line_and_next(raw: Any, text_page: Any, x: float, y: float) -> tuple[str, str]:
    """The line at a point (from the bottom left), and the one that its text goes on with.

    ``raw`` are pdfium's own functions, ``text_page`` an open one of pypdfium2. Characters come in
    the order of the text; a line ends where the next one stands left of the one before it. The
    next line belongs to the same text where it lies close below it.
    """
    index = raw.FPDFText_GetCharIndexAtPos(text_page, x, y, _REACH, _REACH)
    if index < 0:
        return "", ""
    count = raw.FPDFText_CountChars(text_page)
    first = _at(raw, text_page, index)
    line, last = [first.text], first
    for at in range(index - 1, -1, -1):
        before = _at(raw, text_page, at)
        if not _on_line(before, first):
            break
        line.insert(0, before.text)
    following: list[str] = []
    begun: _Character | None = None
    for at in range(index + 1, count):
        one = _at(raw, text_page, at)
        if begun is None and _on_line(one, first):
            line.append(one.text)
            last = one if one.text.strip() else last
        elif begun is None and not one.text.strip():
            continue  # a line's end, which pdfium makes up
        elif begun is None:
            if not _goes_on(first, one):
                break
            begun = one
            following.append(one.text)
        elif len(following) < _MOST and _on_line(one, begun):
            following.append(one.text)
        else:
            break
    return "".join(line).rstrip("\r\n"), "".join(following).rstrip("\r\n")


def _at(raw: Any, text_page: Any, index: int) -> _Character:
    sides = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text_page, index, *sides)
    left, right, bottom, top = (side.value for side in sides)
    return _Character(chr(raw.FPDFText_GetUnicode(text_page, index)), left, right, bottom, top)


def _on_line(one: _Character, other: _Character) -> bool:
    """Whether two characters stand on one line: their boxes overlap in height, or have none."""
    if one.text in "\r\n":
        return False
    if one.top == one.bottom:
        return True
    return one.bottom < other.top and other.bottom < one.top


def _goes_on(first: _Character, begun: _Character) -> bool:
    """Whether a line that begins with ``begun`` lies close below that of ``first``."""
    height = max(first.top - first.bottom, begun.top - begun.bottom, 6.0)
    return begun.top < first.top and first.bottom - begun.top < 2.5 * height
