"""From rows to the frozen tree: one query a table, however many rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    rows = _Rows(connection, dossier_id)
    own = rows.of("dossier")
    if not own:
        raise NoSuchDossier(dossier_id)
    evidence = _by_parent(rows.of("evidence"), "result_id")
    results = _by_parent(rows.of("result"), "activity_id")
    trees = {
        activity_id: tuple(
            _value(Result, row, evidence=tuple(_value(Evidence, e) for e in evidence[row["id"]]))
            for row in rows_of_activity
        )
        for activity_id, rows_of_activity in results.items()
    }
    return _value(
        Dossier,
        own[0],
        unit=_first(Unit, rows.of("unit")),
        people=tuple(_value(Person, row) for row in rows.of("person")),
        indicator=_first(Indicator, rows.of("indicator")),
        measures=tuple(_value(Measure, row) for row in rows.of("measure")),
        activities=tuple(
            _value(Activity, row, results=trees.get(row["id"], ())) for row in rows.of("activity")
        ),
        round_report=_first(
            RoundReport,
            rows.of("round_report"),
            links=tuple(_value(ReferenceLink, row) for row in rows.of("reference_link")),
        ),
    )


class _Rows:
    def __init__(self, connection: Connection, dossier_id: int) -> None:
        self._connection = connection
        self._dossier_id = dossier_id

    def of(self, entity: Entity) -> list[Mapping[str, Any]]:
        table = TABLES[entity]
        query = select(table).where(table.c[dossier_column(entity)] == self._dossier_id)
        if entity in PARENTS:
            query = query.order_by(table.c.sort_order, table.c.id)
        return [dict(row) for row in self._connection.execute(query).mappings()]


def _by_parent(
    rows: Iterable[Mapping[str, Any]], column: str
) -> defaultdict[int, list[Mapping[str, Any]]]:
    grouped: defaultdict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def _value(kind: type[_Value], row: Mapping[str, Any], **parts: Any) -> _Value:
    fields = kind.model_fields
    return kind(**{name: row[name] for name in row if name in fields}, **parts)


def _first(kind: type[_Value], rows: list[Mapping[str, Any]], **parts: Any) -> _Value:
    return _value(kind, rows[0] if rows else {}, **parts)
