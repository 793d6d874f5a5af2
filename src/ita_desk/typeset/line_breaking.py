"""Where the lines of a measured text end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from ita_desk.thai.addresses import addresses
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.thai.remembering import remembering

_POOR_FILL = 0.4
"""A line that words fill less than this may end inside a compound instead."""
_LOOSE_FILL = 0.86
"""The same where lines are justified: what words leave blank would be spread over a few gaps."""
_GOOD_FILL = 0.8
"""A line that sure words fill less than this may end between doubtful ones."""
_ROUNDING = 1e-6
_REMEMBERED = 4096
"""A text is asked for twice: for the width of its column, and for its lines."""


class BreakPlan(NamedTuple):
    """Offsets in a text where a line may end, in rising order, by how welcome an end there is.

    `names` are blanks in a phrase that is kept whole where it fits, `parts` the words of one: they
    are better than a cut between clusters where the column is narrower than the phrase.
    """

    words: tuple[int, ...]
    doubtful: tuple[int, ...]
    compounds: tuple[int, ...]
    names: tuple[int, ...]
    parts: tuple[int, ...]
    clusters: tuple[int, ...]


@remembering(_REMEMBERED)
def break_plan(text: str, keep: frozenset[str]) -> BreakPlan:
    """The plan for a text without line ends; `keep` holds phrases that are kept whole."""
    tiers: dict[BreakTier, list[int]] = {tier: [] for tier in BreakTier}
    for offset, tier in line_breaks(text, keep).items():
        tiers[tier].append(offset)
    words, doubtful, compounds, clusters = tiers.values()
    inside = _ends_in_names(text, keep, {*words, *doubtful, *compounds})
    names = tuple(offset for offset in inside if text[offset - 1] == " ")
    parts = tuple(offset for offset in inside if text[offset - 1] != " ")
    if inside:
        clusters = [offset for offset in clusters if offset not in {*inside}]
    return BreakPlan(tuple(words), tuple(doubtful), tuple(compounds), names, parts, tuple(clusters))


def _ends_in_names(text: str, keep: frozenset[str], others: Collection[int]) -> list[int]:
    """Where words end inside phrases that are kept whole."""
    if not any(phrase in text for phrase in keep if phrase):
        return []
    plain = line_breaks(text, ())
    return [
        offset
        for offset, tier in plain.items()
        if tier is not BreakTier.CLUSTER and offset not in others
    ]


def unbreakable_words(text: str, plan: BreakPlan) -> list[str]:
    """The pieces between the ends of words, and between blanks in what is kept together.

    A name is as many as it has words: that it is kept whole is a wish. An address counts as none:
    it may break anywhere.
    """
    spans = addresses(text)
    blanks = [offset for offset in plan.compounds if text[offset - 1] == " "]
    edges = sorted({0, len(text), *plan.words, *plan.doubtful, *blanks, *plan.names, *plan.parts})
    return [
        text[start:end].rstrip(" ")
        for start, end in pairwise(edges)
        if not any(a < end and start < b for a, b in spans)
    ]


class Breaker:
    """The lines of one measured text, for any widths.

    `starts` are the offsets of its clusters in the text, `edges` their left edges in points and
    the right edge of the last, `blanks` the indexes of clusters that may hang past the margin.
    """

    __slots__ = ("_blanks", "_candidates", "_count", "_edges")

    def __init__(
        self,
        plan: BreakPlan,
        starts: Sequence[int],
        edges: Sequence[float],
        blanks: Collection[int],
    ) -> None:
        index_of = {start: index for index, start in enumerate(starts)}
        self._candidates = [
            [index_of[offset] for offset in tier if offset in index_of] for tier in plan
        ]
        self._count = len(starts)
        self._edges = edges
        self._blanks = blanks

    def ends(self, first_width: float, width: float, *, justified: bool = False) -> list[int]:
        """The cluster before which each line ends, the last being the number of clusters."""
        fill = _LOOSE_FILL if justified else _POOR_FILL
        count, edges, blanks = self._count, self._edges, self._blanks
        ends: list[int] = []
        start, room = 0, first_width
        while True:
            end = bisect_right(edges, edges[start] + room + _ROUNDING, start) - 1
            while end < count and end in blanks:
                end += 1
            if end >= count:
                ends.append(count)
                return ends
            start = self._choose(start, end, room, fill)
            ends.append(start)
            room = width

    def cuts_of_names(self, ends: Sequence[int]) -> int:
        """How many of these ends cut a phrase that is kept whole where it fits."""
        _, _, _, names, parts, _ = self._candidates
        return sum(end in names or end in parts for end in ends) if names or parts else 0

    def _choose(self, start: int, end: int, room: float, least: float) -> int:
        """The best of the last ends of the tiers; a single wide cluster stands alone.

        A line of words fills at least the share `least` of `room`, or ends inside a compound; one
        of sure words fills most of it, or ends between doubtful ones.
        """
        words, doubtful, compounds, *others = self._candidates
        word, compound = _last_between(words, start, end), _last_between(compounds, start, end)
        edges = self._edges
        if not word or edges[word] - edges[start] < max(_GOOD_FILL, least) * room:
            word = max(word, _last_between(doubtful, start, end))
        if word and (edges[word] - edges[start] >= least * room or compound <= word):
            return word
        if compound:
            return compound
        for tier in others if not word else ():
            found = _last_between(tier, start, end)
            if found:
                return found
        return word or max(end, start + 1)


def _last_between(indexes: Sequence[int], after: int, up_to: int) -> int:
    """The greatest index in (after, up_to], or 0."""
    position = bisect_right(indexes, up_to) - 1
    return indexes[position] if position >= 0 and indexes[position] > after else 0
