"""The structure tree: what each piece of the document is, made before anything is laid out.

An element is handed to what draws it; drawing only adds marks (page and number of the marked
content). So the order of the tree is that of the document, however the pages are filled, and a
cell that goes on over pages is one element with several marks.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple


class Mark(NamedTuple):
    """Marked content: index of the page, and its number (MCID) on that page."""

    page: int
    number: int


class AnnotationMark(NamedTuple):
    """A link annotation: its index among all annotations of the document."""

    annotation: int


class Attributes(NamedTuple):
    """Attributes of a table cell; equal ones are written once."""

    scope: str = ""
    columns: int = 1
    rows: int = 1
    headers: tuple[str, ...] = ()
    summary: str = ""


class Element:
    """A structure element; `content` is in reading order. `name` is the target of Headers."""

    __slots__ = ("alt", "attributes", "content", "kind", "name")

    def __init__(
        self,
        kind: str,
        parent: Element | None = None,
        attributes: Attributes | None = None,
        name: str = "",
        alt: str = "",
    ) -> None:
        self.kind = kind
        self.attributes = attributes
        self.name = name
        self.alt = alt
        self.content: list[Element | Mark | AnnotationMark] = []
        if parent is not None:
            parent.content.append(self)


class TextElements:
    """Where the text of one paragraph goes: an element for each typed line, and one for a label.

    Links become elements when they are first drawn, at their place within the line.
    """

    __slots__ = ("_bodies", "_links", "label", "tag")

    def __init__(
        self, bodies: tuple[Element, ...], label: Element | None = None, tag: Hashable = None
    ) -> None:
        self._bodies = bodies
        self._links: dict[tuple[int, int], Element] = {}
        self.label = label
        self.tag = tag

    def body(self, typed_line: int) -> Element:
        """The element of a typed line."""
        return self._bodies[min(typed_line, len(self._bodies) - 1)]

    def link(self, run: int, typed_line: int) -> Element:
        """The Link element of a run on a typed line."""
        key = (run, typed_line)
        element = self._links.get(key)
        if element is None:
            element = self._links[key] = Element("Link", self.body(typed_line))
        return element


def text_elements(
    parent: Element, kind: str, typed_lines: int, tag: Hashable = None
) -> TextElements:
    """Elements for a paragraph under a parent; a `P` with several typed lines becomes several."""
    count = typed_lines if kind == "P" else 1
    return TextElements(tuple(Element(kind, parent) for _ in range(count)), tag=tag)
