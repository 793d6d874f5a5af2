"""Verbs on the rows of a list: activities, measures, results, evidence, people, links."""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.storage.store import Store
from ita_desk.storage.tables import PARENTS
from ita_desk.storage.transaction import NoSuchRow, Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.measures import measure_for_new_activity


def add(
    store: Store, entity: Entity, parent_id: int, *, before: int | None = None, **values: object
) -> Changes:
    """Add a row to the list of ``parent_id``, in front of the row ``before`` (None: at the end).

    The parent is the dossier; of a result its activity, of evidence its result. An activity
    without ``measure_id`` joins the measure of the row above. Raises InvalidValue, NoSuchRow.
    """
    with store.transact(Action.ADD) as transaction:
        new = insert_row(transaction, entity, parent_id, before=before, **values)
        transaction.focus = Place(entity, new)
    return transaction.changes


def insert_row(
    transaction: Transaction,
    entity: Entity,
    parent_id: int,
    *,
    before: int | None = None,
    **values: object,
) -> int:
    """``add`` within an open transaction; returns the new id."""
    parent = PARENTS[entity]
    kept = {**values, parent: parent_id}
    kept["dossier_id"] = _dossier_of(transaction, entity, parent_id)
    if entity == "activity" and "measure_id" not in kept:
        kept["measure_id"] = measure_for_new_activity(transaction, parent_id, before)
    kept["sort_order"] = transaction.order_before(entity, parent_id, before)
    return transaction.insert(entity, **kept)


def delete(store: Store, places: Sequence[Place]) -> Changes:
    """Remove rows with all below them (undo brings them back); raises NoSuchRow."""
    with store.transact(Action.DELETE, focus=places[0] if places else None) as transaction:
        for place in places:
            transaction.delete(place.entity, place.id)
    return transaction.changes


def duplicate_row(transaction: Transaction, place: Place) -> Place:
    """Add an equal row, with what is below it, right after a row; returns the copy's place.

    The copy has no file key. Raises NoSuchRow, and KeyError for an entity that stands in no list.
    """
    row = transaction.row(place.entity, place.id)
    parent_id = int(row[PARENTS[place.entity]])
    after = _next_sibling(transaction, place, parent_id)
    values = dict(row)
    values.pop("id")
    if "key" in values:
        values["key"] = ""
    values["sort_order"] = transaction.order_before(place.entity, parent_id, after)
    new = transaction.insert(place.entity, **values)
    _copy_children(transaction, place, new)
    return Place(place.entity, new)


def _copy_children(transaction: Transaction, source: Place, new_parent: int) -> None:
    for child in CHILDREN[source.entity]:
        for row in transaction.children(child, source.id):
            values = {name: row[name] for name in row if name != "id"}
            values[PARENTS[child]] = new_parent
            if "key" in values:
                values["key"] = ""
            copy = transaction.insert(child, **values)
            _copy_children(transaction, Place(child, int(row["id"])), copy)


def _dossier_of(transaction: Transaction, entity: Entity, parent_id: int) -> int:
    if PARENTS[entity] == "dossier_id":
        return int(transaction.row("dossier", parent_id)["id"])
    return int(transaction.row(STRUCTURE[entity].owner, parent_id)["dossier_id"])


def _next_sibling(transaction: Transaction, place: Place, parent_id: int) -> int | None:
    ids = [row["id"] for row in transaction.children(place.entity, parent_id)]
    if place.id not in ids:
        raise NoSuchRow(place)
    rest = ids[ids.index(place.id) + 1 :]
    return rest[0] if rest else None
