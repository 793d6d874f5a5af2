"""The readable history: who changed what, when, from what to what."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ita_desk.model.place import Place

ChangeKind = Literal["insert", "update", "delete"]

_QUERY = (
    "SELECT change.id, change.step_id, change.at, step.author, step.action, step.kind,"
    " change.entity, change.row_id, change.dossier_id, change.kind, change.before, change.after"
    " FROM change JOIN step ON step.id = change.step_id"
)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one field, or of a whole row (``place.field`` empty).

    ``before`` and ``after`` are the stored forms (of a deleted row: its columns). ``at`` is UTC
    in ISO form; ``origin`` says whether it was done, undone or redone.
    """

    number: int
    step: int
    at: str
    author: str
    action: str
    origin: Literal["do", "undo", "redo"]
    dossier_id: int
    place: Place
    kind: ChangeKind
    before: Any
    after: Any


def of_place(connection: sqlite3.Connection, place: Place) -> tuple[HistoryEntry, ...]:
    """What happened to a row, or with ``field`` to that field and its row, newest first."""
    rows = connection.execute(
        f"{_QUERY} WHERE change.entity = ? AND change.row_id = ? ORDER BY change.id DESC",
        (place.entity, place.id),
    )
    entries = (entry for row in rows for entry in _entries(row))
    return tuple(
        entry for entry in entries if place.field in ("", entry.place.field or place.field)
    )


def _entries(row: Any) -> Iterator[HistoryEntry]:
    number, step, at, author, action, origin, entity, row_id, dossier_id, kind, *images = row
    before: Any = json.loads(images[0]) if images[0] else None
    after: Any = json.loads(images[1]) if images[1] else None
    head = (number, step, at, author, action, origin, dossier_id)
    if kind != "update":
        yield HistoryEntry(*head, Place(entity, row_id), kind, before, after)
        return
    for name in before:
        yield HistoryEntry(*head, Place(entity, row_id, name), kind, before[name], after[name])
