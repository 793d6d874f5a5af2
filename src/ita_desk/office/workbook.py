"""A typeset document as a ``.xlsx``: its tables as they print, and its evidence in a list."""

import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ita_desk.office.named_family import NamedFamily
from ita_desk.office.package import settled, storable
from ita_desk.office.sheet import A4, fill_sheet, has_table
from ita_desk.office.sheet_cells import Look, SheetText
from ita_desk.office.word_document import UNDATED
from ita_desk.typeset.document import Document

_LONGEST_NAME = 31
_NO_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class Listing(NamedTuple):
    """A sheet of plain rows under headings; ``links`` is the column whose texts open."""

    name: str
    headings: Sequence[str]
    widths: Sequence[float]
    rows: Iterable[Sequence[str]]
    links: int | None = None


def write_xlsx(
    document: Document, name: str, fonts: NamedFamily, listings: Iterable[Listing] = ()
) -> bytes:
    """The workbook, its first sheets named ``name``; equal documents give equal bytes.

    Raises ValueError for a document that has no table.
    """
    import openpyxl
    from openpyxl.xml import functions
    from openpyxl.xml.constants import ARC_CORE

    sections = [section for section in document.sections if has_table(section)]
    if not sections:
        raise ValueError("a document without a table has no worksheet")
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, section in enumerate(sections, 1):
        title = name if len(sections) == 1 else f"{name} {number}"
        fill_sheet(book.create_sheet(_sheet_name(title)), section, fonts)
    for listing in listings:
        _fill_listing(book.create_sheet(_sheet_name(listing.name)), listing, fonts)
    about: Any = book.properties
    about.title = storable(document.metadata.title)[:255]
    about.creator = storable(document.metadata.author)[:255]
    about.version = _edition(book)
    when = (document.metadata.created or UNDATED).replace(tzinfo=None)
    about.created = when
    written = io.BytesIO()
    book.save(written)
    about.modified = when  # saving sets it to the present
    xml: Any = functions
    core: bytes = xml.tostring(about.to_tree())
    return settled(written.getvalue(), {ARC_CORE: core})


def _edition(book: Any) -> str:
    """Another one for each other content, among the file's properties."""
    cells = (cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    told = "\n".join(str(value) for value in cells if value is not None)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _sheet_name(name: str) -> str:
    return name.translate(_NO_NAME).strip()[:_LONGEST_NAME]


def _fill_listing(sheet: object, listing: Listing, fonts: NamedFamily) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(sheet, Worksheet)
    text = SheetText(fonts)
    for column, (heading, width) in enumerate(
        zip(listing.headings, listing.widths, strict=True), 1
    ):
        sheet.column_dimensions[get_column_letter(column)].width = width
        text.write(sheet.cell(1, column), heading, Look(bold=True, align="center", boxed=True))
    last = 1
    for last, row in enumerate(listing.rows, 2):
        for column, value in enumerate(row):
            cell = sheet.cell(last, column + 1)
            text.write(cell, value, Look(boxed=True))
            if column == listing.links and value:
                text.link(cell, value)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    pages: Any = sheet.sheet_properties.pageSetUpPr
    pages.fitToPage = True
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(listing.headings))}{last}"
