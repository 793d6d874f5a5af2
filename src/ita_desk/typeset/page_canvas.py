"""reportlab's canvas for tagged, archival pages: each page is written when it is shown.

The only module that uses names which reportlab keeps to itself: `_doc`, for it offers no way to
give a canvas its document, and `_make_preamble`. A test says when a release has changed them.
"""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from ita_desk.typeset.pdf_document import PDF_VERSION, CompactDocument, text_string

LAYOUT_ARTIFACT = "/Artifact <</Type/Layout>>BDC"


class PageCanvas(Canvas):
    """A canvas on a document that lets go of its pages."""

    _doc: CompactDocument

    def __init__(self) -> None:
        super().__init__("", pageCompression=1, invariant=1, pdfVersion=PDF_VERSION)
        self._doc = CompactDocument()
        self._levels: list[int] = []
        self._entry_count = 0

    @property
    def document(self) -> CompactDocument:
        """The document that the pages are in."""
        return self._doc

    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab names a font there that isn't embedded."""
        self._preamble = ""

    def add_code(self, operators: Iterable[str]) -> None:
        """Add operators to the page, one a line."""
        self.addLiteral("\n".join(operators))

    def stroke(self, paths: Iterable[str], width: float, cap: int, dash: tuple[float, ...]) -> None:
        """Draw lines along paths, which are operators."""
        self.saveState()
        self.setLineWidth(width)
        self.setLineCap(cap)
        self.setDash(dash)
        self.add_code([*paths, "S"])
        self.restoreState()

    def outline_entry(self, title: str, level: int, y: float) -> None:
        """An entry that leads to a height on this page.

        A level without its parent hangs from the last entry above it; reportlab knows no gaps.
        """
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        key = f"entry{self._entry_count}"
        self._entry_count += 1
        self.bookmarkPage(key, "XYZ", top=round(y, 2))
        self.addOutlineEntry(text_string(title), key, len(self._levels))
        self._levels.append(level)
        self.showOutline()

    def draw_picture(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture that the document has, from its lower left corner."""
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        self.addLiteral(f"/{name} Do")
        self.restoreState()

    def finished(self) -> bytes:
        """The bytes of the file."""
        return self.getpdfdata()


class ClusterText:
    """Text in the codes of composite fonts, as operators."""

    def __init__(self) -> None:
        self._operators = ["BT"]
        self._font: tuple[str, float] | None = None

    def operators(self) -> list[str]:
        """The operators so far, and the one that ends the text."""
        return [*self._operators, "ET"]

    def mark(self, operator: str) -> None:
        """Begin or end marked content."""
        self._operators.append(operator)

    def show(self, font: str, size: float, codes: str, x: float, y: float) -> None:
        """Show codes of a font with their origin at a place."""
        if (font, size) != self._font:
            self._font = (font, size)
            self._operators.append(f"{font} {size:g} Tf")
        self._operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm<{codes}>Tj")
