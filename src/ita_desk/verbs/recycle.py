"""The verb of the recycle bin."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action

_ORDER = ("dossier", *STRUCTURE)


def bring_back(store: Store, places: Sequence[Place]) -> Changes:
    """Bring deleted rows back with all that hung below them, in one step, owners first.

    Raises OwnerGone where what a row belonged to is not there, NotDeleted where the row is.
    """
    focus = places[0] if places else None
    with store.transact(Action.BRING_BACK, focus=focus) as transaction:
        for place in sorted(places, key=lambda one: _ORDER.index(one.entity)):
            transaction.bring_back(place)
    return transaction.changes
