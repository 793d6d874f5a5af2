"""Dates as precise as the clerk knew them: a day, a month, or a range of either.

Stored as ISO 8601 in the common era (``2023-12-04``, ``2023-12``, ``2021-10/2022-07-30``);
the Buddhist era and Thai month names exist only where a date is read or shown.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A calendar day, or a whole month when ``day`` is None. ``year`` is of the common era."""

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueError unless the day or month exists in the calendar."""
        date(self.year, self.month, 1 if self.day is None else self.day)

    @property
    def first_day(self) -> date:
        """The day itself, or the first day of the month."""
        return date(self.year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        """The day itself, or the last day of the month."""
        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def iso(self) -> str:
        """The point as ``YYYY-MM-DD`` or ``YYYY-MM``."""
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One point, or the range from ``start`` to ``end`` (never empty, never backwards)."""

    start: DatePoint
    end: DatePoint | None = None

    def __post_init__(self) -> None:
        """Raise ValueError if the range ends before it starts."""
        if self.end is not None and self.end.last_day < self.start.first_day:
            raise ValueError("the range ends before it starts")

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read ISO text; raises ValueError for another form or an impossible date."""
        parts = text.split("/")
        if len(parts) > 2:
            raise ValueError("more than two dates in a range")
        points = [_point(part) for part in parts]
        return cls(points[0], points[1] if len(points) == 2 else None)

    @classmethod
    def of_day(cls, day: date) -> "PartialDate":
        """The single calendar day ``day``."""
        return cls(DatePoint(day.year, day.month, day.day))

    @property
    def first_day(self) -> date:
        """The earliest day meant."""
        return self.start.first_day

    @property
    def last_day(self) -> date:
        """The latest day meant."""
        return (self.end or self.start).last_day

    @property
    def is_day(self) -> bool:
        """Whether exactly one calendar day is meant."""
        return self.end is None and self.start.day is not None

    def iso(self) -> str:
        """The stored form; ``from_iso`` gives back an equal value."""
        return self.start.iso() if self.end is None else f"{self.start.iso()}/{self.end.iso()}"


def _point(text: str) -> DatePoint:
    found = _POINT.match(text)
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    year, month, day = found.groups()
    return DatePoint(int(year), int(month), int(day) if day else None)
