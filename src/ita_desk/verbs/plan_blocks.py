"""Verbs on rectangles of the plan: copy, paste, clear, fill down and right."""

from collections.abc import Iterable, Sequence
from itertools import product

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.measures import measure_for_new_activity
from ita_desk.verbs.plan_cells import (
    PLAN_COLUMNS,
    PlanColumn,
    TooWide,
    cell_text,
    write_cell,
)

Block = Sequence[Sequence[str]]
"""Rows of cells as text; rows may differ in length."""


def copy(dossier: Dossier, activity_ids: Sequence[int], columns: Sequence[PlanColumn]) -> Block:
    """The texts of a rectangle."""
    return [
        [cell_text(dossier, dossier.activity(activity_id), column) for column in columns]
        for activity_id in activity_ids
    ]


def paste(
    store: Store,
    dossier_id: int,
    block: Block,
    *,
    top: int,
    left: PlanColumn,
    height: int = 1,
    width: int = 1,
) -> Changes:
    """Write a block with its upper left cell in row ``top`` (0 is the first activity).

    A selected area of ``height`` × ``width`` cells is filled by repeating the block where its
    sides are multiples of the block's. Rows past the end become new activities; raises TooWide
    for columns past the end, and then nothing is pasted.
    """
    widest = max((len(row) for row in block), default=0)
    if widest == 0:
        return Changes()
    first = PLAN_COLUMNS.index(left)
    if first + widest > len(PLAN_COLUMNS):
        raise TooWide(widest, len(PLAN_COLUMNS) - first)
    down = height // len(block) if height % len(block) == 0 else 1
    right = width // widest if width % widest == 0 else 1
    if first + widest * right > len(PLAN_COLUMNS):
        right = 1
    rows = [list(row) + [""] * (widest - len(row)) for row in block]
    filled = [row * max(right, 1) for row in rows] * max(down, 1)
    with store.transact(Action.PASTE) as transaction:
        ids = _activities(transaction, dossier_id, top + len(filled))
        for offset, row in enumerate(filled):
            for column, text in zip(PLAN_COLUMNS[first:], row, strict=False):
                write_cell(transaction, ids[top + offset], column, text)
        transaction.focus = Place("activity", ids[top], _field(left))
    return transaction.changes


def clear(store: Store, cells: Iterable[tuple[int, PlanColumn]]) -> Changes:
    """Empty cells, given as (activity id, column)."""
    with store.transact(Action.CLEAR) as transaction:
        for activity_id, column in cells:
            write_cell(transaction, activity_id, column, "")
    return transaction.changes


def fill_down(
    store: Store, dossier_id: int, activity_ids: Sequence[int], columns: Sequence[PlanColumn]
) -> Changes:
    """Copy the first row of a rectangle into its other rows; a single row takes the row above."""
    dossier = store.load(dossier_id)
    ids = [activity.id for activity in dossier.activities]
    targets = list(activity_ids)
    if len(targets) == 1:
        above = ids.index(targets[0]) - 1
        if above < 0:
            return Changes()
        targets.insert(0, ids[above])
    if not targets:
        return Changes()
    source = dossier.activity(targets[0])
    texts = {column: cell_text(dossier, source, column) for column in columns}
    with store.transact(Action.FILL) as transaction:
        for activity_id, column in product(targets[1:], columns):
            write_cell(transaction, activity_id, column, texts[column])
    return transaction.changes


def fill_right(
    store: Store, dossier_id: int, activity_ids: Sequence[int], columns: Sequence[PlanColumn]
) -> Changes:
    """Copy the first column of a rectangle into its others; one column takes the one before."""
    dossier = store.load(dossier_id)
    targets = list(columns)
    if len(targets) == 1:
        before = PLAN_COLUMNS.index(targets[0]) - 1
        if before < 0:
            return Changes()
        targets.insert(0, PLAN_COLUMNS[before])
    if not targets:
        return Changes()
    with store.transact(Action.FILL) as transaction:
        for activity_id in activity_ids:
            text = cell_text(dossier, dossier.activity(activity_id), targets[0])
            for column in targets[1:]:
                write_cell(transaction, activity_id, column, text)
    return transaction.changes


def write(
    store: Store, activity_id: int, column: PlanColumn, text: str, *, merge_key: str = ""
) -> Changes:
    """Write one cell from text, as a paste of one cell would."""
    focus = Place("activity", activity_id, _field(column))
    with store.transact(Action.EDIT, focus=focus, merge_key=merge_key) as transaction:
        write_cell(transaction, activity_id, column, text)
    return transaction.changes


def _field(column: PlanColumn) -> str:
    return {"measure": "measure_id", "results": ""}.get(column, column)


def _activities(transaction: Transaction, dossier_id: int, count: int) -> list[int]:
    ids = [int(row["id"]) for row in transaction.children("activity", dossier_id)]
    if len(ids) < count:
        measure_id = measure_for_new_activity(transaction, dossier_id, None)
        new = {"dossier_id": dossier_id, "measure_id": measure_id}
        ids.extend(transaction.insert("activity", **new) for _ in range(count - len(ids)))
    return ids
