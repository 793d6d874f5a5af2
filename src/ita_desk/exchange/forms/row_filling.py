"""One row of the form's table, and how its cells find their places in an activity."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from ita_desk.exchange.forms.cells import (
    is_ticked,
    joined_marks,
    one_line,
    read_budget,
    read_mark,
    read_result_cell,
)
from ita_desk.exchange.forms.draft import ActivityDraft, Draft
from ita_desk.exchange.forms.headings import Column
from ita_desk.exchange.forms.leading_numbers import NUMBER_ALONE
from ita_desk.exchange.office.paper import Cell, Source, Table, source
from ita_desk.model.errors import N_
from ita_desk.model.headings import folded
from ita_desk.model.mark import EMPTY
from ita_desk.model.result_lines import ReadResult
from ita_desk.thai.digits import arabic_digits

_TAKEN = {"measure", "activity", "number"}
_FIELDS = {"target": "quantity", "evidence": "results", "remark": "results"}
_PERIODS = ("quarter_", "month_")
_MARKS = ("quantity", "quality", "quarter_1", "quarter_2", "quarter_3", "quarter_4")
_OF_ONE = ("budget", "results", "evidence", "remark", "target")
"""What a cell over several activities tells is not doubled: an amount, what was done."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in one row, by what their columns hold, and the cells over it."""

    cells: dict[str, list[Cell]]
    covered: dict[str, Cell]
    source: Source

    def first(self, kind: str) -> Cell | None:
        """The first filled cell that begins in this row in a column of this kind."""
        return next(iter(self.filled(kind)), None)

    def filled(self, kind: str) -> list[Cell]:
        """The cells of this kind that hold something."""
        return [cell for cell in self.cells.get(kind, ()) if _holds(cell)]

    def number(self) -> str:
        """What the column of numbers says of this row, one that Word computes as well."""
        for cell in self.cells.get("number", ()):
            for text in (cell.text, *(paragraph.mark for paragraph in cell.paragraphs)):
                if NUMBER_ALONE.fullmatch(text):
                    return arabic_digits(text).strip(" .:()")
        return ""

    def all_filled(self) -> list[Cell]:
        """Every cell that begins here and holds something, each once."""
        every = (cell for kind in self.cells for cell in self.filled(kind))
        return list({id(cell): cell for cell in every}.values())


def _holds(cell: Cell) -> bool:
    return bool(cell.text.strip()) or cell.has("picture")


class Filling:
    """Puts the cells of one row into an activity; ``goes_on`` where it holds some already."""

    def __init__(self, draft: Draft, activity: ActivityDraft, *, goes_on: bool) -> None:
        self._draft = draft
        self._activity = activity
        self._goes_on = goes_on
        self._titled = False
        self._takers: dict[str, Callable[[Cell], None]] = {
            **{name: partial(self._mark, name) for name in _MARKS},
            **{f"month_{month}": partial(self._month, month) for month in range(1, 13)},
            "target": self._target,
            "responsible": partial(self._line, "responsible"),
            "knowledge_topic": partial(self._line, "knowledge_topic"),
            "budget": self._budget,
            "results": self._results,
            "evidence": self._evidence,
            "remark": self._remark,
        }

    def fill(self, row: Row) -> None:
        """Every filled cell of the row finds its place, or is kept."""
        self._titled = row.first("activity") is not None
        for kind, take in self._takers.items():
            for cell in row.filled(kind):
                take(cell)
                if cell.column_span > 1 and kind.startswith(_PERIODS):
                    place = self._activity.place(kind if kind in _MARKS else "months")
                    self._draft.doubt("several-periods", cell.source, cell.text, place)
                name = _FIELDS.get(kind, "months" if kind.startswith("month_") else kind)
                self._draft.placed.setdefault(cell.source, self._activity.place(name))
        for cell in row.filled("activity"):
            self._draft.placed.setdefault(cell.source, self._activity.place("title"))
        for kind in row.cells.keys() - self._takers.keys() - _TAKEN:
            for cell in row.filled(kind):
                self._draft.keep_cell(cell)
        for cell in row.filled("number"):
            if not NUMBER_ALONE.fullmatch(cell.text):
                self._draft.keep_cell(cell)
        if not self._goes_on:
            self._take_covering(row)

    def _take_covering(self, row: Row) -> None:
        """Cells that reach down from an activity above: a person or a mark is of both."""
        for kind, cell in row.covered.items():
            if kind not in self._takers:
                continue
            name = _FIELDS.get(kind, "months" if kind.startswith("month_") else kind)
            place = self._activity.place(name)
            if kind in _OF_ONE:
                self._draft.doubt("first-of-several-rows", cell.source, cell.text, place)
            else:
                self._takers[kind](cell)
                self._draft.doubt("several-rows", cell.source, cell.text, place)

    def _mark(self, name: str, cell: Cell) -> None:
        place = self._activity.place(name)
        read = read_mark(cell, place, self._draft)
        held = self._activity.marks.get(name, EMPTY)
        if held and read and held != read:
            self._draft.doubt("joined", cell.source, read.text, place)
            read = joined_marks(held, read)
        if read:
            self._activity.marks[name] = read

    def _target(self, cell: Cell) -> None:
        """One column of targets where the form has two: taken as the quantity."""
        if self._activity.marks.get("quantity"):
            self._draft.keep_cell(cell)
            return
        self._mark("quantity", cell)
        self._draft.doubt(
            "target-as-quantity", cell.source, cell.text, self._activity.place("quantity")
        )

    def _month(self, month: int, cell: Cell) -> None:
        if month not in self._activity.months:
            self._activity.months.append(month)
        if not is_ticked(cell):
            place = self._activity.place("months")
            self._draft.doubt("text-in-month", cell.source, cell.text, place)

    def _line(self, name: str, cell: Cell) -> None:
        """A text of one line, behind what an earlier row held."""
        text, held = one_line(cell, self._draft), str(getattr(self._activity, name))
        if held and _alike(held, text):
            return
        if held:
            self._draft.doubt("joined", cell.source, text, self._activity.place(name))
            text = f"{held} {text}"
        setattr(self._activity, name, text)

    def _budget(self, cell: Cell) -> None:
        place = self._activity.place("budget")
        text, held = read_budget(cell, place, self._draft), self._activity.budget
        if text is not None and held and not _alike(held, text):
            self._draft.doubt("joined", cell.source, text, place)
            text = f"{held} {text}"
        self._activity.budget = text if text is not None else held

    def _results(self, cell: Cell) -> None:
        read = read_result_cell(cell, self._activity, self._draft)
        if self._goes_on and not self._titled:
            read = list(self._sentence_joined(read, cell.source))
        self._activity.results += read

    def _sentence_joined(self, read: list[ReadResult], where: Source) -> Iterator[ReadResult]:
        """A row that a page parted goes on in the middle of a sentence or before its address."""
        held = self._activity.results
        if not read or not held or read[0].kind != "paragraph" or held[-1].links:
            yield from read
            return
        first, last = read[0], held[-1]
        if not first.text or last.kind in ("paragraph", "bullet", "sub_bullet"):
            text = f"{last.text} {first.text}".strip()
            held[-1] = replace(last, text=text, links=(*last.links, *first.links))
            place = self._activity.place("results")
            self._draft.doubt("joined", where, first.text or first.links[0][1], place)
            yield from read[1:]
        else:
            yield from read

    def _evidence(self, cell: Cell) -> None:
        """A column of addresses: one alone belongs to the last result."""
        read = read_result_cell(cell, self._activity, self._draft)
        held = self._activity.results
        if len(read) == 1 and held and read[0].links and not read[0].text:
            held[-1] = replace(held[-1], links=(*held[-1].links, *read[0].links))
        else:
            held += read

    def _remark(self, cell: Cell) -> None:
        text = one_line(cell, self._draft)
        self._activity.results.append(ReadResult("note", text))
        self._draft.doubt("remark-as-note", cell.source, text, self._activity.place("results"))


def _alike(held: str, text: str) -> bool:
    """Whether a row says again what one above said, blanks and points apart."""
    return folded(held) == folded(text) if folded(text) else held == text


def row_at(
    table: Table, grid: dict[tuple[int, int], Cell], columns: tuple[Column, ...], number: int
) -> Row:
    """The cells of a table's row by what their columns hold.

    A cell over several periods stands in each of them.
    """
    cells: dict[str, list[Cell]] = {}
    covered: dict[str, Cell] = {}
    seen: list[Cell] = []
    kinds = {column.index: column.kind for column in columns}
    for column in columns:
        cell = grid.get((number, column.index))
        if cell is None:
            continue
        if cell.row != number:
            if cell.text.strip():
                covered.setdefault(column.kind, cell)
        elif not any(cell is one for one in seen):
            seen.append(cell)
            cells.setdefault(column.kind, []).append(cell)
        elif column.kind.startswith(_PERIODS) and kinds[cell.column].startswith(_PERIODS):
            cells.setdefault(column.kind, []).append(cell)
    return Row(cells, covered, source(N_("row {row}"), table.source, row=number + 1))
