"""Verbs on single fields."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.thai.dates import parse_date
from ita_desk.verbs.actions import Action


def edit(store: Store, place: Place, value: object, *, merge_key: str = "") -> Changes:
    """Write one field; equal values change nothing. Raises InvalidValue or NoSuchRow.

    Edits in a row with one ``merge_key`` (one visit of one field) undo as one step.
    """
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        transaction.set(place, value)
    return transaction.changes


def tick(store: Store, place: Place) -> Changes:
    """Tick or untick a mark, keeping its text."""
    with store.transact(Action.TICK, focus=place) as transaction:
        mark = transaction.row(place.entity, place.id)[place.field]
        transaction.set(place, mark.toggled())
    return transaction.changes


def edit_mark_text(store: Store, place: Place, text: str, *, merge_key: str = "") -> Changes:
    """Write the text of a mark, keeping its tick."""
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        mark = transaction.row(place.entity, place.id)[place.field]
        transaction.set(place, mark.with_text(text))
    return transaction.changes


def edit_date(store: Store, result_id: int, typed: str, *, merge_key: str = "") -> Changes:
    """Write a result's date as typed: read where it can be read, else kept as ``date_text``."""
    place = Place("result", result_id, "date")
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        row = transaction.row("result", result_id)
        year = transaction.row("dossier", row["dossier_id"])["fiscal_year"]
        date = parse_date(typed, year) if typed.strip() else None
        transaction.set(place, date)
        unread = "" if date or not typed.strip() else typed
        transaction.set(Place("result", result_id, "date_text"), unread)
    return transaction.changes


def set_months(store: Store, activity_id: int, months: tuple[int, ...]) -> Changes:
    """Write the planned calendar months of an activity."""
    return edit(store, Place("activity", activity_id, "months"), months)
