"""Numbers that titles bring along from a list of another program."""

import re

from ita_desk.thai.counting import is_counted
from ita_desk.thai.digits import arabic_digits

_PART = "[0-9๐-๙]{1,2}"
_OWN = re.compile(
    rf"\s*(?:\({_PART}(?:\.{_PART})*\)|{_PART}(?:\.{_PART})*[.)](?![0-9๐-๙])"
    rf"|{_PART}(?:\.{_PART})+(?=\s))[ \t\xa0]*"
)


def own_number(title: str) -> str:
    """The number that a title begins with, as typed: ``1.``, ``1.2``, ``๓)``; ``""`` without one.

    A number that counts something (``1.5 ล้านบาท``) is none, nor is one without a title behind it.
    """
    found = _OWN.match(title)
    if found is None or not title[found.end() :].strip():
        return ""
    rest = arabic_digits(title[found.end() :])
    number = found[0].strip()
    if number[-1] not in ".)" and is_counted(rest, sure=False):
        return ""
    return number


def without_own_number(title: str) -> str:
    """``title`` without the number it brings along, and without the blanks around that."""
    number = own_number(title)
    return title.lstrip()[len(number) :].lstrip() if number else title
