"""What the journal says of every row against what its table says: a changed bit in either shows.

The journal holds each row as it was added and each value written since, so it tells what every
table must hold, and each change says what was there before it.
"""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from ita_desk.storage.journal import image
from ita_desk.storage.tables import OFFICE_ID, TABLES

_Row = tuple[str, int]
_Image = str | dict[str, Any]
"""A row as the journal has it: as the JSON of its adding until something changed it."""

_IMAGES = {"insert": (True, False), "update": (False, False), "delete": (False, True)}
"""Of each kind of change, whether the image before and the one after are missing."""
_OFFICE: _Row = ("office", OFFICE_ID)
"""It was there before the journal."""


def contradictions(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows whose table and journal differ, and changes that don't follow from those before.

    Raises ValueError where an image is no JSON; see that it is first.
    """
    expected: dict[_Row, _Image] = {}
    yield from _replay(connection, expected)
    for entity, table in TABLES.items():
        for row_id, text in connection.execute(
            f'SELECT id, {image(table, entity)} FROM "{entity}"'
        ):
            known = expected.pop((entity, row_id), None)
            if known is None:
                if (entity, row_id) != _OFFICE:
                    yield f"{entity} {row_id} was never added"
            elif known != text and not _agree(_values(known), json.loads(text)):
                yield f"{entity} {row_id} differs from its history"
    yield from (f"{entity} {row_id} is missing" for entity, row_id in expected)


def _replay(connection: sqlite3.Connection, expected: dict[_Row, _Image]) -> Iterator[str]:
    """Fill ``expected`` with what the changes, one after the other, lead to."""
    ((first,),) = connection.execute("SELECT known_from FROM journal_head")
    query = "SELECT id, entity, row_id, kind, before, after FROM change WHERE id >= ? ORDER BY id"
    for number, entity, row_id, kind, before, after in connection.execute(query, (first,)):
        row = (entity, row_id)
        if (before is None, after is None) != _IMAGES.get(kind):
            yield f"change {number} is of no known kind"
            return
        known = expected.pop(row, None)
        if kind == "insert":
            if known is not None:
                yield f"change {number} adds {entity} {row_id} again"
            expected[row] = after
            continue
        if known is None and row != _OFFICE and before != "{}":
            yield f"change {number} is of {entity} {row_id}, which was not there"
        values = _values(known or {})
        if not _agree(values, json.loads(before)):
            yield f"change {number} of {entity} {row_id} does not follow from those before it"
        if kind == "update":
            expected[row] = {**values, **json.loads(after)}


def _values(known: _Image) -> dict[str, Any]:
    return json.loads(known) if isinstance(known, str) else known


def _agree(known: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether two images agree in the columns that both have."""
    return all(known[name] == told[name] for name in known.keys() & told.keys())
