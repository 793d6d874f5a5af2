"""Sums over the steps of the journal and over kept files: a changed bit in any of them shows.

A step is sealed when it ends, with all its changes; a final or a source file when it is kept. The
tables need no sums: what they must hold is in the journal (``contradictions``).
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from zlib import crc32

from ita_desk.model.structure import OF_THE_OFFICE
from ita_desk.storage.journal import image
from ita_desk.storage.tables import TABLES, dossier_column

_STEP = (
    "SELECT id, at, author, action, kind, merge_key, focus_entity, focus_id, focus_field,"
    " reverses, below FROM step"
)
_CHANGE = "SELECT step_id, id, at, entity, row_id, dossier_id, kind, before, after FROM change"
_FINAL = (
    "SELECT id, dossier_id, document, at, author, fingerprint, pdf, dossier_file, change_id"
    " FROM final"
)
_SOURCE_FILE = "SELECT id, dossier_id, name, at, author, content FROM source_file"
RESTATES = frozenset({"migrate", "salvage"})
"""Actions whose step states every row anew."""


def seal_step(connection: sqlite3.Connection, step_id: int) -> None:
    """Write the sum of a step that is complete; a merged step is sealed again each time."""
    step = connection.execute(f"{_STEP} WHERE id = ?", (step_id,)).fetchone()
    changes = connection.execute(f"{_CHANGE} WHERE step_id = ? ORDER BY id", (step_id,))
    found = (_sum((step, *changes)), step_id)
    connection.execute("UPDATE step SET sum = ? WHERE id = ?", found)


def seal_final(connection: sqlite3.Connection, final_id: int) -> None:
    """Write the sum of a final."""
    row = connection.execute(f"{_FINAL} WHERE id = ?", (final_id,)).fetchone()
    connection.execute("UPDATE final SET sum = ? WHERE id = ?", (_sum([row]), final_id))


def seal_source_file(connection: sqlite3.Connection, file_id: int) -> None:
    """Write the sum of a source file."""
    row = connection.execute(f"{_SOURCE_FILE} WHERE id = ?", (file_id,)).fetchone()
    connection.execute("UPDATE source_file SET sum = ? WHERE id = ?", (_sum([row]), file_id))


def restate(connection: sqlite3.Connection, action: str, at: str) -> None:
    """State every row anew in the journal and seal everything: what came before is only history.

    For changes that the journal did not see: a migration, a salvage; ``action`` is one of
    ``RESTATES``. Needs an open transaction, and no triggers of the journal.
    """
    new = "INSERT INTO step (at, author, action, kind) VALUES (?, '', ?, 'do')"
    step = connection.execute(new, (at, action)).lastrowid
    first = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM change").fetchone()[0]
    for entity, table in TABLES.items():
        dossier = "0" if entity in OF_THE_OFFICE else dossier_column(entity)
        connection.execute(
            "INSERT INTO change (step_id, at, entity, row_id, dossier_id, kind, before, after)"
            f" SELECT ?, ?, '{entity}', id, {dossier}, 'update', '{{}}', {image(table, entity)}"
            f' FROM "{entity}"',
            (step, at),
        )
    connection.execute("UPDATE journal_head SET known_from = ?", (first,))
    seals = (("step", seal_step), ("final", seal_final), ("source_file", seal_source_file))
    for table, seal in seals:
        for (row_id,) in connection.execute(f"SELECT id FROM {table}").fetchall():
            seal(connection, row_id)


def broken_seals(connection: sqlite3.Connection) -> Iterator[str]:
    """Steps, changes, kept files and stacks that are not as they were written."""
    # Not by an index: it has a copy of its own of the step's number, which is not what is sealed.
    ordered = f"{_CHANGE} NOT INDEXED ORDER BY step_id, id"
    changes = groupby(connection.execute(ordered), itemgetter(0))
    sums = dict(connection.execute("SELECT id, sum FROM step"))
    of_step, rows = next(changes, (0, iter(())))
    for step in connection.execute(f"{_STEP} ORDER BY id"):
        mine: list[tuple[Any, ...]] = []
        if of_step == step[0]:
            mine = list(rows)
            of_step, rows = next(changes, (0, iter(())))
        if _sum((step, *mine)) != sums[step[0]]:
            yield f"step {step[0]} or a change of it is not as it was written"
    if of_step:
        yield f"change: step {of_step} of some is missing"
    for table, query in (("final", _FINAL), ("source_file", _SOURCE_FILE)):
        seals = dict(connection.execute(f"SELECT id, sum FROM {table}"))
        for kept in connection.execute(query):
            if _sum([kept]) != seals[kept[0]]:
                yield f"{table} {kept[0]} is not as it was written"
    if not _heads_follow(connection):
        yield "the head of the journal does not follow from its last step"


def _heads_follow(connection: sqlite3.Connection) -> bool:
    """Whether the tops of undo and redo are those that the newest step left."""
    heads = connection.execute("SELECT undo_top, redo_top FROM journal_head").fetchone()
    newest = connection.execute(
        "SELECT step.id, step.action, step.kind, reversed.below FROM step"
        " LEFT JOIN step AS reversed ON reversed.id = step.reverses ORDER BY step.id DESC LIMIT 1"
    ).fetchone()
    if newest is None:
        return heads == (None, None)
    step, action, kind, below = newest
    tops = {"do": (step, None), "undo": (below, step), "redo": (step, below)}
    return action in RESTATES or heads == tops.get(kind)


def _sum(rows: Iterable[tuple[Any, ...]]) -> int:
    found = 0
    for row in rows:
        found = crc32(repr(row).encode(), found)
    return found
