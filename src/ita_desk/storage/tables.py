"""The tables, made from the fields of ``model.fields``.

Nothing above ``verbs`` holds these classes. Every child carries ``dossier_id``, so that one
dossier loads in one query a table; ``sort_order`` leaves gaps, so that moving a row writes
one row. ``unit``, ``indicator`` and ``round_report`` share their dossier's id.
"""

# pyright: reportAssignmentType=false
# (SQLModel declares ``__tablename__`` as a declared_attr; a plain name is its documented use.)

from typing import Any, get_args

from sqlalchemy import Table
from sqlmodel import Field, SQLModel

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
from ita_desk.model.place import Entity

_NEVER_REUSED = {"sqlite_autoincrement": True}


def _own_id() -> Any:
    return Field(default=None, primary_key=True)


def _dossiers_id() -> Any:
    return Field(primary_key=True, foreign_key="dossier.id", ondelete="CASCADE")


def _child_of(parent: str) -> Any:
    return Field(foreign_key=f"{parent}.id", ondelete="CASCADE", index=True)


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
    reporter_id: int | None = Field(
        default=None, foreign_key="person.id", ondelete="SET NULL", index=True
    )


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
    __table_args__ = _NEVER_REUSED
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


FIELDS: dict[Entity, type[SQLModel]] = {
    "dossier": DossierFields,
    "unit": UnitFields,
    "person": PersonFields,
    "indicator": IndicatorFields,
    "measure": MeasureFields,
    "activity": ActivityFields,
    "result": ResultFields,
    "evidence": EvidenceFields,
    "round_report": RoundReportFields,
    "reference_link": ReferenceLinkFields,
}
PARENTS: dict[Entity, str] = {
    "person": "dossier_id",
    "measure": "dossier_id",
    "reference_link": "dossier_id",
    "activity": "dossier_id",
    "result": "activity_id",
    "evidence": "result_id",
}
"""Ordered entities and the column that names whose list they stand in."""
REFERENCES: dict[Entity, tuple[str, ...]] = {
    "activity": ("measure_id",),
    "round_report": ("reporter_id",),
}
"""Columns beside the fields that a user may change."""
TABLES: dict[Entity, Table] = {
    entity: SQLModel.metadata.tables[entity] for entity in get_args(Entity)
}


def dossier_column(entity: Entity) -> str:
    """The column of an entity's table that holds its dossier's id."""
    return "dossier_id" if entity in PARENTS else "id"
