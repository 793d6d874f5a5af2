"""Which paragraph of a corrected file is which of the file as it would be written today.

Bookmarks tell it, and where Word has dropped one with the text that it stood around, the cell or
the gap between its neighbours.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ita_desk.exchange.corrections.stamps import text_sum
from ita_desk.exchange.corrections.written_back import Passage, Spot


@dataclass(slots=True)
class Pairs:
    """``pairs`` of (now, came back); what only one of the two has."""

    pairs: list[tuple[Passage, Passage]] = field(default_factory=list[tuple[Passage, Passage]])
    only_now: list[Passage] = field(default_factory=list[Passage])
    only_back: list[Passage] = field(default_factory=list[Passage])


def paired(now: Sequence[Passage], back: Sequence[Passage]) -> Pairs:
    """Every passage once: in a pair, or in what only one side has."""
    partner = _by_marks(now, back)
    _same_texts(now, back, partner)
    _in_cells(now, back, partner)
    _in_gaps(now, back, partner)
    pairs = Pairs()
    for at, passage in enumerate(now):
        if at in partner:
            pairs.pairs.append((passage, back[partner[at]]))
        else:
            pairs.only_now.append(passage)
    met = set(partner.values())
    pairs.only_back = [passage for at, passage in enumerate(back) if at not in met]
    return pairs


Partner = dict[int, int]
"""Place in what would be written now → place in what came back."""


def _by_marks(now: Sequence[Passage], back: Sequence[Passage]) -> Partner:
    """Equal places, of several those with the text that was written first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(now):
        if passage.mark:
            waiting[passage.mark.place_sum].append(at)
    partner: Partner = {}
    for exact in (True, False):
        met = set(partner.values())
        for at, passage in enumerate(back):
            if at in met or passage.mark is None:
                continue
            for candidate in waiting[passage.mark.place_sum]:
                mark = now[candidate].mark
                if not exact or (mark and mark.text_sum == passage.mark.text_sum):
                    partner[candidate] = at
                    waiting[passage.mark.place_sum].remove(candidate)
                    break
    return partner


def _same_texts(now: Sequence[Passage], back: Sequence[Passage], partner: Partner) -> None:
    """Words of the form, which have no place and stand as they stood."""
    met = set(partner.values())
    waiting: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(back):
        if at not in met and passage.mark is None:
            waiting[passage.text].append(at)
    for at, passage in enumerate(now):
        if at not in partner and passage.mark is None and waiting[passage.text]:
            partner[at] = waiting[passage.text].pop(0)


def _in_cells(now: Sequence[Passage], back: Sequence[Passage], partner: Partner) -> None:
    """Texts of one cell in their order; rows are known by their other cells."""
    rows: dict[tuple[int, int], tuple[int, int]] = {}
    for at, other in sorted(partner.items(), key=lambda pair: now[pair[0]].mark is None):
        mine, theirs = now[at].spot, back[other].spot
        if mine and theirs:
            rows.setdefault(theirs[:2], mine[:2])
    met = set(partner.values())
    waiting: dict[Spot, list[int]] = defaultdict(list)
    for at, passage in enumerate(now):
        if at not in partner and passage.spot:
            waiting[passage.spot].append(at)
    for at, passage in enumerate(back):
        spot = passage.spot
        if at in met or spot is None or not passage.text or spot[:2] not in rows:
            continue
        there = waiting[(*rows[spot[:2]], spot[2])]
        if there:
            partner[there.pop(0)] = at


def _in_gaps(now: Sequence[Passage], back: Sequence[Passage], partner: Partner) -> None:
    """As many texts between two known neighbours as there were: one for one."""
    met = {other: at for at, other in partner.items()}
    for mine, theirs in _gaps(now, back, partner, met):
        if len(mine) == len(theirs):
            partner.update(zip(mine, theirs, strict=True))


def _gaps(
    now: Sequence[Passage], back: Sequence[Passage], partner: Partner, met: dict[int, int]
) -> Iterator[tuple[list[int], list[int]]]:
    before = -1
    mine: list[int] = []
    for at in range(len(now) + 1):
        if at < len(now) and at not in partner:
            if now[at].spot is None and now[at].text:
                mine.append(at)
            continue
        after = partner.get(at, len(back))
        if mine and after > before:
            inside = range(before + 1, after)
            yield mine, [other for other in inside if _is_free(back, other, met)]
        before, mine = max(before, after), []


def _is_free(back: Sequence[Passage], at: int, met: dict[int, int]) -> bool:
    return at not in met and back[at].spot is None and bool(back[at].text)


def unchanged(passage: Passage) -> bool:
    """Whether a paragraph stands as it was written."""
    return passage.mark is not None and text_sum(passage.text) == passage.mark.text_sum


def filled(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Those that hold a text."""
    return (passage for passage in passages if passage.text)
