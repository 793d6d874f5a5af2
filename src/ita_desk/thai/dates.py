"""Thai dates as clerks, forms and office programs write them, read and shown.

Values are ``PartialDate`` (ISO, common era); the Buddhist era, names of months and two-digit
years exist only in the text that is read or written here.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from ita_desk.thai.bare_text import bare
from ita_desk.thai.calendar import BUDDHIST_OFFSET, calendar_year
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.list_numbers import is_counted
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS, english_months, month_numbers
from ita_desk.thai.partial_date import DatePoint, PartialDate
from ita_desk.thai.years import Era, is_near, year_of


class DateStyle(Enum):
    """How a date is written; a month instead of a day has no day in any style."""

    LONG = "5 มีนาคม 2567"
    SHORT = "4 ธ.ค. 66"
    SHORT_FULL_YEAR = "10 ส.ค. 2567"
    MONTH = "ธ.ค. 66"


_WEEKDAY = (
    "(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?: *ที่)?,?"
    r"|(?:จ|อ|พ|พฤ|ศ|ส|อา)\.,?(?= *\d)"
    "|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*"
)
_LEAD = re.compile(
    rf"(?:(?:ใน|ณ|เมื่อ|ลง|ภายใน|ประจำ|ช่วง)? *(?:{_WEEKDAY}|วันที่|เดือน|ระหว่าง|ตั้งแต่) *)+",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s*(?:[-~]|(?:จน)?ถึง|\bto\b)\s*", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?\Z")
_ISO_POINT = r"(?:19|20)\d{2}-\d{2}(?:-\d{2})?"
_ISO = re.compile(rf"{_ISO_POINT}(?:/{_ISO_POINT})?")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?")
_YEAR_OF_TWO_FIRST = re.compile(r"(\d\d)([-/.])(\d\d)\2(\d\d)")
_NUMERIC = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})")
_ERAS = r"(?:(?P<buddhist>พ\.? *ศ\.?|พุทธศักราช|b\.?e\.?)|(?P<common>ค\.? *ศ\.?|คริสต์?ศักราช|a\.?d\.?))"
_YEAR = rf"(?:ปี *)?(?:{_ERAS} *)?['’]?(?P<year>\d{{4}}|\d{{2}})"
_BETWEEN = r" *(?:[-/.,] *)?"
_REMEMBERED = 15
"""Fiscal years around a round's own that a line of its results may still speak of."""
_WORD = re.compile(r" [^\W\d_]")
_NUMBER = re.compile(r"\s*(\d\d|\d{4})(?=\s+[^\s\d]|\s*/|\s*\Z)")
_LONGEST = 90
"""Letters of a line in which the date at its start is looked for."""


@lru_cache(maxsize=1)
def _point_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """``4 ธ.ค. 66``, and ``December 4, 2023``: day and year may lack."""
    thai = sorted(month_numbers(), key=len, reverse=True)
    # Only the abbreviations may have dots and blanks between their letters.
    ways = [name if len(name) > 3 else r"\.? ?".join(_letters(name)) + r"\.?" for name in thai]
    english = "|".join(sorted(english_months(), key=len, reverse=True))
    month = rf"(?P<month>{'|'.join(ways)}|(?P<english>{english})\b\.?)"
    day = r"(?P<day>\d{1,2})(?:(?:st|nd|rd|th)\b)?"
    year = rf"(?:{_BETWEEN}{_YEAR})?"
    day_first = rf"(?:{day}{_BETWEEN}(?:of +)?(?:เดือน *)?)?{month}{year}"
    month_first = rf"(?P<month>(?P<english>{english}))\b\.? +{day}(?:,? +{_YEAR})?"
    return re.compile(day_first, re.IGNORECASE), re.compile(month_first, re.IGNORECASE)


def _letters(abbreviation: str) -> tuple[str, str]:
    """มค as ม and ค, มีค as มี and ค."""
    return abbreviation[:-1], abbreviation[-1]


def parse_date(text: str, fiscal_year: int) -> PartialDate | None:
    """The date, month or range that ``text`` says, or None when it is not one that exists.

    Years in two digits are read as ``years.year_of`` says; a missing year is that of the month in
    ``fiscal_year`` (Buddhist era). 2400 to 2699 are read as Buddhist, 1900 to 2099 as common era.
    """
    plain = _MIDNIGHT.sub("", bare(text))
    try:
        if _ISO.fullmatch(plain):
            return PartialDate.from_iso(plain)
        return _parse_words(_without_lead(plain), fiscal_year)
    except ValueError:
        return None


def leading_date(text: str, fiscal_year: int) -> tuple[PartialDate, int] | None:
    """The longest date at the start of ``text``, and where it ends; None where there is none.

    Two digits after a month are no year where a counting word follows: ``4 ธ.ค. 10 คน``. Where
    they count nothing and can't be the year either, as in ``29 ก.พ. 66``, nothing is read.
    """
    plain = arabic_digits(text)
    for end in reversed(list(_ends(plain))):
        date, rest = parse_date(plain[:end], fiscal_year), plain[end:]
        if date is not None and not _is_count(plain[:end], rest, fiscal_year):
            return None if _lacks_its_year(plain[:end], rest, fiscal_year) else (date, end)
    return None


def format_date(value: PartialDate, style: DateStyle = DateStyle.SHORT) -> str:
    """``value`` in Thai with Arabic digits and the Buddhist era.

    Ranges name what their ends share once: ``15-31 พ.ค. 68``, ``พ.ย.-ธ.ค. 66``.
    """
    start, end = value.start, value.end
    if style is DateStyle.MONTH:
        start, end = _without_day(start), end and _without_day(end)
    if end is None or end == start:
        return _format_point(start, style)
    same_kind = (start.day is None) == (end.day is None)
    if same_kind and start.year == end.year:
        if start.month == end.month:
            return f"{start.day}-{_format_point(end, style)}"
        if start.day is None:
            return f"{_month_name(start, style)}-{_format_point(end, style)}"
    return f"{_format_point(start, style)} – {_format_point(end, style)}"


def written_date(value: PartialDate, fiscal_year: int) -> str:
    """``value`` in the shortest way that is read as it again, whatever follows; for a cell to edit.

    Years far from the round's own are written in full, so that none is taken for a count.
    """
    short, ends = format_date(value), (value.start, value.end or value.start)
    near = all(is_near(end.year, end.month, fiscal_year, by=_REMEMBERED) for end in ends)
    if near and parse_date(short, fiscal_year) == value:
        return short
    return format_date(value, DateStyle.SHORT_FULL_YEAR)


def _ends(plain: str) -> Iterator[int]:
    """Where a date at the start of a line may end: at blanks, and after digits."""
    for end in range(1, min(len(plain), _LONGEST) + 1):
        last, following = plain[end - 1], plain[end : end + 2]
        if last.isspace() or (last.isdecimal() and following[:1].isdecimal()):
            continue
        goes_on = last.isdecimal() and following[:1] in ".,:/" and following[1:].isdecimal()
        apart = not following or following[0] in " \t\xa0,;:(" or last.isdecimal()
        if apart and not goes_on:
            yield end


def _is_count(date: str, rest: str, fiscal_year: int) -> bool:
    """Whether the two digits that end ``date`` count what ``rest`` names, and are no year."""
    shorter = date[:-2].rstrip()
    if not date[-2:].isdecimal() or date[-3:-2].isdecimal():
        return False
    without = parse_date(shorter, fiscal_year)
    if without is None:
        return False
    with_year = parse_date(date, fiscal_year)
    last = with_year and (with_year.end or with_year.start)
    if last is None:
        return False
    if not is_near(last.year, last.month, fiscal_year, by=_REMEMBERED) and _WORD.match(rest):
        return True
    return is_counted(rest, sure=is_near(last.year, last.month, fiscal_year))


def _lacks_its_year(date: str, rest: str, fiscal_year: int) -> bool:
    """Whether a number that follows ``date`` was meant for its year, and can't be."""
    found = _NUMBER.match(rest)
    if found is None or date.rstrip()[-1:].isdecimal():
        return False
    if is_counted(rest[found.end() :], sure=False):
        return False
    return len(found[1]) > 2 or is_near(
        year_of(found[1], 1, fiscal_year), 1, fiscal_year, by=_REMEMBERED
    )


def _without_lead(plain: str) -> str:
    lead = _LEAD.match(plain)
    return plain[lead.end() :].strip() if lead else plain


def _parse_words(plain: str, fiscal_year: int) -> PartialDate | None:
    """A point, a range of points, or a range of days in one month."""
    whole = _parse_point(plain, fiscal_year)
    if whole is not None:
        return PartialDate(whole[0])
    for dash in _DASH.finditer(plain):
        right = _parse_point(_without_lead(plain[dash.end() :]), fiscal_year)
        if right is None:
            continue
        end, end_year_written = right
        left = plain[: dash.start()]
        if left.isdecimal() and len(left) <= 2 and end.day is not None:
            return PartialDate(_point(int(left), end.month, end.year), end)
        found = _parse_point(left, fiscal_year)
        if found is not None:
            start, start_year_written = found
            if end_year_written and not start_year_written:
                year = end.year - (start.month > end.month)
                start = _point(start.day, start.month, year)
            return PartialDate(start, end)
    return None


def _parse_point(plain: str, fiscal_year: int) -> tuple[DatePoint, bool] | None:
    """A day or month, and whether its year is written; raises ValueError for one that isn't."""
    year_first = _YEAR_FIRST.fullmatch(plain)
    if year_first:
        year, _, month, day = year_first.groups()
        written = year_of(year, int(month), fiscal_year)
        return _point(int(day) if day else None, int(month), written), True
    year_of_two = _YEAR_OF_TWO_FIRST.fullmatch(plain)
    if year_of_two:
        year, _, month, day = year_of_two.groups()
        point = _year_of_two_first(year, month, day, fiscal_year)
        if point is not None:
            return point, True
    numeric = _NUMERIC.fullmatch(plain)
    if numeric:
        day, _, month, year = numeric.groups()
        return _point(int(day), int(month), year_of(year, int(month), fiscal_year)), True
    for pattern in _point_patterns():
        found = pattern.fullmatch(plain)
        if found:
            return _match_point(found, fiscal_year), found["year"] is not None
    return None


def _year_of_two_first(year: str, month: str, day: str, fiscal_year: int) -> DatePoint | None:
    """``66-12-04`` and ``23-12-04``, where only the first number can be a year of the round."""
    last, number = year_of(day, int(month), fiscal_year), int(month)
    first = year_of(year, number, fiscal_year)
    if is_near(last, number, fiscal_year) or not is_near(first, number, fiscal_year):
        return None
    return _point(int(day), number, first)


def _match_point(found: re.Match[str], fiscal_year: int) -> DatePoint:
    month = _month_number(found["month"])
    written = found["year"]
    if written:
        year = year_of(written, month, fiscal_year, _era(found))
    else:
        year = calendar_year(fiscal_year, month)
    return _point(int(found["day"]) if found["day"] else None, month, year)


def _era(found: re.Match[str]) -> Era:
    if found["buddhist"]:
        return Era.BUDDHIST
    if found["common"]:
        return Era.COMMON
    return Era.PERHAPS_COMMON if found["english"] else Era.UNNAMED


def _month_number(name: str) -> int:
    plain = name.replace(".", "").replace(" ", "")
    return month_numbers().get(plain) or english_months()[plain.lower()]


def _point(day: int | None, month: int, year: int) -> DatePoint:
    if day == 0:
        raise ValueError("no day 0")
    return DatePoint(year, month, day)


def _without_day(point: DatePoint) -> DatePoint:
    return DatePoint(point.year, point.month)


def _month_name(point: DatePoint, style: DateStyle) -> str:
    return (LONG_MONTHS if style is DateStyle.LONG else SHORT_MONTHS)[point.month]


def _format_point(point: DatePoint, style: DateStyle) -> str:
    buddhist = point.year + BUDDHIST_OFFSET
    full = style in (DateStyle.LONG, DateStyle.SHORT_FULL_YEAR)
    year = str(buddhist) if full else f"{buddhist % 100:02d}"
    month = f"{_month_name(point, style)} {year}"
    return month if point.day is None else f"{point.day} {month}"
