"""A ``.xls`` of old Excel as a paper, read by calamine: values and merges, no formats or links."""

import io
from collections.abc import Iterator
from typing import Any

from ita_desk.exchange.office.bounds import (
    DAMAGED,
    LARGEST_FILE,
    MOST_COLUMNS,
    MOST_ROWS,
    PASSWORD,
    TOO_LARGE,
    OfficeFileFault,
)
from ita_desk.exchange.office.paper import WHOLE_FILE, Block, Cell, Note, Paper, Source, source
from ita_desk.exchange.office.sheets import blocks, paragraphs, shown
from ita_desk.model.errors import N_


def read_xls(data: bytes) -> Paper:
    """The paper of an old workbook; that fonts and links can't be told is a note."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if len(data) > LARGEST_FILE:
        raise OfficeFileFault(TOO_LARGE)
    read: list[Block] = []
    notes = [Note("old-excel", WHOLE_FILE)]
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for about in workbook.sheets_metadata:
            where = source(N_("sheet {name}"), name=about.name)
            if str(about.visible).rpartition(".")[2] != "Visible":
                notes.append(Note("hidden-sheet", where, about.name))
            if str(about.typ).rpartition(".")[2] == "WorkSheet":
                sheet = workbook.get_sheet_by_name(about.name)
                read += blocks(_cells(sheet, where, notes), where)
    except PasswordError:
        raise OfficeFileFault(PASSWORD) from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise OfficeFileFault(DAMAGED) from None
    return Paper(tuple(read), tuple(notes))


def _cells(sheet: Any, where: Source, notes: list[Note]) -> Iterator[Cell]:
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise OfficeFileFault(TOO_LARGE)
    merged: dict[tuple[int, int], tuple[int, int]] = dict(sheet.merged_cell_ranges or ())
    for row, line in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, value in enumerate(line):
            end = merged.get((row, column))
            if value == "" and end is None:
                continue
            spot = source(N_("row {row} column {column}"), where, row=row + 1, column=column + 1)
            text, told = shown(value, "")
            if told and told[0] != "number":
                notes.append(Note(told[0], spot, f"{text} ← {told[1]}"))
            yield Cell(
                row=row,
                column=column,
                paragraphs=paragraphs([(text, "")], "", spot),
                source=spot,
                row_span=end[0] - row + 1 if end else 1,
                column_span=end[1] - column + 1 if end else 1,
            )
