"""The tables, made from the fields of ``model.fields``.

Nothing above ``verbs`` holds these classes. Every child carries ``dossier_id``, so that one
dossier loads in one query a table; ``sort_order`` leaves gaps, so that moving a row writes
one row. what a dossier has one of shares its id.
"""

# pyright: reportAssignmentType=false
# (SQLModel declares ``__tablename__`` as a declared_attr; a plain name is its documented use.)

from typing import Any

from sqlalchemy import CheckConstraint, Table
from sqlmodel import Field, SQLModel

from ita_desk.model import document_fields as documents
from ita_desk.model.fields import (
    ActivityFields,
    DossierFields,
    EvidenceFields,
    IndicatorFields,
    MeasureFields,
    PersonFields,
    ReferenceLinkFields,
    ResultFields,
    RoundReportFields,
    UnitFields,
)
from ita_desk.model.office import OfficeFields
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE, parent_column

_NEVER_REUSED = {"sqlite_autoincrement": True}


def _one_date() -> CheckConstraint:
    return CheckConstraint("date IS NULL OR date_text = ''", name="one_date")


def _own_id() -> Any:
    return Field(default=None, primary_key=True)


def _dossiers_id() -> Any:
    return Field(primary_key=True, foreign_key="dossier.id", ondelete="CASCADE")


def _child_of(parent: str) -> Any:
    return Field(foreign_key=f"{parent}.id", ondelete="CASCADE", index=True)


def _choice_of(chosen: str) -> Any:
    return Field(default=None, foreign_key=f"{chosen}.id", ondelete="SET NULL", index=True)


class OfficeRow(OfficeFields, table=True):
    """The one row of the office's own settings."""

    __tablename__ = "office"
    id: int = _own_id()


class DossierRow(DossierFields, table=True):
    """A dossier."""

    __tablename__ = "dossier"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()


class UnitRow(UnitFields, table=True):
    """A dossier's unit."""

    __tablename__ = "unit"
    id: int = _dossiers_id()


class IndicatorRow(IndicatorFields, table=True):
    """A dossier's indicator."""

    __tablename__ = "indicator"
    id: int = _dossiers_id()


class PersonRow(PersonFields, table=True):
    """A dossier's person."""

    __tablename__ = "person"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class RoundReportRow(RoundReportFields, table=True):
    """A dossier's round report."""

    __tablename__ = "round_report"
    id: int = _dossiers_id()
    reporter_id: int | None = _choice_of("person")


class ReferenceLinkRow(ReferenceLinkFields, table=True):
    """An address above the reporter block."""

    __tablename__ = "reference_link"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class MeasureRow(MeasureFields, table=True):
    """A dossier's measure."""

    __tablename__ = "measure"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class ActivityRow(ActivityFields, table=True):
    """A dossier's activity."""

    __tablename__ = "activity"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    measure_id: int = _child_of("measure")
    sort_order: int = 0


class ResultRow(ResultFields, table=True):
    """An activity's result."""

    __tablename__ = "result"
    __table_args__ = (_one_date(), _NEVER_REUSED)
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    activity_id: int = _child_of("activity")
    sort_order: int = 0


class EvidenceRow(EvidenceFields, table=True):
    """A result's address."""

    __tablename__ = "evidence"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    result_id: int = _child_of("result")
    sort_order: int = 0


class CoverMemoRow(documents.CoverMemoFields, table=True):
    """A dossier's cover memo."""

    __tablename__ = "cover_memo"
    __table_args__ = (_one_date(),)
    id: int = _dossiers_id()
    submitter_id: int | None = _choice_of("person")
    approver_id: int | None = _choice_of("person")
    meeting_id: int | None = _choice_of("result")


class LevelItemRow(documents.LevelItemFields, table=True):
    """An item of a dossier's levels."""

    __tablename__ = "level_item"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class LevelSummaryRow(documents.LevelSummaryFields, table=True):
    """A dossier's five-level summary."""

    __tablename__ = "level_summary"
    id: int = _dossiers_id()


class LevelResultRow(documents.LevelResultFields, table=True):
    """An item of a five-level summary."""

    __tablename__ = "level_result"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class KpiSheetRow(documents.KpiSheetFields, table=True):
    """A dossier's indicator progress sheet."""

    __tablename__ = "kpi_sheet"
    __table_args__ = (_one_date(),)
    id: int = _dossiers_id()


class KpiRowRow(documents.KpiRowFields, table=True):
    """An indicator of a progress sheet."""

    __tablename__ = "kpi_row"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class ScoreComponentRow(documents.ScoreComponentFields, table=True):
    """A part of an indicator's score."""

    __tablename__ = "score_component"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    kpi_row_id: int = _child_of("kpi_row")
    sort_order: int = 0


class MeasureRationaleRow(documents.MeasureRationaleFields, table=True):
    """A dossier's measure rationale."""

    __tablename__ = "measure_rationale"
    id: int = _dossiers_id()


class OitLinkRow(documents.OitLinkFields, table=True):
    """An OIT topic of a measure."""

    __tablename__ = "oit_link"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    measure_id: int = _child_of("measure")
    sort_order: int = 0


class PlanRowRow(documents.PlanRowFields, table=True):
    """A row of a rationale's plan table."""

    __tablename__ = "plan_row"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class MeasureRowRow(documents.MeasureRowFields, table=True):
    """A row of a rationale's measure table."""

    __tablename__ = "measure_row"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class KnowledgeTopicRow(documents.KnowledgeTopicFields, table=True):
    """A topic of knowledge."""

    __tablename__ = "knowledge_topic"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class OitTopicRow(documents.OitTopicFields, table=True):
    """A topic of an OIT catalogue."""

    __tablename__ = "oit_topic"
    __table_args__ = _NEVER_REUSED
    id: int = _own_id()
    dossier_id: int = _child_of("dossier")
    sort_order: int = 0


class KnowledgeBriefRow(documents.KnowledgeBriefFields, table=True):
    """A dossier's knowledge brief."""

    __tablename__ = "knowledge_brief"
    id: int = _dossiers_id()


TABLES: dict[Entity, Table] = {
    entity: SQLModel.metadata.tables[entity] for entity in ("office", "dossier", *STRUCTURE)
}
PARENTS: dict[Entity, str] = {
    entity: parent_column(entity) for entity, part in STRUCTURE.items() if part.many
}
"""Ordered entities and the column that names whose list they stand in."""


OFFICE_ID = 1


def fields_of(entity: Entity) -> type[SQLModel]:
    """The fields class that an entity's table and value are made from."""
    if entity in STRUCTURE:
        return _fields(STRUCTURE[entity].value)
    return OfficeFields if entity == "office" else DossierFields


def dossier_column(entity: Entity) -> str:
    """The column of an entity's table that holds its dossier's id."""
    return "dossier_id" if entity in PARENTS else "id"


def _fields(value: type[SQLModel]) -> type[SQLModel]:
    (fields,) = (base for base in value.__bases__ if issubclass(base, SQLModel))
    return fields
