"""Verbs of the measure rationale: tables seeded from the plan, topics of the OIT."""

from collections.abc import Iterable, Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity, Place
from ita_desk.model.rationale_rows import measure_rows_of, plan_rows_of
from ita_desk.model.tree import MeasureRow, PlanRow
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row
from ita_desk.verbs.trees import columns

_Row = PlanRow | MeasureRow


def seed_plan_rows(store: Store, dossier_id: int) -> Changes:
    """Add to table 1 the plan's activities that it has no row of; raises NoSuchDossier."""
    dossier = store.load(dossier_id)
    there = dossier.measure_rationale.plan_rows
    return _seed(store, dossier_id, "plan_row", there, plan_rows_of(dossier))


def seed_measure_rows(store: Store, dossier_id: int) -> Changes:
    """Add to table 2 the plan's activities that it has no row of; raises NoSuchDossier."""
    dossier = store.load(dossier_id)
    there = dossier.measure_rationale.measure_rows
    return _seed(store, dossier_id, "measure_row", there, measure_rows_of(dossier))


def _seed(
    store: Store, dossier_id: int, entity: Entity, there: Sequence[_Row], rows: Iterable[_Row]
) -> Changes:
    titles = {row.title for row in there}
    with store.transact(Action.FILL) as transaction:
        for row in rows:
            if row.title not in titles:
                new = insert_row(transaction, entity, dossier_id, **columns(entity, row))
                transaction.focus = Place(entity, new)
    return transaction.changes


def copy_catalogue(store: Store, dossier_id: int) -> Changes:
    """Add the OIT topics that the latest other dossier of the same year has and this one lacks.

    Codes mean other things in other years, so nothing is taken from them. Raises NoSuchDossier.
    """
    dossier = store.load(dossier_id)
    year = dossier.fiscal_year
    others = [
        found.id
        for found in store.dossiers()
        if found.fiscal_year == year and found.id != dossier_id
    ]
    catalogues = (store.load(other).measure_rationale.oit_topics for other in sorted(others)[::-1])
    topics = next(filter(None, catalogues), ())
    there = {topic.code for topic in dossier.measure_rationale.oit_topics}
    with store.transact(Action.FILL) as transaction:
        for topic in topics:
            if topic.code not in there:
                new = insert_row(
                    transaction, "oit_topic", dossier_id, code=topic.code, title=topic.title
                )
                transaction.focus = Place("oit_topic", new)
    return transaction.changes
