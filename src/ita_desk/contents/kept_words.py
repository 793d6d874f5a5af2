"""Words and names of the office that no line's end cuts: learnt from its dossiers, or told.

The clerk's own words come first (``Office.whole_words``). Names are learnt from all dossiers of the
database, not only from the one that is printed: whole names, and their parts, for "คุณสมชาย" stands
where "นายสมชาย ใจดี" was typed before. Keeping one whole is a wish (``thai.line_breaks``).
"""

import re
from collections.abc import Collection, Iterator

from ita_desk.model.office import Office
from ita_desk.model.texts import texts_of
from ita_desk.model.tree import Dossier
from ita_desk.thai.clusters import THAI_RUN
from ita_desk.thai.lexicon import lexicon

_TITLE = re.compile(r"^(?:นางสาว|นาย|นาง|น\.ส\.|ดร\.|คุณ|[นพท]พญ?\.|พญ\.|ภ[กญ]\.)+")
_LEAST_PART, _LONGEST_PART = 4, 24
"""Letters of a part of a name: a shorter one stands in other words, too; a longer is a phrase."""
_LONGEST_PLACE = 24


def kept_words(office: Office) -> frozenset[str]:
    """All phrases that are kept whole on the pages of an office."""
    return frozenset(
        (
            *told_words(office.whole_words),
            *_of_people(office.people),
            *(name.strip() for name in office.units),
            *_of_places(office.places),
        )
    ) - {""}


def told_words(text: str) -> tuple[str, ...]:
    """The words of the office's own list, a line each, without blanks around them."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))


def words_in(dossier: Dossier, words: Collection[str]) -> frozenset[str]:
    """Those of ``words`` that stand in a dossier's texts."""
    if not words:
        return frozenset()
    whole = "\n".join(text for _, text in texts_of(dossier))
    return frozenset(word for word in words if word in whole)


def _of_people(names: Collection[str]) -> Iterator[str]:
    for name in map(str.strip, names):
        yield name
        yield from _parts(_TITLE.sub("", name))


def _of_places(names: Collection[str]) -> Iterator[str]:
    for name in map(str.strip, names):
        if len(name) <= _LONGEST_PLACE:
            yield name
        yield from _parts(name)


def _parts(name: str) -> Iterator[str]:
    """What stands between a name's blanks and is no word of the list by itself."""
    for part in name.split():
        fits = _LEAST_PART <= len(part) <= _LONGEST_PART
        if fits and THAI_RUN.fullmatch(part) and lexicon().cost(part) is None:
            yield part
