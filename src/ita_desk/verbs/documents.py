"""Verbs of the documents beside the round report."""

from ita_desk.model.changes import Changes
from ita_desk.model.levels import USUAL_LEVEL_ITEMS
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import NoSuchRow
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row
from ita_desk.verbs.trees import columns

TOLD_OF_MEETING = ("subject", "cause", "purpose", "conclusion")
"""Fields of the memo that are generated of the meeting, as long as they are None."""


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
