"""The state of an office database, read past the program: what a proof compares.

The journal says of every change what was before it, so the state after any earlier change can be
found again from a later one.
"""

import hashlib
import json
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

from ita_desk.model.place import Entity

Rows = dict[tuple[str, int], dict[str, Any]]
"""Table and id → the row's columns."""

TABLES: tuple[str, ...] = get_args(Entity)


@contextmanager
def reading(path: Path) -> Generator[sqlite3.Connection]:
    """A connection that only reads."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    try:
        yield connection
    finally:
        connection.close()


def newest_change(connection: sqlite3.Connection) -> int:
    """The number of the journal's newest change, 0 before the first."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def rows_now(connection: sqlite3.Connection) -> Rows:
    """Every row of every table that the journal watches."""
    rows: Rows = {}
    for table in TABLES:
        found = connection.execute(f'SELECT * FROM "{table}" ORDER BY id')
        names = [column[0] for column in found.description]
        for values in found:
            row = dict(zip(names, values, strict=True))
            rows[table, row["id"]] = row
    return rows


def rows_at(connection: sqlite3.Connection, change: int) -> Rows:
    """Every row as it was right after a change: all later ones reversed, newest first.

    Raises AssertionError where the journal contradicts the tables.
    """
    rows = rows_now(connection)
    later = connection.execute(
        "SELECT entity, row_id, kind, before, after FROM change WHERE id > ? ORDER BY id DESC",
        (change,),
    )
    for table, row_id, kind, before, after in later:
        if kind == "delete":
            assert (table, row_id) not in rows, f"{table} {row_id} was deleted and is there"
            rows[table, row_id] = json.loads(before)
        elif kind == "insert":
            assert (table, row_id) in rows, f"{table} {row_id} was added and is not there"
            del rows[table, row_id]
        else:
            new = json.loads(after)
            row = rows[table, row_id]
            assert {name: row[name] for name in new} == new, f"{table} {row_id} says otherwise"
            rows[table, row_id] = row | json.loads(before)
    return rows


def fingerprint(rows: Rows) -> bytes:
    """32 bytes that differ when any value of any row differs."""
    ordered = [rows[key] for key in sorted(rows)]
    return hashlib.sha256(json.dumps(ordered, sort_keys=True).encode()).digest()


def contents(path: Path) -> dict[str, bytes]:
    """Of every table of the file, the journal's too, 32 bytes that differ when a value differs."""
    found: dict[str, bytes] = {}
    with reading(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            digest = hashlib.sha256()
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
                digest.update(repr(row).encode())
            found[table] = digest.digest()
        for pragma in ("application_id", "user_version"):
            found[pragma] = repr(connection.execute(f"PRAGMA {pragma}").fetchone()).encode()
    return found
