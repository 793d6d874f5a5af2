"""How values that are not plain text or numbers stand in one database column.

Each value is readable text in the file, so that search, history and a salvage can read it.
"""

from typing import Any

from sqlalchemy import Boolean, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from ita_desk.model.mark import EMPTY, Mark
from ita_desk.thai.partial_date import PartialDate

_TICKED, _UNTICKED = "+", "-"


def mark_to_column(mark: Mark) -> str:
    """``""`` for an empty mark, else ``+`` (ticked) or ``-`` followed by the text."""
    return (_TICKED if mark.ticked else _UNTICKED) + mark.text if mark else ""


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


def months_from_column(stored: str) -> tuple[int, ...]:
    """Read what ``months_to_column`` wrote; raises ValueError for anything else."""
    return tuple(int(month) for month in stored.split(",")) if stored else ()


class MarkColumn(TypeDecorator[Mark]):
    """A ``Mark`` as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mark | None, dialect: Dialect) -> str:
        """To the database."""
        return mark_to_column(value or Mark())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Mark:
        """From the database."""
        return mark_from_column(value or "")


class MonthsColumn(TypeDecorator[tuple[int, ...]]):
    """Calendar months (1 to 12) as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str:
        """To the database."""
        return months_to_column(value or ())

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[int, ...]:
        """From the database."""
        return months_from_column(value or "")


class PartialDateColumn(TypeDecorator[PartialDate]):
    """A ``PartialDate`` as ISO text of the common era."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else value.iso()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> PartialDate | None:
        """From the database."""
        return None if value is None else PartialDate.from_iso(value)


COLUMN_TYPES: dict[Any, type[TypeEngine[Any]]] = {
    bool: Boolean,
    int: Integer,
    Mark: MarkColumn,
    PartialDate: PartialDateColumn,
    tuple[int, ...]: MonthsColumn,
}
"""The type of a field → the type of its column; everything else is text."""
