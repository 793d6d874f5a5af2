"""The columns of a table, and rectangles of its cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class CellKind(Enum):
    """How the cells of a column are edited and drawn."""

    COMPUTED = "shown, never typed"
    TEXT = "text that wraps"
    MARK = "a tick, a text, or both"
    CHECK = "a tick"
    CHOICE = "one of a few words"
    SUMMARY = "shown here, edited elsewhere"


TICKED = frozenset({CellKind.MARK, CellKind.CHECK})
"""What a click or Space ticks."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``name`` as the verbs call it, ``heading`` as the form or the window does.

    ``share`` is its part of the width. Neighbours with one ``group`` stand under one heading.
    ``choices`` are (value, word) pairs; ``phrases`` gives what was typed before.
    """

    name: str
    heading: str
    kind: CellKind
    share: int
    tip: str = ""
    group: str = ""
    centred: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    phrases: Callable[[], Sequence[str]] | None = None


class Area(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)


def rectangle_of(parts: Sequence[Area], row: int, column: int) -> Area:
    """The rectangle that selected ``parts`` fill; where they don't, the part of the current cell.

    So no act reaches a cell that isn't selected.
    """
    if not parts:
        return Area(row, column, row, column)
    around = Area(
        min(part.top for part in parts),
        min(part.left for part in parts),
        max(part.bottom for part in parts),
        max(part.right for part in parts),
    )
    if _cells(around) == sum(map(_cells, parts)):
        return around
    here = (part for part in parts if row in part.rows and column in part.columns)
    return next(here, parts[0])


def _cells(area: Area) -> int:
    return len(area.rows) * len(area.columns)


def headings_of(columns: Sequence[Column]) -> list[str]:
    """All words over the columns of a table."""
    return [words for column in columns for words in (column.heading, column.group) if words]
