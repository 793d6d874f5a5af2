"""Verbs on what is typed into one cell of the plan."""

from collections.abc import Iterable

from ita_desk.model.cell_texts import mark_of_text
from ita_desk.model.changes import Changes
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.plan_cells import PlanColumn, write_cell
from ita_desk.verbs.rows import insert_row


def type_mark(store: Store, place: Place, text: str, *, merge_key: str = "") -> Changes:
    """Write the text of a mark, keeping its tick; a typed tick sign ticks."""
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        mark: Mark = transaction.row(place.entity, place.id)[place.field]
        transaction.set(place, _typed(mark, text))
    return transaction.changes


def add_activity(
    store: Store, dossier_id: int, column: PlanColumn, text: str, *, merge_key: str = ""
) -> Changes:
    """Add an activity at the end by typing into one cell of the empty row.

    It joins the measure of the activity above, unless its measure is what is typed.
    """
    with store.transact(Action.ADD, merge_key=merge_key) as transaction:
        new = insert_row(transaction, "activity", dossier_id)
        write_cell(transaction, new, column, text)
        field = "measure_id" if column == "measure" else column
        transaction.focus = Place("activity", new, field)
    return transaction.changes


def tick_all(store: Store, places: Iterable[Place], ticked: bool) -> Changes:
    """Tick or untick several marks or flags in one step, keeping their texts."""
    with store.transact(Action.TICK) as transaction:
        for place in places:
            _tick(transaction, place, ticked)
            transaction.focus = transaction.focus or place
    return transaction.changes


def _tick(transaction: Transaction, place: Place, ticked: bool) -> None:
    value = transaction.row(place.entity, place.id)[place.field]
    if isinstance(value, Mark):
        transaction.set(place, Mark(ticked, value.text))
    else:
        transaction.set(place, ticked)


def _typed(mark: Mark, text: str) -> Mark:
    read = mark_of_text(text)
    return read if read.ticked else mark.with_text(text)
