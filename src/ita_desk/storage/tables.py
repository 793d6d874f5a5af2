"""The tables: SQLModel classes with the fields of ``model`` and the keys that hold rows together.

Every child carries ``dossier_id``, so that one dossier loads in one query a table; lists have a
``sort_order`` with gaps, so that moving a row writes one row; what a dossier has one of shares
the dossier's id. A required row goes with its target; an optional choice is emptied.

The columns of a table stand in the file as its bases do here, read from the right: its id and
the dossier's, what it hangs on, its place in the list, its own fields.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnClause,
    DefaultClause,
    Index,
    MetaData,
    Table,
    TableClause,
    false,
    text,
    true,
)
from sqlalchemy import column as plain_column
from sqlalchemy import table as plain
from sqlalchemy.orm import declared_attr, registry
from sqlmodel import Field, SQLModel

from ita_desk.model import document_fields as documents
from ita_desk.model import fields
from ita_desk.model.fields import Fields
from ita_desk.model.office import OfficeFields
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE, parent_column
from ita_desk.storage.dialect import DIALECT

OFFICE_ID = 1
"""The id of the one row of the office's own settings."""

NEVER_REUSED = {"sqlite_autoincrement": True}
"""Ids of deleted rows are never given again, so that the history can't be mistaken."""


def _owner(table: str) -> Any:
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", index=True)


def _choice(table: str) -> Any:
    return Field(default=None, foreign_key=f"{table}.id", ondelete="SET NULL", index=True)


def _one_date() -> CheckConstraint:
    return CheckConstraint("date IS NULL OR date_text = ''", name="one_date")


def _of(index: Any, _: Table) -> str:
    """The last word of an index's name: what the rows hang on."""
    column: str = index.columns[0].name
    return column.removesuffix("_id")


_METADATA = MetaData(naming_convention={"of": _of, "ix": "%(table_name)s_of_%(of)s"})


class _Base(SQLModel, registry=registry(metadata=_METADATA)):
    """A table is called like its class: ``OitLinkTable`` is ``oit_link``."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 # pyright: ignore[reportIncompatibleVariableOverride]
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__.removesuffix("Table")).lower()


class Part(_Base):
    """A row that each dossier has exactly one of."""

    id: int = Field(primary_key=True, foreign_key="dossier.id", ondelete="CASCADE")


class Alone(_Base):
    """A row that belongs to no dossier."""

    id: int | None = Field(default=None, primary_key=True)


class Row(_Base):
    """A row of one of a dossier's lists."""

    __table_args__: Any = NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int = _owner("dossier")


class Listed(Row):
    """Its place in the list."""

    sort_order: int = 0


class OfMeasure(Row):
    """Of a measure."""

    measure_id: int = _owner("measure")


class OfActivity(Row):
    """Of an activity."""

    activity_id: int = _owner("activity")


class OfResult(Row):
    """Of a result."""

    result_id: int = _owner("result")


class OfKpiRow(Row):
    """Of a row of the indicator progress sheet."""

    kpi_row_id: int = _owner("kpi_row")


class WithReporter(Part):
    """With the person chosen to report."""

    reporter_id: int | None = _choice("person")


class WithSigners(Part):
    """With the people chosen to sign, and the meeting chosen to be told of."""

    submitter_id: int | None = _choice("person")
    approver_id: int | None = _choice("person")
    meeting_id: int | None = _choice("result")


class OfficeTable(OfficeFields, Alone, table=True):
    """The office's own settings, one row."""


class DossierTable(fields.DossierFields, Alone, table=True):
    """A dossier."""

    __table_args__ = NEVER_REUSED


class UnitTable(fields.UnitFields, Part, table=True):
    """The unit of each dossier."""


class IndicatorTable(fields.IndicatorFields, Part, table=True):
    """The indicator of each dossier."""


class PersonTable(fields.PersonFields, Listed, table=True):
    """The people of each dossier."""


class MeasureTable(fields.MeasureFields, Listed, table=True):
    """The measures of each dossier."""


class OitLinkTable(documents.OitLinkFields, Listed, OfMeasure, table=True):
    """What the letters of each measure's PIRAB answer."""


class ActivityTable(fields.ActivityFields, OfMeasure, Listed, table=True):
    """The activities of each dossier: one list, whatever their measure."""


class ResultTable(fields.ResultFields, Listed, OfActivity, table=True):
    """The results of each activity."""

    __table_args__ = (_one_date(), NEVER_REUSED)


class EvidenceTable(fields.EvidenceFields, Listed, OfResult, table=True):
    """The addresses of each result."""


class RoundReportTable(fields.RoundReportFields, WithReporter, table=True):
    """The round report of each dossier."""


class ReferenceLinkTable(fields.ReferenceLinkFields, Listed, table=True):
    """The addresses above the reporter block of each round report."""


class CoverMemoTable(documents.CoverMemoFields, WithSigners, table=True):
    """The cover memo of each dossier."""

    __table_args__ = (_one_date(),)


class LevelItemTable(documents.LevelItemFields, Listed, table=True):
    """The items of the five levels, of each dossier."""


class LevelSummaryTable(documents.LevelSummaryFields, Part, table=True):
    """The five-level summary of each dossier."""


class LevelResultTable(documents.LevelResultFields, Listed, table=True):
    """What each five-level summary reports."""


class KpiSheetTable(documents.KpiSheetFields, Part, table=True):
    """The indicator progress sheet of each dossier."""

    __table_args__ = (_one_date(),)


class KpiRowTable(documents.KpiRowFields, Listed, table=True):
    """The indicators of each progress sheet."""


class ScoreComponentTable(documents.ScoreComponentFields, Listed, OfKpiRow, table=True):
    """The parts of each budget indicator's score."""


class MeasureRationaleTable(documents.MeasureRationaleFields, Part, table=True):
    """The measure rationale sheet of each dossier."""


class PlanRowTable(documents.PlanRowFields, Listed, table=True):
    """The rows of each rationale's plan table."""


class MeasureRowTable(documents.MeasureRowFields, Listed, table=True):
    """The rows of each rationale's measure table."""


class KnowledgeTopicTable(documents.KnowledgeTopicFields, Listed, table=True):
    """The topics of knowledge of each dossier."""


class OitTopicTable(documents.OitTopicFields, Listed, table=True):
    """The OIT catalogue of each dossier."""


class KnowledgeBriefTable(documents.KnowledgeBriefFields, Part, table=True):
    """The knowledge brief of each dossier."""


class LeftoverTable(fields.LeftoverFields, Listed, table=True):
    """What old forms held beside the dossier that was read from them."""


class TableWidthsTable(fields.TableWidthsFields, Listed, table=True):
    """The tables whose columns somebody set by hand."""


class WordingTable(fields.WordingFields, Alone, table=True):
    """The office's own wordings."""

    __table_args__ = NEVER_REUSED


PARENTS: dict[Entity, str] = {
    entity: parent_column(entity) for entity, part in STRUCTURE.items() if part.many
}
"""Ordered entities and the column that names whose list they stand in."""

TABLES: dict[Entity, Table] = {
    entity: _METADATA.tables[entity] for entity in ("office", "dossier", *STRUCTURE, "wording")
}
_NO_PARTS: dict[Entity, type[Fields]] = {
    "office": OfficeFields,
    "dossier": fields.DossierFields,
    "wording": fields.WordingFields,
}


def fields_of(entity: Entity) -> type[Fields]:
    """The fields class that an entity's table and value are made from."""
    if entity in STRUCTURE:
        (own,) = (base for base in STRUCTURE[entity].value.__bases__ if issubclass(base, Fields))
        return own
    return _NO_PARTS[entity]


def dossier_column(entity: Entity) -> str:
    """The column of an entity's table that holds its dossier's id."""
    return "dossier_id" if entity in PARENTS else "id"


def target(column: Column[Any]) -> Entity | None:
    """The table whose id a column holds."""
    for key in column.foreign_keys:
        return cast("Entity", key.column.table.name)
    return None


def indexes(table: Table) -> list[Index]:
    """The indexes of a table in the order of their columns."""
    order = list(table.columns)
    return sorted(table.indexes, key=lambda index: order.index(index.columns[0]))


def plain_table(name: str, names: Iterable[str]) -> TableClause:
    """A table for expressions whose values stay in the form in which the file holds them."""
    columns: list[ColumnClause[Any]] = [plain_column(name) for name in names]
    return plain(name, *columns)


@lru_cache(64)
def as_stored(entity: Entity) -> TableClause:
    """An entity's table as ``plain_table``."""
    return plain_table(entity, TABLES[entity].columns.keys())


def stored(column: Column[Any], value: Any) -> Any:
    """A value in the form in which a column holds it."""
    write = column.type.dialect_impl(DIALECT).bind_processor(DIALECT)
    return value if write is None else write(value)


def read(column: Column[Any], held: Any) -> Any:
    """What a column holds as a value; raises ValueError for what it can't have been."""
    convert = column.type.dialect_impl(DIALECT).result_processor(DIALECT, None)
    return held if convert is None else convert(held)


def stored_default(column: Column[Any]) -> Any:
    """The default of a column in the form in which it holds it; None for none."""
    default: Any = column.default
    return None if default is None else stored(column, default.arg)


def after_id(entity: Entity) -> list[Column[Any]]:
    """The columns of a table but its id."""
    return [column for column in TABLES[entity].columns if column.name != "id"]


def _declare_defaults() -> None:
    """A column that is not given has the default of its field also in the file itself."""
    for table in TABLES.values():
        for column in table.columns:
            held = stored_default(column)
            if held is not None:
                column.server_default = DefaultClause(_literal(column, held))


def _literal(column: Column[Any], held: str | int) -> Any:
    if isinstance(column.type, Boolean):
        return true() if held else false()
    return held if isinstance(held, str) else text(str(held))


_declare_defaults()
