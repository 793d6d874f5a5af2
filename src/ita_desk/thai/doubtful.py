"""Joints between two listed words that are none: inside names, foreign words, words cut wrongly.

The cheapest way through the list also parts what the list doesn't have, into syllables that are
words elsewhere: ออน|ทา|ริ|โอ. A line ends better beside such a stretch than in it. The rules look at
two neighbours: how long and how common they are (``lexicon``), whether they are spelt as only
transliterations are, and whether another word of the list reaches over the joint.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.lexicon import (
    BEGINNERS,
    MOST_COMMON_COST,
    NAME_COST,
    NO_FREQUENCY_COST,
    Lexicon,
)


class Piece(NamedTuple):
    """A stretch of a run: a word with what it costs in the list, or what is not listed (None)."""

    start: int
    end: int
    cost: int | None


_SHORT = 4
"""Letters of a syllable, which as a word is common or part of a name."""
_SHORT_RUN = 10
"""Letters between two blanks that are hardly worth a line's end: one of the blanks is near."""
_SHORT_COMPOUND = 6
"""Letters after การ that make a short word with it."""
_RARE = 22
_FORBIDDEN = "พระ"
"""Opens a name or a sacred word and never ends a line."""
# Words that a line's end parts from what they belong to, though grammar calls them words.
_LEAN_ON_NEXT = frozenset({"ไม่", "เรียก", "อย่าง", "นัก"})
_LEAN_ON_LAST = frozenset({"ว่า", "แล้ว", "เสมอ", "ด้วย"})
# First members of words made after the rules of Pali and Sanskrit (สมาส).
_STEMS = frozenset(
    [
        "มหา",
        "อนุ",
        "ราช",
        "ศาสตร",
        "พุทธศาสน",
        "วัฒน",
        "วิทย",
        "พันธ",
        "สังฆ",
        "อภิ",
        "อดิ",
        "พหุ",
        "ทศ",
        "จตุ",
        "เอก",
        "สห",
    ]
)
# Spellings of transliterated words (Royal Institute, ทับศัพท์): a silenced letter inside a word or
# after a long vowel, อร์, ็อ, ชัน, and beginnings that no Thai word has.
_FOREIGN = re.compile(
    "[ก-ฮ]์[ก-ฮเ-ไ]|อร์|็อ|็ด|ชั่?น|[ิีูาอ]น์|[ีูา][สทดกคล]์|ง[กค]์|ด์$"
    "|^(?:เ[ก-ฮ]+อร|เอ(?![กางื])|[แไ]อ|โอ(?![กนบ])|อิน|อัล|ส[เแโไ][ตปคก]|[เแโ]บ[รล]|บล[อูิ]"
    "|[เแโ]ฟ|ฟ[ิีลร]|ฟอร|[เแโ]ซ|ซ[ีูา]|[เแโไ]ฮ|ฮ[อาิี])"
)


def tier_between(run: str, left: Piece, right: Piece, known: Lexicon) -> BreakTier | None:
    """What a line's end is worth between two neighbours of ``run``.

    None where it is worth no more than between any two clusters. One of them at most is not listed.
    """
    first, second = run[left.start : left.end], run[right.start : right.end]
    before, after = left.cost, right.cost
    if before is None or after is None:
        return _beside_unlisted(first, before, second, after)
    if NAME_COST in (before, after):
        return BreakTier.WORD
    if first == _FORBIDDEN or (_is_syllable(first, before) and _is_syllable(second, after)):
        return None
    if first in BEGINNERS:
        return BreakTier.COMPOUND if len(second) > _SHORT_COMPOUND else None
    if _reaches_over(run, left.start, right.start, known):
        # Before การ both ways read: วิธี|การแก้ไข, วิธีการ|แก้ไข.
        sure = second in BEGINNERS or min(len(first), len(second)) > _SHORT
        return BreakTier.DOUBTFUL if sure else None
    doubtful = (
        len(run) <= _SHORT_RUN
        or first in _LEAN_ON_NEXT
        or first in _STEMS
        or second in _LEAN_ON_LAST
        or _is_foreign_pair(first, before, second, after)
    )
    return BreakTier.DOUBTFUL if doubtful else BreakTier.WORD


def _beside_unlisted(
    first: str, before: int | None, second: str, after: int | None
) -> BreakTier | None:
    """Beside what the list doesn't have: a syllable or a foreign word is a part of it."""
    for word, cost in ((first, before), (second, after)):
        if cost is not None and (_is_syllable(word, cost) or _is_foreign(word, cost)):
            return None
    return BreakTier.COMPOUND if min(len(first), len(second)) > 2 else None


def _is_uncommon(cost: int) -> bool:
    """Whether a word is in the corpora, and not among the commonest."""
    return cost > MOST_COMMON_COST and cost != NO_FREQUENCY_COST


def _is_rare(cost: int) -> bool:
    return cost >= _RARE and cost != NO_FREQUENCY_COST


def _is_syllable(word: str, cost: int) -> bool:
    return len(word) <= _SHORT and _is_uncommon(cost)


def _is_foreign(word: str, cost: int) -> bool:
    return cost > MOST_COMMON_COST and _spelt_as_foreign(word)


def _is_foreign_pair(first: str, before: int, second: str, after: int) -> bool:
    """Whether one of two words is spelt as a foreign one, and the other is so or is rare."""
    if before <= MOST_COMMON_COST or after <= MOST_COMMON_COST:
        return False
    foreign = _is_foreign(first, before), _is_foreign(second, after)
    return all(foreign) or (foreign[0] and _is_rare(after)) or (foreign[1] and _is_rare(before))


@lru_cache(maxsize=4096)
def _spelt_as_foreign(word: str) -> bool:
    return _FOREIGN.search(word) is not None


def _reaches_over(run: str, start: int, joint: int, known: Lexicon) -> bool:
    """Whether a listed word begins at ``start`` and goes on beyond ``joint``."""
    lengths, costs = known.entries(run[start : start + 3])
    least, most = joint - start, len(run) - start
    for size in reversed(lengths):
        if size <= least:
            return False
        if size <= most and run[start : start + size] in costs:
            return True
    return False
