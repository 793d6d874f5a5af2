"""Which word a line's end has cut: what a clerk may mean who points at it."""

import re

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks

LONGEST_WORD = 40
"""Letters of a word or name that can be kept whole; a longer one is wider than most columns."""
_WORDS = 2
"""Words on each side of the line's end that may belong to what was cut."""
_RUN_END = re.compile(r"\S*\Z")
_RUN_BEGIN = re.compile(r"\S*")


def words_over(before: str, after: str) -> tuple[str, ...]:
    """Words that reach over a line's end between two texts, the shortest first.

    ``ธนาคารออม`` and ``สินสาขา`` give ออมสิน, ธนาคารออมสิน and those with สาขา; none where a blank
    stands at the end.
    """
    left, right = _found(_RUN_END, before), _found(_RUN_BEGIN, after)
    if not left or not right:
        return ()
    run, cut = left + right, len(left)
    ends = [0, *(at for at, tier in line_breaks(run).items() if tier < BreakTier.CLUSTER), len(run)]
    starts = [at for at in ends if at < cut][-_WORDS:]
    stops = [at for at in ends if at > cut][:_WORDS]
    words = {run[start:stop] for start in starts for stop in stops}
    return tuple(sorted((word for word in words if len(word) <= LONGEST_WORD), key=len))


def word_at(text: str, at: int) -> str:
    """The word of a text that a caret stands in or behind; "" beside blanks."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    left, right = text[start:at], _found(_RUN_BEGIN, text[at:].partition("\n")[0])
    run, place = left + right, len(left)
    ends = [0, *(one for one, tier in line_breaks(run).items() if tier < BreakTier.CLUSTER)]
    begin = max((one for one in ends if one < place), default=0)
    stop = min((one for one in ends if one >= place and one > begin), default=len(run))
    return run[begin:stop].strip()


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""
