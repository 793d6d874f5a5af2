"""Thai dates and times as clerks write them, read and shown.

Values are ``PartialDate`` (ISO, common era); the Buddhist era, Thai month names and two-digit
years exist only in the text that is read or written here.
"""

import re
from enum import Enum
from functools import lru_cache

from ita_desk.thai.calendar import BUDDHIST_OFFSET, calendar_year
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS, month_numbers
from ita_desk.thai.partial_date import DatePoint, PartialDate


class DateStyle(Enum):
    """How a date is written; a month instead of a day has no day in any style."""

    LONG = "5 มีนาคม 2567"
    SHORT = "4 ธ.ค. 66"
    SHORT_FULL_YEAR = "10 ส.ค. 2567"
    MONTH = "ธ.ค. 66"


_BUDDHIST_YEARS = range(2400, 2700)
_COMMON_YEARS = range(1900, 2100)
_WEEKDAY = "วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)(?:ที่)?"
_LEAD = re.compile(rf"(?:(?:ใน|ณ|เมื่อ|ลง|ภายใน)? *(?:{_WEEKDAY}|วันที่|เดือน|ระหว่าง|ตั้งแต่) *)+")
_DASH = re.compile(r"\s*(?:[-–—−]|(?:จน)?ถึง)\s*")
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR = r"(?:ปี *)?(?:พ\.? *ศ\.? *|ค\.? *ศ\.? *)?['’]?(?P<year>\d{4}|\d{2})"


@lru_cache(maxsize=1)
def _point_pattern() -> re.Pattern[str]:
    names = sorted(month_numbers(), key=len, reverse=True)
    # Only the abbreviations may have dots and blanks between their letters.
    ways = [name if len(name) > 3 else r"\.? ?".join(_letters(name)) + r"\.?" for name in names]
    return re.compile(rf"(?:(?P<day>\d{{1,2}}) *)?(?P<month>{'|'.join(ways)}) *(?:{_YEAR})?")


def _letters(abbreviation: str) -> tuple[str, str]:
    """มค as ม and ค, มีค as มี and ค."""
    return abbreviation[:-1], abbreviation[-1]


def parse_date(text: str, fiscal_year: int) -> PartialDate | None:
    """The date, month or range that ``text`` says, or None when it is not one that exists.

    A two-digit year is the one nearest ``fiscal_year`` (Buddhist era); a missing year is that of
    the month in it. 2400 to 2699 are read as Buddhist, 1900 to 2099 as common era.
    """
    plain = " ".join(arabic_digits(text).split())
    try:
        if _ISO.fullmatch(plain) and int(plain[:4]) in _COMMON_YEARS:
            return PartialDate.from_iso(plain)
        numeric = _NUMERIC.fullmatch(plain)
        if numeric:
            day, _, month, year = numeric.groups()
            return PartialDate(_point(int(day), int(month), _year(year, fiscal_year)))
        return _parse_words(_LEAD.sub("", plain, count=1).strip(), fiscal_year)
    except ValueError:
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


def _parse_words(plain: str, fiscal_year: int) -> PartialDate | None:
    """A point, a range of points, or a range of days in one month."""
    point = _point_pattern()
    whole = point.fullmatch(plain)
    if whole:
        return PartialDate(_match_point(whole, fiscal_year))
    for dash in _DASH.finditer(plain):
        right = point.fullmatch(_LEAD.sub("", plain[dash.end() :], count=1))
        if right is None:
            continue
        end = _match_point(right, fiscal_year)
        left = plain[: dash.start()]
        if left.isdecimal() and len(left) <= 2 and end.day is not None:
            return PartialDate(_point(int(left), end.month, end.year), end)
        found = point.fullmatch(left)
        if found:
            return PartialDate(_range_start(found, end, right, fiscal_year), end)
    return None


def _range_start(
    left: re.Match[str], end: DatePoint, right: re.Match[str], fiscal_year: int
) -> DatePoint:
    """The first point of a range, whose year may be written only at the end."""
    if left["year"] or not right["year"]:
        return _match_point(left, fiscal_year)
    month = _month_number(left["month"])
    year = end.year - (month > end.month)
    return _point(int(left["day"]) if left["day"] else None, month, year)


def _match_point(found: re.Match[str], fiscal_year: int) -> DatePoint:
    month = _month_number(found["month"])
    written = found["year"]
    year = _year(written, fiscal_year) if written else calendar_year(fiscal_year, month)
    return _point(int(found["day"]) if found["day"] else None, month, year)


def _month_number(name: str) -> int:
    return month_numbers()[name.replace(".", "").replace(" ", "")]


def _point(day: int | None, month: int, year: int) -> DatePoint:
    if day == 0:
        raise ValueError("no day 0")
    return DatePoint(year, month, day)


def _year(written: str, fiscal_year: int) -> int:
    """The year of the common era; raises ValueError for one of no known era."""
    number = int(written)
    if len(written) == 2:
        century = fiscal_year - fiscal_year % 100
        candidates = (century - 100 + number, century + number, century + 100 + number)
        number = min(candidates, key=lambda year: abs(year - fiscal_year))
    if number in _BUDDHIST_YEARS:
        return number - BUDDHIST_OFFSET
    if number in _COMMON_YEARS:
        return number
    raise ValueError(f"year {number}")


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
