"""What a field refuses, in words that can be translated.

The rules themselves stand at the fields, as pydantic's validators and bounds.
"""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from sqlmodel import SQLModel

from ita_desk.model.errors import N_

ONE_DATE = N_("stands only where there is no date")
"""What is wrong with a ``date_text`` beside a date."""

_BOUNDS = {
    "greater_than_equal": ("ge", N_("{found} is too small, {limit} is the least")),
    "less_than_equal": ("le", N_("{found} is too large, {limit} is the most")),
}
_Value = TypeVar("_Value", bound=SQLModel)


class BrokenRule(ValueError):
    """Why ``field`` can't hold a value: a message id, and what fills it."""

    def __init__(self, sentence: str, field: str = "", **context: object) -> None:
        """``{found}`` in the sentence is the value, filled in by who tells it."""
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.context = context


def checked_value(kind: type[SQLModel], name: str, value: object) -> Any:
    """The value as a field holds it; raises BrokenRule, or KeyError for no such field."""
    if name not in kind.model_fields:
        raise KeyError(name)
    try:
        made = kind.__pydantic_validator__.validate_assignment(kind.model_construct(), name, value)
    except ValidationError as error:
        raise _broken(error) from None
    return getattr(made, name)


def checked(kind: type[_Value], values: Mapping[str, Any]) -> _Value:
    """The entity with these values; raises BrokenRule, or KeyError for a field it doesn't have."""
    for name in values:
        if name not in kind.model_fields:
            raise KeyError(name)
    try:
        return kind(**values)
    except ValidationError as error:
        raise _broken(error) from None


def plain_type(kind: type[SQLModel], name: str) -> Any:
    """The type of a field without its rules and without None."""
    plain = kind.model_fields[name].annotation
    if get_origin(plain) in (Union, UnionType):
        (plain,) = (part for part in get_args(plain) if part is not NoneType)
    return get_args(plain)[0] if get_origin(plain) is Annotated else plain


def may_be_none(kind: type[SQLModel], name: str) -> bool:
    """Whether a field can hold None."""
    return NoneType in get_args(kind.model_fields[name].annotation)


def _broken(error: ValidationError) -> BrokenRule:
    first = error.errors(include_url=False)[0]
    field, context = str(first["loc"][0]) if first["loc"] else "", first.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, BrokenRule):
        return BrokenRule(cause.sentence, cause.field or field, **cause.context)
    if first["type"] in _BOUNDS:
        bound, sentence = _BOUNDS[first["type"]]
        return BrokenRule(sentence, field, limit=context[bound])
    if first["type"] == "literal_error":
        return BrokenRule(N_("none of the words to choose from"), field)
    return BrokenRule(N_("not allowed here"), field)
