"""From rows to the frozen tree: one query a table, however many rows."""

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from ita_desk.model.fields import Fields
from ita_desk.model.office import Office
from ita_desk.model.place import Entity
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.storage.rows import Row, all_rows, read_rows
from ita_desk.storage.tables import PARENTS, TABLES, dossier_column

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
    return Office(**{name: row[name] for name in Office.__struct_fields__})


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
    hung = _hang({"activity": activities, "result": results, "evidence": evidence})
    return tuple(activity for found in hung["activity"].values() for activity in found)


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
    rows: dict[Entity, list[Row]] = {
        entity: read_rows(connection, entity, dossier_column(entity), [dossier_id])
        for entity in entities
    }
    ((dossier,),) = _hang({"dossier": own, **rows})["dossier"].values()
    return dossier


def _hang(rows: Mapping[Entity, Sequence[Row]]) -> dict[Entity, dict[int, list[Any]]]:
    """The values of all rows by the id of what they hang under, with all that hangs below them.

    A row becomes its value and can't be used again. Parts without rows are empty.
    """
    hung: dict[Entity, dict[int, list[Any]]] = {}
    for entity in (*reversed(STRUCTURE), "dossier"):  # an entity comes after its owner there
        if entity in rows:
            hung[entity] = _values(entity, rows[entity], hung)
    return hung


def _values(
    entity: Entity, rows: Sequence[Row], hung: Mapping[Entity, Mapping[int, list[Any]]]
) -> dict[int, list[Any]]:
    """The values of one entity, which were validated when they were written.

    Validating the rows of a large dossier again would take five times as long as all this.
    """
    kind: type[Fields] = _kind(entity)
    owner_column = PARENTS.get(entity, "id")
    unwanted = _not_in_values(entity)
    below = [(STRUCTURE[child], hung.get(child, {})) for child in CHILDREN[entity]]
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        row_id, owner_id = row["id"], row[owner_column]
        for name in unwanted:
            del row[name]
        for part, values in below:
            own = values.get(row_id)
            if part.many:
                row[part.attribute] = tuple(own) if own else ()
            else:
                row[part.attribute] = own[0] if own else part.value()
        found[owner_id].append(kind(**row))
    return found


def _kind(entity: Entity) -> type[Fields]:
    return STRUCTURE[entity].value if entity in STRUCTURE else Dossier


@cache
def _not_in_values(entity: Entity) -> tuple[str, ...]:
    """Columns that say where a row hangs, which its value shows by where it stands."""
    known = _kind(entity).__struct_fields__
    return tuple(name for name in TABLES[entity].kinds if name not in known)
