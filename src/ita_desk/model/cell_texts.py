"""What the text of a cell means: a mark, a yes or no, a number, a time.

Each function takes the text as it is typed, pasted or read from a file and gives what the field
holds; what can't be understood is refused by ``BrokenRule`` with the reason, never guessed.
"""

import re

from ita_desk.model.errors import N_
from ita_desk.model.mark import Mark
from ita_desk.model.rules import BrokenRule
from ita_desk.thai.bare_text import UNSEEN, bare
from ita_desk.thai.line_ends import with_line_ends
from ita_desk.thai.symbol_fonts import BOXES, CROSSES, TICKS, in_unicode
from ita_desk.thai.times import parse_time

TICK_SIGN = "✓"
NOT_READ_AS_TIME = N_("not a time such as 14.30 or 14.30-16.30")
NOT_A_NUMBER = N_("not a decimal number")
DECIMAL_COMMA = N_("decimals stand after a point, as in 86.5; a comma only parts thousands")
NOT_A_FLAG = N_("neither yes (✓, TRUE, ใช่) nor no (-, FALSE, ไม่)")

TICK_AS_TEXT = "tick-as-text"
"""Code of the finding that a mark's text is a tick of another program."""

_BLANK = f" \xa0{UNSEEN}"
_SIGN = f"(?:[{TICKS}][\ufe0e\ufe0f]?)"
_TICK = re.compile(rf"[\s{_BLANK}]*{_SIGN}+(?:[{_BLANK}]*\n|[{_BLANK}])?(?P<text>.*)", re.DOTALL)
_TICK_BEHIND = re.compile(
    rf"(?P<text>.*\S)(?:[{_BLANK}]*\n[\s{_BLANK}]*|[{_BLANK}]*){_SIGN}[\s{_BLANK}]*", re.DOTALL
)
_YES = frozenset({"true", "yes", "y", "1", "ใช่", "จริง", "มี", "ถูก", "ถูกต้อง"})
_NO = frozenset({"", "-", "0", "false", "no", "n", "x", "ไม่", "เท็จ"})
_YES_OF: dict[str, frozenset[str]] = {
    "public": frozenset({"เผยแพร่", "เผยแพร่แล้ว", "เปิดเผย", "สาธารณะ", "เผยแพร่สู่สาธารณะ", "public"}),
    "numbered": frozenset({"มีเลข", "มีลำดับ", "นับ", "นับลำดับ", "ใส่เลข", "มีเลขลำดับ"}),
    "counted": frozenset({"นับ", "นับครั้ง"}),
}
_WINGDINGS_TICKS = ("ü", "þ")
_NO_OF: dict[str, frozenset[str]] = {
    "public": frozenset(
        {"ลับ", "ลับมาก", "ลับที่สุด", "ปกปิด", "ภายใน", "ใช้ภายใน", "เฉพาะภายใน", "ปิด", "private"}
    )
}
_NEGATION = re.compile(
    "(?:(?:ไม่|มิ)(?:ได้|ต้อง|ให้|มีการ|ควร|สามารถ|อนุญาตให้|ประสงค์ให้)?|งด(?:การ)?|ห้าม|ยังไม่(?:ได้)?|not )"
)
_NUMBER = re.compile(r"(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
_WITH_COMMA = re.compile(r"[\d.]*\d,[\d.,]*\d", re.ASCII)


def mark_as_text(mark: Mark) -> str:
    """A mark as it is copied: ``✓``, its text, or both."""
    if not mark.ticked or not mark.text:
        return TICK_SIGN if mark.ticked else mark.text
    between = "\n" if mark.text.lstrip(_BLANK).startswith("\n") else " "
    return f"{TICK_SIGN}{between}{mark.text}"


def mark_of_text(text: str) -> Mark:
    """A text as a mark: a tick sign of any kind before the text, behind it or below it ticks.

    ``✓ ✔ √ ☑ ✅`` and U+F0FC of Wingdings are ticks; ``ü`` is one only where its font is known
    (``thai.symbol_fonts.in_unicode``). The text stays as it is, without one blank or line end.
    """
    plain = in_unicode(with_line_ends(text), "")
    found = _TICK.fullmatch(plain) or _TICK_BEHIND.fullmatch(plain)
    if found is None:
        return Mark(text=text)
    told = found["text"]
    return Mark(ticked=True, text=told if told.strip(f"{_BLANK}\n\t") else "")


def typed_over(mark: Mark, text: str) -> Mark:
    """What a mark becomes when its text is typed anew: its tick stays, a tick in the text ticks."""
    read = mark_of_text(text)
    return read if read.ticked else mark.with_text(text)


def tick_in_text(mark: Mark) -> Mark | None:
    """What a mark means whose text is a tick; ``ü`` alone is that of Wingdings. None: no tick."""
    alone = mark.text.strip() in _WINGDINGS_TICKS
    read = mark_of_text(in_unicode(mark.text, "Wingdings") if alone else mark.text)
    return read if read.ticked else None


def flag_of_text(text: str, field: str = "") -> bool:
    """Whether a text says yes; nothing, a dash, a cross, an empty box and words for no say no.

    Words of the field count, too: ``ไม่เผยแพร่`` in ``public``. Raises BrokenRule for any other.
    """
    word = bare(in_unicode(text, "")).strip("().").lower()
    if word in _NO | _NO_OF.get(field, frozenset()) or (len(word) == 1 and word in CROSSES + BOXES):
        return False
    yes = _YES | _YES_OF.get(field, frozenset())
    if word in yes or (len(word) == 1 and word in TICKS):
        return True
    negation = _NEGATION.match(word)
    if negation and word[negation.end() :].strip() in yes:
        return False
    raise BrokenRule(NOT_A_FLAG)


def time_of_text(text: str) -> str:
    """A time as it is stored, ``""`` for nothing; raises BrokenRule for what is no time."""
    time = parse_time(text) if text.strip() else ""
    if time is None:
        raise BrokenRule(NOT_READ_AS_TIME)
    return time


def number_of_text(text: str) -> str:
    """A number as it is stored: Arabic digits, a point before decimals, nothing else.

    Commas between thousands and a percent sign may be typed. Raises BrokenRule for a decimal comma
    (``86,5`` is not 865) and for what is no number; ``""`` stays.
    """
    plain = bare(text).removesuffix("%").strip()
    if not plain:
        return ""
    if _NUMBER.fullmatch(plain):
        return plain.replace(",", "")
    raise BrokenRule(DECIMAL_COMMA if _WITH_COMMA.fullmatch(plain) else NOT_A_NUMBER)
