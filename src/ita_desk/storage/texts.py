"""Texts of the whole database: phrases typed before, and search over all years."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, func, select
from sqlmodel import AutoString

from ita_desk.model.columns import MarkColumn
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage.tables import TABLES, as_stored, dossier_column

Fold = Callable[[str], str]
"""Makes texts that a reader takes for the same equal; must not join or part characters' words."""

_CHOICES = {"kind", "category", "headings", "numbering", "digits", "letter"}
_UNSEARCHED = frozenset({"key", "full_score", "time", *_CHOICES})
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Hit:
    """A field that holds what was searched for."""

    dossier_id: int
    place: Place
    text: str


def phrases(connection: Connection, entity: Entity, field: str, limit: int) -> tuple[str, ...]:
    """Different texts of one field over all dossiers, most recently added first, no empty one."""
    kind, own = TABLES[entity].columns[field], as_stored(entity).c
    query = select(own[field]).where(own[field] != "").group_by(own[field])
    found = connection.execute(query.order_by(func.max(own.id).desc()).limit(limit)).scalars()
    texts = (_text(kind, value) for value in found)
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
    columns: Mapping[str, Column[Any]],
    needle: str,
    fold: Fold,
) -> Iterator[Hit]:
    own = as_stored(entity).c
    query = select(own.id, own[dossier_column(entity)].label("_dossier"))
    query = query.add_columns(*(own[name] for name in columns)).order_by(own.id)
    for row in connection.execute(query):
        row_id, dossier_id, *values = tuple(row)
        texts = [_text(kind, value) for kind, value in zip(columns.values(), values, strict=True)]
        if needle not in fold(_BETWEEN.join(texts)):
            continue
        for name, text in zip(columns, texts, strict=True):
            if needle in fold(text):
                yield Hit(dossier_id, Place(entity, row_id, name), text)


def _searched(table: Table) -> dict[str, Column[Any]]:
    return {
        column.name: column
        for column in table.columns
        if isinstance(column.type, (AutoString, Text, MarkColumn))
        and column.name not in _UNSEARCHED
    }


def _text(kind: Column[Any], stored: str | None) -> str:
    """The typed text in a stored column; a mark's first character is its tick."""
    text = stored or ""
    return text[1:] if isinstance(kind.type, MarkColumn) else text
