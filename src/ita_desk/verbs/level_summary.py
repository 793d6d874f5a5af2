"""Verbs of the five-level summary: the year's items, and results that are typed over."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.levels import USUAL_LEVEL_ITEMS
from ita_desk.model.place import Place
from ita_desk.model.tree import LevelResult
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
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


def keep_level(
    store: Store, dossier_id: int, level: int, results: Sequence[LevelResult]
) -> Changes:
    """Make these the typed results of a level, as generated ones that are to be edited.

    The results that the level had are removed. Raises NoSuchRow.
    """
    with store.transact(Action.FILL) as transaction:
        _clear(transaction, dossier_id, level)
        for result in results:
            values = columns("level_result", result) | {"level": level}
            new = insert_row(transaction, "level_result", dossier_id, **values)
            transaction.focus = Place("level_result", new)
    return transaction.changes


def regenerate_level(store: Store, dossier_id: int, level: int) -> Changes:
    """Give up what was typed for a level, scores too: it is generated from the plan again."""
    focus = Place("level_summary", dossier_id, "results")
    with store.transact(Action.REGENERATE, focus=focus) as transaction:
        _clear(transaction, dossier_id, level)
    return transaction.changes


def _clear(transaction: Transaction, dossier_id: int, level: int) -> None:
    for row in transaction.children("level_result", dossier_id):
        if row["level"] == level:
            transaction.delete("level_result", row["id"])
