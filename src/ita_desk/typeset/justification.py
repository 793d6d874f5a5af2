"""Where a justified line takes its room: at blanks first, then between words, never in a word.

A blank grows to two and a half times its width before anything else moves. What is left goes
evenly between the words, but no more than a reader passes over, for Thai has no blanks there and a
wide gap looks like one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ita_desk.thai.addresses import addresses

_BLANK_GROWTH = 1.4
_PARTED = 0.22
"""What the gap between two words may grow by, in ems, before they look parted."""
_NARROW = 250.0
_WORD_GROWTH = 0.099
"""Of the em: less than half of Sarabun's blank."""


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
    room: float, gaps: Gaps, clusters: range, edges: Sequence[float], em: float
) -> dict[int, float]:
    """How many points wider each cluster of a line gets, together `room`, or none without a gap.

    `clusters` are those of the line that another follows, `edges` the left edges of all, `em` the
    size of the letters in points.
    """
    blanks = [index for index in gaps.blanks if index in clusters]
    words = [index for index in gaps.words if index in clusters]
    if room <= 0 or not (blanks or words):
        return {}
    shares = dict.fromkeys(sorted([*blanks, *words]), 0.0)
    width = sum(edges[index + 1] - edges[index] for index in blanks)
    first = min(room, _BLANK_GROWTH * width)
    for index in blanks:
        shares[index] += first * (edges[index + 1] - edges[index]) / width
    room -= first
    between = min(room, _WORD_GROWTH * em * len(words)) if blanks else room
    for index in words:
        shares[index] += between / len(words)
    for index in blanks:
        shares[index] += (room - between) / len(blanks)
    return shares


def without_holes(
    shares: dict[int, float], gaps: Gaps, edges: Sequence[float], em: float, width: float
) -> dict[int, float]:
    """The shares of a line with no blank so wide that it looks like three.

    What a blank must not take goes to all words alike, as long as these don't look parted; the rest
    is left out: a line a little short is better than one with holes. A line of Latin words has
    blanks alone, and a line of a narrow column (`width` in points) too few gaps for that.
    """
    words = [index for index in shares if index in gaps.words]
    if not words:
        return shares
    most = {
        index: min(share, _BLANK_GROWTH * (edges[index + 1] - edges[index]))
        for index, share in shares.items()
        if index in gaps.blanks
    }
    over = sum(shares[index] - most[index] for index in most) / len(words)
    limit = _PARTED * em if width > _NARROW else over + max(shares[index] for index in words)
    return {
        index: most.get(index, max(min(share + over, limit), 0.0))
        for index, share in shares.items()
    }
