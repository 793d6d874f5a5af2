"""Verbs that say which measure an activity belongs to."""

from collections.abc import Mapping, Sequence
from typing import Any

from ita_desk.model.changes import Changes
from ita_desk.model.fields import MeasureFields
from ita_desk.model.measure_titles import title_key
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action


def assign_measure(
    store: Store,
    activity_ids: Sequence[int],
    title: str,
    *,
    merge_key: str = "",
    made: int | None = None,
) -> Changes:
    """Put activities under the measure with exactly this title, making it if it is new.

    ``made`` is the measure that an earlier write of this visit (``merge_key``) made from a title
    typed only in part; it goes when no activity is left in it.
    """
    focus = Place("activity", activity_ids[0], "measure_id") if activity_ids else None
    with store.transact(Action.ASSIGN_MEASURE, focus=focus, merge_key=merge_key) as transaction:
        for activity_id in activity_ids:
            assign(transaction, activity_id, title)
        if made is not None and transaction.find("activity", measure_id=made) is None:
            _remove(transaction, made)
    return transaction.changes


def _remove(transaction: Transaction, measure_id: int) -> None:
    if transaction.find("measure", id=measure_id) is not None:
        transaction.delete("measure", measure_id)


def assign(
    transaction: Transaction, activity_id: int, title: str, *, after: int | None = None
) -> None:
    """Put one activity under the measure with this title; one in which nothing is left goes.

    Titles that differ only by blanks at an end name one measure (``model.measure_titles``). A new
    one stands after the measure ``after``, else after the one that the activity had.
    """
    activity = transaction.row("activity", activity_id)
    old_id = int(activity["measure_id"])
    dossier_id = int(activity["dossier_id"])
    old = transaction.row("measure", old_id)
    new_id = old_id if old["title"] == title else titled(transaction, dossier_id, title)
    if new_id == old_id:
        return
    if new_id is None:
        new_id = _insert_after(transaction, dossier_id, after or old_id, title)
    transaction.set(Place("activity", activity_id, "measure_id"), new_id)
    _drop_empty(transaction, old)


def titled(transaction: Transaction, dossier_id: int, title: str) -> int | None:
    """The measure of this title: the one written just so, else the first that is alike."""
    exact = transaction.find("measure", dossier_id=dossier_id, title=title)
    if exact is not None:
        return exact
    rows = transaction.children("measure", dossier_id)
    key = title_key(title)
    return next((int(row["id"]) for row in rows if title_key(row["title"]) == key), None)


def merge(transaction: Transaction, measure_id: int) -> None:
    """Make a measure one with the first of its dossier whose title is alike; nothing is lost.

    Its activities and topics go there; texts that both have stand one below the other.
    """
    row = transaction.row("measure", measure_id)
    dossier_id = int(row["dossier_id"])
    rows = transaction.children("measure", dossier_id)
    key = title_key(row["title"])
    first = next(one for one in rows if title_key(one["title"]) == key)
    if first["id"] == measure_id:
        return
    for field in MeasureFields.model_fields.keys() - {"key", "title"}:
        texts = dict.fromkeys(text for text in (first[field], row[field]) if text)
        transaction.set(Place("measure", first["id"], field), "\n".join(texts))
    for activity in transaction.children("activity", dossier_id):
        if activity["measure_id"] == measure_id:
            transaction.set(Place("activity", activity["id"], "measure_id"), first["id"])
    for link in transaction.children("oit_link", measure_id):
        kept = {name: link[name] for name in link if name not in ("id", "key", "sort_order")}
        transaction.insert("oit_link", **{**kept, "measure_id": first["id"]})
    transaction.delete("measure", measure_id)


def drop_nameless(transaction: Transaction, dossier_id: int) -> None:
    """Remove measures in which nothing stands and which no activity is left in."""
    for row in transaction.children("measure", dossier_id):
        _drop_empty(transaction, row)


def _drop_empty(transaction: Transaction, row: Mapping[str, Any]) -> None:
    """Remove a measure that says nothing: no title, no reasons, no topics, no activity."""
    said = any(row[name] for name in MeasureFields.model_fields if name != "key")
    below = ("activity", "oit_link")
    if not said and all(transaction.find(one, measure_id=row["id"]) is None for one in below):
        transaction.delete("measure", int(row["id"]))


def measure_for_new_activity(transaction: Transaction, dossier_id: int, before: int | None) -> int:
    """The measure of the activity above; else of the first one; else a new one without a name."""
    activities = transaction.children("activity", dossier_id)
    ids = [row["id"] for row in activities]
    index = ids.index(before) if before in ids else len(ids)
    if activities:
        return int(activities[max(index - 1, 0)]["measure_id"])
    measures = transaction.children("measure", dossier_id)
    if measures:
        return int(measures[0]["id"])
    return transaction.insert("measure", dossier_id=dossier_id)


def _insert_after(transaction: Transaction, dossier_id: int, old_id: int, title: str) -> int:
    ids = [row["id"] for row in transaction.children("measure", dossier_id)]
    rest = ids[ids.index(old_id) + 1 :] if old_id in ids else []
    order = transaction.order_before("measure", dossier_id, rest[0] if rest else None)
    return transaction.insert("measure", dossier_id=dossier_id, title=title, sort_order=order)
