"""From rows to the frozen tree: one query a table, however many rows."""

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Generator, Sequence, Set
from contextlib import contextmanager
from itertools import repeat
from typing import Any

from ita_desk.model.fields import Fields
from ita_desk.model.office import Office
from ita_desk.model.ordering import name_key
from ita_desk.model.place import Entity
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier
from ita_desk.model.value import Value
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.storage.rows import all_rows, from_column, read_column, stored_rows
from ita_desk.storage.tables import PARENTS, TABLES, dossier_column, fields_of

IN_ACTIVITIES: frozenset[Entity] = frozenset({"activity", "result", "evidence"})
"""What ``load_parts`` leaves out, since a plan may be long."""


_Hung = dict[Entity, dict[int, list[Any]]]
"""The values of each entity by the id of what they hang under."""


class DossierSummary(Value, frozen=True):
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
    """All dossiers: newest year first, the later round first, in it the units by their names."""
    rows = connection.execute(
        "SELECT dossier.id, dossier.fiscal_year, dossier.round, indicator.code, unit.name"
        " FROM dossier JOIN unit ON unit.id = dossier.id"
        " JOIN indicator ON indicator.id = dossier.id"
    )
    return tuple(sorted((DossierSummary(*row) for row in rows), key=_listed))


def _listed(summary: DossierSummary) -> tuple[Any, ...]:
    return -summary.fiscal_year, -summary.round, name_key(summary.unit_name), summary.id


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
    hung: _Hung = {}
    results = read_column(connection, "result", "id", "activity_id", only)
    hung["evidence"] = _values(connection, "evidence", "result_id", results, hung)
    hung["result"] = _values(connection, "result", "activity_id", only, hung)
    found = _values(connection, "activity", "id", only, hung)
    return tuple(activity for own in found.values() for activity in own)


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
    hung: _Hung = {}
    for entity in reversed(STRUCTURE):  # an entity comes after its owner there
        if entity in entities:
            hung[entity] = _values(connection, entity, dossier_column(entity), [dossier_id], hung)
    for own in _values(connection, "dossier", "id", [dossier_id], hung).values():
        return own[0]
    raise NoSuchDossier(dossier_id)


def _values(
    connection: sqlite3.Connection,
    entity: Entity,
    column: str,
    among: Sequence[int],
    hung: _Hung,
) -> dict[int, list[Any]]:
    """The values of the rows whose ``column`` is ``among`` those, by the id of their owner.

    What hangs below a row is in ``hung``. Nothing is checked again: it was when it was written.
    Whole columns are converted at once: a long plan has tens of thousands of rows.
    """
    kind, kinds = _kind(entity), TABLES[entity].kinds
    own = fields_of(entity).__struct_fields__  # given by position, the rest by name
    rest = [name for name in kinds if name in kind.__struct_fields__ and name not in own]
    wanted = (*own, *rest, PARENTS.get(entity, "id"))
    rows = stored_rows(connection, entity, wanted, column, among)
    if not rows:
        return {}
    stored = tuple(zip(*rows, strict=True))
    owner_ids, row_ids = stored[len(wanted) - 1], stored[-1]
    columns = [from_column(kinds[name], held) for name, held in zip(own, stored, strict=False)]
    named = dict(zip(rest, stored[len(own) :], strict=False)) | _below(entity, row_ids, hung)
    names, by_name = tuple(named), zip(*named.values(), strict=True) if named else repeat(())
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for owner_id, held, more in zip(owner_ids, zip(*columns, strict=True), by_name, strict=False):
        found[owner_id].append(kind(*held, **dict(zip(names, more, strict=True))))
    return found


def _below(entity: Entity, row_ids: Sequence[int], hung: _Hung) -> dict[str, tuple[Any, ...]]:
    """What hangs below each row, by the attribute that it has in the rows' values."""
    found: dict[str, tuple[Any, ...]] = {}
    for child in CHILDREN[entity]:
        if child in hung:
            part, values = STRUCTURE[child], hung[child]
            if part.many:
                below = (tuple(own) if (own := values.get(row_id)) else () for row_id in row_ids)
            else:
                below = (values[row_id][0] for row_id in row_ids)
            found[part.attribute] = tuple(below)
    return found


def _kind(entity: Entity) -> type[Fields]:
    return STRUCTURE[entity].value if entity in STRUCTURE else Dossier
