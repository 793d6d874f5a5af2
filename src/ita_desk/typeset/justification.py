"""Where a justified line takes its room: at blanks first, then between words, never in a word.

A blank grows to three times its width before anything else moves, so that a line of Thai, which
has few of them, doesn't fall apart there; what is left goes evenly between all words and blanks.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ita_desk.thai.addresses import addresses

_BLANK_GROWTH = 2.0


class Gaps(NamedTuple):
    """The clusters of a text that may be followed by more room, in rising order.

    `blanks` are blanks themselves, `words` end a word that no blank follows.
    """

    blanks: tuple[int, ...]
    words: tuple[int, ...]


def find_gaps(
    text: str, starts: Sequence[int], word_ends: Collection[int], blanks: Collection[int]
) -> Gaps:
    """The gaps of a typed line, none of them inside an address.

    `starts` are the offsets of its clusters, `word_ends` the offsets at which words end, `blanks`
    the indexes of clusters that are blank.
    """
    inside = addresses(text)
    ends = set(word_ends)
    free = [
        index for index, start in enumerate(starts[1:]) if not any(a < start < b for a, b in inside)
    ]
    return Gaps(
        tuple(index for index in free if index in blanks),
        tuple(
            index
            for index in free
            if starts[index + 1] in ends and index not in blanks and index + 1 not in blanks
        ),
    )


def shared_room(
    room: float, gaps: Gaps, clusters: range, edges: Sequence[float]
) -> dict[int, float]:
    """How many points wider each cluster of a line gets, together `room`, or none without a gap.

    `clusters` are those of the line that another follows, `edges` the left edges of all.
    """
    blanks = [index for index in gaps.blanks if index in clusters]
    every = sorted([*blanks, *(index for index in gaps.words if index in clusters)])
    if room <= 0 or not every:
        return {}
    limits = {index: _BLANK_GROWTH * (edges[index + 1] - edges[index]) for index in blanks}
    first = min(room, sum(limits.values()))
    fill = first / sum(limits.values()) if limits else 0.0
    left = (room - first) / len(every)
    return {index: fill * limits.get(index, 0.0) + left for index in every}
