"""Where a document is another one than its final print, which somebody has signed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ita_desk.contents.documents import Content, printed_places
from ita_desk.model.finding import Finding, Severity
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE, parent_column

Said = Callable[[Entity, str, Any], str]
"""An entity, a field and what stood there, in words."""
_FIRST = ("title", "text", "name", "url", "date")
"""The fields by which a row is known, the best first."""


def notes_since_final(
    content: Content,
    edited: Mapping[Place, Any],
    added: frozenset[Place],
    removed: Mapping[Place, Mapping[str, Any]],
    said: Said,
) -> tuple[Finding, ...]:
    """A note for each field and row of a document that is not as in its final.

    ``content`` is the document as it is now; ``edited`` holds what stood in a field, ``removed``
    what stood in a row. A row counts where the document prints any of it.
    """
    fields_of: dict[tuple[Entity, int], set[str]] = {}
    for place in printed_places(content):
        fields_of.setdefault((place.entity, place.id), set()).add(place.field)
    entities = {entity for entity, _ in fields_of}

    def found() -> Iterator[Finding]:
        for place in sorted(edited):
            if (place.entity, place.id) in fields_of:
                before = said(place.entity, place.field, edited[place])
                yield _note("edited-since-final", place, before)
        for place in sorted(added):
            shown = fields_of.get((place.entity, place.id))
            if shown is not None:
                field = next((name for name in _FIRST if name in shown), min(shown))
                yield _note("added-since-final", Place(place.entity, place.id, field))
        for place in sorted(removed):
            if place.entity in entities:
                row = removed[place]
                name = next((name for name in _FIRST if row.get(name)), "")
                before = said(place.entity, name, row[name]) if name else ""
                yield _note("removed-since-final", _parent(place, row), before)

    return tuple(found())


def _parent(place: Place, row: Mapping[str, Any]) -> Place:
    """The row that a row stood in; itself where it hung on nothing but the dossier."""
    owner = STRUCTURE[place.entity].owner
    number = row.get(parent_column(place.entity))
    return place if number is None else Place(owner, number)


def _note(code: str, place: Place, before: str | None = None) -> Finding:
    parameters = () if before is None else (("before", before),)
    return Finding(code, Severity.NOTE, place, parameters)
