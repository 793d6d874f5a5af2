"""What stands at a place of the frozen tree, and the tree with something else there."""

from collections.abc import Mapping
from typing import Any, cast

from ita_desk.model.fields import Fields
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier


def row_at(dossier: Dossier, place: Place) -> Fields:
    """The value that a place is in; raises KeyError where the dossier has none of this id."""
    found = _rows(dossier, place.entity).get(place.id if _is_many(place.entity) else 0)
    if found is None:
        raise KeyError(place)
    return found


def value_at(dossier: Dossier, place: Place) -> object:
    """What a field holds; raises KeyError and AttributeError for no field of the dossier."""
    return getattr(row_at(dossier, place), place.field)


def with_values(dossier: Dossier, place: Place, values: Mapping[str, object]) -> Dossier:
    """The dossier with other values in the row of a place."""
    return cast("Dossier", _changed(dossier, "dossier", place, values))


def _is_many(entity: Entity) -> bool:
    return entity != "dossier" and STRUCTURE[entity].many


def _rows(dossier: Dossier, entity: Entity) -> dict[int, Fields]:
    """The rows of an entity by their ids; what there is one of has the id 0 here."""
    if entity == "dossier":
        return {0: dossier}
    part = STRUCTURE[entity]
    found: dict[int, Fields] = {}
    for owner in _rows(dossier, part.owner).values():
        held: Any = getattr(owner, part.attribute)
        found |= {row.id: row for row in held} if part.many else {0: held}
    return found


def _way(entity: Entity) -> list[Entity]:
    """The entities from the dossier down to one, without the dossier."""
    way: list[Entity] = []
    while entity != "dossier":
        way.insert(0, entity)
        entity = STRUCTURE[entity].owner
    return way


def _changed(value: Fields, at: Entity, place: Place, values: Mapping[str, object]) -> Fields:
    if at == place.entity:
        return value.changed(values)
    way = _way(place.entity)
    below = way[0] if at == "dossier" else way[way.index(at) + 1]
    part = STRUCTURE[below]
    held: Any = getattr(value, part.attribute)
    if not part.many:
        return value.changed({part.attribute: _changed(held, below, place, values)})
    rows = tuple(
        _changed(row, below, place, values) if below != place.entity or row.id == place.id else row
        for row in held
    )
    return value.changed({part.attribute: rows})
