"""Whole rows and trees as plain values, for the clipboard, and put into the database anew."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from ita_desk.model.errors import N_
from ita_desk.model.fields import Fields
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import BrokenRule, plain_type
from ita_desk.model.structure import CHILDREN, REFERENCES, STRUCTURE, parent_column
from ita_desk.model.tree import Dossier
from ita_desk.storage.tables import PARENTS, fields_of
from ita_desk.storage.transaction import GAP, InvalidValue, Transaction
from ita_desk.thai.partial_date import PartialDate

_Ids = dict[int, int]

Plain = dict[str, Any]
"""Fields and lists of a row as JSON knows them; without its key and what it refers to."""


def insert_dossier(transaction: Transaction, tree: Dossier) -> int:
    """Add all rows of a tree and return the new dossier's id; ids of the tree are replaced.

    Raises KeyError if a part refers to another that the tree lacks.
    """
    dossier_id = transaction.insert("dossier", **columns("dossier", tree))
    owners: dict[Entity, list[tuple[int, Fields]]] = {"dossier": [(dossier_id, tree)]}
    ids: dict[Entity, _Ids] = {}
    for entity, part in STRUCTURE.items():
        placed: list[tuple[int, Fields]] = []
        rows: list[Mapping[str, Any]] = []
        ids[entity] = {}
        new_id = transaction.next_id(entity) if part.many else dossier_id
        for owner_id, owner in owners[part.owner]:
            found = getattr(owner, part.attribute)
            for index, value in enumerate(found if part.many else [found], start=1):
                row = columns(entity, value) | _references(entity, value, ids) | {"id": new_id}
                if part.many:
                    row["dossier_id"] = dossier_id
                    row[parent_column(entity)] = owner_id
                    row["sort_order"] = index * GAP
                    ids[entity][value.id] = new_id
                rows.append(row)
                placed.append((new_id, value))
                new_id += 1
        owners[entity] = placed
        if part.many:
            transaction.insert_many(entity, rows)
        else:
            transaction.insert(entity, **rows[0])
    return dossier_id


def columns(entity: Entity, value: Fields) -> dict[str, Any]:
    """The fields of an entity, taken from a value of the tree."""
    return {name: getattr(value, name) for name in fields_of(entity).model_fields}


def _references(entity: Entity, value: Fields, ids: Mapping[Entity, _Ids]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, target in REFERENCES.get(entity, {}).items():
        old = getattr(value, name)
        found[name] = None if old is None else ids[target][old]
    return found


def plain_value(value: object) -> Any:
    """A field's value as JSON knows it."""
    if isinstance(value, Mark):
        return [value.ticked, value.text]
    if isinstance(value, PartialDate):
        return value.iso()
    return list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value


def field_value(place: Place, plain: Any) -> object:
    """A field's value from what ``plain_value`` made of it; raises InvalidValue."""
    kind = plain_type(fields_of(place.entity), place.field)
    try:
        if kind is Mark:
            ticked, text = plain
            return Mark(bool(ticked), str(text))
        if kind is PartialDate:
            return None if plain is None else PartialDate.from_iso(plain)
        held: object = plain
        return tuple(cast("list[object]", held)) if isinstance(held, list) else held
    except (TypeError, ValueError, AttributeError):
        raise InvalidValue(place, BrokenRule(N_("not allowed here")), plain) from None


def whole(entity: Entity, value: Fields) -> Plain:
    """All of a row of the tree and of the lists below it, but its key and references."""
    found = {
        name: plain_value(getattr(value, name))
        for name in fields_of(entity).model_fields
        if name != "key"
    }
    for child in CHILDREN[entity]:
        attribute = STRUCTURE[child].attribute
        found[attribute] = [whole(child, one) for one in getattr(value, attribute)]
    return found


def whole_row(transaction: Transaction, entity: Entity, row: Mapping[str, Any]) -> Plain:
    """``whole`` of a row as it stands in the database now."""
    found = {
        name: plain_value(row[name]) for name in fields_of(entity).model_fields if name != "key"
    }
    for child in CHILDREN[entity]:
        rows = transaction.children(child, int(row["id"]))
        found[STRUCTURE[child].attribute] = [whole_row(transaction, child, one) for one in rows]
    return found


def complete(transaction: Transaction, place: Place, plain: Mapping[str, Any]) -> None:
    """Give a row the fields of ``plain``, and the lists that it has nothing in.

    Raises InvalidValue or NoSuchRow; what the entity doesn't know is left.
    """
    for name in fields_of(place.entity).model_fields:
        if name in plain and name != "key":
            field = Place(place.entity, place.id, name)
            transaction.set(field, field_value(field, plain[name]))
    for child in CHILDREN[place.entity]:
        if not transaction.children(child, place.id):
            dossier_id = int(transaction.row(place.entity, place.id)["dossier_id"])
            insert_whole(
                transaction, child, place.id, dossier_id, plain.get(STRUCTURE[child].attribute)
            )


def insert_whole(
    transaction: Transaction, entity: Entity, parent_id: int, dossier_id: int, rows: object
) -> list[int]:
    """Add rows with all below them to the end of a list; their ids. Raises InvalidValue."""
    added: list[int] = []
    for plain in dicts(rows):
        values = {
            name: field_value(Place(entity, 0, name), plain[name])
            for name in fields_of(entity).model_fields
            if name in plain and name != "key"
        }
        parents = {"dossier_id": dossier_id, PARENTS[entity]: parent_id}
        new = transaction.insert(entity, **values, **parents)
        added.append(new)
        for child in CHILDREN[entity]:
            insert_whole(transaction, child, new, dossier_id, plain.get(STRUCTURE[child].attribute))
    return added


def dicts(rows: object) -> Sequence[Plain]:
    """The rows of what should be a list of them; whatever else stands there is none."""
    listed = cast("list[object]", rows) if isinstance(rows, list) else []
    return [cast("Plain", row) for row in listed if isinstance(row, dict)]
