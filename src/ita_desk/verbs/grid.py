"""One set of acts for every table: blocks of cells, ticks, and whole rows.

What a table is made of is told by an ``EntityTable``; rows are named by the ids that it shows.
Each act is one transaction, and all of it is done or nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from ita_desk.model.block import Block, Cell, check_bounds
from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.headings import begins_with_numbers
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs import rows as row_acts
from ita_desk.verbs.actions import Action
from ita_desk.verbs.tables import EntityTable, Line, Pasted
from ita_desk.verbs.whole_rows import complete


class DoesNotFit(WorldFault):
    """A pasted block reaches past the last column, or the last row of a table that can't grow."""


def copy(
    table: EntityTable, ids: Sequence[int], columns: Sequence[str], *, whole: bool = False
) -> Block:
    """The cells of a rectangle; with ``whole`` also what no column of the rows shows."""
    rows = [
        tuple(_copied(table, above, row_id, column) for column in columns)
        for above, row_id in zip([None, *ids], ids, strict=False)
    ]
    wholes = tuple(table.whole(row_id) for row_id in ids) if whole else ()
    return Block(tuple(rows), own=True, tabular=True, wholes=wholes)


def paste(
    store: Store,
    table: EntityTable,
    block: Block,
    pasted: Pasted | None = None,
    *,
    ids: Sequence[int],
    left: str,
    size: tuple[int, int] = (1, 1),
    numbered: bool = False,
) -> Changes:
    """Write a block into the rows ``ids`` from the column ``left`` on; rows past them are added.

    A selection of ``size`` (rows, columns) is filled by repeating the block where its sides are
    multiples of the block's. ``numbered``: the selection begins in the column of numbers before
    ``left``. ``pasted`` hears what became of it. Raises DoesNotFit, PasteTooLarge, and
    InvalidValue for a text that a field can't hold; then nothing is written.
    """
    pasted = pasted or Pasted()
    lines = _lines(table, block, pasted, left, size, numbered=numbered)
    if not lines:
        return Changes()
    if len(lines) > len(ids) and not table.grows:
        raise DoesNotFit(
            N_("The block is {rows} rows long, but only {room} fit here. Nothing was pasted."),
            rows=len(lines),
            room=len(ids),
        )
    with store.transact(Action.PASTE) as transaction:
        own, above = table.begin(transaction), None
        for number, line in enumerate(lines):
            if number < len(ids):
                row_id = own.get(ids[number], ids[number])
            else:
                row_id = table.add(transaction, None, line)
            # Whole rows take the place of others whole: no months of one with the title of another.
            if block.wholes and (number >= len(ids) or line.keys() == set(table.columns)):
                hidden = block.wholes[number % len(block.wholes)]
                if hidden:
                    complete(transaction, Place(table.entity, row_id), hidden)
            table.write(transaction, row_id, line, pasted, above)
            transaction.focus = transaction.focus or table.focus(row_id, left)
            above = row_id
    return transaction.changes


def write(
    store: Store,
    table: EntityTable,
    row_id: int | None,
    column: str,
    text: str,
    *,
    merge_key: str = "",
) -> Changes:
    """Write one cell as it was typed; None is the empty row, which makes a row at the end."""
    action = Action.EDIT if row_id is not None and row_id > 0 else Action.ADD
    with store.transact(action, merge_key=merge_key) as transaction:
        own = table.begin(transaction)
        if row_id is None:
            row_id = table.add(transaction, None, {column: Cell(text)})
        row_id = own.get(row_id, row_id)
        table.type(transaction, row_id, column, text)
        transaction.focus = table.focus(row_id, column)
    return transaction.changes


def tick(
    store: Store, table: EntityTable, ids: Sequence[int], columns: Sequence[str], *, ticked: bool
) -> Changes:
    """Tick or untick marks and flags, keeping their texts; without rows, in a new one."""
    with store.transact(Action.TICK if ids else Action.ADD) as transaction:
        own = table.begin(transaction)
        targets = [own.get(row_id, row_id) for row_id in ids]
        for row_id in targets or [table.add(transaction, None, {})]:
            for column in columns:
                table.tick(transaction, row_id, column, ticked)
                transaction.focus = transaction.focus or table.focus(row_id, column)
    return transaction.changes


def clear(store: Store, table: EntityTable, ids: Sequence[int], columns: Sequence[str]) -> Changes:
    """Empty cells; choices and numbers that can't be empty stay."""
    line = {column: Cell() for column in columns if table.empties(column)}
    return _write_lines(store, table, Action.CLEAR, [(row_id, line) for row_id in ids])


def fill_down(
    store: Store, table: EntityTable, ids: Sequence[int], columns: Sequence[str]
) -> Changes:
    """Copy the cells of the first row into the others."""
    line = {column: table.cell(ids[0], column) for column in columns} if ids else {}
    check_bounds([list(line.values())] * len(ids))
    return _write_lines(store, table, Action.FILL, [(row_id, line) for row_id in ids[1:]])


def fill_right(
    store: Store, table: EntityTable, ids: Sequence[int], columns: Sequence[str]
) -> Changes:
    """Copy the cells of the first column into the others."""
    lines = [
        (row_id, dict.fromkeys(columns[1:], table.cell(row_id, columns[0])))
        for row_id in ids
        if columns
    ]
    check_bounds([list(line.values()) for _, line in lines])
    return _write_lines(store, table, Action.FILL, lines)


def add_row(
    store: Store, table: EntityTable, before: int | None, above: int | None = None
) -> Changes:
    """Add an empty row in front of a row (None: at the end), of the kind of the row ``above``."""
    with store.transact(Action.ADD) as transaction:
        own = table.begin(transaction)
        place = None if before is None else own.get(before, before)
        new = table.add_below(transaction, place, above)
        transaction.focus = Place(table.entity, new)
    return transaction.changes


def duplicate(store: Store, table: EntityTable, row_id: int) -> Changes:
    """Add an equal row, with what is below it, right after a row."""
    with store.transact(Action.DUPLICATE) as transaction:
        place = Place(table.entity, table.begin(transaction).get(row_id, row_id))
        transaction.focus = row_acts.duplicate_row(transaction, place)
    return transaction.changes


def delete(store: Store, table: EntityTable, ids: Sequence[int]) -> Changes:
    """Remove rows with all below them; of generated rows the others become the list's own."""
    if not ids or (min(ids) < 0 and len(ids) == len(table.rows)):
        return Changes()
    with store.transact(Action.DELETE) as transaction:
        own = table.begin(transaction)
        for row_id in ids:
            place = Place(table.entity, own.get(row_id, row_id))
            transaction.focus = transaction.focus or place
            transaction.delete(place.entity, place.id)
    return transaction.changes


def move(store: Store, table: EntityTable, ids: Sequence[int], before: int | None) -> Changes:
    """Put rows, in the given order, in front of a row that is none of them (None: at the end)."""
    with store.transact(Action.MOVE) as transaction:
        own = table.begin(transaction)
        for row_id in ids:
            place = Place(table.entity, own.get(row_id, row_id))
            transaction.focus = transaction.focus or place
            transaction.move(place.entity, place.id, own.get(before, before) if before else None)
    return transaction.changes


def keep_generated(store: Store, table: EntityTable) -> Changes:
    """Make the generated rows of a list its own; a list that has some stays."""
    with store.transact(Action.SEED) as transaction:
        table.begin(transaction)
    return transaction.changes


def _copied(table: EntityTable, above: int | None, row_id: int, column: str) -> Cell:
    cell = table.cell(row_id, column)
    merged = above is not None and table.continues(above, row_id, column)
    return replace(cell, merged=True) if merged else cell


def _write_lines(
    store: Store, table: EntityTable, action: Action, lines: Sequence[tuple[int, Line]]
) -> Changes:
    if not any(line for _, line in lines):
        return Changes()
    with store.transact(action) as transaction:
        own = table.begin(transaction)
        for row_id, line in lines:
            target = own.get(row_id, row_id)
            table.write(transaction, target, line, Pasted(), None)
            transaction.focus = transaction.focus or table.focus(target, next(iter(line)))
    return transaction.changes


def _lines(
    table: EntityTable,
    block: Block,
    pasted: Pasted,
    left: str,
    size: tuple[int, int],
    *,
    numbered: bool,
) -> list[dict[str, Cell]]:
    """The lines that fill the selection, each cell under its column."""
    first = table.columns.index(left)
    room = len(table.columns) - first
    block = _without_blank_columns(block, room + 1)
    if numbered or (first == 0 and block.width == room + 1):
        block = _without_numbers(block, pasted)
    if not block.own and not block.tabular and block.width == 1 and size == (1, 1):
        block = _joined(block, left in table.joined)
    block = _without_blank_columns(block, room)
    if block.width > room:
        raise DoesNotFit(
            N_(
                "The block is {columns} columns wide, but only {room} fit here. Nothing was pasted."
            ),
            columns=block.width,
            room=room,
        )
    across = size[1] // block.width if block.width and size[1] % block.width == 0 else 1
    across = across if across and block.width * across <= room else 1
    wide = replace(block, rows=tuple(row * across for row in block.rows))
    lines = table.prepared(wide, table.columns[first : first + wide.width], pasted)
    down = size[0] // len(lines) if lines and size[0] % len(lines) == 0 else 1
    filled = lines * max(down, 1)
    check_bounds([list(line.values()) for line in filled])
    pasted.height, pasted.width = len(filled), wide.width
    return filled


def _without_numbers(block: Block, pasted: Pasted) -> Block:
    """A block from elsewhere without the column that counts its rows, which count themselves."""
    if block.own or not begins_with_numbers(block.rows):
        return block
    pasted.numbers = True
    return replace(block, rows=tuple(row[1:] for row in block.rows))


def _without_blank_columns(block: Block, room: int) -> Block:
    """A block from elsewhere without columns past ``room`` in which nothing stands."""
    if block.own or block.width <= room:
        return block
    said = [at for row in block.rows for at, cell in enumerate(row) if cell.text.strip()]
    width = max(room, max(said, default=-1) + 1)
    return replace(block, rows=tuple(row[:width] for row in block.rows))


def _joined(block: Block, joins: bool) -> Block:
    """Lines of a text that are the lines of one cell."""
    if not joins:
        return block
    text = "\n".join(row[0].text for row in block.rows)
    return replace(block, rows=((Cell(text),),))
