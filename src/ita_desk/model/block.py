"""A rectangle of cells on its way over the clipboard, apart from any format and any table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ita_desk.model.errors import N_, WorldFault

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 1_000
MOST_CELLS = 20_000


class PasteTooLarge(WorldFault):
    """More than a table or a field of a dossier ever holds would be written."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "Nothing was pasted: it would fill more than {rows} rows or {characters}"
                " characters. Paste it in parts."
            ),
            rows=f"{MOST_ROWS:,}",
            characters=f"{MOST_CHARACTERS:,}",
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says: ``text`` for everybody, and for who knows ``kind`` its whole ``value``.

    ``value`` is made of what JSON knows: of a ``date`` its ISO text, of a ``mark`` tick and text,
    of ``results`` the whole results. A ``merged`` cell continues the one above it.
    """

    text: str = ""
    kind: str = ""
    value: Any = None
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of cells, all of one length.

    ``own`` ones were copied by this program: their blanks are meant. ``tabular`` ones were a
    table where they come from, and not lines of a text. ``wholes`` are, for rows copied whole,
    the fields that no column shows. ``around`` counts lines of text that stood outside the table.
    """

    rows: tuple[tuple[Cell, ...], ...] = ()
    own: bool = False
    tabular: bool = False
    wholes: tuple[Mapping[str, Any] | None, ...] = ()
    around: int = 0

    @property
    def width(self) -> int:
        """Its columns."""
        return len(self.rows[0]) if self.rows else 0


def block_of(
    rows: Sequence[Sequence[Cell | str]], *, tabular: bool = False, around: int = 0
) -> Block:
    """A block from elsewhere: rows are filled up to one length. Raises PasteTooLarge."""
    width = max(map(len, rows), default=0)
    cells = ([Cell(one) if isinstance(one, str) else one for one in row] for row in rows)
    filled = tuple((*row, *[Cell()] * (width - len(row))) for row in cells) if width else ()
    check_bounds(filled)
    return Block(filled, tabular=tabular, around=around)


def check_bounds(rows: Sequence[Sequence[Cell]]) -> None:
    """Raise PasteTooLarge if this is more than may be written at once."""
    cells = sum(map(len, rows))
    letters = sum(len(cell.text) for row in rows for cell in row)
    if len(rows) > MOST_ROWS or cells > MOST_CELLS or letters > MOST_CHARACTERS:
        raise PasteTooLarge
