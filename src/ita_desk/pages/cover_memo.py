"""The cover memo on paper, after the rules on typing official letters that go with the ระเบียบ.

A4 upright, 30 mm left and 20 mm right, an emblem of 15 mm, 15 mm from the paper's edge; 29, 20 and
16 official points; single lines, 6 points before a part, 25 mm before its first line. Page 2 has
``- ๒ -`` 30 mm from the edge.
"""

from dataclasses import replace

from ita_desk.contents.cover_memo import EMBLEM, CoverMemoContent, LabelledLines
from ita_desk.contents.lines import Line
from ita_desk.contents.signing import Labelled, Signer
from ita_desk.pages.blocks import UPRIGHT_WIDTH_MM, paragraph, run, upright_number
from ita_desk.typeset.document import (
    KeepTogether,
    PageFormat,
    Section,
    SideBySide,
    StoryItem,
)
from ita_desk.typeset.story import (
    DottedLine,
    LeaderField,
    Paragraph,
    ParagraphStyle,
    Picture,
    Run,
    Space,
)

PAGE = PageFormat(left_mm=30, top_mm=15, right_mm=20, bottom_mm=20, next_top_mm=40)
EMBLEM_MM = 15.0
MID_PAGE_MM = 75.0
"""From the left margin to the middle of the paper, where the date begins."""

HEADING = ParagraphStyle(size=29, line_height=35, align="center", role="H1")
HEAD = ParagraphStyle(size=16)
LABEL_SIZE = 20
PART = ParagraphStyle(size=16, space_before=6)
BODY = replace(PART, align="justify", first_indent_mm=25)
CENTRED = ParagraphStyle(size=16, align="center")
_HEADING_DROP_MM = 2.5
"""From the emblem's top to the heading's line, so that their middles are level."""

_MM_OF_POINT = 25.4 / 72
_LABEL_GAP_MM = 3.0
_INK_MM = 22.5
"""Three blank lines to sign on; on a memo that is a little too long, down to `_LEAST_INK_MM`."""

_BETWEEN_MM = 6.0
_LEAST_INK_MM = 3 * 16 * _MM_OF_POINT
"""Three lines of 16 points, one below the other without a gap."""

_NAME_DOTS_MM = 50.0


def cover_memo_sections(
    content: CoverMemoContent, emblem: bytes | None = None
) -> tuple[Section, ...]:
    """The one section of the memo; ``emblem`` is a PNG or JPEG, None leaves its room blank."""
    number = replace(upright_number(content.digits), edge_mm=30)
    story = (*_head(content, emblem), *_text_and_signatures(content))
    return (Section(story, PAGE, furniture=(number,), restart_numbering=True),)


def _head(content: CoverMemoContent, emblem: bytes | None) -> tuple[StoryItem, ...]:
    title: tuple[StoryItem, ...] = (
        Space(_HEADING_DROP_MM),
        Paragraph((Run(content.heading, bold=True),), HEADING),
    )
    picture = Picture(EMBLEM_MM, EMBLEM_MM, emblem, tag=EMBLEM)
    return (
        SideBySide(((EMBLEM_MM, (picture,)), (None, title), (EMBLEM_MM, ())), gap_mm=0),
        DottedLine((_field(content.sender),), HEAD),
        DottedLine((_field(content.number), _field(content.date, MID_PAGE_MM)), HEAD),
        DottedLine((_field(content.subject),), HEAD),
        *(item for part in content.addressing for item in _addressing(part)),
    )


def _field(labelled: Labelled, start_mm: float | None = None) -> LeaderField:
    value = labelled.value
    return LeaderField(
        Run(labelled.label, bold=True, size=LABEL_SIZE),
        value=Run(f"  {value.text}") if value.text else None,
        start_mm=start_mm,
        tag=value.place,
    )


def _addressing(part: LabelledLines) -> list[StoryItem]:
    """The label, and right of it the first line; the others stand below that."""
    hanging = replace(PART, label_mm=_label_width(part.label))
    below = replace(hanging, space_before=0)
    if not part.lines:
        return [Paragraph((Run(""),), hanging, label=part.label)]
    first, *others = part.lines
    return [
        Paragraph(_runs(first), hanging, tag=first.place, label=part.label),
        *(Paragraph(_runs(line), below, tag=line.place, label=" ") for line in others),
    ]


def _runs(line: Line) -> tuple[Run, ...]:
    return tuple(run(span) for span in line.spans)


def _label_width(label: str) -> float:
    return _LABEL_WIDTHS_MM.get(label, 15.0) + _LABEL_GAP_MM


_LABEL_WIDTHS_MM = {"เรียน": 8.0, "อ้างถึง": 10.0, "สิ่งที่ส่งมาด้วย": 22.0}


def _text_and_signatures(content: CoverMemoContent) -> list[StoryItem]:
    """The body; its last paragraph and two lines more go where the signatures go."""
    items: list[StoryItem] = [paragraph(line, BODY) for line in content.body[:-1]]
    # In a block that is kept together the space above it is lost.
    items += [Space(PART.space_before * _MM_OF_POINT)] if content.body else []
    ending: list[StoryItem] = [paragraph(line, BODY) for line in content.body[-1:]]
    ending += [
        _signature(content.submitter),
        Space(_BETWEEN_MM, 0),
        *(paragraph(line, HEAD) for line in content.acknowledgement),
        _signature(content.approver),
    ]
    return [*items, KeepTogether(tuple(ending), company=True)]


def _signature(signer: Signer) -> SideBySide:
    """Centred on the right half; dots where the name is to be written."""
    if signer.name.text:
        name: StoryItem = Paragraph(
            (Run("("), run(signer.name), Run(")")), CENTRED, tag=signer.name.place
        )
    else:
        dots = LeaderField(Run("("), closing=Run(")"), dots_mm=_NAME_DOTS_MM, tag=signer.name.place)
        name = DottedLine((dots,), CENTRED)
    titles = (Paragraph((run(title),), CENTRED, tag=title.place) for title in signer.titles)
    half = UPRIGHT_WIDTH_MM / 2
    return SideBySide(
        ((half, ()), (half, (Space(_INK_MM, _LEAST_INK_MM), name, *titles))), gap_mm=0
    )
