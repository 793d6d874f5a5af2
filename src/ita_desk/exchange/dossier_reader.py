"""From the parsed file to the value tree: the table of docs/dossier-format.md, as code."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ita_desk.exchange import dossier_keys as keys
from ita_desk.exchange.faults import DossierFileFault
from ita_desk.exchange.json_node import Node
from ita_desk.exchange.one_line import shortened
from ita_desk.model.errors import N_
from ita_desk.model.fields import Category, Headings, Numbering, PartialDate, ResultKind
from ita_desk.model.mark import Mark
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Evidence,
    Indicator,
    Measure,
    Person,
    ReferenceLink,
    Result,
    RoundReport,
    Unit,
)

_Entity = TypeVar("_Entity", bound=BaseModel)
_Members = Mapping[str, Node]
_QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
# Where a field of the tree stands in the file, for the few that have another name there.
_PLACES = {
    "quantity": "quantity.text",
    "quality": "quality.text",
    **{name: f"quarters[{index}].text" for index, name in enumerate(_QUARTERS)},
}


def read_tree(root: Node) -> Dossier:
    """The dossier of a parsed file, every id being the order in the file.

    Raises DossierFileFault, naming the place, for whatever the format does not allow.
    """
    _check_format(root)
    top = root.members(keys.DOSSIER)
    plan: _Members = top["plan"].members(keys.PLAN) if "plan" in top else {}
    people = _items(top, "people")
    measures = _items(plan, "measures")
    activities = _items(plan, "activities")
    person_ids = _ids_by_key(people)
    measure_ids = _ids_by_key(measures)
    _ids_by_key(activities)
    numbers = _Numbers()
    return _build(
        Dossier,
        root,
        id=1,
        fiscal_year=top["fiscal_year"].whole_number(),
        round=top["round"].whole_number(),
        unit=_build(Unit, top["unit"], **_fields(top["unit"].members(keys.UNIT))),
        people=tuple(_person(node, number) for number, node in enumerate(people, 1)),
        indicator=_build(
            Indicator, top["indicator"], **_fields(top["indicator"].members(keys.INDICATOR))
        ),
        measures=tuple(_measure(node, number) for number, node in enumerate(measures, 1)),
        activities=tuple(
            _activity(node, number, measure_ids, numbers)
            for number, node in enumerate(activities, 1)
        ),
        round_report=(
            _round_report(top["round_report"], person_ids)
            if "round_report" in top
            else RoundReport()
        ),
    )


class _Numbers:
    """Ids of what is numbered over the whole file, wherever it stands."""

    def __init__(self) -> None:
        self.results = count(1)
        self.evidence = count(1)


def _check_format(root: Node) -> None:
    """Say first that a file is another format or a newer version: its keys would only confuse."""
    if not isinstance(root.value, dict):
        raise root.fault(N_("not a dossier file"))
    written = root.child("format")
    if not root.has("format"):
        raise written.fault(N_("missing, so this is not a dossier file"))
    if written.value != keys.FORMAT:
        raise written.fault(
            N_("{found} is another format, {expected} needed"),
            found=written.shown(),
            expected=f'"{keys.FORMAT}"',
        )
    version = root.child("version")
    if not root.has("version"):
        raise version.fault(N_("missing"))
    number = version.whole_number()
    if number > keys.VERSION:
        raise version.fault(
            N_("{number} is newer than this program reads ({newest}); install a newer one"),
            number=number,
            newest=keys.VERSION,
        )
    if number < keys.VERSION:
        raise version.fault(N_("there is no version {number}"), number=number)


def _person(node: Node, number: int) -> Person:
    return _build(Person, node, id=number, **_fields(node.members(keys.PERSON)))


def _measure(node: Node, number: int) -> Measure:
    return _build(Measure, node, id=number, **_fields(node.members(keys.MEASURE)))


def _activity(
    node: Node, number: int, measure_ids: Mapping[str, int], numbers: _Numbers
) -> Activity:
    members = node.members(keys.ACTIVITY)
    results = _items(members, "results")
    _ids_by_key(results)
    return _build(
        Activity,
        node,
        id=number,
        measure_id=_reference(members["measure"], measure_ids, N_("there is no measure {key}")),
        results=tuple(_result(result, numbers) for result in results),
        **_quarters(members),
        **_fields(members, but=("measure", "results", "quarters")),
    )


def _quarters(members: _Members) -> dict[str, Mark]:
    if "quarters" not in members:
        return {}
    marks = members["quarters"].items()
    if len(marks) != len(_QUARTERS):
        raise members["quarters"].fault(
            N_("{number} marks, {needed} needed"), number=len(marks), needed=len(_QUARTERS)
        )
    return {name: _mark(mark) for name, mark in zip(_QUARTERS, marks, strict=True)}


def _result(node: Node, numbers: _Numbers) -> Result:
    members = node.members(keys.RESULT)
    if "date" in members and "date_text" in members:
        raise members["date_text"].fault(N_("stands only where there is no date"))
    return _build(
        Result,
        node,
        id=next(numbers.results),
        evidence=tuple(_evidence(link, numbers) for link in _items(members, "links")),
        **_fields(members, but=("links",)),
    )


def _evidence(node: Node, numbers: _Numbers) -> Evidence:
    members = node.members(keys.EVIDENCE)
    return _build(Evidence, node, id=next(numbers.evidence), **_fields(members))


def _round_report(node: Node, person_ids: Mapping[str, int]) -> RoundReport:
    members = node.members(keys.ROUND_REPORT)
    reporter = members.get("reporter")
    return _build(
        RoundReport,
        node,
        reporter_id=(
            None
            if reporter is None
            else _reference(reporter, person_ids, N_("there is no person {key}"))
        ),
        links=tuple(
            _build(ReferenceLink, link, id=number, url=link.text())
            for number, link in enumerate(_items(members, "links"), 1)
        ),
        **_fields(members, but=("reporter", "links")),
    )


def _items(members: _Members, key: str) -> list[Node]:
    return members[key].items() if key in members else []


def _ids_by_key(nodes: list[Node]) -> dict[str, int]:
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


def _reference(node: Node, ids: Mapping[str, int], problem: str) -> int:
    key = node.text()
    if key not in ids:
        raise node.fault(problem, key=node.shown())
    return ids[key]


def _fields(members: _Members, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields the file gives, under their names in the tree; all but a few are text."""
    return {
        name: _READERS.get(name, Node.text)(node)
        for name, node in members.items()
        if name not in but
    }


def _mark(node: Node) -> Mark:
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


def _one_of(literal: object) -> Callable[[Node], str]:
    allowed = cast("tuple[str, ...]", get_args(literal))

    def read(node: Node) -> str:
        if node.value not in allowed:
            raise node.fault(
                N_("{found} is not one of {allowed}"),
                found=node.shown(),
                allowed=", ".join(allowed),
            )
        return node.text()

    return read


_READERS: Mapping[str, Callable[[Node], Any]] = {
    "numbered": Node.flag,
    "counted": Node.flag,
    "public": Node.flag,
    "signature_block": Node.flag,
    "quantity": _mark,
    "quality": _mark,
    "months": _months,
    "budget": _budget,
    "date": _date,
    "kind": _one_of(ResultKind),
    "category": _one_of(Category),
    "headings": _one_of(Headings),
    "numbering": _one_of(Numbering),
}


def _build(entity: type[_Entity], node: Node, **fields: Any) -> _Entity:
    """The entity with its fields checked by the model's own rules."""
    try:
        return entity(**fields)
    except ValidationError as error:
        raise _rule_fault(node, error.errors()[0]) from None


def _rule_fault(node: Node, error: ErrorDetails) -> DossierFileFault:
    field = str(error["loc"][0])
    path = node.path
    if isinstance(node.value, dict):
        path = f"{path}.{_PLACES.get(field, field)}".removeprefix(".")
    found, context = shortened(str(error["input"])), error.get("ctx", {})
    match error["type"]:
        case "greater_than_equal":
            problem = N_("{found} is too small, {limit} is the least")
            return DossierFileFault(path, problem, found=found, limit=context["ge"])
        case "less_than_equal":
            problem = N_("{found} is too large, {limit} is the most")
            return DossierFileFault(path, problem, found=found, limit=context["le"])
        case _:
            rule = context.get("error")
            problem = str(rule) if isinstance(rule, ValueError) else N_("not allowed here")
            return DossierFileFault(path, problem)
