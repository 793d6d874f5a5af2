"""From a paper to a dossier: which tables are the form's, and what the lines around them say."""

import re
from collections.abc import Iterable

from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.forms.endings import REPORTER, read_endings, read_reporter
from ita_desk.exchange.forms.finishing import finished
from ita_desk.exchange.forms.headings import FORM_KINDS, Column, Heading, heading_of
from ita_desk.exchange.forms.kpi_table import is_kpi_table, read_kpi_table
from ita_desk.exchange.forms.plan_rows import PlanRows
from ita_desk.exchange.forms.reading import Doubt, Reading
from ita_desk.exchange.forms.titles import find_year, read_title
from ita_desk.exchange.office.paper import Cell, Paper, Paragraph, Piece, Table
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

    def read(self, paper: Paper) -> Reading:
        """The whole reading."""
        draft = self._draft
        draft.digits = _digits(paper.paragraphs())
        find_year(paper, draft)
        before: list[Paragraph] = []
        after: list[Paragraph] = []
        for block in paper.blocks:
            if isinstance(block, Table):
                self._table(block)
            else:
                (before if self._heading is None else after).append(block)
        for paragraph in before:
            if not read_title(paragraph, draft):
                draft.keep_paragraph(paragraph)
        read_endings(after, draft)
        for paragraph in paper.elsewhere:
            self._elsewhere(paragraph)
        draft.doubts += (
            Doubt(note.code, note.source, note.text, draft.placed.get(note.source))
            for note in paper.notes
        )
        return finished(draft)

    def _table(self, table: Table) -> None:
        heading = heading_of(table)
        kinds = heading.kinds() if heading else set[str]()
        if (
            heading
            and "activity" in kinds
            and len(kinds & FORM_KINDS) + _months(kinds) >= _LEAST_KINDS
        ):
            self._form_table(table, heading)
        elif heading and is_kpi_table(heading):
            read_kpi_table(table, heading, self._draft)
        elif heading is None and self._heading and table.columns == len(self._heading.columns):
            self._draft.doubt("table-without-header", table.source)
            self._rows.read(table, self._heading, first_row=0)
        else:
            self._draft.doubt("another-table", table.source, f"{table.rows} x {table.columns}")
            for cell in table.cells:
                self._draft.keep_cell(cell)

    def _form_table(self, table: Table, heading: Heading) -> None:
        self._read_heading_rows(table, heading)
        if self._heading is None:
            self._tell_columns(table, heading)
        self._heading = heading
        self._rows.read(table, heading, first_row=heading.rows)

    def _read_heading_rows(self, table: Table, heading: Heading) -> None:
        """Lines across the table above its heading: the title, or words that are kept."""
        for cell in table.cells:
            if cell.row >= heading.rows or not cell.text.strip():
                continue
            if cell.column_span >= table.columns > 1:
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
            read_reporter(paragraph, self._draft)
        elif not _PAGE_NUMBER.fullmatch(" ".join(paragraph.text.split())):
            self._draft.keep_paragraph(paragraph)


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
