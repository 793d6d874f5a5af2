"""The indicator progress sheet on paper: A4 landscape, one table of eight columns, notes below."""

from dataclasses import replace

from ita_desk.contents.kpi_sheet import IndicatorRow, KpiHeader, KpiSheetContent
from ita_desk.contents.table_widths import KPI_SHEET_TABLE
from ita_desk.pages.blocks import (
    LANDSCAPE,
    LANDSCAPE_WIDTH_MM,
    header_cell,
    landscape_number,
    paragraph,
    room_for_signs,
    text_cell,
)
from ita_desk.typeset.document import KeepTogether, Section, StoryItem
from ita_desk.typeset.story import ParagraphStyle, Space
from ita_desk.typeset.tables import Column, FormTable, HeaderCell, Row

TITLE = ParagraphStyle(size=16, align="center")
BODY = ParagraphStyle(size=14, line_height=16)
CENTRED = replace(BODY, align="center")
CONTINUED = " (ต่อ)"
ITEM_MM = 5.2
"""Room for the number of an item."""

# Number, code, name, full and own score, responsible, progress, remark: the parts in hundredths
# of docs/domain.md 4.5.
_WIDTHS = (5, 5, 20, 6, 8, 12, 26, 18)
_NUMBER_AND_CODE, _NAME = (0, 1), 2


def kpi_sheet_sections(content: KpiSheetContent) -> tuple[Section, ...]:
    """The one section of the sheet."""
    number = landscape_number(content.digits)
    return (Section(_story(content), LANDSCAPE, furniture=(number,)),)


def _story(content: KpiSheetContent) -> tuple[StoryItem, ...]:
    heading, *others = content.title
    step = room_for_signs(content.notes, BODY, ITEM_MM)
    notes = tuple(paragraph(line, BODY, step_mm=step) for line in content.notes)
    return (
        paragraph(heading, replace(TITLE, role="H1"), bold=True),
        *(paragraph(line, TITLE, bold=True) for line in others),
        Space(3),
        FormTable(
            columns=tuple(Column(part * LANDSCAPE_WIDTH_MM / 100) for part in _WIDTHS),
            header=(_header(content.header),),
            rows=tuple(_row(row) for row in content.rows),
            title_column=_NAME,
            continuation=CONTINUED,
            name=KPI_SHEET_TABLE,
            set_widths_mm=content.widths,
            repeated_columns=_NUMBER_AND_CODE,
            summary="ความก้าวหน้าและคะแนนของแต่ละตัวชี้วัด",
        ),
        *((KeepTogether((Space(3), *notes), company=True),) if notes else ()),
    )


def _header(words: KpiHeader) -> tuple[HeaderCell, ...]:
    return (
        header_cell(words.number, BODY),
        header_cell(words.indicator, BODY, columns=2),
        header_cell(words.full_score, BODY),
        header_cell(words.self_score, BODY),
        header_cell(words.responsible, BODY),
        header_cell(words.progress, BODY),
        header_cell(words.remark, BODY),
    )


def _row(row: IndicatorRow) -> Row:
    return Row(
        (
            text_cell(row.number, CENTRED),
            text_cell(row.code, CENTRED),
            text_cell(row.name, BODY),
            text_cell(row.full_score, CENTRED),
            text_cell(row.self_score, CENTRED),
            text_cell(row.responsible, BODY),
            text_cell(row.progress, BODY, step_mm=ITEM_MM),
            text_cell(row.remark, BODY, step_mm=ITEM_MM),
        )
    )
