"""Which structure elements the paragraphs of one container get."""

from __future__ import annotations

from ita_desk.typeset.paragraph_layout import ParagraphLayout
from ita_desk.typeset.story import Paragraph
from ita_desk.typeset.structure import Element, TextElements, text_elements


class TextStructure:
    """Adds paragraphs to a container in reading order; neighbours with labels make one list."""

    def __init__(self, container: Element) -> None:
        self._container = container
        self._list: Element | None = None

    def add(
        self,
        paragraph: Paragraph,
        layout: ParagraphLayout,
        kind: str = "P",
        *,
        whole: bool = False,
    ) -> TextElements:
        """Elements for a paragraph: one for each typed line, or one for all of it."""
        count = 1 if whole else typed_line_count(layout)
        if not paragraph.has_label:
            self._list = None
            return text_elements(self._container, kind, count, paragraph.tag)
        if self._list is None:
            self._list = Element("L", self._container)
        item = Element("LI", self._list)
        label = Element("Lbl", item)
        body = Element("LBody", item)
        if count == 1:
            return TextElements((body,), label, paragraph.tag)
        lines = text_elements(body, "P", count, paragraph.tag)
        lines.label = label
        return lines

    def end_list(self) -> None:
        """What comes next isn't part of a list that is open."""
        self._list = None


def typed_line_count(layout: ParagraphLayout) -> int:
    """How many lines were typed."""
    return layout.lines[-1].typed_line + 1


def cell_elements(
    element: Element,
    paragraphs: tuple[Paragraph, ...],
    layouts: tuple[ParagraphLayout, ...],
    *,
    whole: bool = False,
) -> tuple[TextElements, ...]:
    """Elements for the paragraphs of a cell; a single plain line belongs to the cell itself.

    `whole` makes a paragraph one text whatever line ends were typed.
    """
    one_line = whole or typed_line_count(layouts[0]) == 1 if layouts else False
    if len(paragraphs) == 1 and not paragraphs[0].has_label and one_line:
        return (TextElements((element,), tag=paragraphs[0].tag),)
    structure = TextStructure(element)
    return tuple(
        structure.add(paragraph, layout, whole=whole)
        for paragraph, layout in zip(paragraphs, layouts, strict=True)
    )
