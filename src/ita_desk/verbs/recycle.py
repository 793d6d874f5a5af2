"""The verbs that bring back: what was deleted, and earlier values of a field."""

from collections.abc import Mapping, Sequence
from typing import Any

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.structure import REFERENCES, STRUCTURE
from ita_desk.storage.bringing_back import OwnerGone
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.measures import drop_nameless

_ORDER = ("dossier", *STRUCTURE)


def bring_back(store: Store, places: Sequence[Place], *, with_owners: bool = False) -> Changes:
    """Bring deleted rows back with all that hung below them, in one step.

    ``with_owners`` also brings back what a row belonged to; else OwnerGone is raised where that
    is not there. Raises NotDeleted where a row is.
    """
    focus = places[0] if places else None
    with store.transact(Action.BRING_BACK, focus=focus) as transaction:
        for place in sorted(places, key=lambda one: _ORDER.index(one.entity)):
            if with_owners:
                _bring_with_owners(transaction, place)
            else:
                transaction.bring_back(place)
            if place.entity == "measure":
                drop_nameless(transaction, int(transaction.row("measure", place.id)["dossier_id"]))
    return transaction.changes


def _bring_with_owners(transaction: Transaction, place: Place) -> None:
    try:
        transaction.bring_back(place)
    except OwnerGone as gone:
        _bring_with_owners(transaction, gone.owner)
        _bring_with_owners(transaction, place)


def put_back(store: Store, place: Place, values: Mapping[str, Any]) -> Changes:
    """Write the values that fields of a row had before, in one step.

    ``values`` are those of a date and of what could not be read as one together, else of the one
    field. Raises NoSuchRow (also where the value is a row that is gone) and InvalidValue.
    """
    with store.transact(Action.PUT_BACK, focus=place) as transaction:
        # What is emptied comes first: of a date and its text the one written last stays.
        for name, value in sorted(values.items(), key=lambda item: bool(item[1])):
            target = REFERENCES.get(place.entity, {}).get(name)
            if target is not None and value is not None:
                transaction.row(target, value)
            transaction.set(Place(place.entity, place.id, name), value)
    return transaction.changes
