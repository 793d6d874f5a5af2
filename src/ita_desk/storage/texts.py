"""Texts of the whole database: phrases typed before, and search over all years."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, func, select
from sqlalchemy.types import TypeEngine

from ita_desk.model.columns import MarkColumn
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage.tables import TABLES, dossier_column

Fold = Callable[[str], str]
"""Makes texts that a reader takes for the same equal; must not join or part characters' words."""

_UNSEARCHED = frozenset({"key", "kind", "category", "headings", "numbering", "full_score", "time"})
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Hit:
    """A field that holds what was searched for."""

    dossier_id: int
    place: Place
    text: str


def phrases(connection: Connection, entity: Entity, field: str, limit: int) -> tuple[str, ...]:
    """Different texts of one field over all dossiers, most recently added first, no empty one."""
    table = TABLES[entity]
    column = table.c[field]
    query = (
        select(column)
        .where(column != _empty(column.type))
        .group_by(column)
        .order_by(func.max(table.c.id).desc())
        .limit(limit)
    )
    texts = (_text(value) for value in connection.execute(query).scalars())
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def search(connection: Connection, wanted: str, fold: Fold, limit: int) -> tuple[Hit, ...]:
    """Fields whose folded text contains the folded ``wanted``, newest dossiers first.

    One query a table, however many rows.
    """
    needle = fold(wanted)
    if not needle:
        return ()
    hits = [
        hit
        for entity in ("dossier", *STRUCTURE)
        if (columns := _searched(TABLES[entity]))
        for hit in _hits(connection, entity, columns, needle, fold)
    ]
    hits.sort(key=lambda hit: -hit.dossier_id)
    return tuple(hits[:limit])


def _hits(
    connection: Connection,
    entity: Entity,
    columns: Sequence[Column[Any]],
    needle: str,
    fold: Fold,
) -> Iterator[Hit]:
    table = TABLES[entity]
    wanted: list[Column[Any]] = [table.c.id, table.c[dossier_column(entity)], *columns]
    for row in connection.execute(select(*wanted).order_by(table.c.id)).all():
        row_id, dossier_id, *values = tuple(row)
        texts = [_text(value) for value in values]
        if needle not in fold(_BETWEEN.join(texts)):
            continue
        for column, text in zip(columns, texts, strict=True):
            if needle in fold(text):
                yield Hit(dossier_id, Place(entity, row_id, column.name), text)


def _searched(table: Table) -> list[Column[Any]]:
    return [
        column
        for column in table.columns
        if isinstance(column.type, Text | MarkColumn) and column.name not in _UNSEARCHED
    ]


def _empty(kind: TypeEngine[object]) -> object:
    return Mark() if isinstance(kind, MarkColumn) else ""


def _text(value: object) -> str:
    if isinstance(value, Mark):
        return value.text
    return value if isinstance(value, str) else ""
