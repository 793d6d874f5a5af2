"""The addresses that stand in a field of a dossier."""

from ita_desk.model.place import Place
from ita_desk.model.texts import texts_of
from ita_desk.model.tree import Dossier
from ita_desk.thai.addresses import addresses

_WHOLE = frozenset({("evidence", "url"), ("reference_link", "url"), ("unit", "website")})
"""Fields that are an address and nothing else, sound or not."""


def addresses_at(dossier: Dossier, place: Place) -> tuple[str, ...]:
    """The addresses of a field in their order; of a result those of all its evidence."""
    for activity in dossier.activities:
        for result in activity.results:
            ids = [evidence.id for evidence in result.evidence]
            of_result = place.entity == "result" and place.id == result.id and not place.field
            if of_result or (place.entity == "evidence" and place.id in ids):
                return tuple(one.url.strip() for one in result.evidence if one.url.strip())
    text = next((text for at, text in texts_of(dossier) if at == place), "")
    if (place.entity, place.field) in _WHOLE:
        return (text.strip(),) if text.strip() else ()
    return tuple(dict.fromkeys(text[start:end] for start, end in addresses(text)))
