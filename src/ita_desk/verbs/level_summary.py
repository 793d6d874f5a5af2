"""Verbs of the five-level summary: the year's items."""

from ita_desk.model.changes import Changes
from ita_desk.model.levels import USUAL_LEVEL_ITEMS
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row
from ita_desk.verbs.trees import columns


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
