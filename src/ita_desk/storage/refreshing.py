"""Bring a loaded tree up to date by reading only the rows that a step changed."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.loading import IN_ACTIVITIES, load_activities, load_parts
from ita_desk.storage.tables import TABLES

MOST_ROWS = 200
"""Above this many changed activities a whole load is quicker."""


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
