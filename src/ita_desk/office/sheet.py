"""The table of a typeset document as a worksheet that prints like its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from openpyxl.utils import get_column_letter

from ita_desk.office.named_family import NamedFamily
from ita_desk.office.sheet_cells import Look, SheetText, first_link, text_of
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.typeset.column_widths import column_widths
from ita_desk.typeset.composite_font import TextFonts
from ita_desk.typeset.document import (
    KeepTogether,
    PageFormat,
    PageText,
    Section,
    SideBySide,
    StoryItem,
)
from ita_desk.typeset.measures import MM
from ita_desk.typeset.paragraph_layout import ParagraphSetter
from ita_desk.typeset.story import DottedLine, LeaderField, Paragraph, Run
from ita_desk.typeset.table_layout import header_places
from ita_desk.typeset.tables import Cell, FormTable, Row

_TALLEST = 409.0
"""Points that a row of Excel can be high."""
_LOWEST, _EDGES = 12.0, 4.0
_FULL = 0.9
"""How full a row gets of a text that is parted: its letters are not all equally wide."""
_PIXELS_A_MM = 96 / 25.4
_HEADING = Look(bold=True, align="center", vertical="center", boxed=True)
_BLANK = "." * 30
A4 = 9
"""Excel's number of the paper."""


def fill_sheet(sheet: Any, section: Section, fonts: NamedFamily) -> None:
    """Title, table and what follows it; print settings as the section's pages have them."""
    page = section.page_format
    width = page.width_mm - page.left_mm - page.right_mm
    text = SheetText(fonts)
    before, table, after = _parts(section.story)
    setter = ParagraphSetter(TextFonts(fonts.family))
    widths = [points / MM for points in column_widths(table, width * MM, setter)]
    for index, millimetres in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _characters(millimetres)
    writer = _SheetWriter(sheet, text, widths)
    for paragraph in before:
        writer.title(paragraph)
    top = writer.row
    writer.header(table)
    sheet.print_title_rows = f"{top}:{writer.row - 1}"
    sheet.freeze_panes = f"{get_column_letter((table.title_column or 0) + 2)}{writer.row}"
    writer.rows(table)
    for paragraph in after:
        writer.line(paragraph)
    _set_up_page(sheet, page, section, fonts)


def _parts(
    story: Sequence[StoryItem],
) -> tuple[list[Paragraph], FormTable, list[Paragraph]]:
    """What stands above the first table, the table, and what stands below it."""
    flat = list(_flat(story))
    at = next(index for index, item in enumerate(flat) if isinstance(item, FormTable))
    table = flat[at]
    assert isinstance(table, FormTable)
    return (
        [item for item in flat[:at] if isinstance(item, Paragraph)],
        table,
        [item for item in flat[at + 1 :] if isinstance(item, Paragraph)],
    )


def has_table(section: Section) -> bool:
    """Whether a section can become a worksheet."""
    return any(isinstance(item, FormTable) for item in _flat(section.story))


def _flat(items: Sequence[StoryItem]) -> Iterator[Paragraph | FormTable]:
    for item in items:
        match item:
            case Paragraph() | FormTable():
                yield item
            case KeepTogether():
                yield from _flat(item.items)
            case SideBySide():
                for _, inner in item.columns:
                    yield from _flat(inner)
            case DottedLine():
                yield Paragraph.plain("  ".join(map(_dotted, item.fields)), item.style)
            case _:
                pass


def _dotted(field: LeaderField) -> str:
    parts = (field.label, field.value, field.closing)
    texts = [part.text for part in parts if part]
    return " ".join(texts) if field.value else _BLANK.join((texts[0], *(texts[1:] or [""])))


class _SheetWriter:
    """Writes from the top; ``row`` is the next one, counted from 1."""

    def __init__(self, sheet: Any, text: SheetText, widths: Sequence[float]) -> None:
        self._sheet, self._text, self._widths = sheet, text, widths
        self.row = 1

    def title(self, paragraph: Paragraph) -> None:
        """A line over the whole width."""
        style = paragraph.style
        look = Look(style.size, any(run.bold for run in paragraph.runs), _aligned(paragraph))
        self._merge(self.row, 1, self.row, len(self._widths))
        self._text.write(self._sheet.cell(self.row, 1), text_of([paragraph]), look)
        height = self._height([paragraph], sum(self._widths))
        self._sheet.row_dimensions[self.row].height = min(height, _TALLEST)
        self.row += 1

    def line(self, paragraph: Paragraph) -> None:
        """A line below the table, whose address opens by a click."""
        look = Look(paragraph.style.size, align=_aligned(paragraph))
        self.title(paragraph)
        cell = self._sheet.cell(self.row - 1, 1)
        self._text.style(cell, look)
        self._text.link(cell, first_link([paragraph]))

    def header(self, table: FormTable) -> None:
        """The heading rows with their merged cells."""
        heights = [0.0] * len(table.header)
        for place in header_places(table):
            row, column = self.row + place.row, place.column + 1
            last = (row + place.cell.rows - 1, column + place.cell.columns - 1)
            self._boxes(row, column, *last)
            self._merge(row, column, *last)
            self._text.write(
                self._sheet.cell(row, column), text_of(place.cell.paragraphs), _HEADING
            )
            width = sum(self._widths[place.column : place.column + place.cell.columns])
            needed = self._height(place.cell.paragraphs, width) / place.cell.rows
            for at in range(place.row, place.row + place.cell.rows):
                heights[at] = max(heights[at], needed)
        for at, height in enumerate(heights):
            self._sheet.row_dimensions[self.row + at].height = min(height, _TALLEST)
        self.row += len(table.header)

    def rows(self, table: FormTable) -> None:
        """Every row; a group's cell is merged over its rows."""
        group_top = self.row
        for index, row in enumerate(table.rows):
            if index and (row.group is None or row.group != table.rows[index - 1].group):
                self._merge_group(table, group_top)
                group_top = self.row
            self._row(row, table.merged_column)
        self._merge_group(table, group_top)

    def _merge_group(self, table: FormTable, top: int) -> None:
        if table.merged_column is not None:
            column = table.merged_column + 1
            self._merge(top, column, self.row - 1, column)

    def _row(self, row: Row, grouped: int | None) -> None:
        """One row of the form; longer cells than Excel can show go on in rows below."""
        parts = [
            self._parts(cell.paragraphs if cell else (), width)
            for cell, width in zip(row.cells, self._widths, strict=True)
        ]
        count = max(len(one) for one in parts)
        for at in range(count):
            height = 0.0
            for column, (cell, own) in enumerate(zip(row.cells, parts, strict=True)):
                target = self._sheet.cell(self.row + at, column + 1)
                paragraphs = own[at] if at < len(own) else []
                self._write(target, paragraphs, Look(align=_align(cell), boxed=True))
                height = max(height, self._height(paragraphs, self._widths[column]))
            self._sheet.row_dimensions[self.row + at].height = min(height, _TALLEST)
        for column, own in enumerate(parts):
            if count > 1 and len(own) == 1 and column != grouped:
                self._merge(self.row, column + 1, self.row + count - 1, column + 1)
        self.row += count

    def _parts(self, paragraphs: Sequence[Paragraph], width: float) -> list[list[Paragraph]]:
        """Paragraphs in portions that one row of Excel can show."""
        parts: list[list[Paragraph]] = [[]]
        for paragraph in paragraphs:
            for piece in self._pieces(paragraph, width):
                if parts[-1] and self._height([*parts[-1], piece], width) > _TALLEST:
                    parts.append([])
                parts[-1].append(piece)
        return parts

    def _pieces(self, paragraph: Paragraph, width: float) -> Iterator[Paragraph]:
        """A paragraph that is taller than a row of Excel, parted where a line may end."""
        height = self._height([paragraph], width)
        text = "".join(run.text for run in paragraph.runs)
        if height <= _TALLEST:
            yield paragraph
            return
        room = max(1, int(len(text) * _TALLEST / height * _FULL))
        ends = [at for at, tier in line_breaks(text).items() if tier <= BreakTier.DOUBTFUL]
        start = 0
        while start < len(text):
            fitting = [at for at in ends if start < at <= start + room]
            stop = len(text) if len(text) - start <= room else (fitting or [start + room])[-1]
            yield replace(paragraph, runs=(Run(text[start:stop]),), label=None)
            start = stop

    def _write(self, target: Any, paragraphs: Sequence[Paragraph], look: Look) -> None:
        self._text.style(target, look)
        if paragraphs:
            self._text.write(target, text_of(paragraphs), look)

    def _height(self, paragraphs: Sequence[Paragraph], width: float) -> float:
        return max(self._text.height(paragraphs, width), _LOWEST) + _EDGES

    def _boxes(self, row: int, column: int, last_row: int, last_column: int) -> None:
        for at in range(row, last_row + 1):
            for across in range(column, last_column + 1):
                self._text.style(self._sheet.cell(at, across), _HEADING)

    def _merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        if (row, column) != (last_row, last_column) and last_row >= row:
            self._sheet.merge_cells(None, row, column, last_row, last_column)


def _align(cell: Cell | None) -> str:
    return _aligned(cell.paragraphs[0]) if cell and cell.paragraphs else "left"


def _aligned(paragraph: Paragraph) -> str:
    return "left" if paragraph.style.align == "justify" else paragraph.style.align


def _characters(millimetres: float) -> float:
    """A width in Excel's unit, the digit of its usual font."""
    return round((millimetres * _PIXELS_A_MM - 5) / 7, 2)


def _set_up_page(sheet: Any, page: PageFormat, section: Section, fonts: NamedFamily) -> None:
    landscape = page.width_mm > page.height_mm
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left, margins.right = page.left_mm / 25.4, page.right_mm / 25.4
    margins.top, margins.bottom = page.top_mm / 25.4, page.bottom_mm / 25.4
    margins.header = margins.footer = 5 / 25.4
    for one in section.furniture:
        place, _, side = one.position.partition("-")
        if place == "middle":
            continue  # no cell of a sheet lies under others
        holders = [sheet.oddHeader if place == "top" else sheet.oddFooter]
        if one.first_page:
            holders.append(sheet.firstHeader if place == "top" else sheet.firstFooter)
        for holder in holders:
            part = getattr(holder, side)
            part.text = _told(one)
            part.font, part.size = fonts.name, round(fonts.half_points(one.style.size) / 2)
    sheet.HeaderFooter.differentFirst = any(not one.first_page for one in section.furniture)


def _told(one: PageText) -> str:
    """A line of the margin as Excel writes it: it knows the numbers itself."""
    words = one.template.replace("{text}", one.text).replace("&", "&&")
    return words.replace("{page}", "&P").replace("{pages}", "&N")
