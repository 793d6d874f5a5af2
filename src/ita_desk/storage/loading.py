"""From rows to the frozen tree: one query a table, however many rows."""

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from ita_desk.model.fields import Fields
from ita_desk.model.office import Office
from ita_desk.model.place import Entity
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.storage.rows import Row, all_rows, read_rows
from ita_desk.storage.tables import PARENTS, TABLES, dossier_column

_Value = TypeVar("_Value", bound=Fields)

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


def load_office(connection: sqlite3.Connection) -> Office:
    """The office's own settings."""
    (row,) = all_rows(connection, "office")
    return Office(**{name: row[name] for name in Office.model_fields})


def list_dossiers(connection: sqlite3.Connection) -> tuple[DossierSummary, ...]:
    """All dossiers: newest year first, the later round first."""
    rows = connection.execute(
        "SELECT dossier.id, dossier.fiscal_year, dossier.round, indicator.code, unit.name"
        " FROM dossier JOIN unit ON unit.id = dossier.id"
        " JOIN indicator ON indicator.id = dossier.id"
        " ORDER BY dossier.fiscal_year DESC, dossier.round DESC, dossier.id"
    )
    return tuple(DossierSummary(*row) for row in rows)


def load_dossier(connection: sqlite3.Connection, dossier_id: int) -> Dossier:
    """The whole tree of one dossier; raises NoSuchDossier."""
    with _no_collection():
        return _load_tree(connection, dossier_id, frozenset(STRUCTURE))


def load_parts(connection: sqlite3.Connection, dossier_id: int) -> Dossier:
    """The tree without its activities; raises NoSuchDossier."""
    return _load_tree(connection, dossier_id, STRUCTURE.keys() - IN_ACTIVITIES)


def load_activities(
    connection: sqlite3.Connection, dossier_id: int, only: Sequence[int] | None = None
) -> tuple[Activity, ...]:
    """The activities of a dossier with their results, all or ``only`` those, in order."""
    if only is None:
        return load_dossier(connection, dossier_id).activities
    activities = read_rows(connection, "activity", "id", only)
    results = read_rows(connection, "result", "activity_id", only)
    evidence = read_rows(connection, "evidence", "result_id", [row["id"] for row in results])
    forest = _Forest({"result": results, "evidence": evidence})
    return tuple(forest.value("activity", Activity, row) for row in activities)


@contextmanager
def _no_collection() -> Generator[None]:
    """Look for no garbage meanwhile: a long plan has tens of thousands of values, all of use."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load_tree(connection: sqlite3.Connection, dossier_id: int, entities: Set[Entity]) -> Dossier:
    own = read_rows(connection, "dossier", "id", [dossier_id])
    if not own:
        raise NoSuchDossier(dossier_id)
    rows: dict[Entity, Sequence[Row]] = {
        entity: read_rows(connection, entity, dossier_column(entity), [dossier_id])
        for entity in entities
    }
    return _Forest(rows).value("dossier", Dossier, own[0])


class _Forest:
    """The rows of some entities, ready to be hung under their owners; a row can be used once."""

    def __init__(self, rows: Mapping[Entity, Sequence[Row]]) -> None:
        self._one = {entity: found for entity, found in rows.items() if entity not in PARENTS}
        self._many: dict[Entity, defaultdict[int, list[Row]]] = {}
        for entity in rows.keys() & PARENTS.keys():
            grouped: defaultdict[int, list[Row]] = defaultdict(list)
            for row in rows[entity]:
                grouped[row[PARENTS[entity]]].append(row)
            self._many[entity] = grouped

    def value(self, entity: Entity, kind: type[_Value], row: Row) -> _Value:
        """A value with all that hangs below it; parts without rows stay empty.

        Values were validated when they were written; validating the rows of a large dossier
        again at every load would take five times as long as this. The row becomes the value.
        """
        row_id = row["id"]
        for name in _not_in_values(entity):
            del row[name]
        for child in CHILDREN[entity]:
            row[STRUCTURE[child].attribute] = self._part(child, row_id)
        return kind.trusted(row)

    def _part(self, entity: Entity, owner_id: int) -> object:
        kind = STRUCTURE[entity].value
        if entity in PARENTS:
            rows = self._many[entity][owner_id] if entity in self._many else ()
            return tuple(self.value(entity, kind, row) for row in rows)
        found = self._one.get(entity, ())
        return self.value(entity, kind, found[0]) if found else kind()


@cache
def _not_in_values(entity: Entity) -> tuple[str, ...]:
    """Columns that say where a row hangs, which its value shows by where it stands."""
    known = (STRUCTURE[entity].value if entity in STRUCTURE else Dossier).model_fields
    return tuple(name for name in TABLES[entity].kinds if name not in known)
