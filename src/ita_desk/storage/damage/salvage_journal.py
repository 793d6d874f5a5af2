"""The journal of a damaged database: what it says of every row, and its history without gaps.

The journal holds each row as it was added and every value written since, so a row that can't be
read in its table can be had from here. In the new database its steps and changes, as far as they
can be read, are kept in their order and numbered anew without gaps.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, get_args

from ita_desk.model.place import Entity
from ita_desk.model.structure import OF_THE_OFFICE
from ita_desk.storage.damage.salvage_reading import Readable
from ita_desk.storage.damage.values import is_time
from ita_desk.storage.tables import OFFICE_ID

ACTION = "salvage"
"""The name of the step that notes what a salvage changed."""

RowName = tuple[str, int]
"""Entity and id."""

_KINDS = ("do", "undo", "redo")


class StepRow(NamedTuple):
    """A row of ``step``, in the order of its columns."""

    id: int
    at: str
    author: str
    action: str
    kind: str
    merge_key: str
    focus_entity: str
    focus_id: int
    focus_field: str
    reverses: int | None
    below: int | None
    sum: int


class ChangeRow(NamedTuple):
    """A row of ``change``, in the order of its columns."""

    id: int
    step_id: int
    at: str
    entity: str
    row_id: int
    dossier_id: int
    kind: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal; ``heads`` are the tops of the undo and the redo stack.

    ``lost`` counts the steps and changes that are missing, as far as their numbers tell;
    ``whole`` says that none is. ``states`` are the rows as they are after all changes, in the
    stored form of their columns; what the journal does not know of a row is not in it.
    """

    steps: list[StepRow]
    changes: list[ChangeRow]
    heads: tuple[int | None, int | None]
    lost: int
    whole: bool
    states: dict[RowName, dict[str, Any]]


def read_journal(steps: Readable, changes: Readable, head: Readable) -> Journal:
    """The old journal, as far as it can be read."""
    old_steps = [row for key in sorted(steps.rows) if (row := _step(key, steps.rows[key]))]
    old_changes = [row for key in sorted(changes.rows) if (row := _change(key, changes.rows[key]))]
    lost = _missing(steps, old_steps) + _missing(changes, old_changes)
    known = {row.id for row in old_steps}
    times = {row.step_id: row.at for row in reversed(old_changes) if row.step_id not in known}
    ordered = sorted([*old_steps, *(salvage_step(step, at) for step, at in times.items())])
    numbers = {row.id: number for number, row in enumerate(ordered, start=1)}
    top = head.rows.get(1, {})
    heads = (top.get("undo_top"), top.get("redo_top"))
    known_heads = 1 in head.rows and all(one is None or one in numbers for one in heads)
    return Journal(
        [
            row._replace(
                id=numbers[row.id],
                reverses=_earlier(numbers.get(row.reverses or 0), numbers[row.id]),
                below=_earlier(numbers.get(row.below or 0), numbers[row.id]),
            )
            for row in ordered
        ],
        [
            row._replace(id=number, step_id=numbers[row.step_id])
            for number, row in enumerate(old_changes, start=1)
        ],
        heads if known_heads else (None, None),
        lost,
        not lost and not times and known_heads,
        _states(old_changes),
    )


def _earlier(step: int | None, than: int) -> int | None:
    """What a step hangs on is an earlier one: else undo would go round for ever."""
    return step if step is not None and step < than else None


def salvage_step(number: int, at: str) -> StepRow:
    """A step of the salvage's own, or in the place of one that is lost."""
    return StepRow(number, at, "", ACTION, "do", "", "", 0, "", None, None, 0)


def follows(journal: Journal, kept: Mapping[Entity, Mapping[int, Mapping[str, Any]]]) -> bool:
    """Whether every row of the journal was kept, and as the journal says of it."""
    there = {(entity, row_id) for entity, rows in kept.items() for row_id in rows}
    return journal.states.keys() <= there and all(
        journal.states.get((entity, row_id), {}).get(name, value) == value
        for entity, rows in kept.items()
        for row_id, row in rows.items()
        for name, value in row.items()
    )


def balancing(
    journal: Journal, kept: Mapping[Entity, Mapping[int, Mapping[str, Any]]], at: str
) -> list[ChangeRow]:
    """Additions and deletions after which the journal counts as many rows as were kept.

    They belong to the step that comes after those of the journal.
    """
    counted: Counter[RowName] = Counter({("office", OFFICE_ID): 1})
    dossiers: dict[RowName, int] = {}
    for change in journal.changes:
        row = (change.entity, change.row_id)
        counted[row] += {"insert": 1, "delete": -1}.get(change.kind, 0)
        dossiers[row] = change.dossier_id
    there = {(entity, row_id) for entity, rows in kept.items() for row_id in rows}
    for entity, rows in kept.items():
        own = {(entity, key): row.get("dossier_id", key) for key, row in rows.items()}
        dossiers |= dict.fromkeys(own, 0) if entity in OF_THE_OFFICE else own
    number, step = len(journal.changes), len(journal.steps) + 1
    found: list[ChangeRow] = []
    for row in sorted(counted.keys() | there):
        difference = (row in there) - counted[row]
        images = ("insert", None, "{}") if difference > 0 else ("delete", "{}", None)
        for _ in range(abs(difference)):
            number += 1
            found.append(ChangeRow(number, step, at, *row, dossiers[row], *images))
    return found


def _states(changes: Iterable[ChangeRow]) -> dict[RowName, dict[str, Any]]:
    states: dict[RowName, dict[str, Any]] = {("office", OFFICE_ID): {}}
    for change in changes:
        row = (change.entity, change.row_id)
        if change.kind == "delete":
            states.pop(row, None)
        else:
            known = states.get(row, {}) if change.kind == "update" else {}
            states[row] = {**known, **_values(change.before), **_values(change.after)}
    return states


def _step(row_id: int, raw: Mapping[str, Any]) -> StepRow | None:
    texts = ("at", "author", "action", "merge_key", "focus_entity", "focus_field")
    if not (_all_are(str, raw, texts) and _all_are(int, raw, ("focus_id",))):
        return None
    if not is_time(raw["at"]):
        return None
    values: list[Any] = [raw.get(name) for name in StepRow._fields[1:]]
    values[-1] = values[-1] if isinstance(values[-1], int) else 0
    row = StepRow(row_id, *values)
    return row if row.focus_entity in ("", *get_args(Entity)) and row.kind in _KINDS else None


def _change(row_id: int, raw: Mapping[str, Any]) -> ChangeRow | None:
    numbers = ("step_id", "row_id", "dossier_id")
    if not (_all_are(str, raw, ("at", "entity", "kind")) and _all_are(int, raw, numbers)):
        return None
    if not is_time(raw["at"]):
        return None
    values: list[Any] = [raw.get(name) for name in ChangeRow._fields[1:]]
    row = ChangeRow(row_id, *values)
    # A row added before additions were kept whole has no image after.
    missing = {"insert": ("before",), "delete": ("after",), "update": ()}.get(row.kind)
    if row.entity not in get_args(Entity) or missing is None:
        return None
    for name in ("before", "after"):
        image = raw.get(name)
        if image is None:
            if name not in missing and row.kind != "insert":
                return None
        elif name in missing or not _is_image(image):
            return None
    return row


def _all_are(kind: type, raw: Mapping[str, Any], names: Iterable[str]) -> bool:
    return all(isinstance(raw.get(name), kind) for name in names)


def _is_image(stored: Any) -> bool:
    if not isinstance(stored, str):
        return False
    try:
        return isinstance(json.loads(stored), dict)
    except ValueError:
        return False


def _values(stored: str | None) -> dict[str, Any]:
    return {} if stored is None else json.loads(stored)


def _missing(readable: Readable, rows: list[Any]) -> int:
    return max([0, *readable.rows, *readable.links]) - len(rows)
