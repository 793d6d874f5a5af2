"""The recycle bin: what was deleted and did not come back, as the journal keeps it.

A row is listed once, by its own deletion; what went with it hangs below it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from ita_desk.model.place import Entity, Place
from ita_desk.storage.field_history import since_or_never
from ita_desk.storage.journal import CHANGE, STEP
from ita_desk.storage.tables import TABLES, as_stored, target

_DELETE: ColumnElement[str] = literal_column("'delete'")
"""Written out, as in the index of deletions, which then serves."""

BinEntity = Literal["dossier", "measure", "activity", "result"]
_COUNTED: dict[BinEntity, tuple[Entity, str]] = {
    "dossier": ("activity", "dossier_id"),
    "measure": ("activity", "measure_id"),
    "activity": ("result", "activity_id"),
    "result": ("evidence", "result_id"),
}
"""What is told to have gone with a row, and the column that names the row."""
_QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
_TYPED: dict[BinEntity, tuple[str, ...]] = {
    "dossier": ("fiscal_year",),
    "measure": ("title", "rationale"),
    "activity": ("title", "quantity", "quality", "responsible", *_QUARTERS, "months"),
    "result": ("text", "date", "date_text", "place"),
}
"""A row with nothing in these, and nothing below it, is not worth listing."""


@dataclass(frozen=True, slots=True)
class DossierName:
    """What a dossier is called by."""

    unit_name: str
    fiscal_year: int
    round: int
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deleted row: when (UTC in ISO form) and by whom, its columns, and what hung below it.

    ``origin`` is ``undo`` where an addition was undone. ``missing`` is the outermost owner that
    is gone too and must come back first, with the columns it had.
    """

    place: Place
    dossier_id: int
    at: str
    author: str
    action: str
    origin: Literal["do", "undo", "redo"]
    columns: Mapping[str, Any]
    below: int
    dossier: DossierName | None
    missing: tuple[Place, Mapping[str, Any]] | None = None


def deletions(connection: Connection, since: str, limit: int) -> tuple[Deletion, ...]:
    """The deletions since a moment (UTC in ISO form), newest first, ``limit`` at most.

    With them are those of a clock that was years slow: nobody knows when they were made.
    """
    found = [
        row for entity in get_args(BinEntity) for row in _roots(connection, entity, since, limit)
    ]
    found.sort(key=lambda row: -row[0])
    counts: dict[tuple[int, Entity], Mapping[int, int]] = {}
    listed: list[Deletion] = []
    for _, step, at, author, action, origin, entity, row_id, dossier_id, before in found[:limit]:
        columns = as_it_was(connection, step, Place(entity, row_id), json.loads(before))
        below = _below(connection, step, entity, counts).get(row_id, 0)
        if below or any(columns.get(name) for name in _TYPED[entity]):
            missing = missing_owner(connection, entity, columns)
            told = None if missing is None else (missing, _last_columns(connection, missing))
            name = _dossier_name(connection, dossier_id)
            head = (Place(entity, row_id), dossier_id, at, author, action, origin, columns)
            listed.append(Deletion(*head, below, name, told))
    return tuple(listed)


def owners(entity: Entity) -> tuple[tuple[str, Entity], ...]:
    """The columns of a table without whose targets its rows can't be, outermost first."""
    found: list[tuple[str, Entity]] = []
    for column in TABLES[entity].columns:
        owner = target(column)
        if owner is not None and not column.nullable:
            found.append((column.name, owner))
    return tuple(found)


def missing_owner(
    connection: Connection, entity: Entity, columns: Mapping[str, Any]
) -> Place | None:
    """The outermost owner of a deleted row that is not there; None where all are."""
    for name, owner in owners(entity):
        if not is_there(connection, Place(owner, columns[name])):
            return Place(owner, columns[name])
    return None


def is_there(connection: Connection, place: Place) -> bool:
    """Whether a row is there."""
    own = as_stored(place.entity).c
    return connection.execute(select(own.id).where(own.id == place.id)).first() is not None


def last_deletion(connection: Connection, place: Place) -> tuple[int, str] | None:
    """The step in which a row went for the last time, and its columns (JSON)."""
    change = CHANGE.c
    query = select(change.step_id, change.before).where(*_of_row(place), change.kind == "delete")
    row = connection.execute(query.order_by(change.id.desc()).limit(1)).first()
    return None if row is None else (row[0], row[1])


def as_it_was(
    connection: Connection, step: int, place: Place, columns: Mapping[str, Any]
) -> dict[str, Any]:
    """A deleted row as it was when the step began: undoing an addition empties the row first."""
    change = CHANGE.c
    query = select(change.before).where(*_of_row(place), _unindexed(change.step_id) == step)
    earlier = connection.execute(query.where(change.kind == "update").order_by(change.id.desc()))
    found = dict(columns)
    for before in earlier.scalars():
        found |= json.loads(before)
    return found


def _of_row(place: Place) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return CHANGE.c.entity == place.entity, CHANGE.c.row_id == place.id


def _unindexed(number: ColumnElement[int]) -> ColumnElement[int]:
    """A number by whose index nothing is looked up.

    The index by row keeps a step of ten thousand deletions from being read for each of them.
    """
    return number + 0


def _roots(connection: Connection, entity: BinEntity, since: str, limit: int) -> Iterator[Any]:
    """The deletions of rows of a table that are gone and did not go with what they hung on."""
    gone, later, own = CHANGE.alias("gone"), CHANGE.alias("later"), as_stored(entity).c
    change = gone.c
    # Of a row that went, came back and went again, the last time; and no row that came and
    # went in one step, as a title typed letter by letter makes.
    same_row = and_(later.c.entity == change.entity, later.c.row_id == change.row_id)
    newer = or_(
        later.c.id > change.id,
        and_(later.c.kind == "insert", later.c.step_id == change.step_id),
    )
    query = (
        select(change.id, change.step_id, change.at, STEP.c.author, STEP.c.action, STEP.c.kind)
        .add_columns(change.entity, change.row_id, change.dossier_id, change.before)
        .join_from(gone, STEP, STEP.c.id == change.step_id)
        .where(change.kind == _DELETE, change.entity == entity, since_or_never(change.at, since))
        .where(~exists().where(own.id == change.row_id))
        .where(*(~_went_with(gone, name, owner) for name, owner in owners(entity)))
        .where(~exists().where(same_row, newer))
    )
    return iter(connection.execute(query.order_by(change.id.desc()).limit(limit)))


def _went_with(gone: Any, name: str, owner: Entity) -> ColumnElement[bool]:
    """Whether what a row hung on in the column ``name`` was deleted in the same step."""
    above = CHANGE.alias()
    return exists().where(
        above.c.entity == owner,
        above.c.row_id == func.json_extract(gone.c.before, f"$.{name}"),
        _unindexed(above.c.step_id) == gone.c.step_id,
        above.c.kind == "delete",
    )


def _below(
    connection: Connection,
    step: int,
    entity: BinEntity,
    known: dict[tuple[int, Entity], Mapping[int, int]],
) -> Mapping[int, int]:
    """Row id → how many rows of its counted kind went with it in a step."""
    if (step, entity) not in known:
        child, column = _COUNTED[entity]
        change = CHANGE.c
        owner = func.json_extract(change.before, f"$.{column}")
        rows = connection.execute(
            select(owner, func.count())
            .where(change.step_id == step, change.entity == child, change.kind == "delete")
            .group_by(owner)
        )
        known[step, entity] = {row[0]: row[1] for row in rows}
    return known[step, entity]


def _dossier_name(connection: Connection, dossier_id: int) -> DossierName | None:
    own = _columns(connection, Place("dossier", dossier_id), ("fiscal_year", "round", "practice"))
    unit = _columns(connection, Place("unit", dossier_id), ("name",))
    if not own:
        return None
    practice = bool(own.get("practice"))  # before there was practice, none was
    return DossierName(unit.get("name", ""), own["fiscal_year"], own["round"], practice)


def _columns(connection: Connection, place: Place, names: tuple[str, ...]) -> Mapping[str, Any]:
    """Columns of a row as it is, or as it was when it went."""
    own = as_stored(place.entity).c
    query = select(*(own[name] for name in names)).where(own.id == place.id)
    row = connection.execute(query).mappings().first()
    return _last_columns(connection, place) if row is None else dict(row)


def _last_columns(connection: Connection, place: Place) -> Mapping[str, Any]:
    gone = last_deletion(connection, place)
    return json.loads(gone[1]) if gone else {}
