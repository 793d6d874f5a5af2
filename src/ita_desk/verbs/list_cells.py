"""The cells of a document's lists as text: what is typed, copied, pasted, filled and cleared."""

from collections.abc import Mapping
from typing import Any, Literal, get_origin

from ita_desk.model.errors import N_
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import BrokenRule, plain_type
from ita_desk.storage.tables import fields_of
from ita_desk.storage.transaction import InvalidValue, Transaction
from ita_desk.thai.digits import arabic_digits

_YES, _NO = "✓", ("", "-")
_MOST_DIGITS = 9

Values = Mapping[str, object]
"""Fields of a row and what they hold."""


def cell_text(value: object) -> str:
    """A value as it is copied: a flag as a tick, nothing as nothing."""
    if isinstance(value, bool):
        return _YES if value else ""
    return "" if value is None else str(value)


def write_cell(transaction: Transaction, place: Place, text: str) -> None:
    """Write a field from text, whatever its type; an emptied choice keeps its value.

    A number may be typed with Thai digits, thousands commas or a percent sign. Raises
    InvalidValue for what is no number or no choice, and NoSuchRow.
    """
    kind = plain_type(fields_of(place.entity), place.field)
    if kind is bool:
        transaction.set(place, text.strip() not in _NO)
    elif kind is int:
        number = arabic_digits(text.strip())
        if not (number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS):
            raise InvalidValue(place, BrokenRule(N_("not a whole number")), text)
        transaction.set(place, int(number))
    elif text or not _is_choice(kind):
        _write_text(transaction, place, text)


def values_of(entity: Entity, row: object) -> dict[str, object]:
    """All fields of a row of the tree, to make an equal one of."""
    return {name: getattr(row, name) for name in fields_of(entity).model_fields}


def tidy_number(text: str) -> str:
    """A number as it is stored: Arabic digits, no commas, no percent sign, no blanks."""
    return arabic_digits(text).replace(",", "").replace("%", "").strip()


def _write_text(transaction: Transaction, place: Place, text: str) -> None:
    try:
        transaction.set(place, text)
    except InvalidValue:
        if tidy_number(text) == text:
            raise
        transaction.set(place, tidy_number(text))


def _is_choice(kind: Any) -> bool:
    return get_origin(kind) is Literal
