"""Light checks on telephone numbers and mail addresses.

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


def phone_is_sound(text: str) -> bool:
    """Whether ``text`` is a Thai telephone number (9 or 10 digits), or an extension of 3 to 5.

    Several may be separated by commas; Thai digits count.
    """
    numbers = re.split(r" ?, ?", " ".join(arabic_digits(text).split()))
    return all(_PHONE.fullmatch(number) for number in numbers)


def email_is_sound(text: str) -> bool:
    """Whether ``text`` is one ASCII mail address."""
    return is_mail_address(text.strip())
