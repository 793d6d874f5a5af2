"""Verbs on single fields."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.dates import parse_date
from ita_desk.verbs.actions import Action
from ita_desk.verbs.tables import EntityTable


def edit(store: Store, place: Place, value: object, *, merge_key: str = "") -> Changes:
    """Write one field; equal values change nothing. Raises InvalidValue or NoSuchRow.

    Edits in a row with one ``merge_key`` (one visit of one field) undo as one step.
    """
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        transaction.set(place, value)
    return transaction.changes


def edit_as_text(store: Store, place: Place, text: str) -> Changes:
    """Write what a text says into a field of any type; raises InvalidValue or NoSuchRow."""
    table = EntityTable(place.entity, 0, (place.field,), {})
    with store.transact(Action.EDIT, focus=place) as transaction:
        table.type(transaction, place.id, place.field, text)
    return transaction.changes


def edit_date(store: Store, place: Place, typed: str, *, merge_key: str = "") -> Changes:
    """Write the date of a result or a document: read where it can be, else as ``date_text``."""
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        write_date(transaction, place, typed)
    return transaction.changes


def write_date(transaction: Transaction, place: Place, typed: str) -> None:
    """``edit_date`` within an open transaction."""
    row = transaction.row(place.entity, place.id)
    year = transaction.row("dossier", row.get("dossier_id", place.id))["fiscal_year"]
    date = parse_date(typed, year) if typed.strip() else None
    transaction.set(Place(place.entity, place.id, "date"), date)
    unread = "" if date or not typed.strip() else typed
    transaction.set(Place(place.entity, place.id, "date_text"), unread)
