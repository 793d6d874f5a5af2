"""The knowledge brief on paper: texts and the chart on A4 upright, the plan on A4 landscape."""

from dataclasses import replace

from ita_desk.contents.knowledge_brief import KnowledgeBriefContent, ScoreChart, TextPart
from ita_desk.contents.plan_grid import GridRow, PlanGrid
from ita_desk.contents.table_widths import KNOWLEDGE_PLAN_TABLE
from ita_desk.pages.blocks import (
    LANDSCAPE,
    LANDSCAPE_WIDTH_MM,
    UPRIGHT,
    budget_cell,
    header_cell,
    mark_cell,
    paragraph,
    room_for_signs,
    text_cell,
    upright_number,
)
from ita_desk.typeset.document import KeepTogether, Section, StoryItem
from ita_desk.typeset.story import Bar, BarChart, Paragraph, ParagraphStyle, Run, Space
from ita_desk.typeset.tables import Cell, Column, FormTable, HeaderCell, Row

TITLE = ParagraphStyle(size=18, align="center", role="H1")
BODY = ParagraphStyle(size=16)
SUBTITLE = replace(BODY, align="center")
INDENTED = replace(BODY, align="justify", first_indent_mm=25)
HEADING = replace(BODY, space_before=6, keep_with_next=True, role="H2")
CAPTION = replace(BODY, align="center", keep_with_next=True, role="Caption")
LABELS = ParagraphStyle(size=14, line_height=16, align="center")
CELL = ParagraphStyle(size=14, line_height=16)
CENTRED = replace(CELL, align="center")
CONTINUED = " (ต่อ)"
STEP_MM = 7.0
ITEM_MM = 3.0

_CHART_MM = 50.0
_SCALE_STEP = 20
# Measure, topic, activity, twelve months, budget, responsible, in hundredths: docs/domain.md 4.7,
# with two taken from the others for the word over the budget.
_WIDTHS = (12, 13, 21, *([3] * 12), 8, 10)
_MEASURE, _ACTIVITY = 0, 2
_MONTHS = range(3, 15)
_LETTERS_A_LINE = 120
_MOST_LETTERS_ABOVE = 10 * _LETTERS_A_LINE
"""A third of the sheet."""


def knowledge_brief_sections(content: KnowledgeBriefContent) -> tuple[Section, ...]:
    """The texts, and the plan on pages of its own."""
    number = upright_number(content.digits)
    plan_number = replace(number, position="bottom-center", edge_mm=8, first_page=True)
    return (
        Section(_texts(content), UPRIGHT, furniture=(number,), restart_numbering=True),
        Section(_plan(content), LANDSCAPE, furniture=(plan_number,)),
    )


def _texts(content: KnowledgeBriefContent) -> tuple[StoryItem, ...]:
    return (
        *(
            paragraph(line, SUBTITLE if at else TITLE, bold=True)
            for at, line in enumerate(content.title)
        ),
        *_part(content.principle, INDENTED),
        *_chart(content.chart),
        *(paragraph(line, INDENTED, step_mm=STEP_MM) for line in content.analysis),
        *_part(content.steps, BODY),
        *_part(content.evaluation, INDENTED),
    )


def _part(part: TextPart, style: ParagraphStyle) -> list[StoryItem]:
    heading = Paragraph((Run(part.heading, bold=True),), HEADING)
    step = room_for_signs(part.lines, style, STEP_MM)
    return [heading, *(paragraph(line, style, step_mm=step) for line in part.lines)]


def _chart(chart: ScoreChart | None) -> tuple[StoryItem, ...]:
    """Caption and chart, never parted; nothing while no score is known."""
    if chart is None:
        return ()
    bars = tuple(
        Bar(bar.label.text, bar.value, bar.text.text, tag=bar.text.place) for bar in chart.bars
    )
    drawn = BarChart(
        bars,
        maximum=chart.most,
        alt=chart.alt,
        target=chart.target,
        target_text=chart.target_text.text,
        height_mm=_CHART_MM,
        style=LABELS,
        scale=tuple((value, f"{value:g}") for value in range(0, int(chart.most) + 1, _SCALE_STEP)),
        unit="ร้อยละ",
    )
    caption = paragraph(chart.caption, CAPTION, bold=True)
    return Space(3), KeepTogether((caption, Space(2), drawn)), Space(3)


def _plan(content: KnowledgeBriefContent) -> tuple[StoryItem, ...]:
    heading = Paragraph((Run(content.plan_heading, bold=True),), replace(HEADING, space_before=0))
    grid = content.plan
    if _letters(grid) <= _MOST_LETTERS_ABOVE:
        return heading, Space(2), _grid(grid, _above(grid))
    # A heading row is on every sheet: with so much in it there would be no room for the rows.
    told = (*_caption(grid), *_policy(grid))
    return heading, Space(2), *told, Space(2), _grid(grid, ())


def _letters(grid: PlanGrid) -> int:
    """Letters of what stands over the columns, a short line counted as a whole one."""
    lines = (*grid.caption.lines, *grid.policy.lines)
    return sum(max(len(line.text), _LETTERS_A_LINE) for line in lines)


def _caption(grid: PlanGrid) -> tuple[Paragraph, ...]:
    return tuple(paragraph(line, CENTRED, bold=True) for line in grid.caption.lines)


def _policy(grid: PlanGrid) -> tuple[Paragraph, ...]:
    label = Paragraph((Run(grid.policy_label, bold=True),), CELL)
    return label, *(paragraph(line, CELL) for line in grid.policy.lines)


def _above(grid: PlanGrid) -> tuple[tuple[HeaderCell, ...], ...]:
    """Title row and policy row."""
    policy = tuple(paragraph(line, CELL) for line in grid.policy.lines)
    return (
        (HeaderCell(_caption(grid), len(_WIDTHS), role="caption"),),
        (
            replace(header_cell(grid.policy_label, CELL), role="text"),
            HeaderCell(policy, len(_WIDTHS) - 1, role="text"),
        ),
    )


def _grid(grid: PlanGrid, above: tuple[tuple[HeaderCell, ...], ...]) -> FormTable:
    rows = tuple(
        _row(row, number, text_cell(group.measure, CELL) if at == 0 else None)
        for number, group in enumerate(grid.groups)
        for at, row in enumerate(group.rows)
    )
    return FormTable(
        columns=tuple(
            Column(
                part * LANDSCAPE_WIDTH_MM / 100,
                alike="month" if at in _MONTHS else None,
                shaded=at - _MONTHS.start in grid.header.outside,
            )
            for at, part in enumerate(_WIDTHS)
        ),
        header=(*above, *_header(grid)),
        rows=rows or (Row((None,) * len(_WIDTHS)),),
        merged_column=_MEASURE,
        title_column=_ACTIVITY,
        continuation=CONTINUED,
        name=KNOWLEDGE_PLAN_TABLE,
        set_widths_mm=grid.widths,
        summary="กิจกรรมตามแผน จำแนกตามมาตรการ และเดือนที่ดำเนินการ",
        padding_mm=(0.8, 0.5, 0.8, 0.8),
    )


def _header(grid: PlanGrid) -> tuple[tuple[HeaderCell, ...], ...]:
    words = grid.header
    return (
        (
            header_cell(words.measure, CELL, rows=2),
            header_cell(words.topic, CELL, rows=2),
            header_cell(words.activity, CELL, rows=2),
            header_cell(words.period, CELL, columns=len(words.months)),
            header_cell(words.budget, CELL, rows=2),
            header_cell(words.responsible, CELL, rows=2),
        ),
        tuple(header_cell(month, CELL) for month in words.months),
    )


def _row(row: GridRow, group: int, measure: Cell | None) -> Row:
    cells = (
        measure,
        text_cell(row.topic, CELL, step_mm=ITEM_MM),
        text_cell(row.activity, CELL),
        *(mark_cell(month, CENTRED) for month in row.months),
        budget_cell(row.budget, CELL),
        text_cell(row.responsible, CELL),
    )
    return Row(cells, group)
