"""How values that are not plain text, numbers or flags stand in one database column each.

Each is readable text in the file, so that search, history and a salvage can read it. None, where
a field may hold it, stays None.
"""

from functools import lru_cache

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from ita_desk.model.mark import EMPTY, Mark
from ita_desk.thai.partial_date import PartialDate

_TICKED, _UNTICKED = "+", "-"
_MANY = 2048
"""Different values remembered while rows are read: most cells of a plan repeat."""


def mark_to_column(mark: Mark) -> str:
    """``""`` for an empty mark, else ``+`` (ticked) or ``-`` followed by the text."""
    return (_TICKED if mark.ticked else _UNTICKED) + mark.text if mark else ""


@lru_cache(_MANY)
def mark_from_column(stored: str) -> Mark:
    """Read what ``mark_to_column`` wrote; raises ValueError for anything else."""
    if not stored:
        return EMPTY
    if stored[0] not in (_TICKED, _UNTICKED):
        raise ValueError(f"not a stored mark: {stored!r}")
    return Mark(stored[0] == _TICKED, stored[1:])


def months_to_column(months: tuple[int, ...]) -> str:
    """Calendar months joined by commas, ``"4,5,6"``."""
    return ",".join(map(str, months))


@lru_cache(_MANY)
def months_from_column(stored: str) -> tuple[int, ...]:
    """Read what ``months_to_column`` wrote; raises ValueError for anything else."""
    return tuple(int(month) for month in stored.split(",")) if stored else ()


def date_to_column(day: PartialDate) -> str:
    """ISO text of the common era."""
    return day.iso()


@lru_cache(_MANY)
def date_from_column(stored: str) -> PartialDate:
    """Read what ``date_to_column`` wrote; raises ValueError for anything else."""
    return PartialDate.from_iso(stored)


class MarkColumn(TypeDecorator[Mark]):
    """The type of a column of marks."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mark | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else mark_to_column(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mark | None:
        """From the database."""
        return None if value is None else mark_from_column(value)


class MonthsColumn(TypeDecorator[tuple[int, ...]]):
    """The type of a column of calendar months."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else months_to_column(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:
        """From the database."""
        return None if value is None else months_from_column(value)


class DateColumn(TypeDecorator[PartialDate]):
    """The type of a column of dates."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else date_to_column(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        """From the database."""
        return None if value is None else date_from_column(value)
