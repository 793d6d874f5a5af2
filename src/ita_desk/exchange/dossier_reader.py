"""From the parsed file to the value tree: the table of docs/dossier-format.md, as code."""

from collections.abc import Mapping
from typing import Any

from ita_desk.exchange import dossier_keys as keys
from ita_desk.exchange.document_keys import DOSSIER_PARTS
from ita_desk.exchange.entity_reader import (
    QUARTERS,
    Ids,
    Members,
    References,
    build,
    fields,
    ids_by_key,
    listed,
    mark,
    read_part,
    read_parts,
    referred,
)
from ita_desk.exchange.json_node import Node
from ita_desk.model.errors import N_
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE
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


def read_tree(root: Node) -> Dossier:
    """The dossier of a parsed file, every id being the order in the file.

    Raises DossierFileFault, naming the place, for whatever the format does not allow.
    """
    _check_format(root)
    top = root.members(keys.DOSSIER)
    plan: Members = top["plan"].members(keys.PLAN) if "plan" in top else {}
    people = listed(top, "people")
    measures = listed(plan, "measures")
    activities = listed(plan, "activities")
    ids_by_key(activities)
    ids = Ids()
    references: dict[Entity, Mapping[str, int]] = {
        "person": ids_by_key(people),
        "measure": ids_by_key(measures),
    }
    plan_values: dict[str, Any] = {
        "measures": tuple(_measure(node, ids, references) for node in measures),
        "activities": tuple(_activity(node, ids, references) for node in activities),
    }
    references["result"] = _result_ids(plan_values["activities"])
    return build(
        Dossier,
        root,
        id=1,
        fiscal_year=top["fiscal_year"].whole_number(),
        round=top["round"].whole_number(),
        unit=build(Unit, top["unit"], **fields(Unit, top["unit"].members(keys.UNIT))),
        people=tuple(_person(node, ids) for node in people),
        indicator=_indicator(top["indicator"]),
        round_report=(
            _round_report(top["round_report"], ids, references)
            if "round_report" in top
            else RoundReport()
        ),
        **plan_values,
        **_documents(top, ids, references),
    )


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


def _documents(top: Members, ids: Ids, references: References) -> dict[str, Any]:
    """The parts of the documents beside the round report that the file has."""
    read: dict[str, Any] = {}
    for entity in DOSSIER_PARTS:
        part = STRUCTURE[entity]
        if part.many:
            read[part.attribute] = read_parts(entity, top, ids, references)
        elif part.attribute in top:
            read[part.attribute] = read_part(entity, top[part.attribute], ids, references)
    return read


def _person(node: Node, ids: Ids) -> Person:
    members = node.members(keys.PERSON)
    return build(Person, node, id=ids.new("person"), **fields(Person, members))


def _indicator(node: Node) -> Indicator:
    return build(Indicator, node, **fields(Indicator, node.members(keys.INDICATOR)))


def _measure(node: Node, ids: Ids, references: References) -> Measure:
    members = node.members(keys.MEASURE)
    return build(
        Measure,
        node,
        id=ids.new("measure"),
        oit_links=read_parts("oit_link", members, ids, references),
        **fields(Measure, members, but=("oit_links",)),
    )


def _activity(node: Node, ids: Ids, references: References) -> Activity:
    members = node.members(keys.ACTIVITY)
    results = listed(members, "results")
    ids_by_key(results)
    return build(
        Activity,
        node,
        id=ids.new("activity"),
        measure_id=referred(members["measure"], "measure", references),
        results=tuple(_result(result, ids) for result in results),
        **_quarters(members),
        **fields(Activity, members, but=("measure", "results", "quarters")),
    )


def _quarters(members: Members) -> dict[str, Mark]:
    if "quarters" not in members:
        return {}
    marks = members["quarters"].items()
    if len(marks) != len(QUARTERS):
        raise members["quarters"].fault(
            N_("{number} marks, {needed} needed"), number=len(marks), needed=len(QUARTERS)
        )
    return {name: mark(node) for name, node in zip(QUARTERS, marks, strict=True)}


def _result(node: Node, ids: Ids) -> Result:
    members = node.members(keys.RESULT)
    return build(
        Result,
        node,
        id=ids.new("result"),
        evidence=tuple(_evidence(link, ids) for link in listed(members, "links")),
        **fields(Result, members, but=("links",)),
    )


def _evidence(node: Node, ids: Ids) -> Evidence:
    members = node.members(keys.EVIDENCE)
    return build(Evidence, node, id=ids.new("evidence"), **fields(Evidence, members))


def _result_ids(activities: tuple[Activity, ...]) -> Mapping[str, int]:
    """Results by key; of several with one key, each in its own activity, the first is meant."""
    results = (result for activity in activities for result in activity.results)
    ids: dict[str, int] = {}
    for result in results:
        if result.key:
            ids.setdefault(result.key, result.id)
    return ids


def _round_report(node: Node, ids: Ids, references: References) -> RoundReport:
    members = node.members(keys.ROUND_REPORT)
    reporter = members.get("reporter")
    return build(
        RoundReport,
        node,
        reporter_id=None if reporter is None else referred(reporter, "person", references),
        links=tuple(
            build(ReferenceLink, link, id=ids.new("reference_link"), url=link.text())
            for link in listed(members, "links")
        ),
        **fields(RoundReport, members, but=("reporter", "links")),
    )
