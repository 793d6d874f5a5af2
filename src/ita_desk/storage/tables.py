"""The tables, made from the fields of ``model`` and from how its entities hang together.

Every child carries ``dossier_id``, so that one dossier loads in one query a table; lists have a
``sort_order`` with gaps, so that moving a row writes one row; what a dossier has one of shares
the dossier's id. A new entity needs nothing here. (They are plain tables: classes of SQLModel
with ``table=True`` would say the same at twice the program's time to start.)
"""

from collections.abc import Iterator
from types import NoneType
from typing import Any, get_args

from pydantic.fields import FieldInfo
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlmodel import SQLModel

from ita_desk.model.columns import COLUMN_TYPES
from ita_desk.model.fields import DossierFields
from ita_desk.model.office import OfficeFields
from ita_desk.model.place import Entity
from ita_desk.model.structure import REFERENCES, STRUCTURE, parent_column

OFFICE_ID = 1
"""The id of the one row of the office's own settings."""

PARENTS: dict[Entity, str] = {
    entity: parent_column(entity) for entity, part in STRUCTURE.items() if part.many
}
"""Ordered entities and the column that names whose list they stand in."""

_ONE_DATE = "date IS NULL OR date_text = ''"


def fields_of(entity: Entity) -> type[SQLModel]:
    """The fields class that an entity's table and value are made from."""
    if entity in STRUCTURE:
        value = STRUCTURE[entity].value
        (fields,) = (base for base in value.__bases__ if issubclass(base, SQLModel))
        return fields
    return OfficeFields if entity == "office" else DossierFields


def dossier_column(entity: Entity) -> str:
    """The column of an entity's table that holds its dossier's id."""
    return "dossier_id" if entity in PARENTS else "id"


def _table(entity: Entity, metadata: MetaData) -> Table:
    fields = fields_of(entity).model_fields
    columns = [*_keys(entity), *_references(entity)]
    columns.extend(_column(name, field) for name, field in fields.items())
    rules = [CheckConstraint(_ONE_DATE, name="one_date")] if "date_text" in fields else []
    never_reused = entity in PARENTS or entity == "dossier"
    return Table(entity, metadata, *columns, *rules, sqlite_autoincrement=never_reused)


def _keys(entity: Entity) -> Iterator[Column[Any]]:
    """The own id, whose dossier and whose list the row stands in, and its place there."""
    if entity not in PARENTS:
        shared = [ForeignKey("dossier.id", ondelete="CASCADE")] if entity in STRUCTURE else []
        yield Column("id", Integer, *shared, primary_key=True, autoincrement=not shared)
        return
    yield Column("id", Integer, primary_key=True)
    for column in dict.fromkeys(("dossier_id", PARENTS[entity])):
        yield _link(column, column.removesuffix("_id"), required=True)
    yield Column("sort_order", Integer, nullable=False, default=0)


def _references(entity: Entity) -> Iterator[Column[Any]]:
    for name, chosen in REFERENCES.get(entity, {}).items():
        required = STRUCTURE[entity].value.model_fields[name].is_required()
        yield _link(name, chosen, required=required)


def _link(name: str, target: str, *, required: bool) -> Column[Any]:
    """A required row goes with its target; an optional choice is emptied."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE" if required else "SET NULL")
    return Column(name, Integer, key, nullable=not required, index=True)


def _column(name: str, field: FieldInfo) -> Column[Any]:
    """A field as a column; a word out of a few and any other text are text."""
    # In a union the rules of a type are still around it: int is Annotated[int, …] there.
    parts = get_args(field.annotation)
    kinds = (field.annotation, *parts, *(kind for part in parts for kind in get_args(part)[:1]))
    kind = next((COLUMN_TYPES[kind] for kind in kinds if kind in COLUMN_TYPES), Text)
    return Column(name, kind(), nullable=NoneType in kinds, default=field.get_default())


_METADATA = MetaData()

TABLES: dict[Entity, Table] = {
    entity: _table(entity, _METADATA) for entity in ("office", "dossier", *STRUCTURE)
}
