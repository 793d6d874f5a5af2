"""A transaction: the only door to change, and the autosave."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.fields import cleared_with
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import BrokenRule, checked_value
from ita_desk.model.structure import REFERENCES
from ita_desk.storage import bringing_back
from ita_desk.storage.connection import scalar
from ita_desk.storage.tables import PARENTS, TABLES, fields_of

GAP = 1024
"""Between siblings' ``sort_order``: ten moves into one spot before the list is spaced anew."""


class InvalidValue(WorldFault):
    """A value that the field cannot hold."""

    def __init__(self, place: Place, broken: BrokenRule, value: object) -> None:
        super().__init__(
            N_("{field}: this value cannot be kept ({reason})."),
            field=place.field,
            reason=broken.sentence,
        )
        self.place = place
        self._reason = {**broken.context, "found": value}

    def sentence(self, translate: Callable[[str], str] = lambda message: message) -> str:
        """The one line a user reads."""
        return self.told(self.place.field, translate)

    def told(self, name: str, translate: Callable[[str], str]) -> str:
        """The same line with the name that the user knows the field by."""
        reason = translate(str(self.parameters["reason"])).format(**self._reason)
        return translate(self.message).format(field=name, reason=reason)


class NoSuchRow(WorldFault):
    """The row to change is gone (deleted or undone meanwhile)."""

    def __init__(self, place: Place) -> None:
        super().__init__(N_("What was to be changed is no longer there."))
        self.place = place


class Transaction:
    """Reads and writes rows of one open transaction; get it from ``Store.transact``.

    ``changes`` is filled when the transaction has been committed.
    """

    def __init__(self, connection: Connection, driver: sqlite3.Connection) -> None:
        """Work on a connection that has begun a transaction under a step of the journal."""
        self._connection = connection
        self._driver = driver
        self.changes = Changes()
        self.focus: Place | None = None

    def row(self, entity: Entity, row_id: int) -> dict[str, Any]:
        """One row as a mapping of columns; raises NoSuchRow."""
        for row in self._rows(entity, "id", row_id):
            return row
        raise NoSuchRow(Place(entity, row_id))

    def children(self, entity: Entity, parent_id: int) -> list[dict[str, Any]]:
        """The rows of one list in their order."""
        return self._rows(entity, PARENTS[entity], parent_id)

    def of_dossier(self, entity: Entity, dossier_id: int) -> list[dict[str, Any]]:
        """All rows of a dossier, of all lists of this entity, in one query."""
        return self._rows(entity, "dossier_id", dossier_id)

    def find(self, entity: Entity, **columns: object) -> int | None:
        """The id of the first row with these columns, or None."""
        table = TABLES[entity].c
        matches = (table[name] == value for name, value in columns.items())
        query = select(table.id).where(*matches).order_by(table.id).limit(1)
        return self._connection.execute(query).scalar()

    def insert(self, entity: Entity, **values: object) -> int:
        """Add a row and return its id; in a list without ``sort_order`` it becomes the last.

        Raises InvalidValue.
        """
        for name in fields_of(entity).model_fields.keys() & values.keys():
            values[name] = checked(Place(entity, 0, name), values[name])
        if entity in PARENTS and "sort_order" not in values:
            values["sort_order"] = self._last_order(entity, values[PARENTS[entity]]) + GAP
        done = self._connection.execute(insert(TABLES[entity]), values)
        return int(done.lastrowid)

    def insert_many(self, entity: Entity, values: Sequence[Mapping[str, Any]]) -> None:
        """Add rows whose ids and order are set, and whose values were checked."""
        if values:
            self._connection.execute(insert(TABLES[entity]), values)

    def next_id(self, entity: Entity) -> int:
        """An id that no row has or ever had; the ids after it are free as well."""
        query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        return int(scalar(self._driver, query, (entity,)) or 0) + 1

    def set(self, place: Place, value: object) -> None:
        """Write one field; raises InvalidValue or NoSuchRow.

        Of a date and a date that can't be read, the one that is written stays.
        """
        cleared = cleared_with(fields_of(place.entity), place.field, value)
        values = {place.field: checked(place, value), **cleared}
        if not self._update(place.entity, place.id, values):
            raise NoSuchRow(place)

    def delete(self, entity: Entity, row_id: int) -> None:
        """Remove a row and all below it; raises NoSuchRow.

        Of a measure nothing is lost: its activities go under a measure without a name.
        """
        table = TABLES[entity]
        if entity == "measure":
            self._part_from_activities(row_id)
        if not self._connection.execute(delete(table).where(table.c.id == row_id)).rowcount:
            raise NoSuchRow(Place(entity, row_id))

    def bring_back(self, place: Place) -> None:
        """Put a deleted row back with all below it; raises NotDeleted, OwnerGone."""
        bringing_back.bring_back(self._connection, place)

    def order_before(self, entity: Entity, parent_id: int, before: int | None) -> int:
        """A free ``sort_order`` in front of the sibling ``before`` (None: at the end).

        Writes other rows only where the gap is used up.
        """
        orders = self._orders(entity, parent_id)
        index = next((i for i, (row_id, _) in enumerate(orders) if row_id == before), len(orders))
        low = orders[index - 1][1] if index else 0
        high = orders[index][1] if index < len(orders) else low + 2 * GAP
        if index == 0:
            low = high - 2 * GAP
        if high - low < 2:
            self._space_anew(entity, orders)
            return self.order_before(entity, parent_id, before)
        return (low + high) // 2

    def move(self, entity: Entity, row_id: int, before: int | None) -> None:
        """Put a row in front of its sibling ``before`` (None: at the end); raises NoSuchRow."""
        if before == row_id:
            return
        parent_id = int(self.row(entity, row_id)[PARENTS[entity]])
        order = self.order_before(entity, parent_id, before)
        self._update(entity, row_id, {"sort_order": order})

    def _part_from_activities(self, measure_id: int) -> None:
        activities = self._rows("activity", "measure_id", measure_id)
        if not activities:
            return
        dossier_id = activities[0]["dossier_id"]
        nameless = [
            row["id"]
            for row in self.children("measure", dossier_id)
            if not row["title"] and row["id"] != measure_id
        ]
        target = nameless[0] if nameless else self.insert("measure", dossier_id=dossier_id)
        for activity in activities:
            self._update("activity", activity["id"], {"measure_id": target})

    def _rows(self, entity: Entity, column: str, value: int) -> list[dict[str, Any]]:
        table = TABLES[entity]
        query = select(table).where(table.c[column] == value)
        if entity in PARENTS:
            query = query.order_by(table.c.sort_order, table.c.id)
        return [dict(row) for row in self._connection.execute(query).mappings()]

    def _update(self, entity: Entity, row_id: int, values: Mapping[str, Any]) -> bool:
        table = TABLES[entity]
        query = update(table).where(table.c.id == row_id).values(**values)
        return self._connection.execute(query).rowcount == 1

    def _last_order(self, entity: Entity, parent_id: object) -> int:
        table = TABLES[entity].c
        query = select(func.max(table.sort_order)).where(table[PARENTS[entity]] == parent_id)
        return self._connection.execute(query).scalar() or 0

    def _orders(self, entity: Entity, parent_id: int) -> list[tuple[int, int]]:
        table = TABLES[entity].c
        query = select(table.id, table.sort_order).where(table[PARENTS[entity]] == parent_id)
        found = self._connection.execute(query.order_by(table.sort_order, table.id))
        return [(row_id, order) for row_id, order in found]

    def _space_anew(self, entity: Entity, orders: list[tuple[int, int]]) -> None:
        for number, (row_id, _) in enumerate(orders, start=1):
            self._update(entity, row_id, {"sort_order": number * GAP})


def checked(place: Place, value: object) -> object:
    """The value as the field holds it; raises InvalidValue, or KeyError for no such field."""
    if place.field in REFERENCES.get(place.entity, {}):
        return value
    try:
        return checked_value(fields_of(place.entity), place.field, value)
    except BrokenRule as broken:
        raise InvalidValue(place, broken, value) from None
