"""Numbers of a spreadsheet that are dates: what their format says, and the day they count to.

Formats are those of Excel (``mso-number-format``), LibreOffice (``sdnum``: language; language of
the format; format) and Google Sheets; a date is the number of days since 30 December 1899.
"""

import re
from datetime import datetime, timedelta

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (a day in no time zone)
_MOST_DAYS = 2_958_466
_NAMED = {"short date", "medium date", "long date", "general date"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_NUMBER = re.compile(r"[\s$฿€£,.%()+\-\d]*")


def moment(number: str, written_as: str, shown: str) -> datetime | None:
    """The day, with its time, that a number stands for; None where it is no date.

    ``written_as`` is the number format; where it isn't told, ``shown``, the text of the cell,
    decides: a date isn't shown as a number.
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
    if not 1 <= days < _MOST_DAYS:
        return None
    return _EPOCH + timedelta(seconds=round(days * 86_400))


def is_date_format(written_as: str) -> bool:
    """Whether a number format shows days or years."""
    if written_as.strip().strip('"').lower() in _NAMED:
        return True
    plain = _QUOTED.sub("", written_as.strip('"')).lower()
    if "general" in plain or "e+" in plain:
        return False
    return bool(re.search(r"[dyปว]|bb|e{2,}", plain)) or "mmm" in plain


def is_time_format(written_as: str) -> bool:
    """Whether a number format shows a time of day and no day."""
    plain = _QUOTED.sub("", written_as.strip('"')).lower()
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
