"""The dossier file: how a dossier travels on a USB stick, and how samples are written.

The format is described in docs/dossier-format.md. Reading is all or nothing: the whole tree, or
one sentence that names the place.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, TypeVar, cast

from ita_desk.exchange.dossier_keys import (
    DOSSIER,
    FORMAT,
    KEYS,
    PLAN,
    VERSION,
    key_of,
    plain_field,
)
from ita_desk.exchange.entity_reader import (
    Ids,
    Members,
    References,
    build_dossier,
    ids_by_key,
    listed,
    read_part,
    read_parts,
)
from ita_desk.exchange.faults import DossierFileFault, reading_fault
from ita_desk.exchange.json_node import LARGEST_BYTES, Keys, Node, parse, too_large
from ita_desk.files.reading import read_file
from ita_desk.model.errors import N_
from ita_desk.model.fields import Fields, PartialDate
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.structure import CHILDREN, REFERENCES, STRUCTURE
from ita_desk.model.tree import Activity, Dossier, Measure, Person, Result

_Object = dict[str, Any]
_Keyed = TypeVar("_Keyed", Activity, Result)
_KeysById = Mapping[int, str]
_Keys = Mapping[Entity, _KeysById]

SUFFIX = ".ita"
"""What a dossier file is called by, so that the system knows whose it is; JSON inside."""
SUFFIXES = (SUFFIX, ".json")
"""What is taken for a dossier file, in small letters; ``.json`` is what it was called before."""


def canonical_bytes(dossier: Dossier) -> bytes:
    """The one file of ``dossier``: equal trees give equal bytes, on every system.

    A measure or person without a key of its own gets one that nothing else has.
    """
    text = json.dumps(_document(dossier), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _document(dossier: Dossier) -> _Object:
    written: _Keys = {
        "person": _own_keys(dossier.people, "p"),
        "measure": _own_keys(dossier.measures, "m"),
        "result": _result_keys(dossier),
    }
    parts = {
        STRUCTURE[entity].attribute: _own(entity, dossier, written)
        for entity in CHILDREN["dossier"]
    }
    document: _Object = {
        "format": FORMAT,
        "version": VERSION,
        "fiscal_year": dossier.fiscal_year,
        "round": dossier.round,
        "practice": dossier.practice,
        "plan": {key: parts[key] for key in PLAN.names if parts[key]},
        **parts,
    }
    return {key: document[key] for key in DOSSIER.names if document[key] or key in DOSSIER.required}


def _own(entity: Entity, owner: Fields, written: _Keys) -> object:
    """What ``owner`` has of an entity: one value, or a list of them."""
    part = STRUCTURE[entity]
    value = getattr(owner, part.attribute)
    if not part.many:
        return _part(entity, value, written)
    keyed = "key" in KEYS[entity].names
    return [_part(entity, one, written) for one in (_keyed_once(value) if keyed else value)]


def _part(entity: Entity, value: Any, written: _Keys) -> object:
    """An entity with all below it; ``written`` are the keys others have in this file."""
    plain = plain_field(entity)
    if plain:
        return getattr(value, plain)
    given: _Object = {
        key_of(entity, STRUCTURE[child].attribute): _own(child, value, written)
        for child in CHILDREN[entity]
    }
    for column, target in REFERENCES.get(entity, {}).items():
        chosen = getattr(value, column)
        given[key_of(entity, column)] = None if chosen is None else written[target][chosen]
    if "key" in KEYS[entity].names:
        given["key"] = written.get(entity, {}).get(value.id, value.key) or None
    if isinstance(value, Activity):
        given["quarters"] = [_value(mark) for mark in value.quarters if any(value.quarters)]
    return _object(value, KEYS[entity], given)


def _object(entity: Fields, of: Keys, given: _Object) -> _Object:
    """One object: ``given`` values (left out when None or empty), the rest from the fields."""
    written: _Object = {}
    for key in of.names:
        if key in given:
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
        for entity in CHILDREN["dossier"]
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


def read_tree(root: Node) -> Dossier:
    """The dossier of a parsed file, every id being the order in the file.

    Raises DossierFileFault, naming the place, for whatever the format does not allow.
    """
    _check_format(root)
    top = root.members(DOSSIER)
    plan: Members = top["plan"].members(PLAN) if "plan" in top else {}
    ids = Ids()
    references: References = {
        "person": ids_by_key(listed(top, "people")),
        "measure": ids_by_key(listed(plan, "measures")),
    }
    parts: dict[str, Any] = {}
    for entity in CHILDREN["dossier"]:  # what is referred to comes first
        attribute = STRUCTURE[entity].attribute
        of = plan if attribute in PLAN.names else top
        if STRUCTURE[entity].many:
            parts[attribute] = read_parts(entity, listed(of, attribute), ids, references)
        elif attribute in of:
            parts[attribute] = read_part(entity, of[attribute], ids, references)
        if entity == "activity":
            references = {**references, "result": _result_ids(parts[attribute])}
    return build_dossier(
        root,
        id=1,
        fiscal_year=top["fiscal_year"].whole_number(),
        round=top["round"].whole_number(),
        practice="practice" in top and top["practice"].flag(),
        **parts,
    )


def _check_format(root: Node) -> None:
    """Say first that a file is another format or a newer version: its keys would only confuse."""
    if not isinstance(root.value, dict):
        raise root.fault(N_("not a dossier file"))
    written = root.child("format")
    if not root.has("format"):
        raise written.fault(N_("missing, so this is not a dossier file"))
    if written.value != FORMAT:
        raise written.fault(
            N_("{found} is another format, {expected} needed"),
            found=written.shown(),
            expected=f'"{FORMAT}"',
        )
    version = root.child("version")
    if not root.has("version"):
        raise version.fault(N_("missing"))
    number = version.whole_number()
    if number > VERSION:
        raise version.fault(
            N_("{number} is newer than this program reads ({newest}); install a newer one"),
            number=number,
            newest=VERSION,
        )
    if number < VERSION:
        raise version.fault(N_("there is no version {number}"), number=number)


def _result_ids(activities: tuple[Activity, ...]) -> Mapping[str, int]:
    """Results by key; of several with one key, each in its own activity, the first is meant."""
    results = (result for activity in activities for result in activity.results)
    ids: dict[str, int] = {}
    for result in results:
        if result.key:
            ids.setdefault(result.key, result.id)
    return ids


def read_dossier(data: bytes) -> Dossier:
    """The dossier in ``data``, every id being the order in the file.

    Raises DossierFileFault for whatever the format does not allow, with its place.
    """
    return read_tree(parse(data))


def read_dossier_path(path: Path) -> Dossier:
    """The dossier in the file at ``path``.

    Raises FileFault where it can't be read, DossierFileFault where it is not as the format says.
    """
    try:
        data = read_file(path, LARGEST_BYTES + 1)
    except OSError as error:
        raise reading_fault(error, path) from error
    try:
        if len(data) > LARGEST_BYTES:
            raise too_large()
        return read_dossier(data)
    except DossierFileFault as fault:
        raise fault.in_file(path) from None


def write_dossier(dossier: Dossier) -> bytes:
    """The canonical file of ``dossier``: UTF-8, equal bytes for equal trees."""
    return canonical_bytes(dossier)
