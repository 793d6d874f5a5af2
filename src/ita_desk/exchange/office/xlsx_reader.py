"""A ``.xlsx`` as a paper: values as they are seen, formulas never run, what is hidden told."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from ita_desk.exchange.office.bounds import (
    DAMAGED,
    MOST_COLUMNS,
    MOST_ROWS,
    TOO_LARGE,
    OfficeFileFault,
    within_bounds,
)
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
from ita_desk.model.errors import N_

_HYPERLINK = re.compile(r'^=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = re.compile(r"(?:[A-Z]{1,3}[0-9]{1,7}:)?([A-Z]{1,3})([0-9]{1,7})")


def read_xlsx(data: bytes) -> Paper:
    """The paper of a workbook; raises OfficeFileFault where it can't be read."""
    data = within_bounds(data)
    extent, has_formulas = _extent(data)
    values = _opened(data, values=True)
    formulas = _opened(data, values=False) if has_formulas else None
    notes: list[Note] = []
    elsewhere: list[Paragraph] = []
    read: list[Block] = []
    for sheet in values.worksheets:
        formula_sheet = None if formulas is None else formulas[sheet.title]
        reader = _SheetReader(sheet, formula_sheet, notes, elsewhere)
        read += blocks(reader.cells(*extent), reader.where)
        elsewhere += _margins(sheet, reader.where)
    return Paper(tuple(read), tuple(notes), tuple(elsewhere))


def _opened(data: bytes, *, values: bool) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(
            io.BytesIO(data), data_only=values, rich_text=values, keep_links=False
        )
    except Exception:  # a broken workbook makes the library stumble anywhere
        raise OfficeFileFault(DAMAGED) from None


def _extent(data: bytes) -> tuple[tuple[int, int], bool]:
    """The last row and column that hold something, from 1, and whether there are formulas.

    Asked before openpyxl sees the file, which makes a cell for every spot of a merged area.
    Formats of empty cells don't count. Raises OfficeFileFault past the bounds.
    """
    from lxml import etree

    rows = columns = 1
    has_formulas = False
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in filter(_SHEET.fullmatch, package.namelist()):
            with package.open(name) as stream:
                try:
                    for corner in _corners(stream):
                        if corner is None:
                            has_formulas = True
                        else:
                            rows, columns = max(rows, corner[0]), max(columns, corner[1])
                except etree.XMLSyntaxError:
                    raise OfficeFileFault(DAMAGED) from None
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise OfficeFileFault(TOO_LARGE)
    return (rows, columns), has_formulas


def _corners(sheet: IO[bytes]) -> Iterator[tuple[int, int] | None]:
    """Row and column of each filled cell and of each merged area's end; None for a formula."""
    from lxml import etree

    wanted = (_MAIN + "c", _MAIN + "mergeCell", _MAIN + "f")
    for _, found in etree.iterparse(sheet, tag=wanted, resolve_entities=False):
        if found.tag == _MAIN + "f":
            yield None
            continue
        reference = found.get("ref") or (found.get("r", "") if len(found) else "")
        found.clear()
        if reference:
            yield _corner(reference)


def _corner(reference: str) -> tuple[int, int]:
    """The lower right corner of ``B3`` or ``A1:B3``; raises OfficeFileFault for anything else."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise OfficeFileFault(DAMAGED)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


class _SheetReader:
    """The cells of one sheet; ``notes`` and ``elsewhere`` are added to."""

    def __init__(
        self, sheet: Any, formulas: Any, notes: list[Note], elsewhere: list[Paragraph]
    ) -> None:
        self._sheet, self._formulas = sheet, formulas
        self._notes, self._elsewhere = notes, elsewhere
        self.where = source(N_("sheet {name}"), name=sheet.title)
        if sheet.sheet_state != "visible":
            self._note("hidden-sheet", self.where, sheet.title)

    def cells(self, rows: int, columns: int) -> Iterator[Cell]:
        """The cells that hold something, and the merged ones, in reading order."""
        merged = {(area.min_row, area.min_col): area for area in self._sheet.merged_cells.ranges}
        rows, columns = min(rows, self._sheet.max_row), min(columns, self._sheet.max_column)
        for line in self._sheet.iter_rows(max_row=rows, max_col=columns):
            for cell in line:
                area = merged.get((cell.row, cell.column))
                formula = None
                if self._formulas is not None:
                    formula = self._formulas.cell(cell.row, cell.column).value
                if area is not None or cell.value is not None or formula is not None:
                    yield self._cell(cell, formula, area)

    def _note(self, code: NoteCode, where: Source, text: str) -> None:
        self._notes.append(Note(code, where, text))

    def _cell(self, cell: Any, formula: object, area: Any) -> Cell:
        where = source(N_("cell {name}"), self.where, name=cell.coordinate)
        segments, link = self._content(cell, formula, where)
        hidden = self._is_hidden(cell)
        text = "".join(part for part, _ in segments)
        if hidden and text.strip():
            self._note("hidden-cell", where, text)
        if cell.comment:
            told = source(N_("comment"), where)
            self._elsewhere.append(Paragraph((Piece(cell.comment.text),), told))
        return Cell(
            row=cell.row,
            column=cell.column - 1,
            paragraphs=paragraphs(segments, link, where),
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
        from openpyxl.utils import get_column_letter

        row = self._sheet.row_dimensions[cell.row]
        column = self._sheet.column_dimensions[get_column_letter(cell.column)]
        return bool(row.hidden or column.hidden)


def _run(part: Any, font: str) -> tuple[str, str]:
    """One run of a rich text, which has a font of its own or the cell's."""
    if isinstance(part, str):
        return part, font
    own = getattr(part.font, "rFont", None)
    return str(part.text), own or font


def _margins(sheet: Any, where: Source) -> Iterator[Paragraph]:
    """What is printed at the head and foot of each page."""
    for message, margin in (
        (N_("page header"), sheet.oddHeader),
        (N_("page footer"), sheet.oddFooter),
    ):
        for part in (margin.left, margin.center, margin.right):
            if part and part.text:
                yield Paragraph((Piece(part.text),), source(message, where))
