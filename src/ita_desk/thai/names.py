"""Light checks on telephone numbers, mail addresses and book numbers.

They say whether a text looks right, and never change it: a warning, not a rule.
"""

import re

from ita_desk.thai.addresses import is_mail_address
from ita_desk.thai.digits import arabic_digits

_NUMBER = r"(?:0|\+66 ?(?:\(0\))?)(?:[ -]?\d){8,9}(?:[-–]\d{1,2})?"
_EXTENSION = r"\d{3,5}"
_PHONE = re.compile(
    rf"(?:โทร\.? ?)?(?:{_NUMBER}(?: ?(?:ต่อ|#) ?{_EXTENSION}(?: ?[,/-] ?{_EXTENSION})*)?"
    rf"|(?:ต่อ ?)?{_EXTENSION})"
)
_BOOK_NUMBER = re.compile(r"[ก-ฮ]{1,4} \d{3,5}(?:\.\d{1,3}){0,3}/(?:ว ?)?\d*")


def phone_is_sound(text: str) -> bool:
    """Whether ``text`` is a Thai telephone number (9 or 10 digits), or an extension of 3 to 5.

    Several may be separated by commas; Thai digits count.
    """
    numbers = re.split(r" ?, ?", " ".join(arabic_digits(text).split()))
    return all(_PHONE.fullmatch(number) for number in numbers)


def email_is_sound(text: str) -> bool:
    """Whether ``text`` is one ASCII mail address."""
    return is_mail_address(text.strip())


def book_number_is_sound(text: str) -> bool:
    """Whether ``text`` is a book number such as ``สธ 0905.01/2222``, its last number issued or not.

    By the Rules on Office Work the letters of the ministry carry no dot.
    """
    return _BOOK_NUMBER.fullmatch(" ".join(arabic_digits(text).split())) is not None
