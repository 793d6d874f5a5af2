"""Where a line of Thai may end.

A text is taken apart into runs of Thai letters, cut by the word list, and what stands between
them, cut by rules of punctuation; both are remembered, for the same ones come again and again.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.clusters import THAI_RUN, is_joined, thai_edges
from ita_desk.thai.punctuation import breaks_between
from ita_desk.thai.together import together
from ita_desk.thai.words import joints

# Offsets further apart than this, in characters, get the cluster edges between them as well.
_RELIEF = 12
_NO_BREAKS: Mapping[int, BreakTier] = MappingProxyType({})
_CANNOT_BEGIN = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_CANNOT_END = frozenset("เแโใไ")
_DIGIT = re.compile("[0-9๐-๙]")


def line_breaks(text: str, keep: Collection[str] = ()) -> Mapping[int, BreakTier]:
    """Offsets, more than 0 and less than the length, before which a line may end, in order.

    ``text`` is one paragraph. Phrases of ``keep`` (names of people and units) are cut at nothing
    better than CLUSTER. Blanks stay at the end of the line they follow.
    """
    return _line_breaks(text, frozenset(keep))


@lru_cache(maxsize=16384)
def _line_breaks(text: str, keep: frozenset[str]) -> Mapping[int, BreakTier]:
    if len(text) < 2:
        return _NO_BREAKS
    present = frozenset(phrase for phrase in keep if phrase and phrase in text)
    names = frozenset(run for phrase in present for run in THAI_RUN.findall(phrase) if len(run) > 1)
    tiers: dict[int, BreakTier] = {}
    end = 0
    for found in THAI_RUN.finditer(text):
        start, stop = found.span()
        _add_between(tiers, text, end, start)
        for offset, tier in _run_breaks(found.group(), names):
            tiers[start + offset] = tier
        end = stop
    _add_between(tiers, text, end, len(text))
    if "ฯลฯ" in text:
        for start, _ in _occurrences(text, "ฯลฯ"):
            tiers.pop(start + 1, None)
    if _DIGIT.search(text):
        _demote(tiers, together(text), BreakTier.COMPOUND)
    for phrase in present:
        _demote(tiers, _occurrences(text, phrase), BreakTier.CLUSTER)
    return MappingProxyType(_relieved(tiers, text))


@lru_cache(maxsize=32768)
def _run_breaks(run: str, names: frozenset[str]) -> tuple[tuple[int, BreakTier], ...]:
    """Offsets inside a run of Thai letters."""
    tiers = dict.fromkeys(thai_edges(run)[:-1], BreakTier.CLUSTER)
    tiers.update(joints(run, names))
    return tuple(sorted(tiers.items()))


def _add_between(tiers: dict[int, BreakTier], text: str, start: int, end: int) -> None:
    """Add the offsets from ``start`` to ``end``, which is what stands between two Thai runs."""
    if start == end:
        return
    # All that matters of the neighbours is whether they are there, and can end or begin a line.
    before = "" if start == 0 else "เ" if text[start - 1] in _CANNOT_END else "ก"
    after = "" if end == len(text) else "ะ" if text[end] in _CANNOT_BEGIN else "ก"
    if after == "ก" and THAI_RUN.match(text, end, end + 4).end() == end + 4:  # pyright: ignore[reportOptionalMemberAccess]
        after = "กกกก"
    for offset, tier in breaks_between(before, text[start:end], after):
        tiers[start + offset] = tier


def _occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    places = re.finditer(f"(?={re.escape(phrase)})", text)
    return [(found.start(), found.start() + len(phrase)) for found in places]


def _demote(
    tiers: dict[int, BreakTier], spans: Iterable[tuple[int, int]], least: BreakTier
) -> None:
    """Make the offsets strictly inside ``spans`` no more welcome than ``least``."""
    for start, end in spans:
        for index in range(start + 1, end):
            tier = tiers.get(index)
            if tier is not None and tier < least:
                tiers[index] = least


def _relieved(tiers: dict[int, BreakTier], text: str) -> dict[int, BreakTier]:
    """``tiers`` with cluster edges in stretches that have none: dots, brackets, one vowel often."""
    last = 0
    added: dict[int, BreakTier] = {}
    for offset in (*tiers, len(text)):
        if offset - last > _RELIEF:
            added |= {
                index: BreakTier.CLUSTER
                for index in range(last + 1, offset)
                if not is_joined(text, index)
            }
        last = offset
    return dict(sorted((tiers | added).items())) if added else tiers
