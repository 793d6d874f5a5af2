"""What a document asks to be printed, text by text in reading order, with its tags and links.

The print guard compares this with what it reads in the finished PDF. It is taken from the data
alone, without regard to how the typesetter set it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from ita_desk.typeset.document import Document, KeepTogether, SideBySide, StoryItem
from ita_desk.typeset.story import (
    LINE_END,
    BarChart,
    Bookmark,
    DottedLine,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Space,
)
from ita_desk.typeset.tables import FormTable


class AskedText(NamedTuple):
    """The text of one element, and (target, text) of the links in it.

    `name` is that of the bookmark before it, to which links within the document lead.
    """

    tag: Hashable | None
    text: str
    links: tuple[tuple[str, str], ...] = ()
    name: str = ""


def asked_texts(document: Document) -> Iterator[AskedText]:
    """All texts that aren't empty."""
    for section in document.sections:
        yield from _of_items(section.story)


def _of_items(items: Iterable[StoryItem]) -> Iterator[AskedText]:
    name = ""
    for item in items:
        if isinstance(item, Bookmark):
            name = item.name
        for asked in _of_item(item):
            yield asked._replace(name=asked.name or name)
            name = ""


def _of_item(item: StoryItem) -> Iterator[AskedText]:
    match item:
        case KeepTogether():
            yield from _of_items(item.items)
        case SideBySide():
            for _, column in item.columns:
                yield from _of_items(column)
        case Paragraph():
            yield from _of_paragraph(item, item.tag, whole=item.style.role != "P")
        case FormTable():
            yield from _of_table(item)
        case DottedLine():
            yield from _of_fields(item)
        case BarChart():
            yield from _of_chart(item)
        case Space() | PageBreak() | Bookmark() | Picture():
            pass


def _of_fields(line: DottedLine) -> Iterator[AskedText]:
    for number, field in enumerate(line.fields):
        if field.goes_on and number:
            continue
        runs: list[Run | None] = []
        for own in (field, *takewhile(lambda after: after.goes_on, line.fields[number + 1 :])):
            runs += (own.label, own.value, own.closing)
        yield from _of_runs([run for run in runs if run is not None], field.tag, whole=True)


def _of_chart(chart: BarChart) -> Iterator[AskedText]:
    for bar in chart.bars:
        for text in (bar.label, bar.text):
            yield from _of_runs([Run(text)], bar.tag)
    if chart.target is not None:
        yield from _of_runs([Run(chart.target_text)], None)


def _of_table(table: FormTable) -> Iterator[AskedText]:
    for line in table.header:
        for head in line:
            for paragraph in head.paragraphs:
                yield from _of_paragraph(paragraph, paragraph.tag, whole=True)
    for row in table.rows:
        for cell in row.cells:
            if cell is not None:
                for paragraph in cell.paragraphs:
                    yield from _of_paragraph(paragraph, paragraph.tag or cell.tag)


def _of_paragraph(
    paragraph: Paragraph, tag: Hashable | None, *, whole: bool = False
) -> Iterator[AskedText]:
    if paragraph.has_label:
        yield AskedText(tag, paragraph.label_line)
        whole = False
    yield from _of_runs(paragraph.runs, tag, whole=whole)


def _of_runs(
    runs: Iterable[Run], tag: Hashable | None, *, whole: bool = False
) -> Iterator[AskedText]:
    """One text for each typed line, or one for all of them."""
    text = ""
    links: list[tuple[str, str]] = []
    for run in runs:
        for number, part in enumerate(LINE_END.split(run.text)):
            if number and not whole:
                if text:
                    yield AskedText(tag, text, tuple(links))
                text, links = "", []
            text += part
            if run.link is not None and part:
                links.append((run.link, part))
    if text:
        yield AskedText(tag, text, tuple(links))
