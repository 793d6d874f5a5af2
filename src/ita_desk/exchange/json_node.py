"""JSON values that know their place in the file, so that every refusal can name it.

A file from outside must not exhaust the parser's stack or the memory: bounds are checked before it
is parsed, in time linear in its size.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from ita_desk.exchange.faults import DossierFileFault, shortened
from ita_desk.model.errors import N_

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}\Z", re.ASCII)
_LONGEST_INTEGER = 18

LARGEST_BYTES = 50 * 1000 * 1000
DEEPEST = 32
MOST_VALUES = 2_000_000
# Always matches from a quotation mark on, even where the string never ends: a pattern that could
# fail there would start again at every later mark and take quadratic time.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NOT_STRUCTURE = bytes(byte for byte in range(256) if byte not in b"[]{},")
_ONE_KIND_OF_BRACKET = bytes.maketrans(b"{}", b"[]")


class Keys(NamedTuple):
    """The keys of one kind of object, in the order in which they are written."""

    names: tuple[str, ...]
    required: tuple[str, ...] = ()


class _Object(dict[str, object]):
    """A JSON object that remembers a key written twice, which the parser would drop."""

    repeated: str | None = None


@dataclass(frozen=True, slots=True)
class _OtherNumber:
    """A number no field takes, as written: a fraction, NaN, or one too long."""

    written: str


@dataclass(slots=True)
class Node:
    """A value of the file; ``step`` is its key or its index in ``parent``, empty for the whole."""

    value: object
    step: str | int = ""
    parent: "Node | None" = None

    @property
    def path(self) -> str:
        """The place in the file, as ``plan.activities[3].quarters``; empty for the whole."""
        steps: list[str] = []
        node: Node | None = self
        while node is not None:
            steps.append(_written(node.step) if node.parent else "")
            node = node.parent
        return "".join(reversed(steps)).removeprefix(".")

    def has(self, key: str) -> bool:
        """Whether this is an object with ``key``."""
        return isinstance(self.value, _Object) and key in self.value

    def child(self, key: str) -> "Node":
        """The place of ``key``, whether or not the file has it; its value is None then."""
        value = self.value.get(key) if isinstance(self.value, _Object) else None
        return Node(value, key, self)

    def fault(self, problem: str, **parameters: object) -> DossierFileFault:
        """Something wrong here."""
        return DossierFileFault(self.path, problem, **parameters)

    def text(self) -> str:
        """The text exactly as written; raises DossierFileFault for another type."""
        if isinstance(self.value, str):
            return self.value
        raise self.fault(N_("{found} is not text"), found=self.shown())

    def flag(self) -> bool:
        """``true`` or ``false``; raises DossierFileFault for another type."""
        if isinstance(self.value, bool):
            return self.value
        raise self.fault(N_("{found} is not true or false"), found=self.shown())

    def whole_number(self) -> int:
        """A whole number; raises DossierFileFault for another type, ``true`` and ``1.0`` too."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return self.value
        raise self.fault(N_("{found} is not a whole number"), found=self.shown())

    def items(self) -> list["Node"]:
        """The values of a list; raises DossierFileFault for another type."""
        if not isinstance(self.value, list):
            raise self.fault(N_("{found} is not a list"), found=self.shown())
        values = cast("list[object]", self.value)  # pyright: ignore[reportUnknownMemberType]
        return [Node(value, index, self) for index, value in enumerate(values)]

    def members(self, keys: Keys) -> Mapping[str, "Node"]:
        """The values of an object by key, in the file's order.

        Raises DossierFileFault for another type, and by name for a key that is written twice,
        unknown, or missing.
        """
        found = self.value
        if not isinstance(found, _Object):
            raise self.fault(N_("{found} is not an object"), found=self.shown())
        if found.repeated is not None:
            raise self.child(found.repeated).fault(N_("the key is written twice"))
        for key in found:
            if key not in keys.names:
                raise self.child(key).fault(N_("unknown key"))
        for key in keys.required:
            if key not in found:
                raise self.child(key).fault(N_("missing"))
        return {key: Node(value, key, self) for key, value in found.items()}

    def shown(self) -> str:
        """The value for a message: short, on one line, as the file spells it."""
        match self.value:
            case _Object():
                return "{…}"
            case list():
                return "[…]"
            case _OtherNumber(written):
                return shortened(written, 20)
            case str(text):
                return f'"{shortened(text)}"'
            case other:
                return json.dumps(other)


def parse(data: bytes) -> Node:
    """The root of a JSON file; raises DossierFileFault for one that is not JSON within bounds.

    A byte-order mark is accepted. Keys written twice, fractions and NaN are kept for the reader
    to refuse with their place.
    """
    check_bounds(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DossierFileFault("", N_("not UTF-8 text (byte {at})"), at=error.start + 1) from None
    if not text.strip():
        raise DossierFileFault("", N_("the file is empty"))
    try:
        return Node(_DECODER.decode(text))
    except json.JSONDecodeError as error:
        raise DossierFileFault(
            "", N_("not JSON (line {line}, column {column})"), line=error.lineno, column=error.colno
        ) from None


def _object(pairs: list[tuple[str, object]]) -> _Object:
    members = _Object(pairs)
    if len(members) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                members.repeated = key
                break
            seen.add(key)
    return members


def _integer(written: str) -> object:
    return int(written) if len(written) <= _LONGEST_INTEGER else _OtherNumber(written)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_OtherNumber,
    parse_constant=_OtherNumber,
)


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN_KEY.match(step) else f'["{shortened(step)}"]'


def check_bounds(data: bytes) -> None:
    """Raise ``DossierFileFault`` if ``data`` is too large, too deep or holds too many values."""
    if len(data) > LARGEST_BYTES:
        raise too_large()
    # Strings are counted roughly first: taking millions of them out would itself need gigabytes.
    if data.count(b'"') > 4 * MOST_VALUES:
        raise _too_many_values()
    structure = _STRING.sub(b"", data).translate(_ONE_KIND_OF_BRACKET, _NOT_STRUCTURE)
    if structure.count(b",") + structure.count(b"[") > MOST_VALUES:
        raise _too_many_values()
    if _deeper_than(DEEPEST, structure.replace(b",", b"")):
        raise DossierFileFault("", N_("nested deeper than {limit} levels"), limit=DEEPEST)


def too_large() -> DossierFileFault:
    """The fault of a file over ``LARGEST_BYTES``."""
    return DossierFileFault(
        "", N_("larger than {limit} MB, no dossier is that large"), limit=LARGEST_BYTES // 1_000_000
    )


def _too_many_values() -> DossierFileFault:
    problem = N_("more than {limit} values, no dossier is that large")
    return DossierFileFault("", problem, limit=f"{MOST_VALUES:,}")


def _deeper_than(limit: int, brackets: bytes) -> bool:
    """Whether ``brackets`` nest deeper than ``limit``; each pass takes the innermost pairs away.

    What can't be paired is no JSON and is left to the parser, unless that alone is too deep.
    """
    for _ in range(limit):
        shorter = brackets.replace(b"[]", b"")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return b"[]" in brackets or brackets.count(b"[") > limit
