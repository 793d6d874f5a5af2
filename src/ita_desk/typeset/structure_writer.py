"""Writing the structure tree into a PDF."""

from __future__ import annotations

from ita_desk.typeset.ink import Ink
from ita_desk.typeset.pdf_document import CompactDocument, formatted_text
from ita_desk.typeset.structure import AnnotationMark, Attributes, Element, Mark


def write_structure(file: CompactDocument, ink: Ink, root: Element) -> int:
    """Write the tree and the way back to it from pages and links; returns the root's number."""
    tree = file.reserve()
    writer = _TreeWriter(file, ink)
    top = writer.write(root, tree)
    numbers = writer.numbers
    entries = {link.key: numbers[link.element] for link in ink.annotations}
    for key, owners in zip(ink.keys, ink.owners, strict=True):
        entries[key] = file.add(f"[{' '.join([_reference(numbers[own]) for own in owners])}]")
    nums = " ".join([f"{key} {_reference(entries[key])}" for key in sorted(entries)])
    body = f"/Type/StructTreeRoot/K {_reference(top)}"
    body += f"/ParentTree {_reference(file.add(f'<</Nums[{nums}]>>'))}"
    body += f"/ParentTreeNextKey {len(entries)}"
    if writer.named:
        body += f"/IDTree {_reference(_write_names(file, writer.named))}"
    file.put(tree, f"<<{body}>>")
    return tree


def _reference(number: int) -> str:
    return f"{number} 0 R"


def _write_names(file: CompactDocument, named: dict[str, int]) -> int:
    """The name tree of the elements that others name as their headers."""
    names = sorted(named)
    pairs = " ".join([f"({own}) {_reference(named[own])}" for own in names])
    leaf = file.add(f"<</Limits[({names[0]}) ({names[-1]})]/Names[{pairs}]>>")
    return file.add(f"<</Kids[{_reference(leaf)}]>>")


class _TreeWriter:
    """Makes an object for each element; `numbers` and `named` tell which."""

    def __init__(self, file: CompactDocument, ink: Ink) -> None:
        self._file = file
        self._pages = [_reference(number) for number in file.page_numbers]
        self._annotations = [
            f"<</Type/OBJR/Pg {self._pages[link.page]}/Obj {_reference(link.number)}>>"
            for link in ink.annotations
        ]
        self._attributes: dict[Attributes, str] = {}
        self.numbers: dict[Element, int] = {}
        self.named: dict[str, int] = {}

    def write(self, element: Element, parent: int) -> int:
        """Write an element and all below it."""
        number = self.numbers[element] = self._file.reserve()
        page = next((item.page for item in element.content if isinstance(item, Mark)), None)
        body = f"<</S/{element.kind}/P {parent} 0 R"
        if page is not None:
            body += f"/Pg {self._pages[page]}"
        if element.attributes is not None:
            body += f"/A {self._attribute_object(element.attributes)}"
        if element.name:
            body += f"/ID({element.name})"
            self.named[element.name] = number
        if element.alt:
            body += f"/Alt{formatted_text(element.alt)}"
        if element.content:
            content = [self._content(item, page, number) for item in element.content]
            body += f"/K {content[0]}" if len(content) == 1 else f"/K[{' '.join(content)}]"
        self._file.put(number, body + ">>")
        return number

    def _content(self, item: Element | Mark | AnnotationMark, page: int | None, parent: int) -> str:
        match item:
            case Element():
                return f"{self.write(item, parent)} 0 R"
            case Mark():
                if item.page == page:
                    return str(item.number)
                return f"<</Type/MCR/Pg {self._pages[item.page]}/MCID {item.number}>>"
            case AnnotationMark():
                return self._annotations[item.annotation]

    def _attribute_object(self, attributes: Attributes) -> str:
        """The attribute dictionary, shared by all elements with the same attributes."""
        if attributes not in self._attributes:
            body = "<</O/Table"
            if attributes.scope:
                body += f"/Scope/{attributes.scope}"
            if attributes.columns > 1:
                body += f"/ColSpan {attributes.columns}"
            if attributes.rows > 1:
                body += f"/RowSpan {attributes.rows}"
            if attributes.headers:
                body += f"/Headers[{''.join(f'({own})' for own in attributes.headers)}]"
            if attributes.summary:
                body += f"/Summary{formatted_text(attributes.summary)}"
            self._attributes[attributes] = _reference(self._file.add(body + ">>"))
        return self._attributes[attributes]
