"""A short text as dates, times, numbers and words for yes and no are read in it."""

import re

from ita_desk.thai.digits import arabic_digits

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff"
"""Characters that show as nothing, for a class of a pattern.

Windows puts marks of direction into dates and paths that are copied from its windows; web pages and
messengers put blanks without width between Thai words.
"""

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_ALIKE = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\x1e", "-")
)
"""Letters of full width, and each dash; Word's hyphen that ends no line is U+2011 or U+001E."""


def bare(text: str) -> str:
    """Arabic digits, one kind of dash, single blanks, and nothing that isn't seen."""
    return " ".join(_UNSEEN.sub("", arabic_digits(text).translate(_ALIKE)).split())
