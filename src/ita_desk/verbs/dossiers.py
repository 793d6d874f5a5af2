"""Verbs on whole dossiers."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.practice import refuse_anew
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action
from ita_desk.verbs.whole_rows import insert_dossier


def add(store: Store, trees: Sequence[Dossier]) -> Changes:
    """Add dossiers (from files, a sample or a fresh form), all or none; see ``added_ids``."""
    with store.transact(Action.ADD_DOSSIERS) as transaction:
        for tree in trees:
            added = insert_dossier(transaction, tree)
            transaction.focus = Place("dossier", added)
    return transaction.changes


def added_ids(changes: Changes) -> tuple[int, ...]:
    """The ids of the dossiers that a step added, in the order of adding."""
    return tuple(sorted(place.id for place in changes.added if place.entity == "dossier"))


def duplicate(store: Store, dossier_id: int) -> Changes:
    """Add an equal copy of a dossier; raises NoSuchDossier."""
    tree = store.load(dossier_id)
    with store.transact(Action.DUPLICATE_DOSSIER) as transaction:
        transaction.focus = Place("dossier", insert_dossier(transaction, tree))
    return transaction.changes


def practise_anew(store: Store, dossier_id: int, example: Dossier) -> Changes:
    """Put the fresh example in the place of a round for practice; undo gives back what was there.

    Raises PracticeFault for a round that counts, or NoSuchRow.
    """
    focus = Place("dossier", dossier_id)
    with store.transact(Action.PRACTISE_ANEW, focus=focus) as transaction:
        refuse_anew(transaction.row("dossier", dossier_id)["practice"])
        transaction.delete("dossier", dossier_id)
        fresh = insert_dossier(transaction, example.changed({"practice": True}))
        transaction.focus = Place("dossier", fresh)
    return transaction.changes


def delete(store: Store, dossier_id: int) -> Changes:
    """Remove a dossier with all its parts (undo brings it back); raises NoSuchRow."""
    with store.transact(Action.DELETE_DOSSIER, focus=Place("dossier", dossier_id)) as transaction:
        transaction.delete("dossier", dossier_id)
    return transaction.changes
