"""Keys for finding and for sorting Thai text; never shown and never stored as the text itself."""

import re
import unicodedata

from ita_desk.thai.bare_text import UNSEEN
from ita_desk.thai.clusters import MARK_GROUP, in_order
from ita_desk.thai.digits import arabic_digits

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_BLANKS = re.compile(r"\s+")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SECONDARY = re.compile("[็-๎]")


def search_key(text: str) -> str:
    """``text`` made equal to what looks and reads the same, for substring search.

    Marks in one order, Arabic digits, small letters, single blanks, nothing invisible.
    """
    plain = _UNSEEN.sub("", arabic_digits(text)).casefold()
    plain = unicodedata.normalize("NFC", plain).replace("เเ", "แ")
    plain = MARK_GROUP.sub(lambda found: in_order(found.group()), plain)
    return _BLANKS.sub(" ", plain).strip()


def sort_key(text: str) -> tuple[str, str, str]:
    """Key that sorts as the Royal Institute dictionary does.

    A leading vowel counts after its consonant; tone marks and the like decide only between words
    that are otherwise alike; then the text itself.
    """
    key = _LEADING_VOWEL.sub(r"\2\1", search_key(text))
    return _SECONDARY.sub("", key), key, text
