"""Verbs on what an old form left over: put into a field, or ticked off."""

from collections.abc import Sequence

from ita_desk.model.cell_texts import typed_over
from ita_desk.model.changes import Changes
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.dates import format_date
from ita_desk.verbs.actions import Action
from ita_desk.verbs.fields import write_date
from ita_desk.verbs.results_text import add_results


def put_into(store: Store, leftover_id: int, place: Place) -> Changes:
    """A leftover behind what a field holds, and no longer left over, in one step.

    The place of a whole activity takes it as lines of results. Raises InvalidValue where the field
    can't hold it, and NoSuchRow.
    """
    with store.transact(Action.PUT_LEFTOVER, focus=place) as transaction:
        text = str(transaction.row("leftover", leftover_id)["text"])
        if place.entity == "activity" and not place.field:
            add_results(transaction, place.id, text)
        else:
            _put_behind(transaction, place, text)
        transaction.delete("leftover", leftover_id)
    return transaction.changes


def _put_behind(transaction: Transaction, place: Place, text: str) -> None:
    row = transaction.row(place.entity, place.id)
    held = row[place.field]
    if isinstance(held, Mark):
        transaction.set(place, typed_over(held, f"{held.text} {text}".strip()))
    elif place.field == "date":
        told = format_date(held) if held else row["date_text"]
        write_date(transaction, place, f"{told} {text}".strip())
    else:
        transaction.set(place, f"{held} {text}" if held else text)


def tick_off(store: Store, leftover_ids: Sequence[int]) -> Changes:
    """Take leftovers and doubts that were looked at from the list; undo brings them back."""
    with store.transact(Action.TICK_OFF) as transaction:
        for leftover_id in leftover_ids:
            transaction.delete("leftover", leftover_id)
    return transaction.changes
