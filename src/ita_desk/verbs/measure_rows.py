"""Verbs on the list of measures."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action


def add(store: Store, dossier_id: int, title: str, *, merge_key: str = "") -> Changes:
    """Add a measure at the end."""
    with store.transact(Action.ADD, merge_key=merge_key) as transaction:
        new = transaction.insert("measure", dossier_id=dossier_id, title=title)
        transaction.focus = Place("measure", new, "title")
    return transaction.changes


def paste(store: Store, dossier_id: int, top: int, titles: Sequence[str]) -> Changes:
    """Write titles from row ``top`` on; rows past the end become new measures."""
    with store.transact(Action.PASTE) as transaction:
        ids = [int(row["id"]) for row in transaction.children("measure", dossier_id)]
        for offset, title in enumerate(titles):
            if top + offset < len(ids):
                place = Place("measure", ids[top + offset], "title")
                transaction.set(place, title)
            else:
                transaction.insert("measure", dossier_id=dossier_id, title=title)
    return transaction.changes


def delete(store: Store, dossier_id: int, measure_ids: Sequence[int]) -> Changes:
    """Remove measures; their activities go under a measure without a name, for none is lost.

    Raises NoSuchRow.
    """
    focus = Place("measure", measure_ids[0]) if measure_ids else None
    with store.transact(Action.DELETE, focus=focus) as transaction:
        orphans = [
            int(row["id"])
            for row in transaction.children("activity", dossier_id)
            if row["measure_id"] in measure_ids
        ]
        if orphans:
            nameless = transaction.find("measure", dossier_id=dossier_id, title="")
            if nameless is None or nameless in measure_ids:
                nameless = transaction.insert("measure", dossier_id=dossier_id)
            for activity_id in orphans:
                transaction.set(Place("activity", activity_id, "measure_id"), nameless)
        for measure_id in measure_ids:
            transaction.delete("measure", measure_id)
    return transaction.changes
