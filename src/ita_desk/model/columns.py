"""How values that are not plain text, numbers or flags stand in one database column each.

Each is readable text in the file, so that search, history and a salvage can read it.
"""

from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from ita_desk.model.mark import EMPTY, Mark
from ita_desk.thai.partial_date import PartialDate

_TICKED, _UNTICKED = "+", "-"
_MANY = 2048
"""Different values remembered while rows are read: most cells of a plan repeat."""


class Readable(TypeDecorator[Any]):
    """A value as text; None stays None. ``write`` and ``read`` are each other's reverse."""

    impl = Text
    cache_ok = True

    @staticmethod
    def write(value: Any) -> str:
        """The text in the column."""
        raise NotImplementedError

    @staticmethod
    def read(stored: str) -> Any:
        """The value; raises ValueError for what ``write`` would not have written."""
        raise NotImplementedError

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else self.write(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """From the database."""
        return None if value is None else self.read(value)


class MarkColumn(Readable):
    """``""`` for an empty mark, else ``+`` (ticked) or ``-`` followed by the text."""

    cache_ok = True

    @staticmethod
    def write(value: Mark) -> str:
        return (_TICKED if value.ticked else _UNTICKED) + value.text if value else ""

    @staticmethod
    @lru_cache(_MANY)
    def read(stored: str) -> Mark:
        if not stored:
            return EMPTY
        if stored[0] not in (_TICKED, _UNTICKED):
            raise ValueError(f"not a stored mark: {stored!r}")
        return Mark(stored[0] == _TICKED, stored[1:])


class MonthsColumn(Readable):
    """Calendar months joined by commas, ``"4,5,6"``."""

    cache_ok = True

    @staticmethod
    def write(value: tuple[int, ...]) -> str:
        return ",".join(map(str, value))

    @staticmethod
    @lru_cache(_MANY)
    def read(stored: str) -> tuple[int, ...]:
        return tuple(int(month) for month in stored.split(",")) if stored else ()


class DateColumn(Readable):
    """ISO text of the common era."""

    cache_ok = True

    @staticmethod
    def write(value: PartialDate) -> str:
        return value.iso()

    @staticmethod
    @lru_cache(_MANY)
    def read(stored: str) -> PartialDate:
        return PartialDate.from_iso(stored)
