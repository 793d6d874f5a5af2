"""The tables: SQLModel classes with the fields of ``model`` and the keys that hold rows together.

Every child carries ``dossier_id``, so that one dossier loads in one query a table; lists have a
``sort_order`` with gaps, so that moving a row writes one row; what a dossier has one of shares
the dossier's id. A required row goes with its target; an optional choice is emptied.
"""

from typing import Any

from pydantic import ConfigDict
from sqlalchemy import CheckConstraint, Column, DefaultClause, Table, text
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.ext.compiler import compiles
from sqlmodel import AutoString, Field, SQLModel

from ita_desk.model import document_fields as documents
from ita_desk.model import fields
from ita_desk.model.fields import Fields
from ita_desk.model.office import OfficeFields
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE, parent_column

OFFICE_ID = 1
"""The id of the one row of the office's own settings."""

DIALECT = SQLiteDialect_pysqlite()
SQLModel.metadata.naming_convention = {
    "of": lambda index, _: index.columns[0].name.removesuffix("_id"),
    "ix": "%(table_name)s_of_%(of)s",
}
_NEVER_REUSED = {"sqlite_autoincrement": True}
"""Ids of deleted rows are never given again, so that the history can't be mistaken."""
_ONE_DATE = "date IS NULL OR date_text = ''"


@compiles(AutoString, "sqlite")
def _text(*_: Any, **__: Any) -> str:
    return "TEXT"


def _owner(table: str) -> Any:
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", index=True)


def _choice(table: str) -> Any:
    return Field(default=None, foreign_key=f"{table}.id", ondelete="SET NULL", index=True)


def _one_date() -> CheckConstraint:
    return CheckConstraint(_ONE_DATE, name="one_date")


class Part(SQLModel):
    """A row that each dossier has exactly one of."""

    model_config = ConfigDict(defer_build=True)
    id: int = Field(primary_key=True, foreign_key="dossier.id", ondelete="CASCADE")


class Listed(SQLModel):
    """A row of a list."""

    model_config = ConfigDict(defer_build=True)
    __table_args__: Any = _NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)
    dossier_id: int = _owner("dossier")
    sort_order: int = 0


class OfficeTable(OfficeFields, table=True):
    __tablename__ = "office"
    id: int | None = Field(default=None, primary_key=True)


class DossierTable(fields.DossierFields, table=True):
    __tablename__ = "dossier"
    __table_args__ = _NEVER_REUSED
    id: int | None = Field(default=None, primary_key=True)


class UnitTable(fields.UnitFields, Part, table=True):
    __tablename__ = "unit"


class IndicatorTable(fields.IndicatorFields, Part, table=True):
    __tablename__ = "indicator"


class PersonTable(fields.PersonFields, Listed, table=True):
    __tablename__ = "person"


class MeasureTable(fields.MeasureFields, Listed, table=True):
    __tablename__ = "measure"


class OitLinkTable(documents.OitLinkFields, Listed, table=True):
    __tablename__ = "oit_link"
    measure_id: int = _owner("measure")


class ActivityTable(fields.ActivityFields, Listed, table=True):
    __tablename__ = "activity"
    measure_id: int = _owner("measure")


class ResultTable(fields.ResultFields, Listed, table=True):
    __tablename__ = "result"
    __table_args__ = (_one_date(), _NEVER_REUSED)
    activity_id: int = _owner("activity")


class EvidenceTable(fields.EvidenceFields, Listed, table=True):
    __tablename__ = "evidence"
    result_id: int = _owner("result")


class RoundReportTable(fields.RoundReportFields, Part, table=True):
    __tablename__ = "round_report"
    reporter_id: int | None = _choice("person")


class ReferenceLinkTable(fields.ReferenceLinkFields, Listed, table=True):
    __tablename__ = "reference_link"


class CoverMemoTable(documents.CoverMemoFields, Part, table=True):
    __tablename__ = "cover_memo"
    __table_args__ = (_one_date(),)
    submitter_id: int | None = _choice("person")
    approver_id: int | None = _choice("person")
    meeting_id: int | None = _choice("result")


class LevelItemTable(documents.LevelItemFields, Listed, table=True):
    __tablename__ = "level_item"


class LevelSummaryTable(documents.LevelSummaryFields, Part, table=True):
    __tablename__ = "level_summary"


class LevelResultTable(documents.LevelResultFields, Listed, table=True):
    __tablename__ = "level_result"


class KpiSheetTable(documents.KpiSheetFields, Part, table=True):
    __tablename__ = "kpi_sheet"
    __table_args__ = (_one_date(),)


class KpiRowTable(documents.KpiRowFields, Listed, table=True):
    __tablename__ = "kpi_row"


class ScoreComponentTable(documents.ScoreComponentFields, Listed, table=True):
    __tablename__ = "score_component"
    kpi_row_id: int = _owner("kpi_row")


class MeasureRationaleTable(documents.MeasureRationaleFields, Part, table=True):
    __tablename__ = "measure_rationale"


class PlanRowTable(documents.PlanRowFields, Listed, table=True):
    __tablename__ = "plan_row"


class MeasureRowTable(documents.MeasureRowFields, Listed, table=True):
    __tablename__ = "measure_row"


class KnowledgeTopicTable(documents.KnowledgeTopicFields, Listed, table=True):
    __tablename__ = "knowledge_topic"


class OitTopicTable(documents.OitTopicFields, Listed, table=True):
    __tablename__ = "oit_topic"


class KnowledgeBriefTable(documents.KnowledgeBriefFields, Part, table=True):
    __tablename__ = "knowledge_brief"


PARENTS: dict[Entity, str] = {
    entity: parent_column(entity) for entity, part in STRUCTURE.items() if part.many
}
"""Ordered entities and the column that names whose list they stand in."""

TABLES: dict[Entity, Table] = {
    entity: SQLModel.metadata.tables[entity] for entity in ("office", "dossier", *STRUCTURE)
}


def fields_of(entity: Entity) -> type[Fields]:
    """The fields class that an entity's table and value are made from."""
    if entity in STRUCTURE:
        (own,) = (base for base in STRUCTURE[entity].value.__bases__ if issubclass(base, Fields))
        return own
    return OfficeFields if entity == "office" else fields.DossierFields


def dossier_column(entity: Entity) -> str:
    """The column of an entity's table that holds its dossier's id."""
    return "dossier_id" if entity in PARENTS else "id"


def target(column: Column[Any]) -> Entity | None:
    """The table whose id a column holds."""
    for key in column.foreign_keys:
        return key.target_fullname.partition(".")[0]  # pyright: ignore[reportReturnType]
    return None


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
    return None if column.default is None else stored(column, column.default.arg)


def after_id(entity: Entity) -> list[Column[Any]]:
    """The columns of a table but its id."""
    return [column for column in TABLES[entity].columns if column.name != "id"]


def _declare_defaults() -> None:
    """A column that is not given has the default of its field also in the file itself."""
    for table in TABLES.values():
        for column in table.columns:
            held = stored_default(column)
            if held is not None:
                told = held if isinstance(held, str) else text(str(int(held)))
                column.server_default = DefaultClause(told)


_declare_defaults()
