"""The order in which the marks of one Thai consonant are written."""

import re

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


def in_order(marks: str) -> str:
    """``marks`` of one consonant in the order they are written, SARA AM as one character."""
    return _SPLIT_AM.sub(r"\1ำ", "".join(sorted(marks, key=_ORDER.__getitem__)))
