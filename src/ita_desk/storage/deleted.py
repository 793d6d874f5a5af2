"""The recycle bin: what was deleted and did not come back, as the journal keeps it.

A row is listed once, by its own deletion; what went with it hangs below it.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ita_desk.model.place import Entity, Place
from ita_desk.storage.connection import scalar
from ita_desk.storage.tables import TABLES, target

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


def deletions(connection: sqlite3.Connection, since: str, limit: int) -> tuple[Deletion, ...]:
    """The deletions since a moment (UTC in ISO form), newest first, ``limit`` at most."""
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
    connection: sqlite3.Connection, entity: Entity, columns: Mapping[str, Any]
) -> Place | None:
    """The outermost owner of a deleted row that is not there; None where all are."""
    for name, owner in owners(entity):
        if not exists(connection, Place(owner, columns[name])):
            return Place(owner, columns[name])
    return None


def exists(connection: sqlite3.Connection, place: Place) -> bool:
    """Whether a row is there."""
    return scalar(connection, f'SELECT 1 FROM "{place.entity}" WHERE id = ?', (place.id,)) == 1


def last_deletion(connection: sqlite3.Connection, place: Place) -> tuple[int, str] | None:
    """The step in which a row went for the last time, and its columns (JSON)."""
    return connection.execute(
        "SELECT step_id, before FROM change INDEXED BY change_of_row"
        " WHERE entity = ? AND row_id = ? AND kind = 'delete' ORDER BY id DESC LIMIT 1",
        (place.entity, place.id),
    ).fetchone()


def as_it_was(
    connection: sqlite3.Connection, step: int, place: Place, columns: Mapping[str, Any]
) -> dict[str, Any]:
    """A deleted row as it was when the step began: undoing an addition empties the row first."""
    earlier = connection.execute(
        "SELECT before FROM change INDEXED BY change_of_row WHERE entity = ? AND row_id = ?"
        " AND step_id = ? AND kind = 'update' ORDER BY id DESC",
        (place.entity, place.id, step),
    )
    found = dict(columns)
    for (before,) in earlier:
        found |= json.loads(before)
    return found


def _roots(
    connection: sqlite3.Connection, entity: BinEntity, since: str, limit: int
) -> Iterator[Any]:
    # The index by row keeps a step of ten thousand deletions from being read for each of them.
    gone_with = "".join(
        " AND NOT EXISTS (SELECT 1 FROM change AS o INDEXED BY change_of_row"
        f" WHERE o.entity = '{owner}' AND o.row_id = json_extract(c.before, '$.{name}')"
        " AND o.step_id = c.step_id AND o.kind = 'delete')"
        for name, owner in owners(entity)
    )
    return connection.execute(
        "SELECT c.id, c.step_id, c.at, step.author, step.action, step.kind, c.entity, c.row_id,"
        " c.dossier_id, c.before FROM change AS c JOIN step ON step.id = c.step_id"
        " WHERE c.kind = 'delete' AND c.entity = ? AND c.at >= ?"
        f' AND NOT EXISTS (SELECT 1 FROM "{entity}" AS e WHERE e.id = c.row_id){gone_with}'
        # Of a row that went, came back and went again, the last time; and no row that came and
        # went in one step, as a title typed letter by letter makes.
        " AND NOT EXISTS (SELECT 1 FROM change AS n INDEXED BY change_of_row"
        " WHERE n.entity = c.entity AND n.row_id = c.row_id AND (n.id > c.id"
        " OR n.kind = 'insert' AND n.step_id = c.step_id))"
        " ORDER BY c.id DESC LIMIT ?",
        (entity, since, limit),
    )


def _below(
    connection: sqlite3.Connection,
    step: int,
    entity: BinEntity,
    known: dict[tuple[int, Entity], Mapping[int, int]],
) -> Mapping[int, int]:
    """Row id → how many rows of its counted kind went with it in a step."""
    if (step, entity) not in known:
        child, column = _COUNTED[entity]
        rows = connection.execute(
            f"SELECT json_extract(before, '$.{column}'), count(*) FROM change"
            " WHERE step_id = ? AND entity = ? AND kind = 'delete' GROUP BY 1",
            (step, child),
        )
        known[step, entity] = dict(rows.fetchall())
    return known[step, entity]


def _dossier_name(connection: sqlite3.Connection, dossier_id: int) -> DossierName | None:
    own = _columns(connection, Place("dossier", dossier_id), ("fiscal_year", "round"))
    unit = _columns(connection, Place("unit", dossier_id), ("name",))
    if not own:
        return None
    return DossierName(unit.get("name", ""), own["fiscal_year"], own["round"])


def _columns(
    connection: sqlite3.Connection, place: Place, names: tuple[str, ...]
) -> Mapping[str, Any]:
    """Columns of a row as it is, or as it was when it went."""
    wanted = ", ".join(names)
    query = f'SELECT {wanted} FROM "{place.entity}" WHERE id = ?'
    row = connection.execute(query, (place.id,)).fetchone()
    return dict(zip(names, row, strict=True)) if row else _last_columns(connection, place)


def _last_columns(connection: sqlite3.Connection, place: Place) -> Mapping[str, Any]:
    gone = last_deletion(connection, place)
    return json.loads(gone[1]) if gone else {}
