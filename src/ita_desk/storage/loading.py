"""From rows to the frozen tree: one query a table; after a step only the rows that it changed."""

import gc
from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Connection, select, union

from ita_desk.model.changes import Changes
from ita_desk.model.fields import Fields
from ita_desk.model.office import Office, OfficeFields
from ita_desk.model.ordering import name_key
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier, Wording
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.storage.tables import PARENTS, TABLES, dossier_column

MOST_ROWS = 200
"""Above this many changed activities a whole load is quicker."""

IN_ACTIVITIES: frozenset[Entity] = frozenset({"activity", "result", "evidence"})
"""What ``load_parts`` leaves out, since a plan may be long."""
_Hung = dict[Entity, dict[int, list[Any]]]
"""The values of each entity by the id of what they hang under."""


def refresh(connection: Connection, dossier: Dossier, changes: Changes) -> Dossier:
    """The tree after a step; unchanged activities are the same objects. Raises NoSuchDossier."""
    places = changes.edited | changes.added | changes.removed
    inside = sum(place.entity in IN_ACTIVITIES for place in places)
    # A tick in a cell, the most frequent step, must not read the rest of the dossier.
    parts = dossier if inside == len(places) else load_parts(connection, dossier.id)
    if not inside:
        return parts.changed({"activities": dossier.activities})
    old = {activity.id: activity for activity in dossier.activities}
    order = _activity_ids(connection, dossier.id) if _reorders(changes) else list(old)
    dirty = _dirty(connection, dossier, places) | {row_id for row_id in order if row_id not in old}
    if len(dirty) > MOST_ROWS:
        fresh = load_activities(connection, dossier.id)
        return parts.changed({"activities": fresh})
    loaded = load_activities(connection, dossier.id, sorted(dirty & set(order)))
    new: Mapping[int, Activity] = {**old, **{activity.id: activity for activity in loaded}}
    return parts.changed({"activities": tuple(new[row_id] for row_id in order)})


def _reorders(changes: Changes) -> bool:
    """Whether activities came, went or moved."""
    rows = changes.added | changes.removed
    return any(place.entity == "activity" for place in rows) or any(
        place.entity == "activity" and place.field == "sort_order" for place in changes.edited
    )


def _activity_ids(connection: Connection, dossier_id: int) -> Sequence[int]:
    activity = TABLES["activity"].c
    ids = select(activity.id).where(activity.dossier_id == dossier_id)
    return connection.execute(ids.order_by(activity.sort_order, activity.id)).scalars().all()


def _dirty(connection: Connection, dossier: Dossier, places: Iterable[Place]) -> set[int]:
    """Ids of the activities that a changed row is or belongs to, now or before."""
    by_entity: dict[str, set[int]] = {"activity": set(), "result": set(), "evidence": set()}
    for place in places:
        if place.entity in by_entity:
            by_entity[place.entity].add(place.id)
    dirty = set(by_entity["activity"])
    results, evidence = by_entity["result"], by_entity["evidence"]
    if not results and not evidence:
        return dirty
    for activity in dossier.activities:
        for result in activity.results:
            if result.id in results or any(item.id in evidence for item in result.evidence):
                dirty.add(activity.id)
    result, item = TABLES["result"].c, TABLES["evidence"].c
    of = select(item.result_id).where(item.id.in_(evidence))
    owners = select(result.activity_id).where(result.id.in_(results) | result.id.in_(of))
    dirty.update(connection.execute(owners).scalars())
    return dirty


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """A line of the list of dossiers."""

    id: int
    fiscal_year: int
    round: int
    indicator_code: str
    unit_name: str
    practice: bool = False


def load_office(connection: Connection) -> Office:
    """The office's own settings, and the names that stand in its dossiers."""
    (row,) = connection.execute(select(*_columns("office", OfficeFields)))
    settings = dict(zip(OfficeFields.model_fields, row, strict=True))
    names = {
        "people": _distinct(connection, "person", "name"),
        "units": _distinct(connection, "unit", "name", "department", "group"),
        "places": _distinct(connection, "result", "place"),
    }
    return Office.held({**settings, **names})


def _distinct(connection: Connection, entity: Entity, *fields: str) -> tuple[str, ...]:
    """The texts of some columns of a table, each once, in the order of their letters."""
    table = TABLES[entity]
    texts = union(*(select(table.c[name]).where(table.c[name] != "") for name in fields))
    return tuple(sorted(connection.execute(texts).scalars()))


def load_wordings(connection: Connection) -> tuple[Wording, ...]:
    """The office's own wordings, the newest first."""
    columns = TABLES["wording"].c
    query = select(*(columns[name] for name in Wording.model_fields)).order_by(columns.id.desc())
    names = tuple(Wording.model_fields)
    rows = connection.execute(query)
    return tuple(Wording.held(dict(zip(names, row, strict=True))) for row in rows)


def list_dossiers(connection: Connection) -> tuple[DossierSummary, ...]:
    """All dossiers: newest year first, the later round first, in it the units by their names."""
    dossier, unit, indicator = (TABLES[name].c for name in ("dossier", "unit", "indicator"))
    rows = connection.execute(
        select(
            dossier.id,
            dossier.fiscal_year,
            dossier.round,
            indicator.code,
            unit.name,
            dossier.practice,
        )
        .join_from(TABLES["dossier"], TABLES["unit"], unit.id == dossier.id)
        .join(TABLES["indicator"], indicator.id == dossier.id)
    )
    return tuple(sorted((DossierSummary(*row) for row in rows), key=_listed))


def _listed(summary: DossierSummary) -> tuple[Any, ...]:
    return -summary.fiscal_year, -summary.round, name_key(summary.unit_name), summary.id


def load_dossier(connection: Connection, dossier_id: int) -> Dossier:
    """The whole tree of one dossier; raises NoSuchDossier."""
    with _no_collection():
        return _load_tree(connection, dossier_id, frozenset(STRUCTURE))


def load_parts(connection: Connection, dossier_id: int) -> Dossier:
    """The tree without its activities; raises NoSuchDossier."""
    parts = _load_tree(connection, dossier_id, STRUCTURE.keys() - IN_ACTIVITIES)
    return parts.changed({"activities": ()})


def load_activities(
    connection: Connection, dossier_id: int, only: Sequence[int] | None = None
) -> tuple[Activity, ...]:
    """The activities of a dossier with their results, all or ``only`` those, in order."""
    if only is None:
        return load_dossier(connection, dossier_id).activities
    hung: _Hung = {}
    found = select(TABLES["result"].c.id).where(TABLES["result"].c.activity_id.in_(only))
    results = connection.execute(found).scalars().all()
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


def _load_tree(connection: Connection, dossier_id: int, entities: Set[Entity]) -> Dossier:
    hung: _Hung = {}
    for entity in reversed(STRUCTURE):  # an entity comes after its owner there
        if entity in entities:
            hung[entity] = _values(connection, entity, dossier_column(entity), [dossier_id], hung)
    for own in _values(connection, "dossier", "id", [dossier_id], hung).values():
        return own[0]
    raise NoSuchDossier(dossier_id)


def _values(
    connection: Connection,
    entity: Entity,
    column: str,
    among: Sequence[int],
    hung: _Hung,
) -> dict[int, list[Any]]:
    """The values of the rows whose ``column`` is ``among`` those, by the id of their owner.

    What hangs below a row is in ``hung``. Nothing is checked again: it was when it was written.
    """
    kind, table = _kind(entity), TABLES[entity]
    order = (table.c.sort_order, table.c.id) if entity in PARENTS else (table.c.id,)
    columns = _columns(entity, kind)
    owner = table.c[PARENTS.get(entity, "id")]
    query = select(*columns, owner.label("_owner"), table.c.id.label("_id"))
    query = query.where(table.c[column].in_(among)).order_by(*order)
    rows = cast("Sequence[tuple[Any, ...]]", connection.execute(query).all())
    names = [column.name for column in columns]
    below = [
        (STRUCTURE[child].attribute, STRUCTURE[child].many, hung[child])
        for child in CHILDREN[entity]
        if child in hung
    ]
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        owner_id, row_id = row[-2:]
        values = dict(zip(names, row, strict=False))
        for attribute, many, held in below:
            own = held.get(row_id, [])
            values[attribute] = tuple(own) if many else own[0]
        found[owner_id].append(kind.held(values))
    return found


def _columns(entity: Entity, kind: type[Fields]) -> list[Column[Any]]:
    return [column for column in TABLES[entity].columns if column.name in kind.model_fields]


def _kind(entity: Entity) -> type[Fields]:
    return STRUCTURE[entity].value if entity in STRUCTURE else Dossier
