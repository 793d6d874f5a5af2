"""Words in a run of Thai letters, found by the cheapest way through the word list."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.clusters import thai_edges
from ita_desk.thai.doubtful import Piece, tier_between
from ita_desk.thai.lexicon import BEGINNERS, Joints, Lexicon, lexicon, lexicon_with

_UNKNOWN_COST = 60
_NO_NAMES: frozenset[str] = frozenset()
# A listed word as long as this may be cut, as the last resort but one, into commoner words.
_LONG_WORD = 13
_COMMON = 22


class Joint(NamedTuple):
    """A place between two words of a run, or inside a compound."""

    offset: int
    tier: BreakTier


def joints(run: str, names: frozenset[str] = _NO_NAMES) -> tuple[Joint, ...]:
    """Where the words of a run of Thai letters meet, and where its compounds may be cut.

    ``names`` are words besides those of the list, and are not cut. What a joint is worth beside
    what the list does not have, or where two words may be a name, ``doubtful`` says.
    """
    known = lexicon_with(names)
    pieces = _pieces(run, known)
    found: dict[int, BreakTier] = {}
    for before, after in pairwise(pieces):
        tier = tier_between(run, before, after, known)
        if tier is not None:
            found[after.start] = tier
    for piece in pieces:
        if piece.cost is not None:
            word = run[piece.start : piece.end]
            places = known.joints(word) or Joints((), _compound_cuts(word))
            found.update((piece.start + at, BreakTier.WORD) for at in places.words)
            found.update((piece.start + at, BreakTier.COMPOUND) for at in places.compounds)
    return tuple(Joint(offset, found[offset]) for offset in sorted(found))


@lru_cache(maxsize=4096)
def _compound_cuts(word: str) -> tuple[int, ...]:
    """Cuts of a long listed word into common ones, none when it is not made of such."""
    if len(word) < _LONG_WORD and not word.startswith(tuple(BEGINNERS)):
        return ()
    ends = _cheapest(word, lexicon(), whole=False)
    parts = [word[start:end] for start, end in pairwise([0, *ends])]
    costs = [lexicon().cost(part) for part in parts]
    if all(
        c is not None and c <= _COMMON and len(p) > 2 for p, c in zip(parts, costs, strict=True)
    ):
        return tuple(ends[:-1])
    return ()


def _pieces(run: str, known: Lexicon) -> list[Piece]:
    """The run as listed words and the unlisted stretches between them."""
    pieces: list[Piece] = []
    start = 0
    for end in _cheapest(run, known):
        cost = known.cost(run[start:end])
        if pieces and cost is None and pieces[-1].cost is None:
            pieces[-1] = Piece(pieces[-1].start, end, None)
        else:
            pieces.append(Piece(start, end, cost))
        start = end
    return pieces


def _cheapest(run: str, known: Lexicon, *, whole: bool = True) -> list[int]:
    """Ends of the pieces (words, or clusters that no word covers) with the least sum of costs.

    Unless ``whole``, the run itself does not count as a word.
    """
    length = len(run)
    edges = thai_edges(run)
    is_edge = bytearray(length + 1)
    for end in edges:
        is_edge[end] = 1
    best = [_UNKNOWN_COST * (length + 1)] * (length + 1)
    came_from = [0] * (length + 1)
    best[0] = start = 0
    for step in edges:
        cost = best[start]
        if cost + _UNKNOWN_COST < best[step]:
            best[step], came_from[step] = cost + _UNKNOWN_COST, start
        lengths, costs = known.entries(run[start : start + 3])
        for size in lengths:
            end = start + size
            if end > length:
                break
            if is_edge[end] and (whole or size < length):
                price = costs.get(run[start:end])
                if price is not None and cost + price < best[end]:
                    best[end], came_from[end] = cost + price, start
        start = step
    ends = [length]
    while came_from[ends[-1]]:
        ends.append(came_from[ends[-1]])
    return ends[::-1]
