"""Verbs on the office's own wordings."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action


def add(store: Store, text: str, field: str, dossier: Dossier) -> Changes:
    """Keep a text of a dossier as a wording of the office, for a field (``entity.field``).

    A blank text, and one that is kept for this field already, change nothing.
    """
    if not text.strip():
        return Changes()
    with store.transact(Action.ADD_WORDING) as transaction:
        if transaction.find("wording", text=text, field=field) is None:
            added = transaction.insert(
                "wording",
                text=text,
                field=field,
                unit=dossier.unit.name,
                fiscal_year=dossier.fiscal_year,
                round=dossier.round,
            )
            transaction.focus = Place("wording", added)
    return transaction.changes


def remove(store: Store, wording_id: int) -> Changes:
    """Remove a wording (undo brings it back); raises NoSuchRow."""
    with store.transact(Action.DELETE_WORDING, focus=Place("wording", wording_id)) as transaction:
        transaction.delete("wording", wording_id)
    return transaction.changes
