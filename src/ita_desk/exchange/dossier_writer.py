"""From the value tree to the canonical file: required keys, and what differs from its default."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, TypeVar, cast

from ita_desk.exchange import dossier_keys as keys
from ita_desk.exchange.document_keys import DOCUMENT_KEYS, DOSSIER_PARTS, reference_key
from ita_desk.exchange.dossier_keys import Keys
from ita_desk.model.fields import Fields, PartialDate
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.structure import CHILDREN, REFERENCES, STRUCTURE
from ita_desk.model.tree import Activity, Dossier, Measure, Person, Result, RoundReport

_Object = dict[str, Any]
_Keyed = TypeVar("_Keyed", Activity, Result)
_KeysById = Mapping[int, str]
_Keys = Mapping[Entity, _KeysById]


def canonical_bytes(dossier: Dossier) -> bytes:
    """The one file of ``dossier``: equal trees give equal bytes, on every system.

    A measure or person without a key of its own gets one that nothing else has.
    """
    text = json.dumps(_document(dossier), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _document(dossier: Dossier) -> _Object:
    people = _own_keys(dossier.people, "p")
    measures = _own_keys(dossier.measures, "m")
    results = _result_keys(dossier)
    written: _Keys = {"person": people, "measure": measures, "result": results}
    plan: _Object = {
        "measures": [
            _object(
                measure,
                keys.MEASURE,
                {
                    "key": measures[measure.id],
                    "oit_links": [_part("oit_link", link, written) for link in measure.oit_links],
                },
            )
            for measure in dossier.measures
        ],
        "activities": [
            _activity(activity, measures, results) for activity in _keyed_once(dossier.activities)
        ],
    }
    document: _Object = {
        "format": keys.FORMAT,
        "version": keys.VERSION,
        "unit": _object(dossier.unit, keys.UNIT),
        "people": [
            _object(person, keys.PERSON, {"key": people[person.id]}) for person in dossier.people
        ],
        "fiscal_year": dossier.fiscal_year,
        "round": dossier.round,
        "indicator": _object(dossier.indicator, keys.INDICATOR),
        "plan": {key: entities for key, entities in plan.items() if entities},
        "round_report": _round_report(dossier.round_report, people),
        **{STRUCTURE[entity].attribute: _own(entity, dossier, written) for entity in DOSSIER_PARTS},
    }
    ordered = {key: document[key] for key in keys.DOSSIER.names if key in document}
    return {key: value for key, value in ordered.items() if value or key in keys.DOSSIER.required}


def _own(entity: Entity, owner: Fields, written: _Keys) -> object:
    """What ``owner`` has of an entity: one object, or a list of them."""
    part = STRUCTURE[entity]
    value = getattr(owner, part.attribute)
    return (
        [_part(entity, one, written) for one in value]
        if part.many
        else _part(entity, value, written)
    )


def _part(entity: Entity, value: Fields, written: _Keys) -> _Object:
    """A document's part with all below it; ``written`` are the keys others have in this file."""
    given: _Object = {
        STRUCTURE[child].attribute: _own(child, value, written) for child in CHILDREN[entity]
    }
    for column, target in REFERENCES.get(entity, {}).items():
        chosen = getattr(value, column)
        given[reference_key(column)] = None if chosen is None else written[target][chosen]
    return _object(value, DOCUMENT_KEYS[entity], given)


def _activity(activity: Activity, measures: _KeysById, results: _KeysById) -> _Object:
    return _object(
        activity,
        keys.ACTIVITY,
        {
            "measure": measures[activity.measure_id],
            "quarters": [_value(mark) for mark in activity.quarters if any(activity.quarters)],
            "results": [
                _result(result, results.get(result.id, result.key))
                for result in _keyed_once(activity.results)
            ],
        },
    )


def _result(result: Result, key: str) -> _Object:
    links = [_object(evidence, keys.EVIDENCE) for evidence in result.evidence]
    return _object(result, keys.RESULT, {"key": key or None, "links": links})


def _round_report(report: RoundReport, people: _KeysById) -> _Object:
    return _object(
        report,
        keys.ROUND_REPORT,
        {
            "reporter": None if report.reporter_id is None else people[report.reporter_id],
            "links": [link.url for link in report.links],
        },
    )


def _object(entity: Fields, of: Keys, given: Mapping[str, Any] | None = None) -> _Object:
    """One object: ``given`` values (left out when None or empty), the rest from the fields."""
    written: _Object = {}
    for key in of.names:
        if given is not None and key in given:
            value = given[key]
            if value is None or value == []:
                continue
        else:
            value = getattr(entity, key)
            if key not in of.required and value == type(entity).model_fields[key].default:
                continue
        written[key] = _value(value)
    return written


def _value(value: object) -> object:
    match value:
        case Mark(ticked, text):
            return ({"ticked": True} if ticked else {}) | ({"text": text} if text else {})
        case PartialDate():
            return value.iso()
        case tuple():
            return list(cast("tuple[object, ...]", value))
        case _:
            return value


def _own_keys(entities: Sequence[Measure] | Sequence[Person], prefix: str) -> dict[int, str]:
    """Id → key: the entity's own where it has one to itself, else a free one as m1."""
    keys_by_id: dict[int, str] = {}
    taken = {entity.key for entity in entities}
    free = (key for number in count(1) if (key := f"{prefix}{number}") not in taken)
    used: set[str] = set()
    for entity in entities:
        own = entity.key and entity.key not in used
        keys_by_id[entity.id] = entity.key if own else next(free)
        used.add(entity.key)
    return keys_by_id


def _result_keys(dossier: Dossier) -> _KeysById:
    """The keys of results that a document refers to, each of them the only one in the file."""
    chosen = {
        getattr(getattr(dossier, STRUCTURE[entity].attribute), column)
        for entity in DOSSIER_PARTS
        for column, target in REFERENCES.get(entity, {}).items()
        if target == "result"
    }
    results = [result for activity in dossier.activities for result in activity.results]
    uses = Counter(result.key for result in results)
    free = (key for number in count(1) if (key := f"r{number}") not in uses)
    return {
        result.id: result.key if result.key and uses[result.key] == 1 else next(free)
        for result in results
        if result.id in chosen
    }


def _keyed_once(entities: Iterable[_Keyed]) -> Iterator[_Keyed]:
    """The entities, a key used before taken away: nothing could tell which of them it means."""
    used: set[str] = set()
    for entity in entities:
        again = entity.key and entity.key in used
        used.add(entity.key)
        yield entity.changed({"key": ""}) if again else entity
