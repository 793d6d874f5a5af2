"""Rows that were deleted, put back from the journal with all that went with them."""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select, update

from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import REFERENCES, STRUCTURE
from ita_desk.storage.deleted import is_there, last_deletion, missing_owner, owners
from ita_desk.storage.journal import CHANGE
from ita_desk.storage.steps import defer_foreign_keys, insert_stored
from ita_desk.storage.tables import TABLES, as_stored


class NotDeleted(WorldFault):
    """What was to be brought back is there, or was never deleted."""

    def __init__(self, place: Place) -> None:
        super().__init__(N_("This is back already, or can no longer be found."))
        self.place = place


class OwnerGone(WorldFault):
    """What a deleted row hung below is gone too; ``owner`` must come back first."""

    def __init__(self, owner: Place) -> None:
        super().__init__(N_("What this belonged to was deleted too. Bring that back first."))
        self.owner = owner


def bring_back(connection: Connection, place: Place) -> None:
    """Put a deleted row back in its place, under its old id, with all that went with it.

    What referred to it and was emptied or led elsewhere then refers to it again, unless something
    else stands there now. Raises NotDeleted, OwnerGone.
    """
    gone = last_deletion(connection, place)
    if gone is None or is_there(connection, place):
        raise NotDeleted(place)
    step, before = gone
    owner = missing_owner(connection, place.entity, json.loads(before))
    if owner is not None:
        raise OwnerGone(owner)
    defer_foreign_keys(connection)
    back: set[Place] = set()
    there = _There(connection)
    order: tuple[Entity, ...] = ("dossier", *STRUCTURE)
    for entity in order[order.index(place.entity) :]:
        rows: list[Mapping[str, Any]] = []
        for row_id, columns in _went(connection, step, entity):
            row = Place(entity, row_id)
            above = [Place(to, columns[name]) for name, to in owners(entity)]
            hung = any(owner in back for owner in above) and all(map(there.holds, above))
            if (row == place or hung) and not there.holds(row):
                rows.append(_as_it_comes(row, columns, there))
                back.add(row)
        _insert(connection, entity, rows)
        there.came(entity, rows)
    _fill_references(connection, step, back)


class _There:
    """The ids of the rows that are there, read once a table."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ids: dict[Entity, set[int]] = {}

    def holds(self, place: Place) -> bool:
        """Whether a row is there."""
        return place.id in self._of(place.entity)

    def came(self, entity: Entity, rows: Sequence[Mapping[str, Any]]) -> None:
        """Rows were added."""
        self._of(entity).update(row["id"] for row in rows)

    def _of(self, entity: Entity) -> set[int]:
        if entity not in self._ids:
            own = as_stored(entity).c
            self._ids[entity] = set(self._connection.scalars(select(own.id)))
        return self._ids[entity]


def _went(connection: Connection, step: int, entity: Entity) -> list[tuple[int, Mapping[str, Any]]]:
    """The rows of a table that were deleted in a step, in the order of their ids."""
    change = CHANGE.c
    query = select(change.row_id, change.kind, change.before)
    query = query.where(change.step_id == step, change.entity == entity, change.kind != "insert")
    changes = connection.execute(query.order_by(change.id.desc()))
    rows: dict[int, dict[str, Any]] = {}
    for row_id, kind, before in changes:
        if kind == "delete":
            rows[row_id] = json.loads(before)
        elif row_id in rows:
            # Undoing an addition empties the row before it goes.
            rows[row_id] |= json.loads(before)
    return sorted(rows.items())


def _as_it_comes(row: Place, columns: Mapping[str, Any], there: _There) -> Mapping[str, Any]:
    """What a row held, without columns of old versions and without what it chose and is gone."""
    known = TABLES[row.entity].columns
    values = {name: held for name, held in columns.items() if name in known}
    for name, chosen in REFERENCES.get(row.entity, {}).items():
        held = values.get(name)
        if held is not None and not there.holds(Place(chosen, held)):
            values[name] = None
    return values


def _insert(connection: Connection, entity: Entity, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows; those that an older version let go have other columns."""
    for _, alike in groupby(rows, key=tuple):
        insert_stored(connection, entity, list(alike))


def _fill_references(connection: Connection, step: int, back: set[Place]) -> None:
    for entity, names in REFERENCES.items():
        change, own = CHANGE.c, as_stored(entity)
        query = select(change.row_id, change.before, change.after).order_by(change.id)
        query = query.where(
            change.step_id == step, change.entity == entity, change.kind == "update"
        )
        for row_id, before, after in connection.execute(query).all():
            told: dict[str, Any] = json.loads(before)
            since: dict[str, Any] = json.loads(after)
            for name, held in told.items():
                if name in names and Place(names[name], held or 0) in back:
                    left = update(own).where(own.c.id == row_id, own.c[name].is_(since[name]))
                    connection.execute(left.values({name: held}))
