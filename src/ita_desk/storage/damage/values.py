"""Values and links between rows that this program never wrote, whatever the journal says of them.

SQLite keeps any value in any column, so a number may be a text, and a row may hang in one dossier
and belong to another. Read as they are, they would stop the program somewhere else.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, Integer

from ita_desk.model.columns import MarkColumn
from ita_desk.model.place import Entity
from ita_desk.model.rules import BrokenRule, checked_value
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage.tables import OFFICE_ID, TABLES, dossier_column, fields_of, read, target

LARGEST = 1 << 53
"""No id and no place in a list is larger: so many rows there will never be."""

_A_TIME = (
    "at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].*+00:00'"
    " AND at >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S', at, '+0 days') = substr(at, 1, 19)"
)
"""Moments are written in UTC to the millisecond; a day that is not in the calendar is none."""

_IMAGES_OF_A_KIND = (
    "CASE kind WHEN 'insert' THEN before IS NULL WHEN 'delete' THEN before IS NOT NULL AND after IS"
    " NULL WHEN 'update' THEN before IS NOT NULL AND after IS NOT NULL ELSE 0 END"
)
"""Which images a change has; an addition of before additions were kept whole has none."""

_ANY_TEXT = "ก?\n"
"""A text that only a field takes which takes any."""

_IMAGES = ("before", "after")


def wrong_values(connection: sqlite3.Connection) -> Iterator[str]:
    """Look at every row of a database of the present version; raises sqlite3.Error."""
    counts = (*_rows_with_wrong_values(), *_rows_out_of_place(), *_journal_out_of_order(connection))
    for sentence, query in counts:
        ((count,),) = connection.execute(query)
        if count:
            yield sentence.format(count=count)
    for entity, table in TABLES.items():
        for column in table.columns:
            if _is_ruled(entity, column.name):
                yield from _broken_rules(connection, entity, column)


def fits(entity: Entity, column: Column[Any], held: Any) -> bool:
    """Whether this program could have written what a column holds."""
    if held is None:
        return bool(column.nullable)
    number = isinstance(column.type, (Integer, Boolean))
    if not isinstance(held, int if number else str):
        return False
    if isinstance(held, int) and column.name not in fields_of(entity).model_fields:
        return (-LARGEST if column.name == "sort_order" else 1) <= held <= LARGEST
    if isinstance(column.type, Boolean):
        return held in (0, 1)
    try:
        value = read(column, held)
        checked_value(fields_of(entity), column.name, value)
    except (ValueError, TypeError):
        return False
    return True


def is_time(held: Any) -> bool:
    """Whether this program could have written a moment so: in UTC, to the millisecond."""
    try:
        return (
            isinstance(held, str)
            and held[19:20] == "."
            and datetime.fromisoformat(held).tzinfo == UTC
        )
    except ValueError:
        return False


def _rows_with_wrong_values() -> Iterator[tuple[str, str]]:
    for entity, table in TABLES.items():
        # SQLite passes over the checks of a file that it opened to read only.
        checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
        right = " AND ".join(
            (
                *(_condition(entity, column) for column in table.columns),
                *(f"({one.sqltext})" for one in checks),
            )
        )
        yield (
            f"{entity}: {{count}} rows hold values that can't be",
            f'SELECT count(*) FROM "{entity}" WHERE NOT ({right})',
        )


def _condition(entity: Entity, column: Column[Any]) -> str:
    """The SQL of what is true of a column in every row."""
    name = f'"{column.name}"'
    if isinstance(column.type, Boolean):
        right = f"typeof({name}) = 'integer' AND {name} IN (0, 1)"
    elif isinstance(column.type, Integer):
        right = f"typeof({name}) = 'integer'"
        if column.name not in fields_of(entity).model_fields:
            least = -LARGEST if column.name == "sort_order" else 1
            right += f" AND {name} BETWEEN {least} AND {LARGEST}"
    else:
        right = f"typeof({name}) = 'text'"
        if isinstance(column.type, MarkColumn):
            right += f" AND ({name} = '' OR substr({name}, 1, 1) IN ('+', '-'))"
    return f"({name} IS NULL OR {right})" if column.nullable else f"({right})"


def _rows_out_of_place() -> Iterator[tuple[str, str]]:
    """Parts that a dossier lacks, and links from one dossier into another."""
    for entity, part in STRUCTURE.items():
        if not part.many:
            yield (
                f"{entity}: {{count}} are missing",
                f'SELECT count(*) FROM dossier WHERE id NOT IN (SELECT id FROM "{entity}")',
            )
        for column in TABLES[entity].columns:
            other = target(column)
            if other is not None and other != "dossier":
                mine, its = dossier_column(entity), dossier_column(other)
                yield (
                    f"{entity}: {{count}} belong to another dossier",
                    f'SELECT count(*) FROM "{entity}" AS one JOIN "{other}" AS other'
                    f' ON other.id = one."{column.name}" WHERE one."{mine}" <> other."{its}"',
                )
    yield "office: {count} too many", f"SELECT count(*) FROM office WHERE id <> {OFFICE_ID}"


def _journal_out_of_order(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The journal's own tables; a step hangs on earlier ones only, or undo would go on for ever."""
    entities = ", ".join(f"'{entity}'" for entity in TABLES)
    rules = {
        "step": "(below IS NULL OR below < id) AND (reverses IS NULL OR reverses < id)"
        f" AND focus_entity IN ('', {entities}) AND kind IN ('do', 'undo', 'redo')",
        "change": _IMAGES_OF_A_KIND,
        "final": "1",
        "source_file": "1",
        "journal_head": "id = 1",
    }
    for table, rule in rules.items():
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        right = " AND ".join(
            f"(typeof({name}) = '{kind.lower()}'" + ("" if needed else f" OR {name} IS NULL") + ")"
            for _, name, kind, needed, _, key in columns
            if not key
        )
        yield (
            f"{table}: {{count}} rows hold values that can't be",
            f"SELECT count(*) FROM {table} WHERE NOT ({right} AND {rule})",
        )
    # Of a long journal only the different ones are looked at.
    for table, name, rule in (
        ("step", "at", _A_TIME),
        ("change", "at", _A_TIME),
        ("final", "at", _A_TIME),
        ("source_file", "at", _A_TIME),
        ("change", "entity", f"entity IN ({entities})"),
    ):
        yield (
            f"{table}: {{count}} values of {name} that can't be",
            f"SELECT count(*) FROM (SELECT DISTINCT {name} FROM {table}) WHERE NOT ({rule})",
        )


@cache
def _is_ruled(entity: Entity, name: str) -> bool:
    """Whether a field takes only some values of its type."""
    kind = fields_of(entity)
    if name not in kind.model_fields or isinstance(TABLES[entity].c[name].type, MarkColumn):
        return False
    if isinstance(TABLES[entity].c[name].type, Boolean):
        return False
    try:
        checked_value(kind, name, _ANY_TEXT)
    except BrokenRule:
        return True
    return False


def _broken_rules(
    connection: sqlite3.Connection, entity: Entity, column: Column[Any]
) -> Iterator[str]:
    for (held,) in connection.execute(f'SELECT DISTINCT "{column.name}" FROM "{entity}"'):
        if not fits(entity, column, held):
            yield f"{entity}: a value of {column.name} can't be"
            return


def unreadable_images(connection: sqlite3.Connection) -> Iterator[str]:
    """Look at the images that the journal keeps of rows."""
    torn = " OR ".join(
        f"({name} IS NOT NULL AND NOT (json_valid({name}) AND json_type({name}) = 'object'))"
        for name in _IMAGES
    )
    ((count,),) = connection.execute(f"SELECT count(*) FROM change WHERE {torn}")
    if count:
        yield f"change: {count} rows can't be read"


def unreadable_texts(
    connection: sqlite3.Connection, columns: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Read every value of ``columns``, those of each table: texts may be no UTF-8.

    SQLite goes through the rows by itself and hands a table over as one text: half the time of row
    by row, and a window goes on beside it. Raises sqlite3.Error where a value can't be had at all.
    """
    query = " UNION ALL ".join(_joined(name, columns[name]) for name in columns)
    try:
        joined = connection.execute(query).fetchall()
    except sqlite3.DataError:  # more than SQLite puts in one value, a gigabyte
        for name in columns:
            for _ in connection.execute(f'SELECT * FROM "{name}"'):
                pass
        return
    for name, values in joined:
        try:
            values.decode()
        except UnicodeDecodeError:
            yield f"{name}: text that can't be read"


def _joined(table: str, columns: Sequence[str]) -> str:
    """The query for the name of a table and all its values in one text.

    JSON puts an ASCII character between any two of them, so that the whole is UTF-8 exactly if
    each is; and it writes NUL in other words, at which older versions of SQLite end a text.
    """
    values = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
    every = f"CAST(json_group_array(json_array({values})) AS BLOB)"
    return f"SELECT '{table}', {every} FROM \"{table}\""
