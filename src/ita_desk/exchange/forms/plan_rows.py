"""The rows of the form's table as measures and activities.

A row without a title goes on with the activity above it, as rows do that a page break parted,
with ``(ต่อ)`` or without; a measure goes on until the next one. A row that is one merged cell is a
measure's line, the reporter, or text that is kept.
"""

import re
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
from ita_desk.exchange.forms.draft import ActivityDraft, Draft, MeasureDraft
from ita_desk.exchange.forms.endings import REPORTER, read_reporter
from ita_desk.exchange.forms.headings import Column, Heading
from ita_desk.exchange.office.paper import Cell, Source, Table, source
from ita_desk.model.errors import N_
from ita_desk.model.headings import folded
from ita_desk.model.mark import EMPTY
from ita_desk.model.measure_titles import CONTINUED
from ita_desk.model.result_lines import ReadResult
from ita_desk.thai.addresses import addresses
from ita_desk.thai.digits import arabic_digits

_DIGIT = "[0-9๐-๙]"
_NUMBER = re.compile(rf"\s*\(?({_DIGIT}+(?:\.{_DIGIT}+)*)(?:[.)]\s*|\s+)(?=\S)")
_NUMBERED_MEASURE = re.compile(
    rf"\s*(?:มาตรการ|แนวทาง)(?:ที่)?\s*({_DIGIT}+(?:\.{_DIGIT}+)*)\s*[.:)]?\s*(?=\S)"
)
_NUMBER_ALONE = re.compile(rf"\s*{_DIGIT}+(?:\.{_DIGIT}+)*[.)]?\s*")
_MEASURE = re.compile(rf"(?:มาตรการ|แนวทาง|{_DIGIT}+[.)])")
_LONGEST_LINE = 200
_SAME_START = 12
_TAKEN = {"measure", "activity", "number"}
_FIELDS = {"target": "quantity", "evidence": "results", "remark": "results"}
_PERIODS = ("quarter_", "month_")
_WIDEST_PERIOD = 12
_MARKS = ("quantity", "quality", "quarter_1", "quarter_2", "quarter_3", "quarter_4")


@dataclass(frozen=True, slots=True)
class _Row:
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

    def all_filled(self) -> list[Cell]:
        """Every cell that begins here and holds something, each once."""
        return [cell for kind in self.cells for cell in self.filled(kind)]


def _holds(cell: Cell) -> bool:
    return bool(cell.text.strip()) or cell.has("picture")


class PlanRows:
    """Reads tables of the form into a draft; one table may go on where another ended."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._measure: MeasureDraft | None = None

    def read(self, table: Table, heading: Heading, *, first_row: int) -> None:
        """The rows of a table below its heading; what has no column is kept."""
        grid = table.grid()
        for number in range(first_row, table.rows):
            row = _row(table, grid, heading.columns, number)
            if not _repeats_heading(row, heading):
                self._row(row, heading, table.columns)
        for cell in table.cells:
            if cell.column >= len(heading.columns) and cell.row >= first_row:
                self._draft.keep_cell(cell)

    def _row(self, row: _Row, heading: Heading, width: int) -> None:
        filled = row.all_filled()
        if not filled:
            return
        if len(filled) == 1 and filled[0].column_span >= max(3, len(heading.columns) // 2):
            self._merged_row(filled[0], heading, width)
            return
        measure = row.first("measure")
        if measure is not None:
            self._begin_measure(measure.text)
        activity, goes_on = self._activity(row)
        if activity is None:
            for cell in filled:
                if cell is not measure:
                    self._draft.keep_cell(cell)
            return
        _Filling(self._draft, activity, goes_on=goes_on).fill(row)

    def _merged_row(self, cell: Cell, heading: Heading, width: int) -> None:
        """A cell across the table: a measure, the reporter, or words that are kept."""
        text = cell.text.strip()
        alone = (
            cell.column_span >= width - 1
            and "measure" not in heading.kinds()
            and len(text) < _LONGEST_LINE
            and not addresses(text)
        )
        if REPORTER.search(text):
            for paragraph in cell.paragraphs:
                read_reporter(paragraph, self._draft)
        elif alone or _MEASURE.match(text):
            if not text.startswith(("มาตรการ", "แนวทาง")):
                self._draft.doubt("line-taken-as-measure", cell.source, text)
            self._begin_measure(text)
        else:
            self._draft.keep_cell(cell)

    def _begin_measure(self, text: str) -> None:
        """The measure of the rows that follow; one that stood before goes on."""
        title = CONTINUED.sub("", " ".join(text.split()))
        found = _NUMBERED_MEASURE.match(title) or _NUMBER.match(title)
        number = arabic_digits(found[1]) if found else ""
        title = title[found.end() :] if found else title
        for known in self._draft.measures:
            if folded(known.title) == folded(title):
                self._measure = known
                return
        self._measure = MeasureDraft(len(self._draft.measures) + 1, title, number)
        self._draft.measures.append(self._measure)

    def _activity(self, row: _Row) -> tuple[ActivityDraft | None, bool]:
        """The activity that a row tells of, and whether it goes on with one above."""
        cell = row.first("activity")
        above = self._draft.activities[-1] if self._draft.activities else None
        if cell is None:
            if above is not None and "activity" not in row.covered:
                told = " | ".join(one.text for one in row.all_filled())
                self._draft.doubt("row-without-activity", row.source, told, above.place())
            return above, True
        written = " ".join(cell.text.split())
        ending = CONTINUED.search(written)
        title = written[: ending.start()] if ending else written
        found = _NUMBER.match(title)
        number, title = (arabic_digits(found[1]), title[found.end() :]) if found else ("", title)
        if above is not None and folded(title) == folded(above.title):
            if not ending:
                self._draft.doubt("same-title-again", cell.source, title, above.place())
            return above, True
        if ending and above is not None:
            earlier = self._earlier(title, number)
            if earlier is not None:
                return earlier, True
            self._draft.doubt("continuation-unknown", cell.source, written)
        return self._new_activity(row, cell, title, number), False

    def _earlier(self, title: str, number: str) -> ActivityDraft | None:
        """The latest activity that a (ต่อ) row may go on with."""
        wanted = folded(title)
        for one in reversed(self._draft.activities):
            known = folded(one.title)
            if known == wanted:
                return one
            if number and one.number == number and known[:_SAME_START] == wanted[:_SAME_START]:
                return one
        return None

    def _new_activity(self, row: _Row, cell: Cell, title: str, number: str) -> ActivityDraft:
        draft = self._draft
        numbers = row.first("number")
        if not number and numbers is not None and _NUMBER_ALONE.fullmatch(numbers.text):
            number = arabic_digits(numbers.text).strip(" .)")
        activity = ActivityDraft(len(draft.activities) + 1, 0, title, number)
        if not number and (not draft.activities or any(one.number for one in draft.activities)):
            draft.doubt("activity-without-number", cell.source, title, activity.place("numbered"))
        if self._measure is None:
            self._begin_measure("")
            draft.doubt("measure-missing", cell.source, title, activity.place())
        activity.measure_id = self._measure.id if self._measure else 0
        draft.activities.append(activity)
        return activity


class _Filling:
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

    def fill(self, row: _Row) -> None:
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
        if held and folded(held) != folded(text):
            self._draft.doubt("joined", cell.source, text, self._activity.place(name))
            text = f"{held} {text}"
        setattr(self._activity, name, held if folded(held) == folded(text) else text)

    def _budget(self, cell: Cell) -> None:
        place = self._activity.place("budget")
        text, held = read_budget(cell, place, self._draft), self._activity.budget
        if text is not None and held and folded(held) != folded(text):
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


def _row(
    table: Table, grid: dict[tuple[int, int], Cell], columns: tuple[Column, ...], number: int
) -> _Row:
    cells: dict[str, list[Cell]] = {}
    covered: dict[str, Cell] = {}
    seen: list[Cell] = []
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
        elif column.kind.startswith(_PERIODS) and cell.column_span <= _WIDEST_PERIOD:
            cells.setdefault(column.kind, []).append(cell)  # a cell over several periods
    return _Row(cells, covered, source(N_("row {row}"), table.source, row=number + 1))


def _repeats_heading(row: _Row, heading: Heading) -> bool:
    """Whether the words of the heading stand again, typed by hand at the top of a page."""
    words = {folded(word) for column in heading.columns for word in column.words.split(" / ")}
    texts = [folded(cell.text) for cell in row.all_filled()]
    return len(texts) >= 2 and all(text in words for text in texts)
