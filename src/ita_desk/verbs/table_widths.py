"""The widths of a printed table's columns, set by hand or given back to the program."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row


def set_widths(
    store: Store, dossier_id: int, printed: str, widths_mm: Sequence[float] | None
) -> Changes:
    """Keep the widths of a table's columns in millimetres; None leaves them to the program again.

    Setting them over and over is one step of undo. Raises NoSuchDossier.
    """
    known = [row for row in store.load(dossier_id).table_widths if row.printed == printed]
    key = f"widths:{dossier_id}:{printed}" if known and widths_mm is not None else ""
    with store.transact(Action.SET_WIDTHS, merge_key=key) as transaction:
        if widths_mm is None:
            for row in known:
                transaction.delete("table_widths", row.id)
        else:
            text = " ".join(f"{width:g}" for width in widths_mm)
            if known:
                transaction.set(Place("table_widths", known[0].id, "widths"), text)
            else:
                insert_row(transaction, "table_widths", dossier_id, printed=printed, widths=text)
    return transaction.changes
