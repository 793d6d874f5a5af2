"""Writing the structure tree into a PDF."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from ita_desk.typeset.structure import AnnotationMark, Attributes, Element, Mark


class StructureWriter:
    """Makes an object for each element; `written` and `named` hold what was made."""

    def __init__(
        self,
        pdf: Pdf,
        pages: Sequence[pikepdf.Object],
        annotations: Sequence[pikepdf.Object],
        annotation_pages: Sequence[int],
    ) -> None:
        self._pdf = pdf
        self._pages = pages
        self._annotations = annotations
        self._annotation_pages = annotation_pages
        self._attributes: dict[Attributes, pikepdf.Object] = {}
        self._kinds: dict[str, Name] = {}
        self.written: dict[Element, pikepdf.Object] = {}
        self.named: dict[str, pikepdf.Object] = {}

    def write(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        """Write an element and all below it."""
        entries: dict[str, object] = {"/S": self._kind(element.kind), "/P": parent}
        page = next((item.page for item in element.content if isinstance(item, Mark)), None)
        if page is not None:
            entries["/Pg"] = self._pages[page]
        if element.attributes is not None:
            entries["/A"] = self._attribute_object(element.attributes)
        if element.name:
            entries["/ID"] = String(element.name)
            self.named[element.name] = parent
        if element.alt:
            entries["/Alt"] = String(element.alt)
        written = self._pdf.make_indirect(Dictionary(entries))
        self.written[element] = written
        if element.name:
            self.named[element.name] = written
        content = [self._content(item, page, written) for item in element.content]
        if content:
            written["/K"] = content[0] if len(content) == 1 else Array(content)
        return written

    def _content(
        self, item: Element | Mark | AnnotationMark, page: int | None, parent: pikepdf.Object
    ) -> object:
        match item:
            case Element():
                return self.write(item, parent)
            case Mark():
                if item.page == page:
                    return item.number
                return Dictionary(Type=Name.MCR, Pg=self._pages[item.page], MCID=item.number)
            case AnnotationMark():
                place = self._pages[self._annotation_pages[item.annotation]]
                annotation = self._annotations[item.annotation]
                return Dictionary(Type=Name.OBJR, Pg=place, Obj=annotation)

    def _kind(self, kind: str) -> Name:
        if kind not in self._kinds:
            self._kinds[kind] = Name(f"/{kind}")
        return self._kinds[kind]

    def _attribute_object(self, attributes: Attributes) -> pikepdf.Object:
        """The attribute dictionary, shared by all elements with the same attributes."""
        if attributes not in self._attributes:
            made = Dictionary(O=Name.Table)
            if attributes.scope:
                made.Scope = Name(f"/{attributes.scope}")
            if attributes.columns > 1:
                made.ColSpan = attributes.columns
            if attributes.rows > 1:
                made.RowSpan = attributes.rows
            if attributes.headers:
                made.Headers = Array([String(name) for name in attributes.headers])
            if attributes.summary:
                made.Summary = String(attributes.summary)
            self._attributes[attributes] = self._pdf.make_indirect(made)
        return self._attributes[attributes]
