"""Times of a meeting: stored as ``14:30/16:30`` or ``14:30``, written as ``14.30 - 16.30 น.``."""

import re

from ita_desk.thai.bare_text import bare

_HALF = r"(?: *(?P<half{0}>[ap])\.?m\.?)?"
_HALF_FOLLOWS = r" *[ap]\.?m\b"
_END = r"(?: *(?:น\.?|นาฬิกา))"
# 9.00, 09:00:00 of Excel; 0900 and 9 only before น., 9 before AM, too
_CLOCK = rf"(?P<hour{{0}}>\d{{{{1,2}}}})[.:](?P<minute{{0}}>\d{{{{2}}}})(?::00(?:\.0+)?)?{_HALF}"
_TIME = re.compile(
    r"(?:(?:ตั้งแต่|ระหว่าง|เมื่อ)? *(?:เวลา)? *)"
    rf"{_CLOCK.format(1)}{_END}?"
    rf"(?: *(?:[-/]|(?:จน)?ถึง(?:เวลา)?) *{_CLOCK.format(2)}{_END}?)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\d.:])(?:(\d{{1,2}})(?={_END}|{_HALF_FOLLOWS})"
    rf"|(\d{{2}})(\d{{2}})(?=(?: *- *\d{{4}})?{_END}))",
    re.IGNORECASE,
)


def parse_time(text: str) -> str | None:
    """The stored form of a time or of a span of time, or None when ``text`` is neither.

    ``14.30 - 16.30 น.``, ``09:00:00``, ``1:30 PM``, ``0900 น.``; seconds other than 00 are no time.
    """
    plain = _BARE.sub(_with_minutes, bare(text))
    found = _TIME.fullmatch(plain)
    if found is None:
        return None
    clocks = _clocks(found)
    possible = all(clock < "24:00" and clock[3:] < "60" for clock in clocks)
    return "/".join(clocks) if possible and clocks == sorted(set(clocks)) else None


def format_time(stored: str) -> str:
    """A stored time as it is printed: ``14.30 - 16.30 น.``; raises ValueError if it is not one."""
    if parse_time(stored) != stored:
        raise ValueError(f"not a stored time: {stored!r}")
    return " - ".join(stored.replace(":", ".").split("/")) + " น."


def _clocks(found: re.Match[str]) -> list[str]:
    """``HH:MM`` of both ends; the half of the day that stands at the end may hold for both."""
    end = found["hour2"] and _clock(found["hour2"], found["minute2"], found["half2"])
    half = found["half1"]
    start = _clock(found["hour1"], found["minute1"], half)
    if end and half is None and found["half2"]:
        same_half = _clock(found["hour1"], found["minute1"], found["half2"])
        start = same_half if same_half < end else start
    return [start, end] if end else [start]


def _clock(hour: str, minute: str, half: str | None) -> str:
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + 12 * (half.lower() == "p")
    return f"{number:02d}:{minute}"


def _with_minutes(found: re.Match[str]) -> str:
    whole, hour, minute = found.groups()
    return f"{whole}.00" if whole else f"{hour}.{minute}"
