"""Verbs on the results of one activity: typing, rectangles, addresses from the clipboard."""

from collections.abc import Iterable, Sequence
from itertools import product

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.actions import Action
from ita_desk.verbs.plan_cells import TooWide
from ita_desk.verbs.result_cells import RESULT_COLUMNS, ResultColumn, write_result_cell
from ita_desk.verbs.results_text import add_results
from ita_desk.verbs.rows import insert_row

Block = Sequence[Sequence[str]]
"""Rows of cells as text; rows may differ in length."""


def write(
    store: Store, result_id: int, column: ResultColumn, text: str, *, merge_key: str = ""
) -> Changes:
    """Write one cell from text."""
    focus = Place("result", result_id, _field(column))
    with store.transact(Action.EDIT, focus=focus, merge_key=merge_key) as transaction:
        write_result_cell(transaction, result_id, column, text)
    return transaction.changes


def add(
    store: Store, activity_id: int, column: ResultColumn, text: str, *, merge_key: str = ""
) -> Changes:
    """Add a result at the end by typing into one cell of the empty row.

    A date, a time or a place makes it an occurrence, anything else a paragraph.
    """
    with store.transact(Action.ADD, merge_key=merge_key) as transaction:
        new = _insert(transaction, activity_id, (column,))
        write_result_cell(transaction, new, column, text)
        transaction.focus = Place("result", new, _field(column))
    return transaction.changes


def add_occurrence(store: Store, activity_id: int, date: str) -> Changes:
    """Add an occurrence at the end, of the same category as the one before it."""
    with store.transact(Action.ADD) as transaction:
        rows = transaction.children("result", activity_id)
        before = [row["category"] for row in rows if row["kind"] == "occurrence"]
        category = before[-1] if before else "other"
        new = insert_row(transaction, "result", activity_id, kind="occurrence", category=category)
        write_result_cell(transaction, new, "date", date)
        transaction.focus = Place("result", new, "date")
    return transaction.changes


def add_link(store: Store, activity_id: int, result_id: int | None, url: str) -> Changes:
    """Add an address to a result; without one, to a new paragraph at the end."""
    with store.transact(Action.ADD) as transaction:
        if result_id is None:
            result_id = insert_row(transaction, "result", activity_id, kind="paragraph")
        insert_row(transaction, "evidence", result_id, url=url)
        transaction.focus = Place("result", result_id, "")
    return transaction.changes


def add_lines(store: Store, activity_id: int, text: str) -> Changes:
    """Add the results that lines of text tell, as ``model.result_lines`` reads them, at the end."""
    with store.transact(Action.PASTE) as transaction:
        add_results(transaction, activity_id, text)
    return transaction.changes


def paste(
    store: Store, activity_id: int, block: Block, *, top: int, left: ResultColumn, height: int = 1
) -> Changes:
    """Write a block with its upper left cell in row ``top`` of the activity's results.

    A selection of ``height`` rows is filled by repeating the block where its height is a multiple
    of it. Rows past the end become new results; raises TooWide for columns past the end.
    """
    widest = max((len(row) for row in block), default=0)
    if widest == 0:
        return Changes()
    first = RESULT_COLUMNS.index(left)
    if first + widest > len(RESULT_COLUMNS):
        raise TooWide(widest, len(RESULT_COLUMNS) - first)
    columns: tuple[ResultColumn, ...] = RESULT_COLUMNS[first : first + widest]
    times = height // len(block) if height % len(block) == 0 else 1
    rows = [list(row) + [""] * (widest - len(row)) for row in block] * max(times, 1)
    with store.transact(Action.PASTE) as transaction:
        ids = [int(row["id"]) for row in transaction.children("result", activity_id)]
        for row in rows[max(len(ids) - top, 0) :]:
            filled = [number for number, text in enumerate(row) if text]
            ids.append(_insert(transaction, activity_id, [columns[number] for number in filled]))
        for offset, row in enumerate(rows):
            for column, text in zip(columns, row, strict=True):
                write_result_cell(transaction, ids[top + offset], column, text)
        transaction.focus = Place("result", ids[top], _field(left))
    return transaction.changes


def clear(store: Store, cells: Iterable[tuple[int, ResultColumn]]) -> Changes:
    """Empty cells, given as (result id, column); kinds and categories stay."""
    with store.transact(Action.CLEAR) as transaction:
        for result_id, column in cells:
            if column != "public":
                write_result_cell(transaction, result_id, column, "")
    return transaction.changes


def fill_down(store: Store, result_ids: Sequence[int], texts: dict[ResultColumn, str]) -> Changes:
    """Write the same texts into the columns of several results."""
    with store.transact(Action.FILL) as transaction:
        for result_id, (column, text) in product(result_ids, texts.items()):
            write_result_cell(transaction, result_id, column, text)
    return transaction.changes


def _insert(transaction: Transaction, activity_id: int, filled: Iterable[ResultColumn]) -> int:
    dated = not {"date", "time", "place"}.isdisjoint(filled)
    kind = "occurrence" if dated else "paragraph"
    return insert_row(transaction, "result", activity_id, kind=kind)


def _field(column: ResultColumn) -> str:
    return "" if column == "links" else column
