"""Which rows of a table are its headings, and what each of its columns holds."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ita_desk.exchange.office.paper import Cell, Table
from ita_desk.model.headings import kind_of

FORM_KINDS = frozenset(
    {"measure", "activity", "quantity", "quality", "responsible", "budget", "results"}
    | {f"quarter_{number}" for number in range(1, 5)}
)
_TITLES = ("measure", "activity", "number")
_LONGEST_HEADING = 90
_LOWEST_TOP = 8
_LEAST_SCORE = 2.5


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form: what it holds (``extra`` for nothing known) and its words."""

    index: int
    kind: str
    words: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading rows of a table end before ``rows``, begin at ``top``; and its columns."""

    rows: int
    columns: tuple[Column, ...]
    top: int = 0

    def kinds(self) -> set[str]:
        """What the columns hold, each once."""
        return {column.kind for column in self.columns}


def heading_of(table: Table) -> Heading | None:
    """The heading of a form's table; None where its first rows name no columns.

    A title and another line may stand above it inside the table.
    """
    grid = table.grid()
    best, best_score = None, _LEAST_SCORE
    for top in range(min(_LOWEST_TOP, table.rows)):
        for depth in range(1, min(3, table.rows - top) + 1):
            columns = _columns(table, grid, top, depth)
            score = _score(columns, top, depth)
            if score > best_score:
                best, best_score = Heading(top + depth, columns, top), score
    if best is None:
        return None
    return replace(best, columns=_each_once(_with_all_words(best, table, grid)))


def _each_once(columns: list[Column]) -> tuple[Column, ...]:
    """Of columns with other words that would hold the same title, only one does."""
    taken: dict[str, str] = {}
    for column in columns:
        wanted = "กิจกรรม" in column.words and "กิจกรรม" not in taken.get(column.kind, "")
        if column.kind in _TITLES and (column.kind not in taken or wanted):
            taken[column.kind] = column.words
    return tuple(
        column
        if taken.get(column.kind, column.words) == column.words
        else replace(column, kind="extra")
        for column in columns
    )


def _columns(
    table: Table, grid: dict[tuple[int, int], Cell], top: int, depth: int
) -> tuple[Column, ...]:
    columns: list[Column] = []
    for index in range(table.columns):
        texts = _headings(grid, range(top, top + depth), index)
        long = any(len(text) > _LONGEST_HEADING for text in texts)
        kind, guessed = ("", False) if long else kind_of(texts)
        columns.append(Column(index, kind, " / ".join(texts), guessed))
    return tuple(columns)


def _score(columns: tuple[Column, ...], top: int, depth: int) -> float:
    """How well rows serve as a heading: many different columns named, few left without words."""
    known = {column.kind for column in columns} - {"", "extra"}
    nameless = sum(column.kind == "" for column in columns)
    return len(known) - 0.1 * nameless - 0.3 * depth - 0.2 * top


def _headings(
    grid: dict[tuple[int, int], Cell],
    rows: range,
    column: int,
    wanted: Callable[[Cell], bool] = lambda _: True,
) -> list[str]:
    """The texts above one column from the top, a merged cell once."""
    texts: list[str] = []
    above: Cell | None = None
    for row in rows:
        cell = grid.get((row, column))
        if cell is not None and cell is not above and wanted(cell):
            texts.append(" ".join(cell.text.split()))
        above = cell
    return [text for text in texts if text]


def _with_all_words(
    heading: Heading, table: Table, grid: dict[tuple[int, int], Cell]
) -> list[Column]:
    """The columns with all the words above them but a title over the whole width."""
    return [
        replace(
            column,
            words=" / ".join(
                _headings(
                    grid,
                    range(heading.rows),
                    column.index,
                    lambda cell: cell.column_span < table.columns,
                )
            ),
        )
        for column in heading.columns
    ]
