"""Steps of the journal: begin one, find the next to undo, reverse one."""

import getpass
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal, NamedTuple, cast, get_args

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity, Place
from ita_desk.storage.connection import scalar
from ita_desk.storage.field_history import ChangeKind
from ita_desk.storage.journal import CHANGE
from ita_desk.storage.seals import seal_step
from ita_desk.storage.tables import TABLES, as_stored

Stack = Literal["undo", "redo"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the journal; ``action`` is the verb's name, which the menus translate.

    ``size`` is how many rows it changed.
    """

    id: int
    at: str
    author: str
    action: str
    focus: Place | None
    size: int


@dataclass(frozen=True, slots=True)
class NewStep:
    """What to note of a step that is about to begin; ``at`` is UTC in ISO form."""

    at: str
    author: str
    action: str
    focus: Place | None = None
    merge_key: str = ""
    kind: Literal["do", "undo", "redo"] = "do"
    reverses: int | None = None
    below: int | None = None


def account() -> str:
    """The system account of whoever works here, the author of steps; "" where it has no name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def begin_step(connection: sqlite3.Connection, new: NewStep) -> int:
    """Open a step, or reopen the last one when it carries the same merge key."""
    merged = _mergeable(connection, new.merge_key) if new.merge_key else None
    step = merged if merged is not None else _insert(connection, new)
    connection.execute("DELETE FROM temp.current_step")
    connection.execute("INSERT INTO temp.current_step VALUES (?, ?)", (step, new.at))
    return step


def end_step(connection: sqlite3.Connection, focus: Place | None) -> None:
    """Note where the step's view is and close it: from here any change is refused again."""
    connection.execute(
        "UPDATE step SET focus_entity = ?, focus_id = ?, focus_field = ?"
        " WHERE id = (SELECT id FROM temp.current_step)",
        _focus_columns(focus),
    )
    seal_step(connection, scalar(connection, "SELECT id FROM temp.current_step"))
    connection.execute("DELETE FROM temp.current_step")


def heads(connection: sqlite3.Connection) -> tuple[int | None, int | None]:
    """The tops of the undo stack and of the redo stack."""
    row = connection.execute("SELECT undo_top, redo_top FROM journal_head").fetchone()
    return row[0], row[1]


def set_heads(connection: sqlite3.Connection, undo: int | None, redo: int | None) -> None:
    """Write both tops."""
    connection.execute("UPDATE journal_head SET undo_top = ?, redo_top = ?", (undo, redo))


def last_change(connection: sqlite3.Connection) -> int:
    """The number of the newest change, 0 before the first."""
    return int(scalar(connection, "SELECT coalesce(max(id), 0) FROM change"))


def read_step(connection: sqlite3.Connection, step_id: int) -> tuple[Step, int | None]:
    """A step and the one below it in its stack."""
    row = connection.execute(
        "SELECT at, author, action, focus_entity, focus_id, focus_field, below,"
        " (SELECT count(*) FROM change WHERE step_id = step.id) FROM step WHERE id = ?",
        (step_id,),
    ).fetchone()
    focus = Place(row[3], row[4], row[5]) if row[3] else None
    return Step(step_id, row[0], row[1], row[2], focus, row[7]), row[6]


def collect(
    connection: sqlite3.Connection, step_id: int, after: int, focus: Place | None
) -> Changes:
    """What the changes numbered above ``after`` touched."""
    rows = connection.execute(
        "SELECT entity, row_id, dossier_id, kind, before FROM change WHERE id > ? ORDER BY id",
        (after,),
    ).fetchall()
    edited: dict[Place, None] = {}
    added: dict[Place, None] = {}
    removed: dict[Place, None] = {}
    for entity, row_id, _, kind, before in rows:
        place = Place(entity, row_id)
        if kind == "insert":
            added[place] = removed.pop(place, None)
        elif kind == "delete":
            removed[place] = added.pop(place, None)
        else:
            edited.update((Place(entity, row_id, name), None) for name in json.loads(before))
    gone = {(place.entity, place.id) for place in removed}
    if focus is None or (focus.entity, focus.id) in gone:
        focus = next(iter(added), None) or next(iter(edited), None) or next(iter(removed), focus)
    return Changes(
        step_id,
        frozenset(row[2] for row in rows if row[2]),
        frozenset(edited),
        frozenset(added),
        frozenset(removed),
        focus,
    )


def reverse(connection: Connection, step_id: int) -> None:
    """Put every row back to what it was before a step, newest change first."""
    change = CHANGE.c
    query = select(change.entity, change.kind, change.row_id, change.before)
    rows = connection.execute(query.where(change.step_id == step_id).order_by(change.id.desc()))
    changes = [_Reversed.of(*row) for row in rows]
    defer_foreign_keys(connection)
    for (entity, kind, _), alike in groupby(changes, lambda one: (one.entity, one.kind, one.names)):
        _WAYS_BACK[kind](connection, entity, [one.held for one in alike])


def defer_foreign_keys(connection: Connection) -> None:
    """Let rows come back in any order: what they hang on is asked for at the end of the step."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


class _Reversed(NamedTuple):
    """A change to take back: what its row is to hold in the columns that the change names."""

    entity: Entity
    kind: ChangeKind
    names: frozenset[str]
    held: dict[str, Any]

    @classmethod
    def of(cls, entity: str, kind: ChangeKind, row_id: int, before: str | None) -> "_Reversed":
        """Read a change; raises ValueError for a table that is none of ours."""
        if entity not in get_args(Entity):
            raise ValueError(f"the journal names an unknown table: {entity!r}")
        table = cast("Entity", entity)
        known = TABLES[table].columns
        told: dict[str, Any] = json.loads(before) if before else {}
        held = {name: value for name, value in told.items() if name in known} | {"id": row_id}
        return cls(table, kind, frozenset(held), held)


def insert_stored(
    connection: Connection, entity: Entity, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Add rows with the same columns as the journal has them, in the stored form."""
    connection.execute(insert(as_stored(entity)), rows)


def _take_out(connection: Connection, entity: Entity, rows: list[dict[str, Any]]) -> None:
    own = as_stored(entity)
    query = delete(own).where(own.c.id == bindparam("row_id"))
    connection.execute(query, [{"row_id": row["id"]} for row in rows])


def _put_as_it_was(connection: Connection, entity: Entity, rows: list[dict[str, Any]]) -> None:
    own = as_stored(entity)
    names = [name for name in rows[0] if name != "id"]
    if not names:
        return
    query = update(own).where(own.c.id == bindparam("held_id"))
    query = query.values({name: bindparam(f"held_{name}") for name in names})
    connection.execute(
        query, [{f"held_{name}": held for name, held in row.items()} for row in rows]
    )


_WAYS_BACK: Mapping[ChangeKind, Callable[[Connection, Entity, list[dict[str, Any]]], None]] = {
    "insert": _take_out,
    "update": _put_as_it_was,
    "delete": insert_stored,
}


def _mergeable(connection: sqlite3.Connection, merge_key: str) -> int | None:
    row = connection.execute(
        "SELECT id, merge_key, kind FROM step ORDER BY id DESC LIMIT 1"
    ).fetchone()
    undo_top, _ = heads(connection)
    if row is None or row[1] != merge_key or row[2] != "do" or row[0] != undo_top:
        return None
    return int(row[0])


def _insert(connection: sqlite3.Connection, new: NewStep) -> int:
    row = connection.execute(
        "INSERT INTO step (at, author, action, kind, merge_key, focus_entity, focus_id,"
        " focus_field, reverses, below) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.at,
            new.author,
            new.action,
            new.kind,
            new.merge_key,
            *_focus_columns(new.focus),
            new.reverses,
            new.below,
        ),
    ).fetchone()
    return int(row[0])


def _focus_columns(focus: Place | None) -> tuple[str, int, str]:
    return (focus.entity, focus.id, focus.field) if focus else ("", 0, "")
