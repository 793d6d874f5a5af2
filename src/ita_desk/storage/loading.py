"""From rows to the frozen tree: one query a table, however many rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from ita_desk.model.place import Entity
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Evidence,
    Indicator,
    Measure,
    Person,
    ReferenceLink,
    Result,
    RoundReport,
    Unit,
)
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.storage.tables import PARENTS, TABLES, dossier_column

_Value = TypeVar("_Value", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """A line of the list of dossiers."""

    id: int
    fiscal_year: int
    round: int
    indicator_code: str
    unit_name: str


def list_dossiers(connection: Connection) -> tuple[DossierSummary, ...]:
    """All dossiers: newest year first, the later round first."""
    dossier, unit, indicator = (TABLES[name] for name in ("dossier", "unit", "indicator"))
    rows = connection.execute(
        select(
            dossier.c.id,
            dossier.c.fiscal_year,
            dossier.c.round,
            indicator.c.code,
            unit.c.name,
        )
        .join(unit, unit.c.id == dossier.c.id)
        .join(indicator, indicator.c.id == dossier.c.id)
        .order_by(dossier.c.fiscal_year.desc(), dossier.c.round.desc(), dossier.c.id)
    )
    return tuple(DossierSummary(*row) for row in rows)


def load_dossier(connection: Connection, dossier_id: int) -> Dossier:
    """The whole tree of one dossier; raises NoSuchDossier."""
    parts = load_parts(connection, dossier_id)
    activities = load_activities(connection, dossier_id)
    return parts.model_copy(update={"activities": activities})


def load_parts(connection: Connection, dossier_id: int) -> Dossier:
    """The tree without its activities; raises NoSuchDossier."""

    def rows(entity: Entity) -> list[dict[str, Any]]:
        return _rows(connection, entity, dossier_column(entity), [dossier_id])

    own = rows("dossier")
    if not own:
        raise NoSuchDossier(dossier_id)
    links = tuple(_value(ReferenceLink, row) for row in rows("reference_link"))
    return _value(
        Dossier,
        own[0],
        unit=_first(Unit, rows("unit")),
        people=tuple(_value(Person, row) for row in rows("person")),
        indicator=_first(Indicator, rows("indicator")),
        measures=tuple(_value(Measure, row) for row in rows("measure")),
        activities=(),
        round_report=_first(RoundReport, rows("round_report"), links=links),
    )


def load_activities(
    connection: Connection, dossier_id: int, only: Sequence[int] | None = None
) -> tuple[Activity, ...]:
    """The activities of a dossier with their results, all or ``only`` those, in order."""
    if only is None:
        activities = _rows(connection, "activity", "dossier_id", [dossier_id])
        results = _rows(connection, "result", "dossier_id", [dossier_id])
        evidence = _rows(connection, "evidence", "dossier_id", [dossier_id])
    else:
        activities = _rows(connection, "activity", "id", only)
        results = _rows(connection, "result", "activity_id", only)
        evidence = _rows(connection, "evidence", "result_id", [row["id"] for row in results])
    proofs = _by_parent(evidence, "result_id")
    blocks = _by_parent(results, "activity_id")
    return tuple(
        _value(
            Activity,
            row,
            results=tuple(
                _value(
                    Result,
                    block,
                    evidence=tuple(_value(Evidence, item) for item in proofs[block["id"]]),
                )
                for block in blocks[row["id"]]
            ),
        )
        for row in activities
    )


def _rows(
    connection: Connection, entity: Entity, column: str, values: Sequence[int]
) -> list[dict[str, Any]]:
    table = TABLES[entity]
    query = select(table).where(table.c[column].in_(values))
    if entity in PARENTS:
        query = query.order_by(table.c.sort_order, table.c.id)
    names = table.columns.keys()
    found = connection.execute(query).all()
    return [dict(zip(names, row, strict=True)) for row in found]


def _by_parent(
    rows: Iterable[dict[str, Any]], column: str
) -> defaultdict[int, list[dict[str, Any]]]:
    grouped: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def _value(kind: type[_Value], row: Mapping[str, Any], **parts: Any) -> _Value:
    """A value of the tree from a row that has all its fields but ``parts``.

    Values were validated when they were written; validating the rows of a large dossier again
    at every load would take five times as long as this.
    """
    value = kind.__new__(kind)
    vars(value).update({name: row[name] for name in kind.model_fields if name in row}, **parts)
    return value


def _first(kind: type[_Value], rows: Sequence[Mapping[str, Any]], **parts: Any) -> _Value:
    """The one row of a table that has one row a dossier; defaults if it is missing."""
    return _value(kind, rows[0], **parts) if rows else kind(**parts)
