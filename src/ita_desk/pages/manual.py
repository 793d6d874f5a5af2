"""The manual on paper, and on narrow sheets for reading beside the work: one text, two formats."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ita_desk.contents.manual import Manual, ManualBlock, ManualChapter, ManualSpan
from ita_desk.pages.documents import CREATOR
from ita_desk.typeset.document import (
    Document,
    KeepTogether,
    Metadata,
    PageFormat,
    PageText,
    Rendered,
    Section,
    StoryItem,
)
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render
from ita_desk.typeset.story import (
    INSIDE,
    Bookmark,
    DottedLine,
    LeaderField,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Picture,
    Run,
    Space,
)

PAPER = PageFormat(left_mm=25, top_mm=20, right_mm=20, bottom_mm=20)
NARROW = PageFormat(104, 150, left_mm=5, top_mm=5, right_mm=5, bottom_mm=12)
"""About as wide as the pane beside the work, so that the text is read at its size."""

_BODY = ParagraphStyle(size=16, space_after=4)
_STYLES: Mapping[str, ParagraphStyle] = {
    "text": _BODY,
    "section": replace(_BODY, size=18, space_before=12, keep_with_next=True, role="H2"),
    "step": replace(_BODY, left_indent_mm=1, label_mm=8),
    "item": replace(_BODY, left_indent_mm=3, label_mm=5),
    "warning": replace(_BODY, left_indent_mm=3, right_indent_mm=3, label_mm=5),
}
_TITLE = ParagraphStyle(size=29, align="center", role="H1", space_after=12)
_CHAPTER = replace(_BODY, size=22, role="H1", space_after=8, keep_with_next=True)
_CAPTION = ParagraphStyle(size=14, align="center", role="Caption", space_after=8)
_CONTENTS = (ParagraphStyle(size=16, space_before=3), ParagraphStyle(size=14, left_indent_mm=7))
_MM_OF_PIXEL = 0.12
"""Of a picture that was taken at one and a half of its size: its letters are as high as small
print."""
_PNG_SIZE = struct.Struct(">II")


def make_manual(
    manual: Manual,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    page_format: PageFormat = PAPER,
    guarded: bool = True,
) -> Rendered:
    """The manual as a PDF, with a box for each block, by its number in ``Manual.blocks``.

    The contents name pages, so everything is set once without them before. Raises what ``render``
    raises.
    """
    bare = replace(manual, pictures={name: data[:24] for name, data in manual.pictures.items()})
    first = render(_document(bare, {}, page_format, created, drawn=False), fonts, guarded=False)
    pages = {str(box.tag): box.page for box in reversed(first.boxes) if box.tag is not None}
    return render(_document(manual, pages, page_format, created), fonts, guarded=guarded)


def _document(
    manual: Manual,
    pages: Mapping[str, int],
    page_format: PageFormat,
    created: datetime | None,
    *,
    drawn: bool = True,
) -> Document:
    story: list[StoryItem] = [
        Space(page_format.height_mm / 12),
        Paragraph((Run(manual.title, bold=True),), _TITLE),
        *_contents(manual, pages),
    ]
    number = 0
    for at, chapter in enumerate(manual.chapters, 1):
        title = f"{at}  {chapter.title}"
        heading = Paragraph((Run(title, bold=True),), _CHAPTER, tag=chapter.name)
        story += [PageBreak(), Bookmark(title, name=chapter.name), heading]
        width = page_format.width_mm - page_format.left_mm - page_format.right_mm
        story += _blocks(manual, chapter, number, width, drawn=drawn)
        number += len(chapter.blocks)
    foot = PageText("{page}", edge_mm=min(page_format.bottom_mm / 2, 12.0))
    metadata = Metadata(
        manual.title,
        creator=CREATOR,
        language="th-TH" if manual.language == "th" else manual.language,
        created=created,
    )
    return Document((Section(tuple(story), page_format, (foot,)),), metadata)


def _contents(manual: Manual, pages: Mapping[str, int]) -> Iterator[StoryItem]:
    number = 0
    for at, chapter in enumerate(manual.chapters, 1):
        yield _line(f"{at}  {chapter.title}", chapter.name, pages.get(chapter.name), 0)
        for block in chapter.blocks:
            if block.kind == "section":
                yield _line(block.text, block.name, pages.get(str(number)), 1)
            number += 1


def _line(title: str, name: str, page: int | None, step: int) -> DottedLine:
    label = Run(f"{title} ", link=f"{INSIDE}{name}", bold=not step)
    shown = Run(f" {page or '00'}")
    return DottedLine((LeaderField(label, closing=shown),), _CONTENTS[step])


def _blocks(
    manual: Manual, chapter: ManualChapter, first: int, width: float, *, drawn: bool
) -> Iterator[StoryItem]:
    steps = 0
    for number, block in enumerate(chapter.blocks, first):
        steps = steps + 1 if block.kind == "step" else steps if block.kind == "picture" else 0
        if block.kind == "picture":
            yield _picture(manual, block, number, width, drawn=drawn)
            continue
        if block.kind == "section":
            yield Bookmark(block.text, level=2, name=block.name)
        label = {"step": f"{steps}.", "item": "•", "warning": "!"}.get(block.kind)
        bold = block.kind == "section"
        runs = tuple(_run(span, bold=bold) for span in block.spans)
        yield Paragraph(runs, _STYLES[block.kind], tag=number, label=label)


def _run(span: ManualSpan, *, bold: bool) -> Run:
    if span.kind == "link":
        return Run(span.text, link=f"{INSIDE}{span.source}", underline=True)
    return Run(span.text, bold=bold or span.kind != "text")


def _picture(
    manual: Manual, block: ManualBlock, number: int, width: float, *, drawn: bool
) -> StoryItem:
    """A picture as large as its letters want, or as wide as the page."""
    data = manual.pictures[block.name]
    across, down = _PNG_SIZE.unpack_from(data, 16)
    shown = min(across * _MM_OF_PIXEL, width)
    caption = Paragraph(tuple(_run(span, bold=False) for span in block.spans), _CAPTION, tag=number)
    picture = Picture(shown, shown * down / across, data if drawn else None, block.text, "center")
    return KeepTogether((Space(1.5), picture, Space(1), caption))
