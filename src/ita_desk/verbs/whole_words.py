"""The words of the office that no line's end may cut."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.tables import OFFICE_ID
from ita_desk.verbs.actions import Action


def keep_whole(store: Store, word: str) -> Changes:
    """Add a word to the office's list; one that stands there already changes nothing."""
    place = Place("office", OFFICE_ID, "whole_words")
    word = " ".join(word.split())
    with store.transact(Action.KEEP_WHOLE, focus=place) as transaction:
        known = str(transaction.row("office", OFFICE_ID)["whole_words"]).splitlines()
        if word and word not in (line.strip() for line in known):
            transaction.set(place, "\n".join([*known, word]))
    return transaction.changes
