"""Dates and times of spreadsheets: a number, its format, and the text that is shown."""

import re
from datetime import datetime, timedelta

from ita_desk.model.block import Cell
from ita_desk.thai.bare_text import bare
from ita_desk.thai.calendar import BUDDHIST_OFFSET
from ita_desk.thai.dates import format_date
from ita_desk.thai.partial_date import DatePoint, PartialDate

DAYS_BEFORE_1904 = 1462
"""What is missing in the numbers of a workbook that counts its days from 1904."""

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (a day in no time zone)
_MOST_DAYS = 2_958_466
_NAMED_DATES = {"short date", "medium date", "long date", "general date"}
_NAMED_TIMES = {"short time", "medium time", "long time"}
_NAMED = {"general", "general number", "standard", "fixed", "percent", "scientific", "currency"} | {
    "yes/no",
    "true/false",
    "on/off",
    "boolean",
}
"""Formats that Excel tells by a name, which says nothing letter by letter."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_UNESCAPED = re.compile(r"\\([ :./,;\-])")
"""Excel marks blanks and signs between the parts of a date as such."""
_NUMBER = re.compile(r"[\s$฿€£,.%()+\-\d]*")
_MONTH_FIRST = re.compile(r"m{1,2}[/.\- ]*d{1,2}[/.\- ]*y")
_SHOWN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)")


def dated(number: str, written_as: str, shown: str, *, since_1904: bool = False) -> Cell | None:
    """The date or time of a cell; None where it holds neither.

    ``written_as`` is the number format of Excel (``mso-number-format``), LibreOffice (``sdnum``)
    or Google Sheets. Where only the text is told, the format may still say that the month stands
    first in it.
    """
    if not shown:
        return None
    if not number:
        return _month_first(written_as, shown)
    if is_time_format(written_as):
        time = clock(number)
        return None if time is None else Cell(f"{time.replace(':', '.')} น.", "time", time)
    found = moment(number, written_as, shown, since_1904=since_1904)
    if found is None:
        return None
    parts = _letters(written_as)
    whole = not parts or parts in _NAMED_DATES or "d" in parts or "ว" in parts
    day = PartialDate(DatePoint(found.year, found.month, found.day if whole else None))
    timed = "h" in parts or "ช" in parts or (not parts and ":" in shown)
    time = f" {found:%H.%M} น." if timed and whole and found.time() != _EPOCH.time() else ""
    return Cell(format_date(day) + time, "date", day.iso())


def moment(
    number: str, written_as: str, shown: str, *, since_1904: bool = False
) -> datetime | None:
    """The day, with its time, that a number stands for; None where it is no date.

    A date is the number of days since 30 December 1899. Where ``written_as`` isn't told, the text
    of the cell decides: a date isn't shown as a number. A workbook may count from 1904 without
    saying so: then the shown day and year are those that lie 1,462 days later.
    """
    if written_as:
        if not is_date_format(written_as):
            return None
    elif _NUMBER.fullmatch(shown.replace("/", "")) and "/" not in shown:
        return None
    try:
        days = float(number)
    except ValueError:
        return None
    if not 1 <= days < _MOST_DAYS - DAYS_BEFORE_1904:
        return None
    found = _EPOCH + timedelta(seconds=round(days * 86_400))
    later = found + timedelta(days=DAYS_BEFORE_1904)
    if since_1904 or (_is_shown(later, shown) and not _is_shown(found, shown)):
        return later
    return found


def is_date_format(written_as: str) -> bool:
    """Whether a number format shows days or years."""
    plain = _letters(written_as)
    if plain in _NAMED_DATES:
        return True
    if plain in _NAMED | _NAMED_TIMES or "general" in plain or "e+" in plain:
        return False
    return bool(re.search(r"[dyปว]|bb|e{2,}", plain)) or "mmm" in plain


def is_time_format(written_as: str) -> bool:
    """Whether a number format shows a time of day and no day."""
    plain = _letters(written_as)
    if plain in _NAMED_TIMES:
        return True
    return not is_date_format(written_as) and ("h:mm" in plain or "h.mm" in plain or "ช" in plain)


def clock(number: str) -> str | None:
    """The time of day of a number between 0 and 1, as ``14:30``."""
    try:
        part = float(number)
    except ValueError:
        return None
    if not 0 <= part < 1:
        return None
    minutes = round(part * 1440)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _letters(written_as: str) -> str:
    """A number format without the texts that it shows as they are."""
    return _QUOTED.sub("", _UNESCAPED.sub(r"\1", written_as)).strip().strip('"').lower()


def _is_shown(day: datetime, shown: str) -> bool:
    """Whether a text shows the day and the year of ``day``, whatever its era and its order."""
    numbers = {int(number) for number in re.findall(r"\d+", bare(shown))}
    years = {day.year, day.year + BUDDHIST_OFFSET}
    return day.day in numbers and bool(numbers & (years | {year % 100 for year in years}))


def _month_first(written_as: str, shown: str) -> Cell | None:
    """A date shown as ``12/4/2023`` in a format that begins with the month."""
    found = _SHOWN_NUMBERS.fullmatch(bare(shown))
    if found is None or not _MONTH_FIRST.match(_letters(written_as)):
        return None
    month, _, day, year = found.groups()
    return Cell(f"{day}/{month}/{year}")
