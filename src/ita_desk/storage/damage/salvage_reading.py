"""Reading what can still be read of the tables of a damaged database."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

_FARTHEST = 1 << 40
"""No id is larger; where the largest is not known, the search goes so far."""
_CLOSELY = 2000
"""Ids around an unreadable spot that are tried one by one."""


READ_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged file raises; the second comes of the name of a column."""


class TornText(str):
    """A text of which some bytes are no longer UTF-8; a replacement character stands for them."""

    __slots__ = ()


@dataclass(slots=True)
class Readable:
    """The rows of a table by their ids, as they are stored.

    ``links`` are what indexes still say of rows, readable or not: id → column → value;
    ``whole`` says that the table was read without a fault.
    """

    rows: dict[int, dict[str, Any]] = field(default_factory=dict[int, dict[str, Any]])
    links: dict[int, dict[str, int]] = field(default_factory=dict[int, dict[str, int]])
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Old:
    """What was read of a damaged database: tables by name, the largest id each ever gave."""

    tables: Mapping[str, Readable]
    last_ids: Mapping[str, int]


def decode(stored: bytes) -> str:
    """Text as SQLite stored it; what is no UTF-8 any more is marked as torn."""
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return TornText(stored.decode("utf-8", errors="replace"))


def read_table(connection: sqlite3.Connection, table: str, last_id: int | None) -> Readable:
    """Every row that can be read, and what its indexes know of the others.

    ``last_id`` is the largest id that was ever given, if that is known.
    """
    columns = _columns(connection, table)
    if "id" not in columns:
        return Readable()
    links = _links(connection, table, columns)
    largest = max([last_id or 0, *links], default=0)
    reader = _Reader(connection, table, columns, largest or _FARTHEST)
    return Readable(reader.read(), links, reader.whole)


def last_ids(connection: sqlite3.Connection) -> dict[str, int]:
    """Table → the largest id that was ever given in it, as far as that can be read."""
    found: dict[str, int] = {}
    with suppress(*READ_FAULTS):
        for name, last in connection.execute("SELECT name, seq FROM sqlite_sequence"):
            if isinstance(name, str) and isinstance(last, int) and 0 <= last < _FARTHEST:
                found[name] = last
    return found


class _Reader:
    """Walks a table by its ids, around the pages that can't be read."""

    def __init__(
        self, connection: sqlite3.Connection, table: str, columns: list[str], last: int
    ) -> None:
        self._connection = connection
        names = ", ".join(f'"{name}"' for name in columns)
        self._select = f'SELECT rowid, {names} FROM "{table}"'
        self._columns = columns
        self._last = last
        self.rows: dict[int, dict[str, Any]] = {}
        self.whole = True

    def read(self) -> dict[int, dict[str, Any]]:
        start: int | None = 1
        while start is not None:
            start = self._read_from(start)
        return self.rows

    def _read_from(self, start: int) -> int | None:
        """Read until the end or an unreadable spot; the id to go on with behind it."""
        reached = start
        try:
            for row in self._connection.execute(
                f"{self._select} WHERE rowid >= ? ORDER BY rowid", (start,)
            ):
                if 0 < row[0] < _FARTHEST:
                    reached = max(reached, self._keep(row) + 1)
        except READ_FAULTS:
            self.whole = False
            return self._behind(reached)
        return None

    def _behind(self, unread: int) -> int | None:
        """The first id from ``unread`` on from which reading goes on; None at the end.

        A leaf holds neighbouring ids: strides grow until a leaf can be read, the boundary is
        found by halving, and what lies between is tried one by one.
        """
        reached = self._first(unread)
        if reached:  # the row before the spot: the driver loses it with the error
            return reached + 1
        failed, stride = unread, 1
        while True:
            tried = failed + stride
            if tried > self._last + stride:
                self._try_each(unread, min(self._last, unread + _CLOSELY))
                return None
            reached = self._first(tried)
            if reached is not None:
                break
            failed, stride = tried, stride * 2
        while tried - failed > 1:
            middle = (failed + tried) // 2
            if self._first(middle) is None:
                failed = middle
            else:
                tried = middle
        self._try_each(unread, min(tried - 1, unread + _CLOSELY))
        return tried

    def _first(self, start: int) -> int | None:
        """Keep the first row from ``start`` on: its id, 0 if there is none, None if unreadable."""
        try:
            row = self._connection.execute(
                f"{self._select} WHERE rowid >= ? ORDER BY rowid LIMIT 1", (start,)
            ).fetchone()
        except READ_FAULTS:
            return None
        return 0 if row is None or row[0] < start else self._keep(row)

    def _try_each(self, start: int, end: int) -> None:
        for number in range(start, end + 1):
            with suppress(*READ_FAULTS):
                row = self._connection.execute(
                    f"{self._select} WHERE rowid = ?", (number,)
                ).fetchone()
                if row is not None and row[0] == number:
                    self._keep(row)

    def _keep(self, row: tuple[Any, ...]) -> int:
        self.rows[row[0]] = dict(zip(self._columns, row[1:], strict=True))
        return row[0]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that are kept in the file; none of what only bears the name of a table."""
    query = "SELECT type, sql FROM sqlite_schema WHERE name = ?"
    try:
        for kind, statement in connection.execute(query, (table,)):
            if kind == "view" or str(statement).upper().startswith("CREATE VIRTUAL"):
                return []
        # The last column says whether it is kept, hidden or made from others.
        found = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
        return [row[1] for row in found if not row[6]]
    except READ_FAULTS:
        return []


def _links(
    connection: sqlite3.Connection, table: str, columns: list[str]
) -> dict[int, dict[str, int]]:
    """What the indexes of one column say; each is read from both of its ends."""
    found: dict[int, dict[str, int]] = {}
    for index, column in _indexes(connection, table, columns):
        for order in ("", " DESC"):
            query = (
                f'SELECT rowid, "{column}" FROM "{table}" INDEXED BY "{index}"'
                f' ORDER BY "{column}"{order}, rowid{order}'
            )
            with suppress(*READ_FAULTS):
                for row_id, value in connection.execute(query):
                    if isinstance(value, int) and 0 < row_id < _FARTHEST:
                        found.setdefault(row_id, {})[column] = value
    return found


def _indexes(
    connection: sqlite3.Connection, table: str, columns: list[str]
) -> Iterator[tuple[str, str]]:
    with suppress(*READ_FAULTS):
        for row in connection.execute(f'PRAGMA index_list("{table}")').fetchall():
            parts = connection.execute(f'PRAGMA index_info("{row[1]}")').fetchall()
            if len(parts) == 1 and parts[0][2] in columns:
                yield row[1], parts[0][2]
