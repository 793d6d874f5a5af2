"""Words in a run of Thai letters, found by the cheapest way through the word list."""

from functools import lru_cache
from typing import NamedTuple

from ita_desk.thai.clusters import thai_edges
from ita_desk.thai.lexicon import Lexicon, lexicon_with

_UNKNOWN_COST = 60
_NO_NAMES: frozenset[str] = frozenset()


class Word(NamedTuple):
    """``run[start:end]``; ``known`` when the list has it; ``cuts`` are offsets in the run."""

    start: int
    end: int
    known: bool
    cuts: tuple[int, ...] = ()


@lru_cache(maxsize=32768)
def words(run: str, names: frozenset[str] = _NO_NAMES) -> tuple[Word, ...]:
    """Cut a run of Thai letters into words; ``names`` are words besides those of the list.

    What the list does not have becomes one unknown word from the known one before it to the
    known one after it.
    """
    known = lexicon_with(names)
    ends = _cheapest(run, known)
    found: list[Word] = []
    start = 0
    for end in ends:
        text = run[start:end]
        if text in known.costs:
            cuts = tuple(start + cut for cut in known.cuts.get(text, ()))
            found.append(Word(start, end, True, cuts))
        elif found and not found[-1].known:
            found[-1] = Word(found[-1].start, end, False)
        else:
            found.append(Word(start, end, False))
        start = end
    return tuple(found)


def _cheapest(run: str, known: Lexicon) -> list[int]:
    """Ends of the pieces (words, or clusters that no word covers) with the least sum of costs."""
    length = len(run)
    edges = thai_edges(run)
    following = dict(zip([0, *edges], edges, strict=False))
    costs, lengths = known.costs, known.lengths
    best: list[int | None] = [None] * (length + 1)
    came_from = [0] * (length + 1)
    best[0] = 0
    for start, step in following.items():
        cost = best[start]
        if cost is None:
            continue
        total = cost + _UNKNOWN_COST
        old = best[step]
        if old is None or total < old:
            best[step], came_from[step] = total, start
        prefix = run[start : start + 3]
        candidates = lengths.get(prefix, ())
        if len(prefix) == 3:
            candidates = (*lengths.get(prefix[:2], ()), *candidates)
        for size in candidates:
            end = start + size
            price = costs.get(run[start:end])
            if price is not None and (end in following or end == length) and end <= length:
                total = cost + price
                old = best[end]
                if old is None or total < old:
                    best[end], came_from[end] = total, start
    ends = [length]
    while came_from[ends[-1]]:
        ends.append(came_from[ends[-1]])
    return ends[::-1]
