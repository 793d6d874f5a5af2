"""The history of a field, and of a row, as a person reads it: who, when, from what to what."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from ita_desk.model.clock import FIRST_YEAR
from ita_desk.model.place import Entity, Place
from ita_desk.storage.journal import CHANGE, STEP
from ita_desk.storage.tables import TABLES, as_stored, dossier_column, read

ChangeKind = Literal["insert", "update", "delete"]

Values = Mapping[str, Any]
"""Field → value, as in the tree."""
_ONE_FIELD = {"date": ("date", "date_text"), "date_text": ("date", "date_text")}
"""A date and what could not be read as one are the same field to a reader."""
_INNER = frozenset({"id", "dossier_id", "key"})


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


def since_or_never(at: ColumnElement[str], since: str) -> ColumnElement[bool]:
    """Whether a moment is not before ``since``, or told by a clock that was years slow."""
    return or_(at >= since, at < str(FIRST_YEAR))


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


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What one step made of a field, or of the fields of a row that it changed.

    ``at`` is UTC in ISO form; ``author`` the system account; ``origin`` says whether it was done,
    undone or redone. Of a row that came there is no ``before``, of one that went no ``after``.
    """

    step: int
    at: str
    author: str
    action: str
    origin: Literal["do", "undo", "redo"]
    kind: ChangeKind
    before: Values
    after: Values


def of_field(
    connection: Connection, place: Place, since: str, limit: int
) -> tuple[FieldChange, ...]:
    """The changes of a field since a moment, newest first; of its whole row without ``field``.

    With them are those of a clock that was years slow: nobody knows when they were made.
    Several writes of one step (typing) are one entry, and one that ended where it began is none.
    """
    names = _names(place)
    recent = changes_of(place).where(since_or_never(CHANGE.c.at, since))
    rows = map(tuple[Any, ...], connection.execute(recent))
    found: list[FieldChange] = []
    now = _present(connection, place, names)
    for _, group in groupby(rows, key=lambda row: row[1]):
        writes = [(row, *_images(row, names)) for row in group]
        change, now = _merged(place, writes, now)
        if change is not None:
            found.append(change)
        if len(found) == limit:
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Since:
    """What is different from an earlier state of a dossier; rows that only moved are left out."""

    edited: Mapping[Place, Any]
    """Fields that hold something else now → what stood there, as in the tree."""
    added: frozenset[Place]
    removed: Mapping[Place, Values]
    """Rows that are gone → what stood in them."""


def since_change(connection: Connection, dossier_id: int, change_id: int) -> Since:
    """What is different from when ``change_id`` was the journal's newest change."""
    own = CHANGE.c
    query = (
        select(own.entity, own.row_id, own.kind, own.before)
        .where(own.dossier_id == dossier_id, own.id > change_id)
        .order_by(own.id)
    )
    then: dict[Place, dict[str, Any]] = {}
    born: set[Place] = set()
    gone: set[Place] = set()
    for entity, row_id, kind, before in connection.execute(query):
        place = Place(entity, row_id)
        if kind == "insert" and place not in then:
            born.add(place)
        (gone.add if kind == "delete" else gone.discard)(place)
        then[place] = (json.loads(before) if before else {}) | then.get(place, {})
    edited: dict[Place, Any] = {}
    for place, now in _present_rows(connection, dossier_id, then.keys() - born - gone):
        old = {name: held for name, held in then[place].items() if held != now.get(name, held)}
        edited |= {Place(place.entity, place.id, name): v for name, v in _values(place, old)}
    removed = {place: _read(place, _told(place, then[place])) for place in gone - born}
    return Since(edited, frozenset(born - gone), removed)


def _present_rows(
    connection: Connection, dossier_id: int, places: Iterable[Place]
) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The stored values of rows that are there, one query an entity."""
    wanted = set(places)
    entities: set[Entity] = {place.entity for place in wanted}
    for entity in entities:
        own = as_stored(entity).c
        rows = connection.execute(select(*own).where(own[dossier_column(entity)] == dossier_id))
        for row in rows.mappings():
            place = Place(entity, row["id"])
            if place in wanted:
                yield place, _told(place, {str(name): row[name] for name in row})


def _told(place: Place, held: Mapping[str, Any]) -> dict[str, Any]:
    names = _names(place) - {"sort_order"}
    return {name: value for name, value in held.items() if name in names}


def _merged(
    place: Place, writes: Sequence[tuple[Any, dict[str, Any], dict[str, Any]]], now: dict[str, Any]
) -> tuple[FieldChange | None, dict[str, Any]]:
    """The entry of one step's writes, newest first, and the values before them."""
    step, at, author, action, origin = writes[0][0][1:6]
    head = (step, at, author, action, origin)
    kinds = [row[9] for row, *_ in writes]
    if "insert" in kinds:
        stayed = "delete" not in kinds
        return FieldChange(*head, "insert", {}, _read(place, now)) if stayed else None, {}
    if "delete" in kinds:
        gone = writes[kinds.index("delete")][1]
        return FieldChange(*head, "delete", _read(place, gone), {}), gone
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for _, old, new in writes:
        before |= old
        after = new | after
    # A migration or a salvage states every row anew, and says nothing of what was before.
    changed = [name for name in after if name in before and before[name] != after[name]]
    then = now | before
    if not changed:
        return None, then
    old, new = ({name: image[name] for name in changed} for image in (before, after))
    return FieldChange(*head, "update", _read(place, old), _read(place, new)), then


def _names(place: Place) -> frozenset[str]:
    if place.field:
        return frozenset(_ONE_FIELD.get(place.field, (place.field,)))
    return frozenset(TABLES[place.entity].columns.keys()) - _INNER


def _images(row: Any, names: frozenset[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    images: list[dict[str, Any]] = [json.loads(image) if image else {} for image in row[10:12]]
    before, after = ({n: held for n, held in image.items() if n in names} for image in images)
    return before, after


def _present(connection: Connection, place: Place, names: frozenset[str]) -> dict[str, Any]:
    """The stored values as they are; none where the row is not there."""
    own = as_stored(place.entity).c
    row = connection.execute(select(*(own[name] for name in names)).where(own.id == place.id))
    return {name: held for found in row.mappings() for name, held in found.items()}


def _read(place: Place, stored: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_values(place, stored))


def _values(place: Place, stored: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    columns = TABLES[place.entity].columns
    for name, held in stored.items():
        try:
            yield name, read(columns[name], held)
        except ValueError:  # the journal of a crafted database: shown as it stands there
            yield name, str(held)
