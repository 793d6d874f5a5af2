"""How values stand in one database column each.

Each value is readable text in the file, so that search, history and a salvage can read it.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.value import Value
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


class ColumnType(Value, frozen=True):
    """The declared ``sql`` type of a column and the way of a value in and out; None stays None.

    Without ``to_column`` and ``from_column`` the value is stored as it is.
    """

    sql: str
    to_column: Callable[[Any], str | int] | None = None
    from_column: Callable[[Any], Any] | None = None


TEXT = ColumnType("TEXT")
INTEGER = ColumnType("INTEGER")
FLAG = ColumnType("BOOLEAN", int, bool)
MARK = ColumnType("TEXT", mark_to_column, mark_from_column)
MONTHS = ColumnType("TEXT", months_to_column, months_from_column)
DATE = ColumnType("TEXT", date_to_column, date_from_column)

COLUMN_TYPES: dict[Any, ColumnType] = {
    bool: FLAG,
    int: INTEGER,
    Mark: MARK,
    PartialDate: DATE,
    tuple[int, ...]: MONTHS,
}
"""The type of a field → the type of its column; everything else is ``TEXT``."""
