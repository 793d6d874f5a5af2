"""What the acts on a grid need to know of a table, and how the fields of an entity answer.

A cell is written by one function whether it was typed, pasted, filled or cleared, so all of them
mean the same by a text.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_origin

from ita_desk.model.block import Block, Cell
from ita_desk.model.cell_texts import (
    DECIMAL_COMMA,
    TICK_SIGN,
    flag_of_text,
    mark_as_text,
    mark_of_text,
    number_of_text,
    typed_over,
)
from ita_desk.model.errors import N_
from ita_desk.model.fields import Fields
from ita_desk.model.headings import without_headers
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import BrokenRule, may_be_none, plain_type
from ita_desk.storage.tables import fields_of
from ita_desk.storage.transaction import InvalidValue, Transaction
from ita_desk.thai.search_key import search_key
from ita_desk.verbs.results_text import links_of_text
from ita_desk.verbs.rows import insert_row
from ita_desk.verbs.whole_rows import Plain, field_value, plain_value, whole

_MOST_DIGITS = 9
_ADDRESSES = frozenset({"url", "links", "link", "website"})
"""Fields in which addresses stand."""

_Held = TypeVar("_Held")

Values = Mapping[str, object]
"""Fields of a row and what they hold."""
Line = Mapping[str, Cell]
"""The cells of a row by their columns."""


@dataclass(slots=True)
class Pasted:
    """What a paste made of the texts that it was given, to be told in a sentence."""

    height: int = 0
    width: int = 0
    headers: int = 0
    numbers: bool = False
    read: dict[str, int] = field(default_factory=dict[str, int])
    unread: list[str] = field(default_factory=list[str])

    def count(self, what: str) -> None:
        """One more text was read as a ``tick``, a ``date``, a ``number``, a ``time``."""
        self.read[what] = self.read.get(what, 0) + 1


class EntityTable:
    """The rows of one list as a table whose columns are fields.

    ``rows`` are those that are shown, by their ids; negative ids are generated ones, which the
    first act makes rows of the list's own. Words of choices stand by column and value.
    """

    grows = True
    """Whether rows may be added to it, moved and deleted."""

    def __init__(
        self,
        entity: Entity,
        parent_id: int,
        columns: Sequence[str],
        rows: Mapping[int, Any],
        *,
        new: Values | None = None,
        words: Mapping[str, Mapping[str, str]] | None = None,
        joined: Collection[str] = (),
        headings: Iterable[str] = (),
    ) -> None:
        """``new`` is what rows begin with; a cell of a ``joined`` column has many lines.

        ``headings`` are the words by which a row of headings is known in a block from elsewhere.
        """
        self.entity: Entity = entity
        self.parent_id = parent_id
        self.columns = tuple(columns)
        self.rows = rows
        self.joined = frozenset(joined)
        self.headings = frozenset(headings)
        self._new = dict(new or {})
        self._words = words or {}

    def begin(self, transaction: Transaction) -> Mapping[int, int]:
        """Make generated rows the list's own; the id of each row that is shown from now on."""
        if not any(row_id < 0 for row_id in self.rows):
            return {}
        names = fields_of(self.entity).model_fields
        return {
            row_id: insert_row(
                transaction,
                self.entity,
                self.parent_id,
                **{name: getattr(row, name) for name in names},
            )
            for row_id, row in self.rows.items()
        }

    def cell(self, row_id: int, column: str) -> Cell:
        """What stands in a cell."""
        value = getattr(self.rows[row_id], column)
        return cell_of(value, self._words.get(column))

    def whole(self, row_id: int) -> Plain:
        """All of a row, shown or not."""
        row: Fields = self.rows[row_id]
        return whole(self.entity, row)

    def continues(self, above: int, row_id: int, column: str) -> bool:
        """Whether a cell is one with the cell above it."""
        del above, row_id, column
        return False

    def prepared(
        self, block: Block, columns: Sequence[str], pasted: Pasted
    ) -> list[dict[str, Cell]]:
        """The lines of a block under the columns that it is pasted into, without headings."""
        rows: Sequence[Sequence[Cell]] = block.rows
        if not block.own:
            rows, pasted.headers = without_headers(rows, self.headings)
        return [dict(zip(columns, row, strict=False)) for row in rows]

    def empties(self, column: str) -> bool:
        """Whether clearing empties a column: choices, numbers and flags keep their value."""
        kind = plain_type(fields_of(self.entity), column)
        return kind not in (bool, int) and not _is_choice(kind)

    def add(self, transaction: Transaction, before: int | None, line: Line) -> int:
        """Add a row for a line of cells, which are written afterwards."""
        del line
        return insert_row(transaction, self.entity, self.parent_id, before=before, **self._new)

    def add_below(self, transaction: Transaction, before: int | None, above: int | None) -> int:
        """Add an empty row in front of a row, below the row ``above``."""
        del above
        return self.add(transaction, before, {})

    def write(
        self, transaction: Transaction, row_id: int, line: Line, pasted: Pasted, above: int | None
    ) -> None:
        """Write cells of a row; ``above`` is the row written before it in the same act.

        Raises InvalidValue for what a field can't hold, and NoSuchRow.
        """
        del above
        for column, cell in line.items():
            place = Place(self.entity, row_id, column)
            told = _unlinked(place, cell, pasted) if cell.kind == "linked" else cell
            self.write_field(transaction, place, told, pasted)

    def type(self, transaction: Transaction, row_id: int, column: str, text: str) -> None:
        """Write what was typed into a cell; a mark keeps its tick."""
        place = Place(self.entity, row_id, column)
        if column in fields_of(self.entity).model_fields:
            held = transaction.row(self.entity, row_id)[column]
            if isinstance(held, Mark):
                transaction.set(place, typed_over(held, text))
                return
        self.write(transaction, row_id, {column: Cell(text)}, Pasted(), None)

    def tick(self, transaction: Transaction, row_id: int, column: str, ticked: bool) -> None:
        """Tick or untick a mark or a flag, keeping the text."""
        place = Place(self.entity, row_id, column)
        held = transaction.row(self.entity, row_id)[column]
        transaction.set(place, Mark(ticked, held.text) if isinstance(held, Mark) else ticked)

    def focus(self, row_id: int, column: str) -> Place:
        """The place of a cell."""
        shown = column in fields_of(self.entity).model_fields
        return Place(self.entity, row_id, column if shown else "")

    def write_field(
        self, transaction: Transaction, place: Place, cell: Cell, pasted: Pasted
    ) -> None:
        """Write one field from a cell, whatever its type; an emptied choice keeps its value."""
        kind = plain_type(fields_of(place.entity), place.field)
        text = cell.text
        if cell.kind == "none" and may_be_none(fields_of(place.entity), place.field):
            transaction.set(place, None)
        elif cell.kind and cell.kind == _kind_of(kind):
            transaction.set(place, field_value(place, cell.value))
        elif kind is Mark:
            mark = mark_of_text(text)
            if mark.ticked:
                pasted.count("tick")
            transaction.set(place, mark)
        elif kind is bool:
            transaction.set(place, self.flag(place, cell, pasted))
        elif kind is int:
            said = str(self._value_of_word(place, text))
            transaction.set(place, understood(place, said, _whole_number))
            pasted.count("number")
        elif _is_choice(kind):
            self._choose(transaction, place, text)
        elif place.field in self._words and text:
            transaction.set(place, self._value_of_word(place, text))
        elif place.field == "budget" and cell.kind != "text":
            transaction.set(place, None if text.strip() in ("", "-") else text)
        else:
            _write_text(transaction, place, text, pasted)

    def flag(self, place: Place, cell: Cell, pasted: Pasted) -> bool:
        """Yes or no, as a cell says it; raises InvalidValue for a word that is neither."""
        if cell.kind == "flag":
            return bool(cell.value)
        said = understood(place, cell.text, lambda text: flag_of_text(text, place.field))
        if said:
            pasted.count("tick")
        return said

    def _choose(self, transaction: Transaction, place: Place, text: str) -> None:
        if text.strip():
            transaction.set(place, self._value_of_word(place, text))

    def _value_of_word(self, place: Place, text: str) -> object:
        """The value of a choice by its word, blanks and capitals apart, or as it stands."""
        said = _word_key(text)
        for value, word in self._words.get(place.field, {}).items():
            if said and said in (_word_key(word), _word_key(value)):
                return value
        return text


def cell_of(value: object, words: Mapping[str, str] | None = None) -> Cell:
    """A value of the tree as a cell: a flag as a tick, a choice as its word."""
    if isinstance(value, Mark):
        return Cell(mark_as_text(value), "mark", plain_value(value))
    if isinstance(value, bool):
        return Cell(TICK_SIGN if value else "", "flag", value)
    if isinstance(value, int):
        return Cell((words or {}).get(str(value), str(value)), "number", value)
    if words is not None:
        return Cell(words.get(str(value), str(value)), "choice", value)
    return Cell(kind="none") if value is None else Cell(str(value), "text")


def understood(place: Place, text: str, read: Callable[[str], _Held]) -> _Held:
    """What a function of ``model.cell_texts`` reads; its refusal becomes InvalidValue."""
    try:
        return read(text)
    except BrokenRule as broken:
        raise InvalidValue(place, broken, text) from None


def _word_key(word: str) -> str:
    return search_key(word).replace(" ", "")


def _whole_number(text: str) -> int:
    number = number_of_text(text)
    if not (number.isdecimal() and len(number) <= _MOST_DIGITS):
        raise BrokenRule(N_("not a whole number"))
    return int(number)


def _unlinked(place: Place, cell: Cell, pasted: Pasted) -> Cell:
    """A cell with hyperlinks: their addresses in a field for these, else its words alone."""
    urls = [url for _, url in links_of_text(cell.value) if "://" in url]
    if place.field in _ADDRESSES:
        return Cell("\n".join(urls))
    pasted.unread += urls
    return Cell(cell.text)


def _write_text(transaction: Transaction, place: Place, text: str, pasted: Pasted) -> None:
    """Write a text; one that a number's field refuses as the number that it says."""
    try:
        transaction.set(place, text)
    except InvalidValue as refused:
        try:
            number = number_of_text(text)
        except BrokenRule as broken:
            if broken.sentence == DECIMAL_COMMA:
                raise InvalidValue(place, broken, text) from None
            raise refused from None
        transaction.set(place, number)
        pasted.count("number")


def _kind_of(kind: Any) -> str:
    """The kind of cell that holds a whole value of a field of this type."""
    if _is_choice(kind):
        return "choice"
    return {Mark: "mark", bool: "flag", int: "number"}.get(kind, "?")


def _is_choice(kind: Any) -> bool:
    return get_origin(kind) is Literal
