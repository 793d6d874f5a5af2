"""A ``.xlsx`` as a paper: values as they are seen, formulas never run, what is hidden told."""

import io
import re
from collections.abc import Iterator
from typing import Any

from ita_desk.exchange.office.bounds import DAMAGED, MOST_COLUMNS, OfficeFileFault, within_bounds
from ita_desk.exchange.office.paper import (
    Block,
    Cell,
    Note,
    NoteCode,
    Paper,
    Paragraph,
    Piece,
    Source,
    source,
)
from ita_desk.exchange.office.sheets import blocks, paragraphs, shown
from ita_desk.exchange.office.workbook_parts import SheetParts, book_parts
from ita_desk.model.errors import N_

_LAST_COLUMN = 16384
_HYPERLINK = re.compile(r'^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)


def read_xlsx(data: bytes) -> Paper:
    """The paper of a workbook; raises OfficeFileFault where it can't be read."""
    data = within_bounds(data)
    parts = book_parts(data)
    values = _opened(data, values=True)
    formulas = _opened(data, values=False) if parts.has_formulas else None
    notes: list[Note] = []
    elsewhere: list[Paragraph] = []
    read: list[Block] = []
    for sheet in values.worksheets:
        formula_sheet = None if formulas is None else formulas[sheet.title]
        beside = parts.sheets.get(sheet.title, SheetParts())
        reader = _SheetReader(sheet, formula_sheet, beside, notes)
        read += blocks(reader.cells(parts.rows, parts.columns), reader.where)
        elsewhere += reader.beside()
        elsewhere += _margins(sheet, reader.where)
        if beside.covered:
            notes += _covered(data, sheet.title, beside, reader.where)
    return Paper(tuple(read), tuple(notes), tuple(elsewhere))


def _opened(data: bytes, *, values: bool) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(
            io.BytesIO(data), data_only=values, rich_text=values, keep_links=False
        )
    except Exception:  # a broken workbook makes the library stumble anywhere
        raise OfficeFileFault(DAMAGED) from None


class _SheetReader:
    """The cells of one sheet; ``notes`` is added to."""

    def __init__(self, sheet: Any, formulas: Any, parts: SheetParts, notes: list[Note]) -> None:
        self._sheet, self._formulas = sheet, formulas
        self._parts, self._notes = parts, notes
        self.where = source(N_("sheet {name}"), name=sheet.title)
        self._pictures = {one.spot for one in parts.floating if one.is_picture}
        self._hidden_columns = {
            index
            for one in sheet.column_dimensions.values()
            if one.hidden and one.min
            for index in range(one.min, min(one.max or one.min, MOST_COLUMNS) + 1)
        }
        if sheet.sheet_state != "visible":
            self._note("hidden-sheet", self.where, sheet.title)

    def cells(self, rows: int, columns: int) -> Iterator[Cell]:
        """The cells that hold something, and the merged ones, in reading order."""
        merged = {(area.min_row, area.min_col): area for area in self._sheet.merged_cells.ranges}
        for line in self._sheet.iter_rows(max_row=rows, max_col=columns):
            for cell in line:
                spot = (cell.row, cell.column)
                area = merged.get(spot)
                formula = None
                if self._formulas is not None:
                    formula = _formula(self._formulas.cell(*spot).value)
                filled = cell.value is not None or formula is not None
                if area is not None or filled or spot in self._pictures or cell.hyperlink:
                    yield self._cell(cell, formula, area)

    def beside(self) -> Iterator[Paragraph]:
        """Comments and text boxes; what is drawn is noted."""
        for name, text in self._parts.comments:
            if text.strip():
                told = source(N_("comment"), source(N_("cell {name}"), self.where, name=name))
                yield Paragraph((Piece(text),), told)
        for one in self._parts.floating:
            spot = self._spot(*one.spot)
            self._note("picture" if one.is_picture else "text-box", spot, one.text)
            if not one.is_picture:
                yield Paragraph((Piece(one.text),), source(N_("text box"), spot))

    def _spot(self, row: int, column: int) -> Source:
        from openpyxl.utils import get_column_letter

        name = f"{get_column_letter(min(column, _LAST_COLUMN))}{row}"
        return source(N_("cell {name}"), self.where, name=name)

    def _note(self, code: NoteCode, where: Source, text: str) -> None:
        self._notes.append(Note(code, where, text))

    def _cell(self, cell: Any, formula: object, area: Any) -> Cell:
        where = source(N_("cell {name}"), self.where, name=cell.coordinate)
        segments, link = self._content(cell, formula, where)
        hidden = self._is_hidden(cell)
        text = "".join(part for part, _ in segments)
        if hidden and text.strip():
            self._note("hidden-cell", where, text)
        read = paragraphs(segments, link, where)
        if (cell.row, cell.column) in self._pictures:
            read = (*read, Paragraph((Piece("", "", "picture"),), where))
        return Cell(
            row=cell.row,
            column=cell.column - 1,
            paragraphs=read,
            source=where,
            row_span=area.max_row - area.min_row + 1 if area else 1,
            column_span=area.max_col - area.min_col + 1 if area else 1,
            hidden=hidden,
        )

    def _content(
        self, cell: Any, formula: object, where: Source
    ) -> tuple[list[tuple[str, str]], str]:
        """The runs of a cell with their fonts, and its link."""
        from openpyxl.cell.rich_text import CellRichText

        link = cell.hyperlink.target or "" if cell.hyperlink else ""
        font = (cell.font.name or "") if cell.font else ""
        if isinstance(cell.value, CellRichText):
            return [_run(part, font) for part in cell.value], link
        text, told = shown(cell.value, cell.number_format or "")
        if told:
            self._note(told[0], where, f"{text} ← {told[1]}")
        if isinstance(formula, str) and formula.startswith("="):
            found = _HYPERLINK.match(formula)
            if found:
                link = found[1].replace('""', '"')
            else:
                self._note("formula", where, formula)
            if cell.value is None:
                text = link
                self._note("formula-without-value", where, formula)
        return [(text, font)], link

    def _is_hidden(self, cell: Any) -> bool:
        row = self._sheet.row_dimensions[cell.row]
        return bool(row.hidden) or cell.column in self._hidden_columns


def _formula(value: object) -> object:
    """A formula as text, one over several cells as well."""
    return getattr(value, "text", None) or value


def _covered(data: bytes, title: str, parts: SheetParts, where: Source) -> Iterator[Note]:
    """Texts that stand below a merged area, where Excel shows nothing of them."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    rows = {row for row, _ in parts.covered}
    for line in book[title].iter_rows(min_row=min(rows), max_row=max(rows)):
        for cell in line:
            text = "" if cell.value is None else str(cell.value).strip()
            if text and (cell.row, cell.column) in parts.covered:
                spot = source(N_("cell {name}"), where, name=cell.coordinate)
                yield Note("merged-text", spot, text)


def _run(part: Any, font: str) -> tuple[str, str]:
    """One run of a rich text, which has a font of its own or the cell's."""
    if isinstance(part, str):
        return part, font
    own = getattr(part.font, "rFont", None)
    return str(part.text), own or font


def _margins(sheet: Any, where: Source) -> Iterator[Paragraph]:
    """What is printed at the head and foot of each page."""
    header, footer = N_("page header"), N_("page footer")
    for message, margin in (
        *((header, one) for one in (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader)),
        *((footer, one) for one in (sheet.oddFooter, sheet.evenFooter, sheet.firstFooter)),
    ):
        for part in (margin.left, margin.center, margin.right):
            if part and part.text:
                yield Paragraph((Piece(part.text),), source(message, where))
