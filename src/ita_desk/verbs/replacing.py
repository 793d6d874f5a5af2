"""Find and replace in the texts of a whole dossier."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action


def replace(store: Store, places: Sequence[Place], words: str, by: str) -> Changes:
    """Put ``by`` wherever ``words`` stand, exactly so, in these texts; in one step.

    Raises NoSuchRow, and InvalidValue where a field can't hold what comes of it: then nothing is
    replaced anywhere.
    """
    with store.transact(Action.REPLACE, focus=places[0] if places else None) as transaction:
        for place in places:
            held = transaction.row(place.entity, place.id)[place.field]
            if isinstance(held, Mark):
                transaction.set(place, held.with_text(held.text.replace(words, by)))
            elif isinstance(held, str):
                transaction.set(place, held.replace(words, by))
    return transaction.changes
