"""Verbs on the lists of a document: typing, blocks from the clipboard, and rows made of the plan.

A list that stands empty is generated each time it is printed; the first act on a generated row
makes all of them rows of the document's own (``seed``), in one step.
"""

from collections.abc import Sequence

from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity, Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.list_cells import Values, write_cell
from ita_desk.verbs.plan_cells import TooWide
from ita_desk.verbs.rows import insert_row


def write(store: Store, place: Place, text: str, *, merge_key: str = "") -> Changes:
    """Write one cell as it was typed; raises InvalidValue or NoSuchRow."""
    with store.transact(Action.EDIT, focus=place, merge_key=merge_key) as transaction:
        write_cell(transaction, place, text)
    return transaction.changes


def add(
    store: Store,
    entity: Entity,
    parent_id: int,
    field: str,
    text: str,
    *,
    values: Values | None = None,
    merge_key: str = "",
) -> Changes:
    """Add a row at the end by typing into one cell of the empty row."""
    with store.transact(Action.ADD, merge_key=merge_key) as transaction:
        new = insert_row(transaction, entity, parent_id, before=None, **(values or {}))
        transaction.focus = Place(entity, new, field)
        write_cell(transaction, transaction.focus, text)
    return transaction.changes


def seed(
    store: Store,
    entity: Entity,
    parent_id: int,
    rows: Sequence[Values],
    *,
    typed: tuple[int, str, str] | None = None,
    merge_key: str = "",
) -> Changes:
    """Give a list rows of its own; ``typed`` is row, field and text of a cell written with it."""
    with store.transact(Action.SEED, merge_key=merge_key) as transaction:
        ids = [insert_row(transaction, entity, parent_id, before=None, **values) for values in rows]
        if typed is not None:
            row, field, text = typed
            transaction.focus = Place(entity, ids[row], field)
            write_cell(transaction, transaction.focus, text)
    return transaction.changes


def regenerate(store: Store, places: Sequence[Place]) -> Changes:
    """Remove the rows of a list that is generated as long as it has none; raises NoSuchRow."""
    with store.transact(Action.REGENERATE, focus=places[0] if places else None) as transaction:
        for place in places:
            transaction.delete(place.entity, place.id)
    return transaction.changes


def paste(
    store: Store,
    entity: Entity,
    parent_id: int,
    block: Sequence[Sequence[str]],
    *,
    ids: Sequence[int],
    fields: Sequence[str],
    values: Values | None = None,
) -> Changes:
    """Write a block into the ``fields`` of the rows ``ids``; lines past them become new rows.

    Raises TooWide, and InvalidValue for a text that a field can't hold: then nothing is written.
    """
    wide = max(map(len, block), default=0)
    if wide > len(fields):
        raise TooWide(wide, len(fields))
    with store.transact(Action.PASTE) as transaction:
        for index, line in enumerate(block):
            row_id = (
                ids[index]
                if index < len(ids)
                else insert_row(transaction, entity, parent_id, before=None, **(values or {}))
            )
            _write_line(transaction, entity, row_id, fields, line)
    return transaction.changes


def fill(store: Store, entity: Entity, ids: Sequence[int], texts: dict[str, str]) -> Changes:
    """Write the same texts into several rows."""
    with store.transact(Action.FILL) as transaction:
        for row_id in ids:
            _write_line(transaction, entity, row_id, list(texts), list(texts.values()))
    return transaction.changes


def clear(store: Store, places: Sequence[Place]) -> Changes:
    """Empty cells; choices and numbers that can't be empty stay."""
    with store.transact(Action.CLEAR, focus=places[0] if places else None) as transaction:
        for place in places:
            value = transaction.row(place.entity, place.id)[place.field]
            if isinstance(value, bool) or not isinstance(value, int):
                write_cell(transaction, place, "")
    return transaction.changes


def _write_line(
    transaction: Transaction,
    entity: Entity,
    row_id: int,
    fields: Sequence[str],
    texts: Sequence[str],
) -> None:
    for field, text in zip(fields, texts, strict=False):
        write_cell(transaction, Place(entity, row_id, field), text)
