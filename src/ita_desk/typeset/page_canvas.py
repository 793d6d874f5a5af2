"""reportlab's canvas for tagged, archival pages: each page is written when it is shown."""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from ita_desk.typeset.pdf_document import CompactDocument, Formatted, TaggedPage

LAYOUT_ARTIFACT = "/Artifact <</Type/Layout>>BDC"


class PageCanvas(Canvas):
    """A canvas on a document that lets go of its pages; `_doc` is reportlab's name for it."""

    _doc: CompactDocument

    def __init__(self) -> None:
        super().__init__("", pageCompression=1, invariant=1, pdfVersion=(1, 7))
        self._doc = CompactDocument()
        self._levels: list[int] = []
        self.page_numbers: list[int] = []

    @property
    def document(self) -> CompactDocument:
        """The document that the pages are in."""
        return self._doc

    def _make_preamble(self) -> None:
        """Leave out reportlab's reference to a font that isn't embedded."""
        self._preamble = ""

    def add_code(self, operators: Iterable[str]) -> None:
        """Add operators to the page."""
        self._code.extend(operators)

    def show_page(self, key: int) -> None:
        """Write the page; `key` leads to its elements in the parent tree."""
        page = TaggedPage()
        page.pagewidth, page.pageheight = self._pagesize
        page.StructParents = key
        page.setStream(self._code)
        self._setAnnotations(page)
        self._doc.addPage(page)
        self.page_numbers.append(self._doc.number_of(self._doc.Reference(page)))
        self._startPage()

    def link(self, body: str) -> int:
        """Write an annotation of this page; returns its object number."""
        self._annotationCount += 1
        name = f"NUMBER{self._annotationCount}"
        reference = self._doc.settle(Formatted(body), self._doc.annotationName(name))
        self._annotatePage(name)
        return self._doc.number_of(reference)

    def outline_entry(self, title: str, level: int, y: float) -> None:
        """An entry that leads to a height on this page.

        A level without its parent hangs from the last entry above it; reportlab knows no gaps.
        """
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        key = f"entry{len(self._destinations)}"
        self.bookmarkPage(key, "XYZ", top=round(y, 2))
        self.addOutlineEntry(title, key, len(self._levels))
        self._levels.append(level)
        self.showOutline()

    def add_picture(self, name: str, picture: pdfdoc.PDFImageXObject) -> str:
        """Write a picture; returns its name on the pages."""
        form = self._doc.getXObjectName(name)
        self._doc.resources.XObject[form] = self._doc.settle(picture, form)
        return form

    def draw_picture(self, form: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture that was added, from its lower left corner."""
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        self._code.append(f"/{form} Do")
        self.restoreState()


class ClusterText(PDFTextObject):
    """Text in the codes of composite fonts."""

    def __init__(self, canvas: Canvas) -> None:
        self._code = ["BT"]
        self._canvas = canvas
        self._font: tuple[str, float] | None = None

    def getCode(self) -> str:  # noqa: N802
        """The operators, one a line."""
        return "\n".join([*self._code, "ET"])

    def mark(self, operator: str) -> None:
        """Begin or end marked content."""
        self._code.append(operator)

    def show(self, font: str, size: float, codes: str, x: float, y: float) -> None:
        """Show codes of a font with their origin at a place."""
        if (font, size) != self._font:
            self._font = (font, size)
            self._code.append(f"{font} {size:g} Tf")
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm<{codes}>Tj")
