"""Where a line of Thai may end."""

import re
from collections.abc import Collection, Mapping
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from ita_desk.thai.addresses import addresses
from ita_desk.thai.clusters import THAI_RUN, joined_offsets, thai_edges
from ita_desk.thai.together import together
from ita_desk.thai.words import words

_CLOSING = r"ฯๆ)\]}>»›”’\"'!?,.:;%…、。"
_OPENING = r"(\[{<«‹“‘\"'฿$#@"
_BLANK = " \t\u2000-\u2006\u2008-\u200a\u3000"
# Places beside punctuation, by the offset at which the match ends.
_AFTER_BLANK = re.compile(f"[{_BLANK}\u200b]+(?=[^{_BLANK}\u200b])")
_AFTER_SIGN = re.compile(
    r"(?<=[^\s/])/(?=[^\s/0-9๐-๙])|(?<=[^\s/0-9๐-๙])/(?=[0-9๐-๙])"  # แผน/ผล, not 73/2566
    r"|(?<=[^\W\d_])[,;:|](?=[^\W\d_])|(?<=\S)[–—](?=[^\s0-9๐-๙])"
    r"|(?<=[.)])-(?=[^\s\-0-9๐-๙])|…+(?=[^\s…])|\.{4,}(?=[^\s.])"
)
_IN_COMPOUND = re.compile(r"(?<=[^\W_])(?=-[^\W_])|(?<=\w)_(?=\w)|(?<=\w)\+(?=\w)")
_SCRIPT_CHANGE = re.compile("(?<=[ก-ฮะ-ฺเ-ๅ็-๎])(?=[A-Za-z])|(?<=[A-Za-z])(?=[ก-ฮเ-ไ])")
_NEVER = re.compile(
    f"[{_BLANK}]*(?<!^)(?=[{_CLOSING}{_BLANK}ะ-ฺๅ็-๎])|(?<=[{_OPENING}เ-ไ\u00a0\u202f])"
)
_ADDRESS_AFTER = frozenset("/._?&=")
_RELIEF = 12


class BreakTier(IntEnum):
    """How welcome a line's end is; take a greater one only where no smaller one will do."""

    WORD = 0
    """Between two words."""
    COMPOUND = 1
    """Inside a compound, a date, a number with its unit."""
    CLUSTER = 2
    """The last resort in a column narrower than a word: between two clusters."""


def line_breaks(text: str, keep: Collection[str] = ()) -> Mapping[int, BreakTier]:
    """Offsets, more than 0 and less than the length, before which a line may end.

    ``text`` is one paragraph. Phrases of ``keep`` (names of people and units) are cut at nothing
    better than CLUSTER. Blanks stay at the end of the line they follow.
    """
    return _line_breaks(text, frozenset(keep))


@lru_cache(maxsize=16384)
def _line_breaks(text: str, keep: frozenset[str]) -> Mapping[int, BreakTier]:
    joined = joined_offsets(text)
    tiers = dict.fromkeys(range(1, len(text)), BreakTier.CLUSTER)
    names = frozenset(run for phrase in keep for run in THAI_RUN.findall(phrase) if len(run) > 1)
    for found in THAI_RUN.finditer(text):
        _mark_words(tiers, found.group(), found.start(), names)
    for pattern, tier in (
        (_IN_COMPOUND, BreakTier.COMPOUND),
        (_SCRIPT_CHANGE, BreakTier.WORD),
        (_AFTER_SIGN, BreakTier.WORD),
        (_AFTER_BLANK, BreakTier.WORD),
    ):
        for found in pattern.finditer(text):
            tiers[found.end()] = tier
    for found in _NEVER.finditer(text):
        tiers.pop(found.start(), None)
        tiers.pop(found.end(), None)
    for start, end in together(text):
        _demote(tiers, start, end, BreakTier.COMPOUND)
    for start, end in addresses(text):
        _mark_address(tiers, text, start, end)
    for phrase in keep:
        for start in _occurrences(text, phrase):
            _demote(tiers, start, start + len(phrase), BreakTier.CLUSTER)
    for offset in joined:
        tiers.pop(offset, None)
    tiers.pop(0, None)
    tiers.pop(len(text), None)
    _relieve(tiers, joined, len(text))
    return MappingProxyType(tiers)


def _mark_words(tiers: dict[int, BreakTier], run: str, offset: int, names: frozenset[str]) -> None:
    edges = set(thai_edges(run))
    for index in range(1, len(run)):
        if index not in edges:
            del tiers[offset + index]
    found = words(run, names)
    for before, after in pairwise(found):
        if before.known and after.known:
            tiers[offset + after.start] = BreakTier.WORD
        elif before.end - before.start > 2 and after.end - after.start > 2:
            tiers[offset + after.start] = BreakTier.COMPOUND
    for word in found:
        for cut in word.cuts:
            tiers[offset + cut] = BreakTier.COMPOUND


def _mark_address(tiers: dict[int, BreakTier], text: str, start: int, end: int) -> None:
    for index in range(start + 1, end):
        tiers[index] = BreakTier.CLUSTER
    scheme = text.find("//", start, end)
    body = start if scheme < 0 else scheme + 2
    for index in range(body + 1, end - 1):
        after_sign = text[index - 1] in _ADDRESS_AFTER and text[index] not in _ADDRESS_AFTER
        if after_sign or text[index] == "-":
            tiers[index] = BreakTier.WORD
    for edge in (start, end):
        if edge in tiers:
            tiers[edge] = BreakTier.WORD


def _demote(tiers: dict[int, BreakTier], start: int, end: int, tier: BreakTier) -> None:
    for index in range(start + 1, end):
        if index in tiers and tiers[index] < tier:
            tiers[index] = tier


def _occurrences(text: str, phrase: str) -> list[int]:
    if not phrase:
        return []
    return [found.start() for found in re.finditer(f"(?={re.escape(phrase)})", text)]


def _relieve(tiers: dict[int, BreakTier], joined: frozenset[int], length: int) -> None:
    """Give a long stretch without any offset (dots, repeated vowels) its cluster edges."""
    last = 0
    for offset in [*sorted(tiers), length]:
        if offset - last > _RELIEF:
            for index in range(last + 1, offset):
                if index not in joined:
                    tiers[index] = BreakTier.CLUSTER
        last = offset
