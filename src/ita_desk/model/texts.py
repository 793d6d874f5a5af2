"""All texts of a dossier, each with its place."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal, get_origin

from ita_desk.model.fields import Fields
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import plain_type
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier

_NOT_TYPED = frozenset({"key"})
_ALL: frozenset[Entity] = frozenset(("dossier", *STRUCTURE))


def texts_of(dossier: Dossier, entities: frozenset[Entity] = _ALL) -> Iterator[tuple[Place, str]]:
    """Every text of these entities that is not empty, marks' too, from the head downwards."""
    return _texts("dossier", dossier, dossier.id, entities)


def places_of(dossier: Dossier, words: str) -> list[tuple[Place, str]]:
    """The texts in which ``words`` stand exactly so, with their places.

    Choices are no texts, nor are widths of columns: nobody typed them.
    """
    if not words:
        return []
    return [
        (place, text)
        for place, text in texts_of(dossier, _ALL - {"table_widths"})
        if words in text and get_origin(plain_type(_kind(place.entity), place.field)) is not Literal
    ]


def texts_of_activity(activity: Activity) -> Iterator[tuple[Place, str]]:
    """The texts of an activity, its results and their addresses."""
    return _texts("activity", activity, activity.id, _ALL)


def _texts(
    entity: Entity, value: Fields, row_id: int, entities: frozenset[Entity]
) -> Iterator[tuple[Place, str]]:
    if entity in entities:
        for name in _own_fields(entity):
            held: Any = getattr(value, name)
            text = held.text if isinstance(held, Mark) else held
            if text and isinstance(text, str):
                yield Place(entity, row_id, name), text
    for child in _lead_to(entity, entities):
        part = STRUCTURE[child]
        below: Any = getattr(value, part.attribute)
        if part.many:
            for row in below:
                yield from _texts(child, row, row.id, entities)
        else:
            yield from _texts(child, below, row_id, entities)


@lru_cache(256)
def _lead_to(entity: Entity, entities: frozenset[Entity]) -> tuple[Entity, ...]:
    """The children of an entity that are wanted, or have wanted ones below them."""
    return tuple(
        child for child in CHILDREN[entity] if child in entities or _lead_to(child, entities)
    )


@lru_cache(64)
def _own_fields(entity: Entity) -> tuple[str, ...]:
    return tuple(name for name in _kind(entity).model_fields if name not in _NOT_TYPED)


def _kind(entity: Entity) -> type[Fields]:
    return STRUCTURE[entity].value if entity in STRUCTURE else Dossier
