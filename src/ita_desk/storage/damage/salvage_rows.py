"""Rows of a damaged database, made fit for a sound one: no value out of place, no orphan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column

from ita_desk.model.place import Entity
from ita_desk.model.structure import REFERENCES, STRUCTURE
from ita_desk.storage.damage.salvage_journal import Journal
from ita_desk.storage.damage.salvage_reading import Readable, TornText
from ita_desk.storage.damage.values import LARGEST, fits
from ita_desk.storage.tables import (
    OFFICE_ID,
    PARENTS,
    TABLES,
    after_id,
    dossier_column,
    stored_default,
    target,
)

StoredRow = dict[str, Any]
"""Column → value as it is stored; without the id."""

_UNREADABLE = object()
_LAST_RESORT_YEAR = 2500
"""The fiscal year of a dossier of which nothing is left but its parts, when no other is there."""


@dataclass(slots=True)
class Kept:
    """The rows of the new database by their ids.

    ``restored`` could not be read in their table, and were had from the journal; ``rebuilt``
    are empty but for their links. ``emptied`` counts optional references that pointed at a lost
    row, ``torn`` values that were kept in part or replaced by the column's default.
    """

    rows: dict[Entity, dict[int, StoredRow]]
    restored: dict[Entity, set[int]]
    rebuilt: dict[Entity, set[int]]
    emptied: int = 0
    torn: int = 0


def fit_rows(readable: Mapping[Entity, Readable], journal: Journal, *, trusted: bool) -> Kept:
    """The rows that can be kept, with every parent that they need.

    What can't be read of a row is taken from the journal; of a journal that can be ``trusted``
    (whole, all its seals unbroken) everything is. A parent that is nowhere is rebuilt
    with empty fields, under its own id, in the list that an index still names, else in a new
    parent of the same dossier. Every dossier has all its single parts.
    """
    kept = Kept(
        {entity: {} for entity in TABLES},
        {entity: set() for entity in TABLES},
        {entity: set() for entity in TABLES},
    )
    for entity in TABLES:
        _fit_table(kept, entity, readable[entity], journal, trusted)
    parents = _Parents(kept, {entity: readable[entity].links for entity in TABLES})
    for entity in reversed(TABLES):
        parents.complete(entity)
    for dossier_id in kept.rows["dossier"]:
        for entity, part in STRUCTURE.items():
            if not part.many:
                parents.rebuild(entity, dossier_id, dossier_id)
    parents.rebuild("office", OFFICE_ID, 0)
    _bring_together(kept)
    _empty_choices(kept)
    return kept


def _fit_table(
    kept: Kept, entity: Entity, readable: Readable, journal: Journal, trusted: bool
) -> None:
    states = {
        row_id: state
        for (name, row_id), state in journal.states.items()
        if name == entity and 0 < row_id <= LARGEST
    }
    there = readable.rows
    if entity == "office":  # there is but one
        states, there = (
            {OFFICE_ID: rows[OFFICE_ID]} if OFFICE_ID in rows else {} for rows in (states, there)
        )
    for row_id, raw in there.items():
        known = states.get(row_id, {})
        row, torn = fit_row(entity, {**raw, **known} if trusted else raw, known)
        if row is not None and (not trusted or row_id in states):
            kept.rows[entity][row_id] = row
            kept.torn += torn
    if readable.whole and not trusted and journal.lost:
        return  # what is not in the table was deleted, and the journal has lost that
    for row_id in states.keys() - kept.rows[entity].keys():
        row, _ = fit_row(entity, states[row_id], {})
        if row is not None and (entity != "office" or states[row_id] or trusted):
            kept.rows[entity][row_id] = row
            kept.restored[entity].add(row_id)


def fit_row(
    entity: Entity, raw: Mapping[str, Any], known: Mapping[str, Any]
) -> tuple[StoredRow | None, int]:
    """A row with values that its columns can hold, and how many could not be had whole.

    ``known`` is what the journal says of the row; it is asked where the value is not whole.
    None for a row whose place in the dossier can't be told.
    """
    fit: StoredRow = {}
    torn = 0
    for column in after_id(entity):
        value = _fit_value(entity, column, raw.get(column.name, stored_default(column)))
        if value is _UNREADABLE or isinstance(value, TornText):
            other = _fit_value(entity, column, known.get(column.name, _UNREADABLE))
            value, torn = (value, torn + 1) if other is _UNREADABLE else (other, torn)
        if value is _UNREADABLE:
            if not column.nullable and stored_default(column) is None:
                return None, 0
            value = stored_default(column)
        fit[column.name] = str(value) if isinstance(value, TornText) else value
    if fit.get("date") is not None and fit.get("date_text"):
        fit["date"], torn = None, torn + 1
    return fit, torn


def _fit_value(entity: Entity, column: Column[Any], value: Any) -> Any:
    """The value, or that it can't be one of this column's."""
    return value if fits(entity, column, value) else _UNREADABLE


class _Parents:
    """Finds and rebuilds what kept rows belong to."""

    def __init__(self, kept: Kept, links: Mapping[Entity, Mapping[int, Mapping[str, int]]]) -> None:
        self._kept = kept
        self._links = links
        self._new: dict[tuple[Entity, int], int] = {}

    def complete(self, entity: Entity) -> None:
        """See that the rows of an entity have what they must belong to."""
        for row_id, row in self._kept.rows[entity].items():
            dossier_id = row.get("dossier_id", row_id)
            for column in after_id(entity):
                owner = target(column)
                if owner is not None and not column.nullable:
                    self.rebuild(owner, row[column.name], dossier_id)
            if entity in STRUCTURE and dossier_column(entity) == "id":
                self.rebuild("dossier", row_id, row_id)

    def rebuild(self, entity: Entity, row_id: int, dossier_id: int) -> None:
        """Add an empty row, unless it is there."""
        rows = self._kept.rows[entity]
        if row_id in rows:
            return
        row: StoredRow = {}
        known = self._links[entity].get(row_id, {})
        for column in after_id(entity):
            owner = target(column)
            row[column.name] = stored_default(column)
            if column.name == "dossier_id":
                row[column.name] = dossier_id
            elif owner is not None and not column.nullable:
                row[column.name] = known.get(column.name) or self._another(owner, dossier_id)
        if entity == "dossier":
            years = [dossier["fiscal_year"] for dossier in rows.values()]
            row |= {"fiscal_year": max(years, default=_LAST_RESORT_YEAR), "round": 1}
        rows[row_id] = row
        self._kept.rebuilt[entity].add(row_id)

    def _another(self, entity: Entity, dossier_id: int) -> int:
        """The id of one new row of a dossier for all whose own parent is unknown."""
        if (entity, dossier_id) not in self._new:
            used = (*self._kept.rows[entity], *self._links[entity], 0)
            self._new[entity, dossier_id] = max(used) + 1
        return self._new[entity, dossier_id]


def _bring_together(kept: Kept) -> None:
    """A row belongs to the dossier of what it hangs on; owners come first in ``TABLES``."""
    for entity in PARENTS:
        owners: dict[str, Entity | None] = {
            column.name: target(column) for column in after_id(entity)
        }
        for row in kept.rows[entity].values():
            for name, owner in owners.items():
                if owner is not None and owner != "dossier":
                    its = kept.rows[owner][row[name]]["dossier_id"]
                    kept.torn += its != row["dossier_id"]
                    row["dossier_id"] = its


def _empty_choices(kept: Kept) -> None:
    for row_id, row, name, chosen in _choices(kept):
        found = None if row[name] is None else kept.rows[chosen].get(row[name])
        if row[name] is not None and (found is None or found["dossier_id"] != row_id):
            row[name] = None
            kept.emptied += 1


def _choices(kept: Kept) -> Iterator[tuple[int, StoredRow, str, Entity]]:
    """Id and row of each single part, and which of its columns chooses what."""
    for entity, names in REFERENCES.items():
        for name, chosen in names.items():
            if TABLES[entity].columns[name].nullable:
                for row_id, row in kept.rows.get(entity, {}).items():
                    yield row_id, row, name, chosen
