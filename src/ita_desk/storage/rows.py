"""Rows in and out of the tables: the one place where values become columns and come back."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from ita_desk.model.columns import ColumnType
from ita_desk.model.place import Entity
from ita_desk.storage.tables import PARENTS, TABLES, stored

Row = dict[str, Any]
"""Column → value."""

_MOST_VALUES = 500
"""Values in one query; some builds of SQLite take no more than 999."""


def read_rows(
    connection: sqlite3.Connection, entity: Entity, column: str, values: Sequence[int]
) -> list[Row]:
    """The rows whose ``column`` holds one of ``values``; those of lists in their order."""
    kinds = TABLES[entity].kinds
    return _converted(kinds, stored_rows(connection, entity, tuple(kinds), column, values))


def stored_rows(
    connection: sqlite3.Connection,
    entity: Entity,
    wanted: Sequence[str],
    column: str,
    values: Sequence[int],
) -> list[tuple[Any, ...]]:
    """Columns, as they are stored, of the rows whose ``column`` holds one of ``values``.

    After what was ``wanted`` each row has what it is ordered by: ``sort_order`` and ``id`` where
    the rows are of lists, else ``id``. They are ordered here, since SQLite would copy them whole.
    """
    order = ("sort_order", "id") if entity in PARENTS else ("id",)
    names = ", ".join(f'"{name}"' for name in (*wanted, *order))
    found: list[tuple[Any, ...]] = []
    for start in range(0, len(values), _MOST_VALUES):
        chunk = values[start : start + _MOST_VALUES]
        among = ", ".join("?" * len(chunk))
        query = f'SELECT {names} FROM "{entity}" WHERE "{column}" IN ({among})'
        found.extend(connection.execute(query, chunk))
    found.sort(key=itemgetter(*range(-len(order), 0)))
    return found


def all_rows(connection: sqlite3.Connection, entity: Entity) -> list[Row]:
    """All rows of a table by their ids."""
    kinds = TABLES[entity].kinds
    names = ", ".join(f'"{name}"' for name in kinds)
    return _converted(kinds, connection.execute(f'SELECT {names} FROM "{entity}" ORDER BY id'))


def read_column(
    connection: sqlite3.Connection, entity: Entity, wanted: str, column: str, values: Iterable[int]
) -> list[Any]:
    """One stored column of the rows whose ``column`` holds one of ``values``."""
    ordered = sorted(values)
    return [row[0] for row in stored_rows(connection, entity, [wanted], column, ordered)]


def find_row(
    connection: sqlite3.Connection, entity: Entity, columns: Mapping[str, Any]
) -> int | None:
    """The id of the first row with these values, or None."""
    matches = " AND ".join(f'"{name}" IS ?' for name in columns)
    query = f'SELECT id FROM "{entity}" WHERE {matches} ORDER BY id LIMIT 1'
    found = connection.execute(query, _stored_row(entity, columns)).fetchone()
    return None if found is None else int(found[0])


def insert_row(connection: sqlite3.Connection, entity: Entity, values: Mapping[str, Any]) -> int:
    """Add a row and return its id; columns that are not given take their defaults."""
    done = connection.execute(_insertion(entity, values), _stored_row(entity, values))
    return int(done.lastrowid or 0)


def insert_rows(
    connection: sqlite3.Connection, entity: Entity, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Add rows that give the same columns."""
    if rows:
        many = (_stored_row(entity, row) for row in rows)
        connection.executemany(_insertion(entity, rows[0]), many)


def update_row(
    connection: sqlite3.Connection, entity: Entity, row_id: int, values: Mapping[str, Any]
) -> bool:
    """Write columns of a row; whether it is there."""
    pairs = ", ".join(f'"{name}" = ?' for name in values)
    query = f'UPDATE "{entity}" SET {pairs} WHERE id = ?'
    return connection.execute(query, (*_stored_row(entity, values), row_id)).rowcount == 1


def delete_row(connection: sqlite3.Connection, entity: Entity, row_id: int) -> bool:
    """Remove a row and what the database removes with it; whether it was there."""
    return connection.execute(f'DELETE FROM "{entity}" WHERE id = ?', (row_id,)).rowcount == 1


def from_column(kind: ColumnType, stored: Sequence[Any]) -> Sequence[Any]:
    """The values of a whole column; None stays None."""
    read = kind.from_column
    return stored if read is None else [None if held is None else read(held) for held in stored]


def _converted(kinds: Mapping[str, ColumnType], stored: Iterable[tuple[Any, ...]]) -> list[Row]:
    columns = zip(*stored, strict=True)
    held = [from_column(kind, of) for kind, of in zip(kinds.values(), columns, strict=False)]
    return [dict(zip(kinds, row, strict=True)) for row in zip(*held, strict=True)]


def _insertion(entity: Entity, values: Iterable[str]) -> str:
    names = list(values)
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{entity}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def _stored_row(entity: Entity, values: Mapping[str, Any]) -> tuple[Any, ...]:
    kinds = TABLES[entity].kinds
    return tuple(stored(kinds[name], value) for name, value in values.items())
