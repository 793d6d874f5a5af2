"""A PDF in pdfium: sizes, pictures and text of its pages. The one module that talks to pdfium.

pdfium may be entered by one thread at a time in the whole process; hence the lock. Its calls let
go of Python's own lock, so drawing in a thread never holds up a key.
"""

import ctypes
from collections.abc import Sequence
from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

from ita_desk.gui.page_pane.page_colours import PageColours

_ONE_AT_A_TIME = Lock()


class UnreadablePdf(Exception):
    """These bytes are no PDF that pdfium can open."""


class PdfPages:
    """An open PDF; close it when done. Pages count from 0 here, sizes are in points."""

    def __init__(self, pdf: bytes) -> None:
        """Open a PDF held in memory; raises UnreadablePdf."""
        # Late: it takes a fifth of a second, and only a shown page needs it.
        import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

        self._raw: Any = pypdfium2.raw
        with _ONE_AT_A_TIME:
            try:
                self._document: Any = pypdfium2.PdfDocument(pdf)
                self.sizes: Sequence[tuple[float, float]] = tuple(
                    self._document.get_page_size(page) for page in range(len(self._document))
                )
            except pypdfium2.PdfiumError as error:
                raise UnreadablePdf(str(error)) from error

    def __len__(self) -> int:
        return len(self.sizes)

    def image(
        self,
        page: int,
        width: int,
        height: int,
        rows: tuple[int, int] | None = None,
        *,
        printing: bool = False,
        colours: PageColours | None = None,
    ) -> QImage:
        """The page at ``width`` × ``height`` pixels on white, or only its pixel rows ``rows``.

        ``printing`` draws for paper: shapes without regard to a screen's pixels. With other
        ``colours`` only pictures keep their own.
        """
        first, end = rows or (0, height)
        image = QImage(width, end - first, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF if colours is None else colours.ground)
        pixels = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        flags = self._raw.FPDF_ANNOT | (self._raw.FPDF_PRINTING if printing else 0)
        with _ONE_AT_A_TIME:
            opened = self._document[page]
            bitmap = self._raw.FPDFBitmap_CreateEx(
                width, end - first, self._raw.FPDFBitmap_BGRx, pixels, image.bytesPerLine()
            )
            try:
                area = (0, -first, width, height, 0)
                if colours is None:
                    self._raw.FPDF_RenderPageBitmap(bitmap, opened, *area, flags)
                else:
                    self._draw_in_colours(bitmap, opened, area, flags, colours)
            finally:
                self._raw.FPDFBitmap_Destroy(bitmap)
                opened.close()
        return image

    def _draw_in_colours(
        self, bitmap: Any, opened: Any, area: tuple[int, ...], flags: int, colours: PageColours
    ) -> None:
        """Draw text and lines in these colours; of a filled ground its edge."""
        raw, lines, text = self._raw, colours.lines, colours.text
        scheme = raw.FPDF_COLORSCHEME(lines, lines, text, text)
        pause = raw.IFSDK_PAUSE(version=1)
        pause.NeedToPauseNow = type(pause.NeedToPauseNow)(_never_pause)
        flags |= raw.FPDF_CONVERT_FILL_TO_STROKE
        raw.FPDF_RenderPageBitmapWithColorScheme_Start(bitmap, opened, *area, flags, scheme, pause)
        raw.FPDF_RenderPage_Close(opened)

    def text(self, page: int) -> str:
        """The text of a page, as a screen reader would say it."""
        with _ONE_AT_A_TIME:
            opened = self._document[page]
            text_page = opened.get_textpage()
            try:
                return str(text_page.get_text_bounded())
            finally:
                text_page.close()
                opened.close()

    def line_end(self, page: int, x: float, y: float) -> tuple[str, str]:
        """The line of text at a point (from the top left), and the one it goes on with.

        Both are "" where there is no text, the second where another text follows.
        """
        from ita_desk.gui.pdf_lines import line_and_next

        with _ONE_AT_A_TIME:
            opened = self._document[page]
            text_page = opened.get_textpage()
            try:
                return line_and_next(self._raw, text_page, x, self.sizes[page][1] - y)
            finally:
                text_page.close()
                opened.close()

    def close(self) -> None:
        """Free the document."""
        with _ONE_AT_A_TIME:
            self._document.close()


def _never_pause(_: Any) -> int:
    return 0
