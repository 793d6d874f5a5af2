"""The field that a kept doubt is about: told in words, by which it is found again.

A doubt outlives the numbers that rows had while their form was read, and rows are moved and copied
afterwards. So its row is told by its own words, as in ``กิจกรรม “จัดทำคำสั่ง” (3) · งบประมาณ``; the
number only tells equal rows apart. A row that has other words by now is not found.
"""

from collections.abc import Callable, Iterator, Mapping

from ita_desk.contents.place_names import place_name
from ita_desk.model.fields import DossierFields, Fields
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier

Translate = Callable[[str], str]
_TO, _OF, _IN, _NUMBER = " → ", " · ", " › ", " ("
_LONGEST = 60
_OWN_WORDS = ("title", "name", "text", "date_text", "url")


def row_words(dossier: Dossier, translate: Translate) -> dict[Place, str]:
    """Every row of a dossier, a place without a field, as a kept doubt tells it."""
    top = Place("dossier", dossier.id)
    found = {top: place_name(top, translate)}
    values: dict[Entity, list[tuple[Place, Fields]]] = {"dossier": [(top, dossier)]}
    for entity, part in STRUCTURE.items():
        name = place_name(Place(entity, 0), translate)
        inside = part.owner != "dossier" and STRUCTURE[part.owner].many
        values[entity] = []
        for owner, value in values[part.owner]:
            held = getattr(value, part.attribute)
            before = f"{found[owner]}{_IN}" if inside else ""
            for number, one in enumerate(held if part.many else [held], 1):
                place = Place(entity, one.id if part.many else dossier.id)
                own = f" “{_own_words(one)}”{_NUMBER}{number})" if part.many else ""
                found[place] = f"{before}{name}{own}"
                values[entity].append((place, one))
    return found


def with_place(
    source: str, place: Place | None, rows: Mapping[Place, str], translate: Translate
) -> str:
    """Where a doubt stood in its form, and the field it is about where that is known."""
    row = None if place is None else rows.get(Place(place.entity, place.id))
    if place is None or row is None:
        return source
    return f"{source}{_TO}{row}{_OF}{place_name(place, translate)}"


def place_of(source: str, dossier: Dossier, translate: Translate) -> Place | None:
    """The field in a dossier that ``with_place`` told of; None where it is not found."""
    row, _, name = source.partition(_TO)[2].rpartition(_OF)
    if not row:
        return None
    rows = row_words(dossier, translate)
    equal = [place for place, words in rows.items() if words == row]
    alike = [place for place, words in rows.items() if _bare(words) == _bare(row)]
    for place in (*equal, *alike):
        fields = (Place(place.entity, place.id, field) for field in _fields(place.entity))
        found = next((one for one in fields if place_name(one, translate) == name), None)
        return place if found is None else found
    return None


def _own_words(value: Fields) -> str:
    words = (" ".join(str(getattr(value, name, None) or "").split()) for name in _OWN_WORDS)
    return next(filter(None, words), "")[:_LONGEST]


def _bare(words: str) -> str:
    return words.rpartition(_NUMBER)[0] or words


def _fields(entity: Entity) -> Iterator[str]:
    kind = DossierFields if entity == "dossier" else STRUCTURE[entity].value
    return iter(kind.model_fields)
