"""Times of a meeting: stored as ``14:30/16:30`` or ``14:30``, written as ``14.30 - 16.30 น.``."""

import re

from ita_desk.thai.digits import arabic_digits

_CLOCK = r"(\d{1,2})[.:](\d{2})"
_TIME = re.compile(
    rf"(?:เวลา *)?{_CLOCK}(?: *น\.?)?(?: *(?:[-–—/]|(?:จน)?ถึง) *{_CLOCK}(?: *น\.?)?)?"
)


def parse_time(text: str) -> str | None:
    """The stored form of a time or of a span of time, or None when ``text`` is neither."""
    found = _TIME.fullmatch(" ".join(arabic_digits(text).split()))
    if found is None:
        return None
    clocks = [
        f"{int(hour):02d}:{minute}"
        for hour, minute in (found.group(1, 2), found.group(3, 4))
        if hour is not None
    ]
    possible = all(clock < "24:00" and clock[3:] < "60" for clock in clocks)
    return "/".join(clocks) if possible and clocks == sorted(set(clocks)) else None


def format_time(stored: str) -> str:
    """A stored time as it is printed: ``14.30 - 16.30 น.``; raises ValueError if it is not one."""
    if parse_time(stored) != stored:
        raise ValueError(f"not a stored time: {stored!r}")
    return " - ".join(stored.replace(":", ".").split("/")) + " น."
