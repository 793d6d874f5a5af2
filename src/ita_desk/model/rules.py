"""What a field may hold: its type, and the rules beside it in ``Annotated``.

Values are checked where they come in from outside: from a file, or from what was typed.
A rule is a function that raises BrokenRule for a value it refuses.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct, ValidationError, convert
from msgspec.structs import FieldInfo
from msgspec.structs import fields as struct_fields

from ita_desk.model.errors import N_
from ita_desk.model.value import Value

ONE_DATE = N_("stands only where there is no date")
"""What is wrong with a ``date_text`` beside a date."""

_Value = TypeVar("_Value", bound=Struct)


class BrokenRule(ValueError):
    """Why ``field`` can't hold a value: a message id, and what fills it."""

    def __init__(self, sentence: str, field: str = "", **context: object) -> None:
        """``{found}`` in the sentence is the value, filled in by who tells it."""
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.context = context


class Between(Value, frozen=True):
    """The rule of a number with a least and perhaps a most."""

    least: int
    most: int | None = None

    def __call__(self, number: int) -> None:
        """Raise BrokenRule for a number outside."""
        if number < self.least:
            raise BrokenRule(N_("{found} is too small, {limit} is the least"), limit=self.least)
        if self.most is not None and number > self.most:
            raise BrokenRule(N_("{found} is too large, {limit} is the most"), limit=self.most)


class FieldType(Value, frozen=True):
    """The type of a field without its rules, whether None may stand there, and the rules."""

    plain: Any
    optional: bool
    rules: tuple[Callable[[Any], None], ...]
    default: Any
    """``NODEFAULT`` for a field that must be given."""

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is NODEFAULT


@cache
def field_types(kind: type[Struct]) -> Mapping[str, FieldType]:
    """The fields of an entity in their order."""
    return {field.name: _field_type(field) for field in struct_fields(kind)}


def checked_value(kind: type[Struct], name: str, value: object) -> Any:
    """The value as a field holds it; raises BrokenRule, or KeyError for no such field."""
    known = field_types(kind)[name]
    if value is None and known.optional:
        return None
    try:
        held = convert(value, known.plain)
        for rule in known.rules:
            rule(held)
    except ValidationError:
        raise BrokenRule(N_("not allowed here"), name) from None
    except BrokenRule as broken:
        broken.field = name
        raise
    return held


def checked(kind: type[_Value], values: Mapping[str, Any]) -> _Value:
    """The entity with these values; raises BrokenRule, or KeyError for a field it doesn't have.

    What hangs below it was checked when it was made.
    """
    entity = kind(**{name: checked_value(kind, name, value) for name, value in values.items()})
    if values.get("date") is not None and values.get("date_text"):
        raise BrokenRule(ONE_DATE, "date_text")
    return entity


def _field_type(field: FieldInfo) -> FieldType:
    plain, parts, rules = field.type, (), ()
    if get_origin(plain) in (Union, UnionType):
        parts = get_args(plain)
        (plain,) = (part for part in parts if part is not NoneType)
    if get_origin(plain) is Annotated:
        plain, *rules = get_args(plain)
    default = None if field.default_factory is not NODEFAULT else field.default
    return FieldType(plain, NoneType in parts, tuple(rules), default)
