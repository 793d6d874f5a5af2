"""Verbs of the indicator progress sheet."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row


def add_own_row(store: Store, dossier_id: int) -> Changes:
    """Add the row of the dossier's own indicator, to type into; one that is there stays.

    What is left blank in it goes on being taken from the dossier. Raises NoSuchRow.
    """
    with store.transact(Action.ADD) as transaction:
        row = transaction.find("kpi_row", dossier_id=dossier_id, own=True)
        if row is None:
            rows = transaction.children("kpi_row", dossier_id)
            first = int(rows[0]["id"]) if rows else None
            row = insert_row(transaction, "kpi_row", dossier_id, before=first, own=True)
        transaction.focus = Place("kpi_row", row)
    return transaction.changes
