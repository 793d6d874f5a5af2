"""What stands in the schema of a database that no program of ours put there, or is not as ours.

A trigger, a view or another table of the same name would run, or answer, each time the program
writes or reads. So a schema is compared whole with those that a database of its version can have
(``versions``): the one a new database is made with, and what migrations make of older ones.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

VERSIONS = Path(__file__).parent / "versions"
"""``N.json`` and, for what migrations lead to, ``N-from-M.json``: lists of entries."""

_LONGEST_NAME = 60


class Entry(NamedTuple):
    """An entry of a schema: kind, name, table it belongs to, and the statement that made it."""

    kind: str
    name: str
    table: str
    statement: str | None


def entries(connection: sqlite3.Connection) -> frozenset[Entry]:
    """What the schema of a database holds; raises sqlite3.Error."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    return frozenset(Entry(*row) for row in connection.execute(query))


def known_schemas(version: int) -> Iterator[frozenset[Entry]]:
    """The schemas that a database of a version may have."""
    for path in sorted(
        (*VERSIONS.glob(f"{version}.json"), *VERSIONS.glob(f"{version}-from-*.json"))
    ):
        yield frozenset(Entry(*entry) for entry in json.loads(path.read_text(encoding="utf-8")))


def schema_problems(connection: sqlite3.Connection, version: int) -> Iterator[str]:
    """In what a schema differs from the one of its version that it is most like."""
    found = entries(connection)
    best = min(known_schemas(version), key=lambda known: len(known ^ found))
    known, there = {entry[:2] for entry in best}, {entry[:2] for entry in found}
    for entry in sorted(found - best, key=_tables_first):
        ours = entry[:2] in known
        yield _told(entry) + (
            " is not as this program makes it" if ours else " is not of this program"
        )
    for entry in sorted(best - found, key=_tables_first):
        if entry[:2] not in there:
            yield f"{_told(entry)} is missing"


def _tables_first(entry: Entry) -> tuple[bool, str]:
    return entry.kind != "table", str(entry.name)


def _told(entry: Entry) -> str:
    """Kind and name, whatever was put there, on one short line."""
    words = (json.dumps(str(word)[:_LONGEST_NAME], ensure_ascii=False) for word in entry[:2])
    return "the {} {}".format(*(word.strip('"') for word in words))
