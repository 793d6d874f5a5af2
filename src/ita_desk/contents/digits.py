"""Thai or Arabic digits on paper: the last thing that is done to a document's content.

What is stored and what content is made of has Arabic digits; a document printed with Thai ones is
converted whole, save for addresses, file names and codes (``thai.digits``).
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from ita_desk.contents.lines import Span
from ita_desk.model.choices import Digits
from ita_desk.model.place import Place
from ita_desk.thai.digits import thai_digits

_Content = TypeVar("_Content")


def in_digits(content: _Content, digits: Digits) -> _Content:
    """Frozen content with every text in the wished digits; ``arabic`` leaves it as it is.

    Links stay what they open, and a span that is a ``code`` stays as it is.
    """
    return content if digits == "arabic" else cast("_Content", _converted(content))


def _converted(value: Any) -> Any:
    if isinstance(value, str):
        return thai_digits(value)
    if isinstance(value, Place):
        return value
    if isinstance(value, Span):
        address = value.link.removeprefix("mailto:")
        kept = value.code or (value.link and address == value.text)
        return value if kept else replace(value, text=thai_digits(value.text))
    if isinstance(value, tuple):
        parts = cast("tuple[Any, ...]", value)
        return tuple(_converted(part) for part in parts)
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value))
        return replace(value, **{name: _converted(getattr(value, name)) for name in names})
    return value
