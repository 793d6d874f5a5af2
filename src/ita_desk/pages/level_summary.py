"""The five-level summary on paper: A4 upright, levels in bold, numbers hanging left of items."""

from dataclasses import replace

from ita_desk.contents.level_summary import DASH, LevelPart, LevelScore, LevelSummaryContent
from ita_desk.contents.lines import Line
from ita_desk.pages.blocks import UPRIGHT, header_cell, paragraph, run, upright_number
from ita_desk.typeset.document import KeepTogether, Section, StoryItem
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run, Space
from ita_desk.typeset.tables import Cell, Column, FormTable, Row

TITLE = ParagraphStyle(size=18, align="center", role="H1", space_after=6)
BODY = ParagraphStyle(size=16)
HEADING = replace(BODY, space_before=6, keep_with_next=True, role="H2")
CLOSING = replace(BODY, align="justify", first_indent_mm=25, space_before=12)

_INDENTS_MM = {1: (8.0, 9.0), 2: (17.0, 4.0)}
"""Step of a list → where its sign stands, and the room for it."""

_DASH_MM = (13.0, 4.0)
"""The same for an item that has a dash instead of a number."""

_WIDTHS_MM = (100, 30, 30)


def level_summary_sections(content: LevelSummaryContent) -> tuple[Section, ...]:
    """The one section of the summary."""
    story = (
        paragraph(content.title, TITLE, bold=True),
        *(item for level in content.levels for item in _level(level)),
        *(paragraph(line, CLOSING) for line in content.closing),
        *_scores(content),
    )
    return (
        Section(
            story, UPRIGHT, furniture=(upright_number(content.digits),), restart_numbering=True
        ),
    )


def _level(level: LevelPart) -> list[StoryItem]:
    return [paragraph(level.heading, HEADING, bold=True), *map(_item, level.lines)]


def _item(line: Line) -> Paragraph:
    left, room = _DASH_MM if line.indent == 1 and line.mark == DASH else _INDENTS_MM[line.indent]
    style = replace(BODY, left_indent_mm=left, label_mm=room)
    runs = tuple(run(span) for span in line.spans)
    return Paragraph(runs, style, tag=line.place, label=line.mark or " ")


def _scores(content: LevelSummaryContent) -> tuple[StoryItem, ...]:
    """The table of scores, its total in bold; nothing where it isn't wanted."""
    if not content.scores:
        return ()
    table = FormTable(
        columns=tuple(Column(width) for width in _WIDTHS_MM),
        header=(
            tuple(header_cell(word, BODY) for word in ("ระดับ", "คะแนนเต็ม", "คะแนนประเมินตนเอง")),
        ),
        rows=(*(_row(score) for score in content.scores), _row(content.total, bold=True)),
        summary="คะแนนประเมินตนเองของแต่ละระดับ",
    )
    return Space(4), KeepTogether((table,))


def _row(score: LevelScore, *, bold: bool = False) -> Row:
    name = Cell((Paragraph((run(score.name, bold=bold),), BODY, tag=score.name.place),))
    centred = replace(BODY, align="center")
    numbers = (Paragraph((Run(text, bold=bold),), centred) for text in (score.most, score.score))
    return Row((name, *(Cell((number,)) for number in numbers)))
