"""The journal: every change of every row, written by the database itself.

TEMP triggers, generated from the tables, append the columns that differ (bulk, raw and
cascading changes included) to ``change`` under the step named in ``current_step``; without
one they refuse the change. A step is never altered or removed: undo is a new step that
reverses an old one. The undo and redo stacks are linked lists through ``step.below``, whose
tops stand in ``journal_head``.
"""

import sqlite3
from collections.abc import Iterator
from typing import get_args

from sqlalchemy import Table

from ita_desk.model.place import Entity
from ita_desk.model.structure import OF_THE_OFFICE
from ita_desk.storage.tables import TABLES, dossier_column, plain_table

JOURNAL_SCHEMA = (
    """CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        author TEXT NOT NULL,
        action TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        merge_key TEXT NOT NULL DEFAULT '',
        focus_entity TEXT NOT NULL DEFAULT '',
        focus_id INTEGER NOT NULL DEFAULT 0,
        focus_field TEXT NOT NULL DEFAULT '',
        reverses INTEGER REFERENCES step (id),
        below INTEGER REFERENCES step (id),
        sum INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step_id INTEGER NOT NULL REFERENCES step (id),
        at TEXT NOT NULL,
        entity TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        dossier_id INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
        before TEXT,
        after TEXT
    )""",
    "CREATE INDEX change_of_step ON change (step_id)",
    "CREATE INDEX change_of_row ON change (entity, row_id)",
    "CREATE INDEX change_of_dossier ON change (dossier_id)",
    "CREATE INDEX change_of_deletion ON change (entity, id) WHERE kind = 'delete'",
    """CREATE TABLE journal_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        undo_top INTEGER REFERENCES step (id),
        redo_top INTEGER REFERENCES step (id),
        known_from INTEGER NOT NULL DEFAULT 1
    )""",
    "INSERT INTO journal_head (id) VALUES (1)",
)
"""DDL of the journal's own tables. ``before`` and ``after`` are JSON objects of columns.

``step.sum`` seals a step with its changes (``seals``); from the change ``known_from`` on, the
journal tells of every row all that was ever in it (``contradictions``).
"""

STEP = plain_table("step", ("id", "author", "action", "kind"))
CHANGE = plain_table(
    "change",
    ("id", "step_id", "at", "entity", "row_id", "dossier_id", "kind", "before", "after"),
)
"""What is asked of a step and of a change, for expressions."""


def watch(connection: sqlite3.Connection) -> None:
    """Create the triggers of this connection; run once after the schema is there."""
    connection.execute("CREATE TEMP TABLE current_step (id INTEGER PRIMARY KEY, at TEXT NOT NULL)")
    for entity in get_args(Entity):
        for trigger in _triggers(entity, TABLES[entity]):
            connection.execute(trigger)


def image(table: Table, row: str) -> str:
    """The SQL of all columns of a row as a JSON object; ``row`` is NEW, OLD or the table."""
    values = (f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns)
    return "json_object(" + ", ".join(values) + ")"


def _triggers(entity: Entity, table: Table) -> Iterator[str]:
    columns = [f'"{column.name}"' for column in table.columns]
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    # The plus keeps "007" text: without it, all columns take on the type of the first.
    rows = " UNION ALL ".join(
        f"SELECT {_quoted(column)} AS name, +OLD.{column} AS before, +NEW.{column} AS after"
        f" WHERE OLD.{column} IS NOT NEW.{column}"
        for column in columns
    )
    added, deleted = (image(table, row) for row in ("NEW", "OLD"))
    yield _trigger(entity, "INSERT", "NEW", "", f"NULL, {added}", "")
    yield _trigger(entity, "DELETE", "OLD", "", f"{deleted}, NULL", "")
    yield _trigger(
        entity,
        "UPDATE",
        "NEW",
        f" WHEN {changed}",
        "json_group_object(name, before), json_group_object(name, after)",
        f", ({rows})",
    )


def _trigger(entity: Entity, event: str, row: str, when: str, values: str, source: str) -> str:
    dossier = "0" if entity in OF_THE_OFFICE else f'{row}."{dossier_column(entity)}"'
    return (
        f'CREATE TEMP TRIGGER "journal_{entity}_{event.lower()}"'
        f' AFTER {event} ON main."{entity}"{when} BEGIN'
        " SELECT RAISE(ABORT, 'a change outside a transaction')"
        " WHERE NOT EXISTS (SELECT 1 FROM current_step);"
        " INSERT INTO change (step_id, at, entity, row_id, dossier_id, kind, before, after)"
        f" SELECT current_step.id, current_step.at, '{entity}', {row}.id, {dossier},"
        f" '{event.lower()}', {values} FROM current_step{source}; END"
    )


def _quoted(column: str) -> str:
    return "'" + column.strip('"') + "'"
