"""What a corrected Word file says otherwise than the dossier, field by field."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ita_desk.exchange.corrections.field_values import NewValue, new_lines, new_values
from ita_desk.exchange.corrections.pairing import filled, paired, unchanged
from ita_desk.exchange.corrections.stamps import DossierStamp, text_sum
from ita_desk.exchange.corrections.written_back import Aside, Passage, WrittenBack
from ita_desk.exchange.office.paper import Source
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_NUMBERS = re.compile(r"[\W\d_]+")
_LEAST_WORDS = 2
TAKEN_OUT = N_("taken out: {text}")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a superior changed: what it holds here, and what it is to hold.

    ``both`` tells that it was changed here as well since the file was written.
    """

    place: Place
    old: str
    new: str
    source: Source
    both: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What was changed, added or taken out in the file and belongs to no field."""

    source: Source
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that came back; ``stale`` where the dossier was changed since the file was written."""

    document: str
    dossier_id: int
    differences: tuple[Difference, ...]
    unplaced: tuple[Unplaced, ...]
    asides: tuple[Aside, ...]
    stale: bool


def left_over(found: Corrections, translate: Callable[[str], str]) -> list[tuple[str, str]]:
    """What belongs to no field, to be kept with the dossier: where it stood, and its text."""
    kept = [
        (one.source.told(translate), one.new or translate(TAKEN_OUT).format(text=one.old))
        for one in found.unplaced
    ]
    return kept + [(one.source.told(translate), one.text) for one in found.asides if not one.code]


_Pair = tuple[Passage, Passage]


def corrections(
    dossier: Dossier, now: WrittenBack, back: WrittenBack, stamp: DossierStamp
) -> Corrections:
    """Compare a file that came back with the one that the dossier makes now, written by ``stamp``.

    A field that is printed several times takes the last correction.
    """
    stale = now.edition != back.edition
    pairs = paired(now.passages, back.passages)
    partner = {id(mine): theirs for mine, theirs in pairs.pairs}
    if not stale:  # else nobody can tell what was taken out there from what was added here
        gone = (Passage("", mine.source, spot=mine.spot) for mine in filled(pairs.only_now))
        partner |= {
            id(mine): empty for mine, empty in zip(filled(pairs.only_now), gone, strict=True)
        }
    differences: dict[Place, Difference] = {}
    unplaced: list[Unplaced] = []
    for lines in _fields(now.passages):
        changed = [(mine, partner[id(mine)]) for mine in lines if _is_changed(mine, partner)]
        found = list(_of_field(dossier, lines, partner, changed, stamp)) if changed else []
        differences |= {one.place: one for one in found}
        if changed and not found:
            unplaced += (
                Unplaced(theirs.source, mine.text, theirs.text) for mine, theirs in changed
            )
    added = (one for one in filled(pairs.only_back) if not unchanged(one))
    unplaced += (Unplaced(one.source, "", one.text) for one in added)
    known = {_told(aside) for aside in now.asides}
    asides = tuple(one for one in back.asides if _told(one) not in known and not _is_number(one))
    return Corrections(
        back.document, back.dossier_id, tuple(differences.values()), tuple(unplaced), asides, stale
    )


def _told(aside: Aside) -> tuple[object, str]:
    """What stands beside the text; in margins without the numbers that Word counts itself."""
    return aside.code, _NUMBERS.sub("", aside.text) if aside.in_margin else aside.text


def _is_number(aside: Aside) -> bool:
    """Whether a margin holds nothing but the number of its page."""
    return aside.in_margin and len(_told(aside)[1]) < _LEAST_WORDS


def _is_changed(mine: Passage, partner: Mapping[int, Passage]) -> bool:
    theirs = partner.get(id(mine))
    if theirs is None:
        return False
    if mine.text == theirs.text:
        return bool(theirs.links and mine.links and mine.links != theirs.links)
    return not unchanged(theirs)


def _fields(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Paragraphs that stand below one another and are lines of one field."""
    lines: list[Passage] = []
    for passage in passages:
        same = lines and lines[-1].spot == passage.spot and _place(lines[-1]) == _place(passage)
        if lines and not (same and passage.mark):
            yield lines
            lines = []
        lines.append(passage)
    if lines:
        yield lines


def _place(passage: Passage) -> str:
    return passage.mark.place_sum if passage.mark else ""


def _of_field(
    dossier: Dossier,
    lines: Sequence[Passage],
    partner: Mapping[int, Passage],
    changed: Sequence[_Pair],
    stamp: DossierStamp,
) -> Iterator[Difference]:
    places = stamp.places.get(_place(lines[0]), ())
    if not places:
        return
    both = any(
        theirs.mark is not None and theirs.mark.text_sum != text_sum(mine.text)
        for mine, theirs in changed
    )
    for place, old, new in _values(dossier, places, lines, partner, changed, stamp):
        yield Difference(place, old, new, changed[0][1].source, both)


def _values(
    dossier: Dossier,
    places: Sequence[Place],
    lines: Sequence[Passage],
    partner: Mapping[int, Passage],
    changed: Sequence[_Pair],
    stamp: DossierStamp,
) -> Sequence[NewValue]:
    if len(changed) == 1 and changed[0][0].text == changed[0][1].text:
        return _of_link(places, *changed[0])
    if len(lines) == 1:
        single = new_values(dossier, places, lines[0].text, changed[0][1].text)
        if single:
            return single
    if len(places) != 1:
        return ()
    labels = [stamp.labels.get(line.mark.name, "") if line.mark else "" for line in lines]
    back = [partner.get(id(line), line) for line in lines]
    told = [_without(label, line) for label, line in zip(labels, back, strict=True) if line.text]
    shown = [_without(label, line) for label, line in zip(labels, lines, strict=True)]
    return new_lines(dossier, places[0], shown, told)


def _of_link(places: Sequence[Place], mine: Passage, theirs: Passage) -> Sequence[NewValue]:
    """An address that opens another page than it did, under the same words."""
    if len(places) != 1 or places[0].entity != "evidence":
        return ()
    return ((Place("evidence", places[0].id, "url"), mine.links[0], theirs.links[0]),)


def _without(label: str, line: Passage) -> str:
    return line.text.removeprefix(label).lstrip() if label else line.text
