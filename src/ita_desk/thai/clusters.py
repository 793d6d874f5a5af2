"""Places where text may be cut at all: between clusters, never inside one.

A cluster is a base with its vowels, tone marks and SARA AM, an emoji sequence, a letter with its
accents. Thai adds letters that cannot begin or end a line: a leading vowel stays with its
consonant, a final consonant with its MAI HAN-AKAT, a silenced consonant with what it closes.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

THAI_RUN = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")

_THAI_CLUSTER = re.compile(
    "[เ-ไ]*[ก-ฮ]?[ะ-ฺๅ็-๎]*"
    # ั and ็ cannot end a syllable, so the next consonant is theirs
    "(?:(?:(?<=[ั็])|(?<=ั[่-๋]))[ก-ฮ][ะ-ฺๅ็-๎]*)?"
    # one or two silenced consonants: ไซต์, ศาสตร์, สิทธิ์
    "(?:[ก-ฮ]{1,2}?[ิุ]?์[ะ-ฺๅ็-๎]*)*"
)
_THAI_MARKS = "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb3"
_GLUE = "\u200d\u2060\ufeff"
_REGIONAL = range(0x1F1E6, 0x1F200)

_MARK = re.compile(f"[{_THAI_MARKS}]")
TONES = "่้๊๋"
# The vowels that follow keep the order in which they were typed (เคราะห์).
_ORDER = {
    **dict.fromkeys("ัิีึืุู็ฺ", 0),  # vowels above and below, shortener, phinthu
    **dict.fromkeys("ํ๎", 1),  # nikhahit, yamakkan
    **dict.fromkeys(f"{TONES}์", 2),  # tone marks and the silencer
    **dict.fromkeys("ะาๅำ", 3),  # vowels that follow
}
MARK_GROUP = re.compile("[ะ-ฺๅ็-๎]{2,}")
_SPLIT_AM = re.compile("ํ([่้๊๋]?)า")


def thai_edges(run: str) -> list[int]:
    """Ends of the clusters of a run of Thai letters, the last one being its length."""
    clusters: list[str] = _THAI_CLUSTER.findall(run)
    # the pattern matches nothing once more at the end
    return list(accumulate(map(len, clusters[:-1])))


def is_joined(text: str, index: int) -> bool:
    """Whether ``text[index]`` belongs to the character before it, so that no cut may part them."""
    char, before = text[index], text[index - 1]
    if char in _GLUE or before in _GLUE:
        return True
    if "\u0e00" <= char <= "\u0e7f" or char == "\u0eb3":
        return _is_thai_mark(char)
    if char < "\u0300":
        return char == "\n" and before == "\r"
    return _extends(char) or _pairs_flag(text, index)


def _is_thai_mark(char: str) -> bool:
    return _MARK.match(char) is not None


@lru_cache(maxsize=1024)
def _extends(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me")
        or char in "\u200c\uff9e\uff9f"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or "\u1160" <= char <= "\u11ff"
    )


def _pairs_flag(text: str, index: int) -> bool:
    """Whether the regional indicator at ``index`` is the second of a flag."""
    start = index
    while start >= 0 and ord(text[start]) in _REGIONAL:
        start -= 1
    return (index - start) % 2 == 0 and index > start


def in_order(marks: str) -> str:
    """``marks`` of one consonant in the order they are written, SARA AM as one character."""
    return _SPLIT_AM.sub(r"\1ำ", "".join(sorted(marks, key=_ORDER.__getitem__)))
