"""Steps of the journal: begin one, find the next to undo, reverse one."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity, Place
from ita_desk.storage.connection import scalar
from ita_desk.storage.seals import seal_step
from ita_desk.storage.tables import TABLES

Stack = Literal["undo", "redo"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the journal; ``action`` is the verb's name, which the menus translate."""

    id: int
    at: str
    author: str
    action: str
    focus: Place | None


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
        "SELECT at, author, action, focus_entity, focus_id, focus_field, below"
        " FROM step WHERE id = ?",
        (step_id,),
    ).fetchone()
    focus = Place(row[3], row[4], row[5]) if row[3] else None
    return Step(step_id, row[0], row[1], row[2], focus), row[6]


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


def reverse(connection: sqlite3.Connection, step_id: int) -> None:
    """Put every row back to what it was before a step, newest change first."""
    rows = connection.execute(
        "SELECT entity, row_id, kind, before FROM change WHERE step_id = ? ORDER BY id DESC",
        (step_id,),
    ).fetchall()
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for entity, row_id, kind, before in rows:
        _reverse_change(connection, entity, row_id, kind, json.loads(before) if before else {})


def _reverse_change(
    connection: sqlite3.Connection, entity: str, row_id: int, kind: str, before: dict[str, Any]
) -> None:
    if entity not in get_args(Entity):
        raise ValueError(f"the journal names an unknown table: {entity!r}")
    known = TABLES[cast("Entity", entity)].columns
    columns = [name for name in before if name in known]
    values = tuple(before[name] for name in columns)
    if kind == "insert":
        connection.execute(f'DELETE FROM "{entity}" WHERE id = ?', (row_id,))
    elif kind == "delete":
        insert_stored(connection, entity, dict(zip(columns, values, strict=True)))
    else:
        pairs = ", ".join(f'"{name}" = ?' for name in columns)
        connection.execute(f'UPDATE "{entity}" SET {pairs} WHERE id = ?', (*values, row_id))


def insert_stored(connection: sqlite3.Connection, entity: str, columns: Mapping[str, Any]) -> None:
    """Add a row as the journal has it, in the stored form."""
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    query = f'INSERT INTO "{entity}" ({names}) VALUES ({places})'
    connection.execute(query, tuple(columns.values()))


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
