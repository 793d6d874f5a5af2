"""From rows to the frozen tree: one query a table, however many rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from ita_desk.model.office import Office
from ita_desk.model.place import Entity
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.storage.tables import PARENTS, TABLES, dossier_column

_Value = TypeVar("_Value", bound=SQLModel)
_Row = dict[str, Any]

IN_ACTIVITIES: frozenset[Entity] = frozenset({"activity", "result", "evidence"})
"""What ``load_parts`` leaves out, since a plan may be long."""


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """A line of the list of dossiers."""

    id: int
    fiscal_year: int
    round: int
    indicator_code: str
    unit_name: str


def load_office(connection: Connection) -> Office:
    """The office's own settings."""
    row = connection.execute(select(TABLES["office"])).mappings().one()
    return Office(**{name: row[name] for name in Office.model_fields})


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
    return _load_tree(connection, dossier_id, frozenset(STRUCTURE))


def load_parts(connection: Connection, dossier_id: int) -> Dossier:
    """The tree without its activities; raises NoSuchDossier."""
    return _load_tree(connection, dossier_id, STRUCTURE.keys() - IN_ACTIVITIES)


def load_activities(
    connection: Connection, dossier_id: int, only: Sequence[int] | None = None
) -> tuple[Activity, ...]:
    """The activities of a dossier with their results, all or ``only`` those, in order."""
    if only is None:
        return load_dossier(connection, dossier_id).activities
    activities = _rows(connection, "activity", "id", only)
    results = _rows(connection, "result", "activity_id", only)
    evidence = _rows(connection, "evidence", "result_id", [row["id"] for row in results])
    forest = _Forest({"result": results, "evidence": evidence})
    return tuple(forest.value("activity", Activity, row) for row in activities)


def _load_tree(connection: Connection, dossier_id: int, entities: Set[Entity]) -> Dossier:
    own = _rows(connection, "dossier", "id", [dossier_id])
    if not own:
        raise NoSuchDossier(dossier_id)
    rows: dict[Entity, Sequence[_Row]] = {
        entity: _rows(connection, entity, dossier_column(entity), [dossier_id])
        for entity in entities
    }
    return _Forest(rows).value("dossier", Dossier, own[0])


class _Forest:
    """The rows of some entities, ready to be hung under their owners."""

    def __init__(self, rows: Mapping[Entity, Sequence[_Row]]) -> None:
        self._one = {entity: found for entity, found in rows.items() if entity not in PARENTS}
        self._many: dict[Entity, defaultdict[int, list[_Row]]] = {}
        for entity in rows.keys() & PARENTS.keys():
            grouped: defaultdict[int, list[_Row]] = defaultdict(list)
            for row in rows[entity]:
                grouped[row[PARENTS[entity]]].append(row)
            self._many[entity] = grouped

    def value(self, entity: Entity, kind: type[_Value], row: _Row) -> _Value:
        """A value with all that hangs below it; parts without rows stay empty.

        Values were validated when they were written; validating the rows of a large dossier
        again at every load would take five times as long as this.
        """
        value = kind.__new__(kind)
        parts = vars(value)
        parts.update({name: row[name] for name in kind.model_fields if name in row})
        for child in CHILDREN[entity]:
            parts[STRUCTURE[child].attribute] = self._part(child, row["id"])
        return value

    def _part(self, entity: Entity, owner_id: int) -> object:
        kind = STRUCTURE[entity].value
        if entity in PARENTS:
            rows = self._many[entity][owner_id] if entity in self._many else ()
            return tuple(self.value(entity, kind, row) for row in rows)
        found = self._one.get(entity, ())
        return self.value(entity, kind, found[0]) if found else kind()


def _rows(connection: Connection, entity: Entity, column: str, values: Sequence[int]) -> list[_Row]:
    table = TABLES[entity]
    query = select(table).where(table.c[column].in_(values))
    if entity in PARENTS:
        query = query.order_by(table.c.sort_order, table.c.id)
    names = table.columns.keys()
    found = connection.execute(query).all()
    return [dict(zip(names, row, strict=True)) for row in found]
