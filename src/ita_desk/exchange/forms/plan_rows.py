"""The rows of the form's table as measures and activities.

A row without a title goes on with the activity above it, as rows do that a page break parted,
with ``(ต่อ)`` or without; a measure goes on until the next one. A row that is one merged cell is a
measure's line, the reporter, or text that is kept.
"""

import re

from ita_desk.exchange.forms.cells import one_line
from ita_desk.exchange.forms.draft import ActivityDraft, Draft, MeasureDraft
from ita_desk.exchange.forms.endings import REPORTER, read_endings
from ita_desk.exchange.forms.headings import Heading
from ita_desk.exchange.forms.leading_numbers import (
    NAMED_MEASURE,
    NUMBER_ALONE,
    measure_number_apart,
    number_apart,
)
from ita_desk.exchange.forms.row_filling import Filling, Row, row_at
from ita_desk.exchange.office.paper import Cell, Paragraph, Table
from ita_desk.model.headings import folded
from ita_desk.model.measure_titles import CONTINUED
from ita_desk.thai.addresses import addresses

_DIGIT = "[0-9๐-๙]"
_MEASURE = re.compile(rf"(?:มาตรการ|แนวทาง|{_DIGIT}+[.)])")
_LONGEST_LINE = 200
_SAME_START = 12


class PlanRows:
    """Reads tables of the form into a draft; one table may go on where another ended."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._measure: MeasureDraft | None = None

    def read(self, table: Table, heading: Heading, *, first_row: int) -> None:
        """The rows of a table below its heading; what has no column is kept."""
        grid = table.grid()
        for number in range(first_row, table.rows):
            row = row_at(table, grid, heading.columns, number)
            if not _repeats_heading(row, heading):
                self._row(row, heading, table.columns)
        for cell in table.cells:
            if cell.column >= len(heading.columns) and cell.row >= first_row:
                self._draft.keep_cell(cell)

    def _row(self, row: Row, heading: Heading, width: int) -> None:
        filled = row.all_filled()
        if not filled:
            return
        if len(filled) == 1 and filled[0].column_span >= max(3, len(heading.columns) // 2):
            self._merged_row(filled[0], heading, width)
            return
        measures = row.filled("measure")
        if measures:
            self._begin_measure(" ".join(one_line(cell, self._draft) for cell in measures))
            if len(filled) == len(measures):
                return
        elif self._is_measure_line(row, filled, heading):
            self._begin_measure(one_line(filled[0], self._draft))
            return
        activity, goes_on = self._activity(row)
        if activity is None:
            for cell in filled:
                if cell not in measures:
                    self._draft.keep_cell(cell)
            return
        Filling(self._draft, activity, goes_on=goes_on).fill(row)

    def _is_measure_line(self, row: Row, filled: list[Cell], heading: Heading) -> bool:
        """Whether a form without a column for measures names one where activities stand."""
        cell = row.first("activity") or row.first("number")
        alone = len(filled) == 1 and filled[0] is cell and "measure" not in heading.kinds()
        return alone and cell is not None and bool(NAMED_MEASURE.match(cell.text))

    def line(self, paragraph: Paragraph) -> None:
        """A line between two tables that names the measure of the second."""
        self._draft.keep_links(paragraph, paragraph.shown)
        self._begin_measure(" ".join(paragraph.shown.split()))

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
            read_endings(list(cell.paragraphs), self._draft)
        elif alone or _MEASURE.match(text):
            if not text.startswith(("มาตรการ", "แนวทาง")):
                self._draft.doubt("line-taken-as-measure", cell.source, text)
            self._begin_measure(one_line(cell, self._draft))
        else:
            self._draft.keep_cell(cell)

    def _begin_measure(self, text: str) -> None:
        """The measure of the rows that follow; one that stood before goes on."""
        title = CONTINUED.sub("", " ".join(text.split()))
        number, title = self._measure_number(title)
        for known in self._draft.measures:
            if folded(known.title) == folded(title):
                self._measure = known
                return
        self._measure = MeasureDraft(len(self._draft.measures) + 1, title, number)
        self._draft.measures.append(self._measure)

    def _measure_number(self, title: str) -> tuple[str, str]:
        """The number apart from a title, that of a measure which stood before included."""
        for known in self._draft.measures:
            if known.number.isdecimal():
                number, rest = measure_number_apart(title, int(known.number))
                if folded(rest) == folded(known.title):
                    return number, rest
        return measure_number_apart(title, len(self._draft.measures) + 1)

    def _activity(self, row: Row) -> tuple[ActivityDraft | None, bool]:
        """The activity that a row tells of, and whether it goes on with one above."""
        cell = row.first("activity")
        above = self._draft.activities[-1] if self._draft.activities else None
        if cell is None:
            if above is not None and "activity" not in row.covered:
                told = " | ".join(one.text for one in row.all_filled())
                self._draft.doubt("row-without-activity", row.source, told, above.place())
            return above, True
        cells = row.filled("activity")
        written = " ".join(one_line(part, self._draft) for part in cells)
        if len(cells) > 1 and not NUMBER_ALONE.fullmatch(cell.text):
            self._draft.doubt("joined", cells[1].source, cells[1].text)
        ending = CONTINUED.search(written)
        title = written[: ending.start()] if ending else written
        number, title = self._number(title, above)
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

    def _number(self, title: str, above: ActivityDraft | None) -> tuple[str, str]:
        """The number apart from a title: the next one, or that of the activity which goes on."""
        if above is not None and above.number.isdecimal():
            number, rest = number_apart(title, int(above.number))
            if folded(rest) == folded(above.title):
                return number, rest
        numbered = sum(bool(one.number) for one in self._draft.activities)
        return number_apart(title, numbered + 1)

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

    def _new_activity(self, row: Row, cell: Cell, title: str, number: str) -> ActivityDraft:
        draft = self._draft
        if not number:
            number = row.number()
        activity = ActivityDraft(len(draft.activities) + 1, 0, title, number)
        if not number and (not draft.activities or any(one.number for one in draft.activities)):
            draft.doubt("activity-without-number", cell.source, title, activity.place("numbered"))
        if self._measure is None:
            self._begin_measure("")
            draft.doubt("measure-missing", cell.source, title, activity.place())
        activity.measure_id = self._measure.id if self._measure else 0
        draft.activities.append(activity)
        return activity


def _repeats_heading(row: Row, heading: Heading) -> bool:
    """Whether the words of the heading stand again, typed by hand at the top of a page."""
    words = {folded(word) for column in heading.columns for word in column.words.split(" / ")}
    texts = [folded(cell.text) for cell in row.all_filled()]
    return len(texts) >= 2 and all(text in words for text in texts)
