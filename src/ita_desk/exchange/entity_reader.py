"""Entities of the tree from objects of the file: each field read as its type in the tree says."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from ita_desk.exchange.dossier_keys import KEYS, MARK, QUARTERS, key_of, plain_field
from ita_desk.exchange.faults import DossierFileFault, shortened
from ita_desk.exchange.json_node import Node
from ita_desk.model.errors import N_
from ita_desk.model.fields import Fields, PartialDate
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.rules import ONE_DATE, BrokenRule, checked, plain_type
from ita_desk.model.structure import CHILDREN, REFERENCES, STRUCTURE
from ita_desk.model.tree import Dossier

Members = Mapping[str, Node]
IdsByKey = Mapping[str, int]
References = Mapping[Entity, IdsByKey]
"""Entity → the key in the file → the id in the tree, of what others refer to."""

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
    """An entity with all below it; raises DossierFileFault, naming the place."""
    part = STRUCTURE[entity]
    given: dict[str, Any] = {"id": ids.new(entity)} if part.many else {}
    plain = plain_field(entity)
    if plain:
        return _build(part.value, node, **given, **{plain: node.text()})
    members = node.members(KEYS[entity])
    but: list[str] = []
    for child in CHILDREN[entity]:
        attribute = STRUCTURE[child].attribute
        but.append(key_of(entity, attribute))
        given[attribute] = read_parts(child, listed(members, but[-1]), ids, references)
    for column, target in REFERENCES.get(entity, {}).items():
        but.append(key_of(entity, column))
        if but[-1] in members:
            given[column] = _referred(members[but[-1]], target, references)
    if entity == "activity" and "quarters" in members:
        but.append("quarters")
        given.update(_quarters(members["quarters"]))
    return _build(part.value, node, **given, **_fields(entity, members, but))


def read_parts(
    entity: Entity, nodes: list[Node], ids: Ids, references: References
) -> tuple[Any, ...]:
    """The entities of a list, in its order."""
    if "key" in KEYS[entity].names:
        ids_by_key(nodes)
    return tuple(read_part(entity, node, ids, references) for node in nodes)


def build_dossier(node: Node, **values: Any) -> Dossier:
    """The dossier of the whole file."""
    return _build(Dossier, node, **values)


def _build(kind: type[_Value], node: Node, /, **values: Any) -> _Value:
    """The entity with its fields checked by the model's own rules."""
    try:
        return checked(kind, values)
    except BrokenRule as broken:
        path = node.path
        if isinstance(node.value, dict):
            path = f"{path}.{_PLACES.get(broken.field, broken.field)}".removeprefix(".")
        found = shortened(str(values[broken.field]))
        raise DossierFileFault(path, broken.sentence, found=found, **broken.context) from None


def _fields(entity: Entity, members: Members, but: list[str]) -> dict[str, Any]:
    """The fields the file gives, under their names in the tree."""
    if "date" in members and "date_text" in members:
        raise members["date_text"].fault(ONE_DATE)
    return {name: _reader(entity, name)(node) for name, node in members.items() if name not in but}


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


def _referred(node: Node, target: Entity, references: References) -> int:
    key = node.text()
    if key not in references[target]:
        raise node.fault(_MISSING[target], key=node.shown())
    return references[target][key]


def _quarters(node: Node) -> dict[str, Mark]:
    marks = node.items()
    if len(marks) != len(QUARTERS):
        raise node.fault(
            N_("{number} marks, {needed} needed"), number=len(marks), needed=len(QUARTERS)
        )
    return {name: _mark(one) for name, one in zip(QUARTERS, marks, strict=True)}


def _mark(node: Node) -> Mark:
    members = node.members(MARK)
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
    Mark: _mark,
    PartialDate: _date,
    tuple: _months,
}


@cache
def _reader(entity: Entity, name: str) -> Callable[[Node], Any]:
    # null stands nowhere but in a budget: elsewhere what is None is left out.
    if name == "budget":
        return _budget
    plain = plain_type(STRUCTURE[entity].value, name)
    if get_origin(plain) is Literal:
        return _one_of(cast("tuple[str, ...]", get_args(plain)))
    return _READERS[get_origin(plain) or plain]
