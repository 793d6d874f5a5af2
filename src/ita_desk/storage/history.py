"""The readable history: who changed what, when, from what to what."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, select

from ita_desk.model.place import Place
from ita_desk.storage.journal import CHANGE, STEP

ChangeKind = Literal["insert", "update", "delete"]


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


def changes_of(place: Place) -> Select[Any]:
    """The query for the changes of a row with their steps, newest first."""
    change, step = CHANGE.c, STEP.c
    return (
        select(change.id, change.step_id, change.at, step.author, step.action, step.kind)
        .add_columns(change.entity, change.row_id, change.dossier_id, change.kind)
        .add_columns(change.before, change.after)
        .join_from(CHANGE, STEP, step.id == change.step_id)
        .where(change.entity == place.entity, change.row_id == place.id)
        .order_by(change.id.desc())
    )


def of_place(connection: Connection, place: Place) -> tuple[HistoryEntry, ...]:
    """What happened to a row, or with ``field`` to that field and its row, newest first."""
    rows = connection.execute(changes_of(place))
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
