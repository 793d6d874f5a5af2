"""The tables, made from the fields of ``model`` and from how its entities hang together.

Every child carries ``dossier_id``, so that one dossier loads in one query a table; lists have a
``sort_order`` with gaps, so that moving a row writes one row; what a dossier has one of shares
the dossier's id. A new entity needs nothing here.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from ita_desk.model.columns import COLUMN_TYPES, INTEGER, TEXT, ColumnType
from ita_desk.model.fields import DossierFields, Fields
from ita_desk.model.office import OfficeFields
from ita_desk.model.place import Entity
from ita_desk.model.rules import FieldType, field_types
from ita_desk.model.structure import REFERENCES, STRUCTURE, parent_column
from ita_desk.model.value import Value

OFFICE_ID = 1
"""The id of the one row of the office's own settings."""

PARENTS: dict[Entity, str] = {
    entity: parent_column(entity) for entity, part in STRUCTURE.items() if part.many
}
"""Ordered entities and the column that names whose list they stand in."""

_ONE_DATE = "date IS NULL OR date_text = ''"


class Column(Value, frozen=True):
    """A column; ``target`` is the table whose id it holds.

    A required row goes with its target; an optional choice is emptied when its target goes.
    ``default`` is in the stored form, None for none.
    """

    name: str
    kind: ColumnType
    required: bool = True
    target: Entity | None = None
    default: str | int | None = None

    @property
    def on_delete(self) -> str:
        """What the deletion of the target does to the row."""
        return "CASCADE" if self.required else "SET NULL"


class Table(Value, frozen=True, dict=True):
    """A table of the database; ``columns`` come after its ``id``."""

    name: Entity
    columns: tuple[Column, ...]

    @cached_property
    def kinds(self) -> dict[str, ColumnType]:
        """Every column with its type, ``id`` first."""
        return {"id": INTEGER} | {column.name: column.kind for column in self.columns}

    @cached_property
    def shared_id(self) -> bool:
        """Whether its rows carry the dossier's id for their own."""
        return self.name in STRUCTURE and self.name not in PARENTS

    def definition(self) -> Iterator[str]:
        """The statements that make the table and its indexes."""
        lines = [self._key(), *(f'"{column.name}" {_declared(column)}' for column in self.columns)]
        if "date_text" in self.kinds:
            lines.append(f"CONSTRAINT one_date CHECK ({_ONE_DATE})")
        if self.shared_id:
            lines.append("FOREIGN KEY (id) REFERENCES dossier (id) ON DELETE CASCADE")
        links = [column for column in self.columns if column.target]
        lines.extend(
            f"FOREIGN KEY ({column.name}) REFERENCES {column.target} (id)"
            f" ON DELETE {column.on_delete}"
            for column in links
        )
        yield f'CREATE TABLE "{self.name}" (\n    ' + ",\n    ".join(lines) + "\n)"
        for column in links:
            name = f"{self.name}_of_{column.name.removesuffix('_id')}"
            yield f'CREATE INDEX "{name}" ON "{self.name}" ({column.name})'

    def _key(self) -> str:
        # Ids of deleted rows are never given again, so that the history can't be mistaken.
        never_reused = self.name in PARENTS or self.name == "dossier"
        return "id INTEGER NOT NULL PRIMARY KEY" + " AUTOINCREMENT" * never_reused


def fields_of(entity: Entity) -> type[Fields]:
    """The fields class that an entity's table and value are made from."""
    if entity in STRUCTURE:
        (fields,) = (base for base in STRUCTURE[entity].value.__bases__ if issubclass(base, Fields))
        return fields
    return OfficeFields if entity == "office" else DossierFields


def dossier_column(entity: Entity) -> str:
    """The column of an entity's table that holds its dossier's id."""
    return "dossier_id" if entity in PARENTS else "id"


def _table(entity: Entity) -> Table:
    fields = field_types(fields_of(entity))
    columns = (_column(name, field) for name, field in fields.items())
    return Table(entity, (*_owners(entity), *_references(entity), *columns))


def _owners(entity: Entity) -> Iterator[Column]:
    """Whose dossier and whose list the row stands in, and its place there."""
    if entity in PARENTS:
        for name in dict.fromkeys(("dossier_id", PARENTS[entity])):
            owner = "dossier" if name == "dossier_id" else STRUCTURE[entity].owner
            yield Column(name, INTEGER, target=owner)
        yield Column("sort_order", INTEGER, default=0)


def _references(entity: Entity) -> Iterator[Column]:
    for name, chosen in REFERENCES.get(entity, {}).items():
        required = field_types(STRUCTURE[entity].value)[name].required
        yield Column(name, INTEGER, required, target=chosen)


def _column(name: str, field: FieldType) -> Column:
    """A field as a column; a word out of a few and any other text are text."""
    kind = COLUMN_TYPES.get(field.plain, TEXT)
    default = None if field.required else stored(kind, field.default)
    return Column(name, kind, required=not field.optional, default=default)


def stored(kind: ColumnType, value: Any) -> Any:
    """A value in the form in which a column holds it."""
    return value if value is None or kind.to_column is None else kind.to_column(value)


def _declared(column: Column) -> str:
    words = [column.kind.sql]
    if column.required:
        words.append("NOT NULL")
    if isinstance(column.default, str):
        words.append("DEFAULT '" + column.default.replace("'", "''") + "'")
    elif column.default is not None:
        words.append(f"DEFAULT {column.default}")
    return " ".join(words)


TABLES: dict[Entity, Table] = {
    entity: _table(entity) for entity in ("office", "dossier", *STRUCTURE)
}
