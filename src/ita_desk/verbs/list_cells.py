"""The cells of a document's lists as text: what is typed, copied, pasted, filled and cleared."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, get_origin

from ita_desk.model.cell_texts import DECIMAL_COMMA, TICK_SIGN, flag_of_text, number_of_text
from ita_desk.model.errors import N_
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import BrokenRule, plain_type
from ita_desk.storage.tables import fields_of
from ita_desk.storage.transaction import InvalidValue, Transaction

_MOST_DIGITS = 9

_Held = TypeVar("_Held")

Values = Mapping[str, object]
"""Fields of a row and what they hold."""


def cell_text(value: object) -> str:
    """A value as it is copied: a flag as a tick, nothing as nothing."""
    if isinstance(value, bool):
        return TICK_SIGN if value else ""
    return "" if value is None else str(value)


def write_cell(transaction: Transaction, place: Place, text: str) -> None:
    """Write a field from text, whatever its type; an emptied choice keeps its value.

    A number may be typed with Thai digits, thousands commas or a percent sign. Raises
    InvalidValue for what is no number or no choice, and NoSuchRow.
    """
    kind = plain_type(fields_of(place.entity), place.field)
    if kind is bool:
        transaction.set(place, flag(place, text))
    elif kind is int:
        transaction.set(place, understood(place, text, _whole_number))
    elif text or not _is_choice(kind):
        _write_text(transaction, place, text)


def values_of(entity: Entity, row: object) -> dict[str, object]:
    """All fields of a row of the tree, to make an equal one of."""
    return {name: getattr(row, name) for name in fields_of(entity).model_fields}


def flag(place: Place, text: str) -> bool:
    """What a text says in a field for yes or no; raises InvalidValue for what is neither."""
    return understood(place, text, lambda told: flag_of_text(told, place.field))


def understood(place: Place, text: str, read: Callable[[str], _Held]) -> _Held:
    """What a function of ``model.cell_texts`` reads; its refusal becomes InvalidValue."""
    try:
        return read(text)
    except BrokenRule as broken:
        raise InvalidValue(place, broken, text) from None


def _whole_number(text: str) -> int:
    number = number_of_text(text)
    if not (number.isdecimal() and len(number) <= _MOST_DIGITS):
        raise BrokenRule(N_("not a whole number"))
    return int(number)


def _write_text(transaction: Transaction, place: Place, text: str) -> None:
    """Write a text; one that a number's field refuses as the number that it says."""
    try:
        transaction.set(place, text)
    except InvalidValue as refused:
        try:
            number = number_of_text(text)
        except BrokenRule as broken:
            if broken.sentence == DECIMAL_COMMA:
                raise InvalidValue(place, broken, text) from None
            raise refused from None
        transaction.set(place, number)


def _is_choice(kind: Any) -> bool:
    return get_origin(kind) is Literal
