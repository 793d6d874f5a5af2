"""The measure rationale on paper: A4 upright, two tables under centred captions."""

from collections.abc import Iterable
from dataclasses import replace

from ita_desk.contents.lines import Line
from ita_desk.contents.measure_rationale import (
    CaptionedTable,
    KnowledgePart,
    MeasurePart,
    MeasureRationaleContent,
)
from ita_desk.contents.pirab import LetterPart
from ita_desk.contents.table_widths import RATIONALE_MEASURES_TABLE, RATIONALE_PLAN_TABLE
from ita_desk.pages.blocks import (
    UPRIGHT,
    UPRIGHT_WIDTH_MM,
    header_cell,
    paragraph,
    room_for_signs,
    run,
    text_cell,
    upright_number,
)
from ita_desk.typeset.document import KeepTogether, Section, StoryItem
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run, Space
from ita_desk.typeset.tables import Cell, Column, FormTable, Row

TITLE = ParagraphStyle(size=18, align="center", role="H1")
BODY = ParagraphStyle(size=16)
HEADING = replace(BODY, space_before=6, space_after=2, keep_with_next=True, role="H2")
SUBHEADING = replace(BODY, space_before=4, keep_with_next=True, role="H3")
INDENTED = replace(BODY, first_indent_mm=12.5)
LETTER = replace(INDENTED, space_before=4)
TOPIC = replace(BODY, left_indent_mm=12.5)
CAPTION = replace(BODY, align="center", keep_with_next=True)
CELL = ParagraphStyle(size=14, line_height=17)
CONTINUED = " (ต่อ)"
ITEM_MM = 6.0
_TITLE = 1
CELL_ITEM_MM = 4.5

# In hundredths, from docs/domain.md 4.6.
_PLAN_WIDTHS = (8, 34, 13, 28, 17)
_MEASURE_WIDTHS = (18, 26, 10, 18, 13, 15)


def measure_rationale_sections(content: MeasureRationaleContent) -> tuple[Section, ...]:
    """The one section of the sheet."""
    number = upright_number(content.digits)
    return (Section(_story(content), UPRIGHT, furniture=(number,), restart_numbering=True),)


def _story(content: MeasureRationaleContent) -> tuple[StoryItem, ...]:
    heading, *others = content.heading or (Line(()),)
    signs = room_for_signs((measure.title for measure in content.measures), SUBHEADING, ITEM_MM)
    return (
        paragraph(heading, TITLE, bold=True),
        *(paragraph(line, replace(TITLE, role="P"), bold=True) for line in others),
        paragraph(content.measures_heading, HEADING, bold=True),
        *(paragraph(line, INDENTED) for line in content.criterion),
        *(item for measure in content.measures for item in _reasons(measure, signs)),
        *(paragraph(line, INDENTED) for line in content.introduction),
        *_table(
            content.plan,
            _PLAN_WIDTHS,
            RATIONALE_PLAN_TABLE,
            title_column=_TITLE,
            summary="แผนดำเนินงานของหน่วยงาน",
        ),
        *_table(
            content.measure_table,
            _MEASURE_WIDTHS,
            RATIONALE_MEASURES_TABLE,
            title_column=_TITLE,
            summary="มาตรการของหน่วยงาน",
        ),
        Space(3),
        *(item for measure in content.measures for item in _pirab(measure)),
        *_topics(content),
    )


def _topics(content: MeasureRationaleContent) -> list[StoryItem]:
    """The topics of knowledge under their heading; nothing where there are none."""
    if not content.knowledge:
        return []
    headings = (
        line for one in content.knowledge for line in (one.name_heading, one.reason_heading)
    )
    signs = room_for_signs(headings, SUBHEADING, ITEM_MM)
    heading = paragraph(content.knowledge_heading, HEADING, bold=True)
    return [heading, *(item for topic in content.knowledge for item in _knowledge(topic, signs))]


def _reasons(measure: MeasurePart, step_mm: float) -> list[StoryItem]:
    title = _subheading(measure.title, step_mm, keeps=bool(measure.rationale))
    return [title, *(paragraph(line, INDENTED) for line in measure.rationale)]


def _table(
    table: CaptionedTable, widths: Iterable[int], name: str, *, title_column: int, summary: str
) -> list[StoryItem]:
    """Number and caption centred above the table, which they never leave."""
    first_merged = bool(table.groups)
    rows: list[Row] = []
    for at, cells in enumerate(table.rows):
        group = table.groups[at] if first_merged else None
        begins = not first_merged or at == 0 or table.groups[at - 1] != group
        centred = not first_merged
        first = text_cell(cells[0], replace(CELL, align="center") if centred else CELL)
        joined = _joined(table, at)
        others = (
            Cell((), tag=cell.place)
            if column in joined
            else text_cell(cell, CELL, step_mm=CELL_ITEM_MM)
            for column, cell in enumerate(cells[1:], 1)
        )
        rows.append(Row((first if begins else None, *others), group, joined))
    return [
        paragraph(table.number, replace(CAPTION, space_before=8), bold=True),
        *(paragraph(line, CAPTION, bold=True) for line in table.caption),
        Space(1),
        FormTable(
            columns=tuple(Column(part * UPRIGHT_WIDTH_MM / 100) for part in widths),
            header=(tuple(header_cell(word, CELL) for word in table.header),),
            rows=tuple(rows),
            merged_column=0 if first_merged else None,
            title_column=title_column,
            continuation=CONTINUED,
            name=name,
            set_widths_mm=table.widths,
            summary=summary,
        ),
    ]


def _joined(table: CaptionedTable, at: int) -> frozenset[int]:
    """The columns whose text is that of the row above: times and people, not titles and counts."""
    if at == 0:
        return frozenset()
    above, cells = table.rows[at - 1], table.rows[at]
    return frozenset(
        column
        for column in range(_TITLE + 2, len(cells))
        if cells[column].text.strip() and cells[column].text == above[column].text
    )


def _pirab(measure: MeasurePart) -> list[StoryItem]:
    """The letters under their heading; nothing where there are none."""
    if not measure.letters:
        return []
    heading = paragraph(measure.pirab_heading, HEADING, bold=True)
    return [heading, *(item for letter in measure.letters for item in _letter(letter))]


def _letter(letter: LetterPart) -> list[StoryItem]:
    first = letter.text[0] if letter.text else Line(())
    sign = f"{first.mark} " if first.mark else ""
    runs = (run(letter.name, bold=True), Run(f" {sign}"), *(run(span) for span in first.spans))
    named = Paragraph(runs if letter.text else runs[:1], LETTER, tag=letter.name.place)
    others = [paragraph(line, INDENTED) for line in letter.text[1:]]
    return [named, *others, *(paragraph(line, TOPIC) for line in letter.topics)]


def _subheading(line: Line, step_mm: float, *, keeps: bool) -> Paragraph:
    """A numbered heading; with nothing under it it need not keep with what follows."""
    style = SUBHEADING if keeps else replace(SUBHEADING, keep_with_next=False)
    return paragraph(line, style, bold=True, step_mm=step_mm)


def _knowledge(topic: KnowledgePart, step_mm: float) -> list[StoryItem]:
    name_heading = _subheading(topic.name_heading, step_mm, keeps=bool(topic.name))
    name = (paragraph(line, INDENTED) for line in topic.name)
    reason_heading = _subheading(topic.reason_heading, step_mm, keeps=bool(topic.reason))
    return [
        KeepTogether((name_heading, *name)),
        reason_heading,
        *(paragraph(line, INDENTED) for line in topic.reason),
    ]
