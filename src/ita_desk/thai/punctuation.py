"""Where a line may end in what is not a run of Thai letters: blanks, signs, Latin, addresses."""

import re
from functools import lru_cache

from ita_desk.thai.addresses import addresses
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.clusters import is_joined

WORD, COMPOUND, CLUSTER = BreakTier.WORD, BreakTier.COMPOUND, BreakTier.CLUSTER

_CLOSING = r"ฯๆ)\]}>»›”’!?,.:;%…、。"
_OPENING = r"(\[{<«‹“‘\"'฿$#@"
_BLANK = " \t\u2000-\u2006\u2008-\u200a\u3000"
_THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
_DIGIT = "0-9๐-๙"
# A line may end where one of these matches end.
_RULES = (
    # pdf readers drop a hyphen at a line's end after a letter, so the line ends before it
    (re.compile(r"(?<=[^\W_])(?=-[^\W_])"), COMPOUND),
    (re.compile(r"(?<=\w)_(?=\w)|(?<=\w)\+(?=\w)"), COMPOUND),
    (re.compile(rf"(?<=[{_THAI}])\.(?=[{_THAI}]{{4}})"), COMPOUND),
    (re.compile(f"(?<=[{_THAI}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{_THAI}])"), WORD),
    (
        re.compile(f"(?<=[{_THAI}])(?=[(\\[{{])|(?<=[)\\]}}])(?=[{_THAI}A-Za-z])|(?<=[ๆฯ])(?=\\w)"),
        WORD,
    ),
    (re.compile(rf"(?<=[^\s/])/(?=[^\s/{_DIGIT}])|(?<=[^\s/{_DIGIT}])/(?=[{_DIGIT}])"), WORD),
    (re.compile(r"(?<=[^\W\d_])[,;:|](?=[^\W\d_])"), WORD),
    (re.compile(rf"(?<=\S)[–—](?=[^\s{_DIGIT}])|(?<=[.)])-(?=[^\s\-{_DIGIT}])"), WORD),
    (re.compile(r"…+(?=[^\s…])|\.{4,}(?=[^\s.])"), WORD),
    (re.compile(f"[{_BLANK}\u200b]+(?=[^{_BLANK}\u200b])"), WORD),
    # C/SH is one term, and a dash between blanks belongs to what stands before it
    (re.compile(r"(?<![^\W\d_])[A-Za-z]/(?=[A-Za-z])|(?<=\S)[ \t]+(?=[-–—][ \t])"), COMPOUND),
)
_NEVER = re.compile(
    f"[{_BLANK}]*(?=[{_CLOSING}{_BLANK}ะ-ฺๅ็-๎])|(?<=[{_OPENING}เ-ไ\u00a0\u202f])|(?=[\u00a0\u202f])|(?<![{_BLANK}])(?=[\"'])"
)
_ADDRESS_AFTER = frozenset("/._?&=")
_FILE_NAME = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9_.\-%+]*[_\-][A-Za-z0-9_.\-%+]*\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|odt|ods|jpe?g|png|zip|rar)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def breaks_between(before: str, stretch: str, after: str) -> tuple[tuple[int, BreakTier], ...]:
    """Offsets of ``stretch`` and their tiers, both ends included where it has neighbours.

    ``before`` and ``after`` are a letter or more of the Thai around it, or empty.
    """
    text = f"{before}{stretch}{after}"
    shift = len(before)
    tiers = dict.fromkeys(range(max(shift, 1), shift + len(stretch) + bool(after)), CLUSTER)
    for pattern, tier in _RULES:
        for found in pattern.finditer(text):
            if found.end() in tiers:
                tiers[found.end()] = tier
    for found in _NEVER.finditer(text):
        tiers.pop(found.start(), None)
        tiers.pop(found.end(), None)
    for found in _FILE_NAME.finditer(stretch):
        _mark_file_name(tiers, text, found.start() + shift, found.end() + shift)
    for start, end in addresses(stretch):
        _mark_address(tiers, text, start + shift, end + shift)
    return tuple(
        (offset - shift, tier)
        for offset, tier in sorted(tiers.items())
        if offset < len(text) and not is_joined(text, offset)
    )


def _mark_file_name(tiers: dict[int, BreakTier], text: str, start: int, end: int) -> None:
    """Mark the offsets of a file name: after its low lines, before its hyphens."""
    for index in range(start + 1, end):
        ends = text[index - 1] == "_" != text[index] or (text[index] == "-" != text[index - 1])
        tiers[index] = WORD if ends else CLUSTER


def _mark_address(tiers: dict[int, BreakTier], text: str, start: int, end: int) -> None:
    """Mark the offsets of an address: after its signs, but before a hyphen."""
    scheme = text.find("//", start, end)
    body = start if scheme < 0 else scheme + 2
    welcome = COMPOUND if "@" in text[start:end] and scheme < 0 else WORD
    for index in range(start + 1, end):
        tiers[index] = CLUSTER
    for index in range(body + 1, end - 1):
        after_sign = text[index - 1] in _ADDRESS_AFTER and text[index] not in _ADDRESS_AFTER
        if after_sign or text[index] == "-":
            tiers[index] = welcome
    for edge in (start, end):
        if edge in tiers:
            tiers[edge] = WORD
