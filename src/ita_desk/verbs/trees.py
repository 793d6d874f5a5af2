"""Put whole trees of values into the database under new ids."""

from collections.abc import Mapping
from typing import Any

from ita_desk.model.fields import Fields
from ita_desk.model.place import Entity
from ita_desk.model.structure import REFERENCES, STRUCTURE, parent_column
from ita_desk.model.tree import Dossier
from ita_desk.storage.tables import fields_of
from ita_desk.storage.transaction import GAP, Transaction

_Ids = dict[int, int]


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
