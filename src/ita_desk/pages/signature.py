"""The reporter line and the room to sign in ink."""

from collections.abc import Iterable
from dataclasses import replace

from ita_desk.contents.lines import Span
from ita_desk.contents.signing import Labelled, SignatureBlock
from ita_desk.pages.blocks import run
from ita_desk.typeset.document import SideBySide, StoryItem
from ita_desk.typeset.story import (
    DottedLine,
    LeaderField,
    Paragraph,
    ParagraphStyle,
    Run,
    Space,
)

BLANK = "." * 40
"""Dots of a reporter line where a value is to be written by hand."""

_BLOCK_MM = 110.0
_NAME_DOTS_MM = 55.0
_INK_MM = 9.0
_DATE_DOTS_MM = 13.0


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
