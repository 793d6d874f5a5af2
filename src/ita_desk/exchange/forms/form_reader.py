"""From a paper to a dossier: which tables are the form's, and what the lines around them say."""

import re
from collections.abc import Iterable

from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.forms.endings import REPORTER, read_endings, read_reporter
from ita_desk.exchange.forms.finishing import finished
from ita_desk.exchange.forms.headings import FORM_KINDS, Column, Heading, heading_of
from ita_desk.exchange.forms.kpi_table import is_kpi_table, read_kpi_table
from ita_desk.exchange.forms.leading_numbers import NUMBERED_MEASURE
from ita_desk.exchange.forms.plan_rows import PlanRows
from ita_desk.exchange.forms.reading import Doubt, Reading
from ita_desk.exchange.forms.titles import contradicts, find_year, read_title
from ita_desk.exchange.office.paper import Cell, Paper, Paragraph, Piece, Source, Table
from ita_desk.model.choices import Digits
from ita_desk.model.place import Place
from ita_desk.thai.digits import arabic_digits

_LEAST_KINDS = 4
_THAI_DIGIT = re.compile("[๐-๙]")
_ARABIC_DIGIT = re.compile("[0-9]")
_ADDRESS = re.compile(r"https?://\S+")
_PAGE_NUMBER = re.compile(r"(?:หน้า|-)?\s*[0-9๐-๙]+\s*(?:/\s*[0-9๐-๙]+|-)?")
_YEAR_AT_END = re.compile(r"(?:25)?([0-9๐-๙]{2})\s*\)?\s*$")


def read_form(paper: Paper) -> Reading:
    """The dossier that a paper tells, with every doubt and all that has no place in it."""
    return _FormReader().read(paper)


class _FormReader:
    """Goes through the blocks in order: title, tables, endings."""

    def __init__(self) -> None:
        self._draft = Draft()
        self._rows = PlanRows(self._draft)
        self._heading: Heading | None = None
        self._sheet: Source | None = None
        self._line: Paragraph | None = None  # that may name the measure of the next table
        self._after: list[tuple[Paragraph, bool]] = []  # and whether it is of another report
        self._other: Paragraph | None = None  # the title of another report that we are in
        self._others = False

    def read(self, paper: Paper) -> Reading:
        """The whole reading."""
        draft = self._draft
        draft.digits = _digits(paper.paragraphs())
        find_year(paper, draft)
        for block in paper.blocks:
            if isinstance(block, Table):
                self._table(block)
            elif self._heading is not None:
                self._below(block)
            elif NUMBERED_MEASURE.match(block.shown):
                self._take_line()
                self._line = block
            elif not read_title(block, draft):
                draft.keep_paragraph(block)
        self._take_line()
        self._end()
        untitled = not draft.indicator and not draft.unit and draft.round is None
        for paragraph in paper.elsewhere:
            if not (untitled and _in_header(paragraph.source) and read_title(paragraph, draft)):
                self._elsewhere(paragraph)
        draft.doubts += (
            Doubt(note.code, note.source, note.text, draft.placed.get(note.source))
            for note in paper.notes
        )
        return finished(draft)

    def _below(self, paragraph: Paragraph) -> None:
        """A line below the first table: of the ending, or the title of another report."""
        other = contradicts(paragraph, self._draft)
        if other or (other is False and self._draft_is_told(paragraph)):
            self._other = paragraph if other else None
        if NUMBERED_MEASURE.match(paragraph.shown) and self._other is None:
            self._take_line()
            self._line = paragraph
        else:
            self._after.append((paragraph, self._other is not None))

    def _draft_is_told(self, paragraph: Paragraph) -> bool:
        """Whether a line names the draft's own indicator, as the title of each sheet does."""
        code = self._draft.indicator.get("code", "")
        return bool(code) and code in arabic_digits(paragraph.shown)

    def _take_line(self) -> None:
        """A measure's line that no table followed is below or above the form as any other."""
        if self._line is not None:
            if self._heading is None:
                self._draft.keep_paragraph(self._line)
            else:
                self._after.append((self._line, False))
        self._line = None

    def _end(self) -> None:
        """What stands below the form; what follows the title of another report is kept."""
        ours = [one for one, other in self._after if not (other and self._others)]
        read_endings(ours, self._draft)
        for paragraph, other in self._after:
            if other and self._others:
                self._draft.keep_paragraph(paragraph)

    def _other_table(self, table: Table) -> None:
        if self._other is not None and not self._others:
            told = " ".join(self._other.shown.split())
            self._draft.doubt("another-report", self._other.source, told)
        self._others = True
        for cell in table.cells:
            self._draft.keep_cell(cell)

    def _table(self, table: Table) -> None:
        heading = heading_of(table)
        if self._other is not None and (heading is not None or self._others):
            self._other_table(table)
            return
        kinds = heading.kinds() if heading else set[str]()
        if (
            heading
            and "activity" in kinds
            and len(kinds & FORM_KINDS) + _months(kinds) >= _LEAST_KINDS
        ):
            self._form_table(table, heading)
        elif heading and is_kpi_table(heading):
            read_kpi_table(table, heading, self._draft)
        elif heading is None and self._heading and self._goes_on(table, self._heading):
            self._draft.doubt("table-without-header", table.source)
            self._read_rows(table, self._heading, 0)
        else:
            self._draft.doubt("another-table", table.source, f"{table.rows} x {table.columns}")
            for cell in table.cells:
                self._draft.keep_cell(cell)

    def _form_table(self, table: Table, heading: Heading) -> None:
        self._read_heading_rows(table, heading)
        if self._heading is None:
            self._tell_columns(table, heading)
        self._heading, self._sheet = heading, table.source
        self._read_rows(table, heading, heading.rows)

    def _goes_on(self, table: Table, heading: Heading) -> bool:
        """Whether a table without a heading is the form's; in a sheet, its columns stand fast."""
        columns = len(heading.columns)
        return table.columns == columns or (
            table.source == self._sheet and 1 < table.columns <= columns
        )

    def _read_rows(self, table: Table, heading: Heading, first_row: int) -> None:
        """The rows of a table, and the line above it that names their measure."""
        own = {column.index for column in heading.columns if column.kind == "measure"}
        first = [cell for cell in table.cells if cell.row == first_row and cell.column in own]
        if self._line is not None and not any(cell.text.strip() for cell in first):
            self._rows.line(self._line)
            self._line = None
        self._take_line()
        self._rows.read(table, heading, first_row=first_row)

    def _read_heading_rows(self, table: Table, heading: Heading) -> None:
        """Lines above a table's heading or across it: the title, or words that are kept."""
        above = _title_rows(table, heading)
        for cell in table.cells:
            if cell.row >= heading.rows or not cell.text.strip():
                continue
            if cell.row in above or cell.column_span >= table.columns > 1:
                for line in _lines(cell):
                    if not read_title(line, self._draft):
                        self._draft.keep_paragraph(line)

    def _tell_columns(self, table: Table, heading: Heading) -> None:
        """What the first table's heading leaves open, and the wording of the form."""
        draft = self._draft
        for column in heading.columns:
            if column.kind == "extra":
                draft.doubt("unknown-column", table.source, column.words)
            elif column.guessed:
                draft.doubt("column-guessed", table.source, column.words)
            self._check_year(column, table)
        for kind in sorted(FORM_KINDS - heading.kinds() - {"measure"}):
            draft.doubt("missing-column", table.source, kind)
        words = " ".join(column.words for column in heading.columns)
        target_first = re.search(r"เป้าหมาย\s*/\s*ตัวชี้วัด", words)
        draft.headings = "target-first" if target_first else "indicator-first"

    def _check_year(self, column: Column, table: Table) -> None:
        """A quarter whose year isn't the fiscal year's is told, never corrected."""
        found = _YEAR_AT_END.search(column.words)
        if not column.kind.startswith("quarter_") or not found:
            return
        wanted = (self._draft.fiscal_year - (column.kind == "quarter_1")) % 100
        if int(arabic_digits(found[1])) != wanted:
            place = Place("dossier", 1, "fiscal_year")
            self._draft.doubt("year-differs", table.source, column.words, place)

    def _elsewhere(self, paragraph: Paragraph) -> None:
        if REPORTER.search(paragraph.text) and not self._draft.reporter:
            read_reporter([paragraph], self._draft)
        elif not _PAGE_NUMBER.fullmatch(" ".join(paragraph.text.split())):
            self._draft.keep_paragraph(paragraph)


def _title_rows(table: Table, heading: Heading) -> set[int]:
    """Rows above the heading that hold few cells, none of which reaches down into it."""
    above: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row < heading.top and cell.text.strip():
            above.setdefault(cell.row, []).append(cell)
    return {
        row
        for row, cells in above.items()
        if len(cells) < _LEAST_KINDS and all(c.row + c.row_span <= heading.top for c in cells)
    }


def _in_header(where: Source) -> bool:
    """Whether something stands at the head of each page, where titles may be."""
    return where.message == "page header" or bool(where.inside and _in_header(where.inside))


def _months(kinds: set[str]) -> int:
    return sum(kind.startswith("month_") for kind in kinds)


def _lines(cell: Cell) -> Iterable[Paragraph]:
    for paragraph in cell.paragraphs:
        for line in paragraph.shown.split("\n"):
            yield Paragraph((Piece(line),), cell.source)


def _digits(paragraphs: Iterable[Paragraph]) -> Digits:
    """The digits that the paper is printed in: the more frequent ones, addresses left out."""
    thai = arabic = 0
    for paragraph in paragraphs:
        text = _ADDRESS.sub("", paragraph.text)
        thai += len(_THAI_DIGIT.findall(text))
        arabic += len(_ARABIC_DIGIT.findall(text))
    return "thai" if thai > arabic else "arabic"
