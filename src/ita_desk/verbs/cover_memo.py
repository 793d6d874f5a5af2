"""Verbs of the cover memo."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import NoSuchRow
from ita_desk.verbs.actions import Action

TOLD_OF_MEETING = ("subject", "cause", "purpose", "conclusion")
"""Fields of the memo that are generated of the meeting, as long as they are None."""


def write_memo(store: Store, dossier_id: int, meeting_id: int) -> Changes:
    """Choose the meeting, and let subject and body be generated from it; one step.

    Raises NoSuchRow if the dossier has no such result.
    """
    focus = Place("cover_memo", dossier_id, "meeting_id")
    with store.transact(Action.WRITE_MEMO, focus=focus) as transaction:
        if transaction.row("result", meeting_id)["dossier_id"] != dossier_id:
            raise NoSuchRow(Place("result", meeting_id))
        transaction.set(focus, meeting_id)
        for field in TOLD_OF_MEETING:
            transaction.set(Place("cover_memo", dossier_id, field), None)
    return transaction.changes
