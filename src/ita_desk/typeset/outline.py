"""The bookmarks of a PDF, nested by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ita_desk.typeset.ink import DrawnPage, OutlineEntry
from ita_desk.typeset.pdf_file import PdfFile
from ita_desk.typeset.pdf_syntax import reference, text_string


@dataclass(slots=True)
class _Item:
    """An entry with its object number and those below it; the outermost has no entry."""

    number: int
    entry: OutlineEntry | None = None
    children: list[_Item] = field(default_factory=list["_Item"])

    @property
    def count(self) -> int:
        """How many entries are below it."""
        return len(self.children) + sum(child.count for child in self.children)


def write_outline(
    file: PdfFile, entries: Sequence[OutlineEntry], pages: Sequence[DrawnPage]
) -> int:
    """Write the outline, all open; returns its object number.

    A level without its parent hangs from the last entry above it.
    """
    root = _Item(file.reserve())
    path = [root]
    for entry in entries:
        while path[-1].entry is not None and path[-1].entry.level >= entry.level:
            path.pop()
        item = _Item(file.reserve(), entry)
        path[-1].children.append(item)
        path.append(item)
    file.put(root.number, f"<</Type/Outlines{_family(root)}>>")
    _write_children(file, root, pages)
    return root.number


def _write_children(file: PdfFile, parent: _Item, pages: Sequence[DrawnPage]) -> None:
    numbers = [child.number for child in parent.children]
    for place, child in enumerate(parent.children):
        if child.entry is None:
            continue
        page = reference(pages[child.entry.page].number)
        body = f"/Title{text_string(child.entry.title)}/Parent {reference(parent.number)}"
        body += f"/Dest[{page} /XYZ null {child.entry.y:.2f} null]"
        if place > 0:
            body += f"/Prev {reference(numbers[place - 1])}"
        if place + 1 < len(numbers):
            body += f"/Next {reference(numbers[place + 1])}"
        file.put(child.number, f"<<{body}{_family(child)}>>")
        _write_children(file, child, pages)


def _family(item: _Item) -> str:
    """The entries that lead to what is below an item."""
    if not item.children:
        return ""
    first, last = item.children[0].number, item.children[-1].number
    return f"/First {reference(first)}/Last {reference(last)}/Count {item.count}"
