"""Entities of the tree from objects of the file: each field read as its type in the tree says."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from ita_desk.exchange import dossier_keys as keys
from ita_desk.exchange.document_keys import DOCUMENT_KEYS, reference_key
from ita_desk.exchange.faults import DossierFileFault
from ita_desk.exchange.json_node import Node
from ita_desk.exchange.one_line import shortened
from ita_desk.model.errors import N_
from ita_desk.model.fields import Fields, PartialDate
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.rules import ONE_DATE, BrokenRule, checked, plain_type
from ita_desk.model.structure import CHILDREN, REFERENCES, STRUCTURE

Members = Mapping[str, Node]
IdsByKey = Mapping[str, int]
References = Mapping[Entity, IdsByKey]
"""Entity → the key in the file → the id in the tree, of what others refer to."""

QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")

_Value = TypeVar("_Value", bound=Fields)
_MISSING: Mapping[Entity, str] = {
    "person": N_("there is no person {key}"),
    "measure": N_("there is no measure {key}"),
    "result": N_("there is no result {key}"),
}
# Where a field of the tree stands in the file, for the few that have another name there.
_PLACES = {
    "quantity": "quantity.text",
    "quality": "quality.text",
    **{name: f"quarters[{index}].text" for index, name in enumerate(QUARTERS)},
}


class Ids:
    """New ids: one series for each entity, over the whole file, in the order of the file."""

    def __init__(self) -> None:
        self._series: defaultdict[Entity, Iterator[int]] = defaultdict(lambda: count(1))

    def new(self, entity: Entity) -> int:
        """The next id of an entity."""
        return next(self._series[entity])


def read_part(entity: Entity, node: Node, ids: Ids, references: References) -> Fields:
    """A document's part with all below it; raises DossierFileFault, naming the place."""
    part = STRUCTURE[entity]
    members = node.members(DOCUMENT_KEYS[entity])
    given: dict[str, Any] = {"id": ids.new(entity)} if part.many else {}
    but: list[str] = []
    for child in CHILDREN[entity]:
        attribute = STRUCTURE[child].attribute
        but.append(attribute)
        given[attribute] = read_parts(child, members, ids, references)
    for column, target in REFERENCES.get(entity, {}).items():
        key = reference_key(column)
        but.append(key)
        if key in members:
            given[column] = referred(members[key], target, references)
    return build(part.value, node, **given, **fields(part.value, members, tuple(but)))


def read_parts(
    entity: Entity, members: Members, ids: Ids, references: References
) -> tuple[Fields, ...]:
    """The list of a document's entity, under the name it has in the tree."""
    nodes = listed(members, STRUCTURE[entity].attribute)
    return tuple(read_part(entity, node, ids, references) for node in nodes)


def build(kind: type[_Value], node: Node, /, **values: Any) -> _Value:
    """The entity with its fields checked by the model's own rules."""
    try:
        return checked(kind, values)
    except BrokenRule as broken:
        path = node.path
        if isinstance(node.value, dict):
            path = f"{path}.{_PLACES.get(broken.field, broken.field)}".removeprefix(".")
        found = shortened(str(values[broken.field]))
        raise DossierFileFault(path, broken.sentence, found=found, **broken.context) from None


def fields(kind: type[Fields], members: Members, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields the file gives, under their names in the tree."""
    if "date" in members and "date_text" in members:
        raise members["date_text"].fault(ONE_DATE)
    return {name: _reader(kind, name)(node) for name, node in members.items() if name not in but}


def listed(members: Members, key: str) -> list[Node]:
    """The values of a list that may be missing."""
    return members[key].items() if key in members else []


def ids_by_key(nodes: list[Node]) -> IdsByKey:
    """The ids of a list by its entities' keys; refuses a key that is empty or used twice."""
    ids: dict[str, int] = {}
    for number, node in enumerate(nodes, 1):
        place = node.child("key")
        if place.value is None:
            continue
        key = place.text()
        if not key:
            raise place.fault(N_("a key can't be empty"))
        if key in ids:
            raise place.fault(N_("{key} is used twice"), key=place.shown())
        ids[key] = number
    return ids


def referred(node: Node, target: Entity, references: References) -> int:
    """The id of what a key refers to."""
    key = node.text()
    if key not in references[target]:
        raise node.fault(_MISSING[target], key=node.shown())
    return references[target][key]


def mark(node: Node) -> Mark:
    """A mark."""
    members = node.members(keys.MARK)
    return Mark(
        ticked="ticked" in members and members["ticked"].flag(),
        text=members["text"].text() if "text" in members else "",
    )


def _date(node: Node) -> PartialDate:
    text = node.text()
    try:
        return PartialDate.from_iso(text)
    except ValueError:
        raise node.fault(
            N_("{found} is not a day, a month or a range of them that exists"), found=node.shown()
        ) from None


def _months(node: Node) -> tuple[int, ...]:
    return tuple(month.whole_number() for month in node.items())


def _budget(node: Node) -> str | None:
    return None if node.value is None else node.text()


def _one_of(allowed: tuple[str, ...]) -> Callable[[Node], str]:
    def read(node: Node) -> str:
        if node.value not in allowed:
            raise node.fault(
                N_("{found} is not one of {allowed}"),
                found=node.shown(),
                allowed=", ".join(allowed),
            )
        return node.text()

    return read


_READERS: Mapping[object, Callable[[Node], Any]] = {
    str: Node.text,
    bool: Node.flag,
    int: Node.whole_number,
    Mark: mark,
    PartialDate: _date,
    tuple: _months,
}


@cache
def _reader(kind: type[Fields], name: str) -> Callable[[Node], Any]:
    # null stands nowhere but in a budget: elsewhere what is None is left out.
    if name == "budget":
        return _budget
    plain = plain_type(kind, name)
    if get_origin(plain) is Literal:
        return _one_of(cast("tuple[str, ...]", get_args(plain)))
    return _READERS[get_origin(plain) or plain]
