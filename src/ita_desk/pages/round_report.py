"""The round report on paper: A4 landscape, one form table, the reporter block at its end.

The form of กรมอนามัย: 267 mm between margins of 15 mm, 14 official points, eleven columns.
"""

from collections.abc import Iterable
from dataclasses import replace

from ita_desk.contents.lines import Span
from ita_desk.contents.round_report import ActivityRow, RoundReportContent
from ita_desk.contents.round_report_header import HeaderRows
from ita_desk.contents.signing import Labelled, SignatureBlock
from ita_desk.contents.table_widths import ROUND_REPORT_TABLE
from ita_desk.pages.blocks import (
    LANDSCAPE,
    budget_cell,
    header_cell,
    landscape_number,
    mark_cell,
    paragraph,
    run,
    text_cell,
)
from ita_desk.typeset.document import KeepTogether, Section, SideBySide, StoryItem
from ita_desk.typeset.story import (
    DottedLine,
    LeaderField,
    Paragraph,
    ParagraphStyle,
    Run,
    Space,
)
from ita_desk.typeset.tables import Cell, Column, FormTable, HeaderCell, Row

BLANK = "." * 40
"""Dots of a reporter line where a value is to be written by hand."""

_BLOCK_MM = 110.0
_NAME_DOTS_MM = 55.0
_INK_MM = 9.0
_DATE_DOTS_MM = 13.0

TITLE = ParagraphStyle(size=16, align="center")
BODY = ParagraphStyle(size=14, line_height=16)
CENTRED = replace(BODY, align="center")
TO_WRITE_ON = replace(BODY, line_height=21)
CONTINUED = " (ต่อ)"
# Measure, activity, quantity, quality, responsible, budget, four quarters, results; these are
# wishes: the typesetter keeps each at least as wide as its widest word.
_WIDTHS_MM = (33, 36, 20, 22, 20, 18, 18, 18, 18, 18, 46)
_QUARTERS = range(6, 10)
_MEASURE, _ACTIVITY = 0, 1


def reporter_paragraph(fields: Iterable[Labelled], style: ParagraphStyle) -> Paragraph:
    """The labels in bold, each with its value, or with dots where it is missing."""
    fields = tuple(fields)
    runs: list[Run] = []
    for field in fields:
        gap = "  " if runs else ""
        runs.append(Run(f"{gap}{field.label} ", bold=True))
        runs.append(run(field.value) if field.value.text else Run(BLANK))
    return Paragraph(tuple(runs), style, tag=fields[0].value.place)


def signature_block(block: SignatureBlock, style: ParagraphStyle) -> SideBySide:
    """``ลงชื่อ……{role}``, the name in brackets, the position and a date, on the right half."""
    centred = replace(style, align="center")
    signed = LeaderField(
        Run("ลงชื่อ"), closing=Run(block.role), dots_mm=_NAME_DOTS_MM, tag=block.name.place
    )
    day = LeaderField(Run("วันที่"), dots_mm=_DATE_DOTS_MM)
    month_and_year = LeaderField(Run("/"), dots_mm=_DATE_DOTS_MM, goes_on=True)
    items: tuple[StoryItem, ...] = (
        Space(_INK_MM),
        DottedLine((signed,), centred),
        _value_or_dots("(", block.name, ")", centred),
        _value_or_dots("ตำแหน่ง ", block.position, "", centred),
        DottedLine((day, month_and_year, month_and_year), centred),
    )
    return SideBySide(((None, ()), (_BLOCK_MM, items)))


def _value_or_dots(before: str, value: Span, after: str, style: ParagraphStyle) -> StoryItem:
    if value.text:
        return Paragraph((Run(before), run(value), Run(after)), style, tag=value.place)
    field = LeaderField(
        Run(before.strip()), closing=Run(after), dots_mm=_NAME_DOTS_MM, tag=value.place
    )
    return DottedLine((field,), style)


def round_report_sections(content: RoundReportContent) -> tuple[Section, ...]:
    """The one section of the round report."""
    return (
        Section(
            _story(content),
            LANDSCAPE,
            furniture=(landscape_number(content.digits),),
        ),
    )


def _story(content: RoundReportContent) -> tuple[StoryItem, ...]:
    heading, *others = content.title
    return (
        paragraph(heading, replace(TITLE, role="H1"), bold=True),
        *(paragraph(line, TITLE, bold=True) for line in others),
        Space(2),
        _table(content),
        _ending(content),
    )


def _ending(content: RoundReportContent) -> KeepTogether:
    """Reference links, reporter line and signature block, never parted, nor alone on a page."""
    items: list[StoryItem] = [Space(3)]
    items += [paragraph(line, BODY) for line in content.links]
    signed: list[StoryItem] = [reporter_paragraph(content.reporter, BODY)]
    if content.signature is not None:
        signed.append(signature_block(content.signature, TO_WRITE_ON))
    items += [Space(2), KeepTogether(tuple(signed), company=True)]
    return KeepTogether(tuple(items), company=True)


def _table(content: RoundReportContent) -> FormTable:
    return FormTable(
        columns=tuple(
            Column(width, alike="quarter" if at in _QUARTERS else None)
            for at, width in enumerate(_WIDTHS_MM)
        ),
        header=_header(content.header),
        rows=tuple(
            _row(row, number, text_cell(group.measure, BODY) if at == 0 else None)
            for number, group in enumerate(content.groups)
            for at, row in enumerate(group.rows)
        ),
        merged_column=_MEASURE,
        title_column=_ACTIVITY,
        continuation=CONTINUED,
        name=ROUND_REPORT_TABLE,
        set_widths_mm=content.widths,
        summary="แผนและผลการดำเนินงานของแต่ละกิจกรรม จำแนกตามมาตรการ",
    )


def _header(words: HeaderRows) -> tuple[tuple[HeaderCell, ...], ...]:
    first = (
        header_cell(words.measure, BODY, rows=2),
        header_cell(words.activity, BODY, rows=2),
        header_cell(words.indicator, BODY, columns=2),
        header_cell(words.responsible, BODY, rows=2),
        header_cell(words.budget, BODY, rows=2),
        header_cell(words.period, BODY, columns=4),
        header_cell(words.results, BODY, rows=2),
    )
    second = (words.quantity, words.quality, *map(_in_three_lines, words.quarters))
    return first, tuple(header_cell(text, BODY) for text in second)


def _in_three_lines(quarter: str) -> str:
    """``ไตรมาส 1``, ``(ต.ค. -``, ``ธ.ค. 66)``: the months on one line would need 24 mm, not 18."""
    return quarter.replace(" (", " \n(").replace("- ", "- \n")


def _row(row: ActivityRow, group: int, measure: Cell | None) -> Row:
    cells = (
        measure,
        text_cell(row.title, BODY),
        mark_cell(row.quantity, BODY),
        mark_cell(row.quality, BODY),
        text_cell(row.responsible, BODY),
        budget_cell(row.budget, BODY),
        *(mark_cell(quarter, CENTRED) for quarter in row.quarters),
        text_cell(row.results, BODY),
    )
    return Row(cells, group)
