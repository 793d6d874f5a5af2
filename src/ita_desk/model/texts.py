"""All texts of a dossier, each with its place."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ita_desk.model.fields import Fields
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Dossier

_NOT_TYPED = frozenset({"key"})


def texts_of(dossier: Dossier) -> Iterator[tuple[Place, str]]:
    """Every text that is not empty, those of marks too, from the head downwards."""
    yield from _texts("dossier", dossier, dossier.id)


def _texts(entity: Entity, value: Fields, row_id: int) -> Iterator[tuple[Place, str]]:
    for name in _own_fields(type(value)):
        held: Any = getattr(value, name)
        text = held.text if isinstance(held, Mark) else held
        if text and isinstance(text, str):
            yield Place(entity, row_id, name), text
    for child in CHILDREN[entity]:
        part = STRUCTURE[child]
        below: Any = getattr(value, part.attribute)
        if part.many:
            for row in below:
                yield from _texts(child, row, row.id)
        else:
            yield from _texts(child, below, row_id)


@lru_cache(64)
def _own_fields(kind: type[Fields]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in _NOT_TYPED)
