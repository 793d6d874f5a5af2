"""The verb that takes corrections of a Word file into the dossier that it was written from."""

from collections.abc import Sequence

from ita_desk.model.block import Cell
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.fields import write_date
from ita_desk.verbs.tables import EntityTable, Pasted


def take(
    store: Store,
    dossier_id: int,
    values: Sequence[tuple[Place, str]],
    left_over: Sequence[tuple[str, str]] = (),
) -> Changes:
    """Write fields as somebody corrected them, all or none, in one step.

    ``left_over`` (where it stood, text) is what belongs to no field: it is kept with the dossier.
    Raises InvalidValue where a field can't hold its text, and NoSuchRow.
    """
    focus = values[0][0] if values else Place("dossier", dossier_id)
    with store.transact(Action.TAKE_CORRECTIONS, focus=focus) as transaction:
        for place, text in values:
            _write(transaction, place, text)
        for source, text in left_over:
            transaction.insert("leftover", dossier_id=dossier_id, source=source, text=text)
    return transaction.changes


def _write(transaction: Transaction, place: Place, text: str) -> None:
    if place.field == "date":
        write_date(transaction, place, text)
        return
    table = EntityTable(place.entity, 0, (place.field,), {})
    table.write_field(transaction, place, Cell(text), Pasted())
