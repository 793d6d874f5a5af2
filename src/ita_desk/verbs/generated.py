"""The verb "generate anew", for every text that is generated until something is typed."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action


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
