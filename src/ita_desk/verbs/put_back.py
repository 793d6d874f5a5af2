"""The verb of the history of a field: an earlier value again."""

from collections.abc import Mapping
from typing import Any

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.structure import REFERENCES
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action


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
