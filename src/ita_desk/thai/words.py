"""Words in a run of Thai letters, found by the cheapest way through the word list."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ita_desk.thai.clusters import thai_edges
from ita_desk.thai.lexicon import BEGINNERS, Joints, Lexicon, lexicon, lexicon_with

_UNKNOWN_COST = 60
_NO_NAMES: frozenset[str] = frozenset()
# A listed word as long as this may be cut, as the last resort but one, into commoner words.
_LONG_WORD = 11
_COMMON = 22


class Joint(NamedTuple):
    """A place between two words of a run, or inside a compound when ``compound``."""

    offset: int
    compound: bool


class _Piece(NamedTuple):
    start: int
    end: int
    known: bool


@lru_cache(maxsize=32768)
def joints(run: str, names: frozenset[str] = _NO_NAMES) -> tuple[Joint, ...]:
    """Where the words of a run of Thai letters meet, and where its compounds may be cut.

    ``names`` are words besides those of the list, and are not cut. Beside what the list does
    not have a place counts as one inside a compound, and beside a shred of it not at all.
    """
    known = lexicon_with(names)
    pieces = _pieces(run, known)
    found: dict[int, bool] = {}
    for before, after in pairwise(pieces):
        sure = before.known and after.known
        if sure or min(before.end - before.start, after.end - after.start) > 2:
            glued = run[before.start : before.end] in BEGINNERS
            found[after.start] = glued or not sure
    for piece in pieces:
        if piece.known:
            word = run[piece.start : piece.end]
            places = known.joints(word) or Joints((), _compound_cuts(word))
            found.update(dict.fromkeys((piece.start + at for at in places.words), False))
            found.update(dict.fromkeys((piece.start + at for at in places.compounds), True))
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


def _pieces(run: str, known: Lexicon) -> list[_Piece]:
    """The run as listed words and the unlisted stretches between them."""
    pieces: list[_Piece] = []
    start = 0
    for end in _cheapest(run, known):
        listed = known.cost(run[start:end]) is not None
        if pieces and not listed and not pieces[-1].known:
            pieces[-1] = _Piece(pieces[-1].start, end, False)
        else:
            pieces.append(_Piece(start, end, listed))
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
