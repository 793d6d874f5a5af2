"""The number that a form writes before the title of a measure or an activity."""

import re

from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.list_numbers import is_counted

_DIGIT = "[0-9๐-๙]"
# No possessive quantifier on a group: Python before 3.11.5 lets such a group match nothing.
_WHOLE = rf"(?!{_DIGIT}|\.{_DIGIT})"
_NUMERAL = rf"{_DIGIT}{{1,4}}(?:\.{_DIGIT}{{1,3}})*{_WHOLE}"
_SIGNED = re.compile(rf"\s*(?:\(({_NUMERAL})\)|({_NUMERAL})[.:)]+)(?!{_DIGIT})\s*(?=\S)")
_OUTLINED = re.compile(rf"\s*({_DIGIT}{{1,3}}(?:\.{_DIGIT}{{1,3}})+){_WHOLE}\s*(?=[^\W\d_]|[“\"(])")
_BARE = re.compile(rf"\s*({_DIGIT}{{1,4}})\s+(?=\S)")
NUMBERED_MEASURE = re.compile(rf"\s*(?:มาตรการ|แนวทาง)(?P<th>ที่)?\s*(?={_DIGIT})")
"""How a line begins that may name a measure by its number."""
_AFTER_NAME = re.compile(rf"({_NUMERAL})\s*[.:)]?\s*(?=\S)")
NUMBER_ALONE = re.compile(rf"\s*\(?{_NUMERAL}[.:)]*\s*")
"""A number without a title."""
NAMED_MEASURE = re.compile(rf"\s*(?:มาตรการ|แนวทาง)ที่\s*{_DIGIT}")
"""How a line begins that is nothing else than a measure."""


def number_apart(title: str, follows: int) -> tuple[str, str]:
    """The number (Arabic digits, ``""`` for none) and the title behind it, both as they are read.

    A number without a point or bracket belongs to the title (``5 ส. ในสำนักงาน``) but where it is
    the one that ``follows``; one that counts (``1.5 ล้านบาท``) always does.
    """
    signed = _SIGNED.match(title)
    if signed is not None:
        return arabic_digits(signed[1] or signed[2]), title[signed.end() :]
    outlined, bare = _OUTLINED.match(title), _BARE.match(title)
    found = outlined or bare
    if found is None:
        return "", title
    number, rest = arabic_digits(found[1]), title[found.end() :]
    counted = is_counted(arabic_digits(rest), sure=True)
    if counted or (found is bare and int(number) != follows):
        return "", title
    return number, rest


def measure_number_apart(title: str, follows: int) -> tuple[str, str]:
    """The same for a measure, whose number may stand behind that word: ``มาตรการที่ 2 ...``."""
    named = NUMBERED_MEASURE.match(title)
    if named is None:
        return number_apart(title, follows)
    rest = title[named.end() :]
    if named["th"]:
        found = _AFTER_NAME.match(rest)
        return (arabic_digits(found[1]), rest[found.end() :]) if found else ("", title)
    number, rest = number_apart(rest, follows)
    return (number, rest) if number else ("", title)
