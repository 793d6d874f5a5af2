"""Where the lines of a measured text end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ita_desk.thai.addresses import addresses
from ita_desk.thai.line_breaks import BreakTier, line_breaks

_POOR_FILL = 0.4
"""A line that words fill less than this may end inside a compound instead."""
_LOOSE_FILL = 0.86
"""The same where lines are justified: what words leave blank would be spread over a few gaps."""
_ROUNDING = 1e-6
_REMEMBERED = 4096
"""A text is asked for twice: for the width of its column, and for its lines."""


class BreakPlan(NamedTuple):
    """Offsets in a text where a line may end, in rising order, by how welcome an end there is."""

    words: tuple[int, ...]
    compounds: tuple[int, ...]
    clusters: tuple[int, ...]


@lru_cache(_REMEMBERED)
def break_plan(text: str, keep: frozenset[str]) -> BreakPlan:
    """The plan for a text without line ends; `keep` holds phrases that are never cut."""
    tiers: tuple[list[int], ...] = ([], [], [])
    for offset, tier in line_breaks(text, keep).items():
        tiers[tier].append(offset)
    return BreakPlan(*map(tuple, tiers))


def unbreakable_words(text: str, plan: BreakPlan) -> list[str]:
    """The pieces between the ends of words, and between blanks in what is kept together.

    An address counts as none: it may break anywhere.
    """
    spans = addresses(text)
    blanks = [offset for offset in plan.compounds if text[offset - 1] == " "]
    edges = sorted({0, len(text), *plan.words, *blanks})
    return [
        text[start:end].rstrip(" ")
        for start, end in pairwise(edges)
        if not any(a < end and start < b for a, b in spans)
    ]


def line_ends(
    plan: BreakPlan,
    starts: Sequence[int],
    edges: Sequence[float],
    blanks: Collection[int],
    first_width: float,
    width: float,
    *,
    justified: bool = False,
) -> list[int]:
    """The cluster before which each line ends, the last being the number of clusters.

    `starts` are the offsets of the clusters in the text, `edges` their left edges in points and
    the right edge of the last, `blanks` the indexes of clusters that may hang past the margin.
    """
    count = len(starts)
    index_of = {start: index for index, start in enumerate(starts)}
    fill = _LOOSE_FILL if justified else _POOR_FILL
    candidates = [[index_of[offset] for offset in tier if offset in index_of] for tier in plan]
    ends: list[int] = []
    start, room = 0, first_width
    while True:
        limit = edges[start] + room + _ROUNDING
        end = bisect_right(edges, limit, start) - 1
        while end < count and end in blanks:
            end += 1
        if end >= count:
            ends.append(count)
            return ends
        found = [_last_between(tier, start, end) for tier in candidates]
        start = _choose(found, start, end, edges, fill * room)
        ends.append(start)
        room = width


def _last_between(indexes: Sequence[int], after: int, up_to: int) -> int:
    """The greatest index in (after, up_to], or 0."""
    position = bisect_right(indexes, up_to) - 1
    return indexes[position] if position >= 0 and indexes[position] > after else 0


def _choose(
    found: Sequence[int], start: int, end: int, edges: Sequence[float], least: float
) -> int:
    """The best of the last ends of the three tiers; a single wide cluster stands alone.

    A line of words is at least `least` points wide, or ends inside a compound.
    """
    word, compound, cluster = (found[tier] for tier in BreakTier)
    if word and (edges[word] - edges[start] >= least or compound <= word):
        return word
    return compound or word or cluster or max(end, start + 1)
