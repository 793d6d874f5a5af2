"""Verbs of the documents beside the round report: rows seeded, texts generated anew, topics."""

from collections.abc import Iterable, Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.levels import USUAL_LEVEL_ITEMS
from ita_desk.model.place import Entity, Place
from ita_desk.model.rationale_rows import measure_rows_of, plan_rows_of
from ita_desk.model.tree import MeasureRow, PlanRow
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import NoSuchRow
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row
from ita_desk.verbs.whole_rows import columns

_Row = PlanRow | MeasureRow

TOLD_OF_MEETING = ("subject", "cause", "purpose", "conclusion")
"""Fields of the memo that are generated of the meeting, as long as they are None."""


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


def regenerate(store: Store, places: Sequence[Place]) -> Changes:
    """Give up what was typed into these fields, in one step: they are generated again.

    Raises InvalidValue for a field that is never generated, and NoSuchRow.
    """
    focus = places[0] if places else None
    with store.transact(Action.REGENERATE, focus=focus) as transaction:
        for place in places:
            transaction.set(place, None)
    return transaction.changes


def regenerate_rows(store: Store, places: Sequence[Place]) -> Changes:
    """Remove the rows of a list that is generated as long as it has none; raises NoSuchRow."""
    with store.transact(Action.REGENERATE, focus=places[0] if places else None) as transaction:
        for place in places:
            transaction.delete(place.entity, place.id)
    return transaction.changes


def write_memo(store: Store, dossier_id: int, meeting_id: int) -> Changes:
    """Choose the meeting, and let subject and body be generated from it; one step.

    Raises NoSuchRow if the dossier has no such result.
    """
    focus = Place("cover_memo", dossier_id, "meeting_id")
    with store.transact(Action.WRITE_MEMO, focus=focus) as transaction:
        if transaction.row("result", meeting_id)["dossier_id"] != dossier_id:
            raise NoSuchRow(Place("result", meeting_id))
        transaction.set(focus, meeting_id)
        for field in TOLD_OF_MEETING:
            transaction.set(Place("cover_memo", dossier_id, field), None)
    return transaction.changes


def add_usual_items(store: Store, dossier_id: int) -> Changes:
    """Add the usual items of the levels that the dossier lacks, to edit; raises NoSuchRow."""
    with store.transact(Action.FILL) as transaction:
        rows = transaction.children("level_item", dossier_id)
        there = {(row["level"], row["item"].strip()) for row in rows}
        for item in USUAL_LEVEL_ITEMS:
            if (item.level, item.item) not in there:
                values = columns("level_item", item)
                new = insert_row(transaction, "level_item", dossier_id, **values)
                transaction.focus = Place("level_item", new)
    return transaction.changes


def add_own_row(store: Store, dossier_id: int) -> Changes:
    """Add the row of the dossier's own indicator, to type into; one that is there stays.

    What is left blank in it goes on being taken from the dossier. Raises NoSuchRow.
    """
    with store.transact(Action.ADD) as transaction:
        row = transaction.find("kpi_row", dossier_id=dossier_id, own=True)
        if row is None:
            rows = transaction.children("kpi_row", dossier_id)
            first = int(rows[0]["id"]) if rows else None
            row = insert_row(transaction, "kpi_row", dossier_id, before=first, own=True)
        transaction.focus = Place("kpi_row", row)
    return transaction.changes
