"""Prints finished PDFs through the system: the same pages, drawn at the printer's resolution."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from math import ceil

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ita_desk.gui.pdf_pages import PdfPages

POINTS_PER_INCH = 72
_MOST_DOTS_PER_INCH = 600
"""Finer than the eye sees; a page at 1200 dpi would be four times the work."""
_BAND_BYTES = 16_000_000
_SAME = 1.02


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side to print: a page (from 0) of the PDF ``document`` (from 0)."""

    document: int
    page: int


@dataclass(frozen=True, slots=True)
class _Band:
    """Pixel rows ``first`` to ``end`` of a sheet drawn ``width`` by ``height`` pixels."""

    width: int
    height: int
    first: int
    end: int
    target: QRectF


def new_printer(pdf_size: tuple[float, float], title: str) -> QPrinter:
    """A printer set up for pages of a size in points, as far as the user doesn't change it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(title)
    printer.setPageLayout(_layout_for(pdf_size, QPageSize(QPageSize.PageSizeId.A4)))
    return printer


def sheets(printer: QPrinter, pages: Sequence[int]) -> tuple[Sheet, ...]:
    """What is printed, in order: the chosen range of all pages, copies, the last page first.

    ``pages`` are the numbers of pages of each PDF. Copies are only repeated here when the
    printer's own system doesn't.
    """
    every = [Sheet(pdf, page) for pdf, count in enumerate(pages) for page in range(count)]
    chosen = [sheet for number, sheet in enumerate(every, start=1) if _in_range(printer, number)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return tuple(chosen * copies)
    return tuple(chain.from_iterable([sheet] * copies for sheet in chosen))


class PrintJob(QObject):
    """Draws sheet by sheet, band by band: the drawing in a thread, the printer's part in turns.

    Close it when it has ended.
    """

    stepped = Signal(int, int)
    """Bands done, and how many there are."""
    finished = Signal(bool)
    """It is with the printer (True), or the printer would not take it."""
    _drawn = Signal(QImage)

    def __init__(
        self, printer: QPrinter, pdfs: Sequence[bytes], parent: QObject | None = None
    ) -> None:
        """Prepare to print PDFs that pdfium can open; raises UnreadablePdf."""
        super().__init__(parent)
        self._printer = printer
        self._documents = [PdfPages(pdf) for pdf in pdfs]
        self._sheets = sheets(printer, [len(document) for document in self._documents])
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="print")
        self._painter = QPainter()
        self._sheet = -1
        self._bands: list[_Band] = []
        self._over = False
        self._drawn.connect(self._paint)

    def start(self) -> None:
        """Begin; ``finished`` follows."""
        if not self._sheets:
            self._finish(False)
            return
        self._next_sheet()

    def cancel(self) -> None:
        """Give up; what the printer has not taken yet is never printed."""
        if not self._over:
            self._over = True
            self._printer.abort()
            self._painter.end()

    def close(self) -> None:
        """Free the documents and the thread."""
        self.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)
        for document in self._documents:
            document.close()

    def _size(self, sheet: Sheet) -> tuple[float, float]:
        return self._documents[sheet.document].sizes[sheet.page]

    def _next_sheet(self) -> None:
        self._sheet += 1
        if self._sheet == len(self._sheets):
            self._finish(self._painter.end())
            return
        sheet = self._sheets[self._sheet]
        paper = self._printer.pageLayout().pageSize()
        self._printer.setPageLayout(_layout_for(self._size(sheet), paper))
        ready = self._printer.newPage() if self._sheet else self._painter.begin(self._printer)
        if not ready:
            self._finish(False)
            return
        # Without it the picture of a page is stored with a loss.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._bands = _bands(self._size(sheet), self._printer)
        self._draw()

    def _draw(self) -> None:
        band, sheet = self._bands[0], self._sheets[self._sheet]
        document = self._documents[sheet.document]

        def draw() -> None:
            rows = (band.first, band.end)
            image = document.image(sheet.page, band.width, band.height, rows, printing=True)
            self._drawn.emit(image)

        self._thread.submit(draw)

    def _paint(self, image: QImage) -> None:
        if self._over:
            return
        band = self._bands.pop(0)
        self._painter.drawImage(band.target, image)
        done = self._sheet + band.end / band.height
        self.stepped.emit(round(done * 100), len(self._sheets) * 100)
        if self._bands:
            self._draw()
        else:
            self._next_sheet()

    def _finish(self, success: bool) -> None:
        self._over = True
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit(success)


def _in_range(printer: QPrinter, number: int) -> bool:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return True
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return ranges.contains(number)
    first, last = printer.fromPage(), printer.toPage()
    return first <= number and (number <= last or last == 0)


def _layout_for(size: tuple[float, float], paper: QPageSize) -> QPageLayout:
    """Paper turned as the page is, without margins: the page brings its own."""
    width, height = size
    turned = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turned if width > height else upright, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _bands(size: tuple[float, float], printer: QPrinter) -> list[_Band]:
    """A page in strips that fit into memory, in its true size, smaller only for smaller paper."""
    resolution = printer.resolution()
    # Whole printer dots for a pixel, or seams would show between the bands.
    dots = ceil(resolution / _MOST_DOTS_PER_INCH)
    paper: QSizeF = printer.pageLayout().fullRectPixels(resolution).toRectF().size()
    true = QSizeF(*size) * (resolution / POINTS_PER_INCH)
    too_large = max(true.width() / paper.width(), true.height() / paper.height())
    shrink = 1.0 if too_large <= _SAME else 1 / too_large
    width = round(true.width() * shrink / dots)
    height = round(true.height() * shrink / dots)
    left = max(round((paper.width() - width * dots) / 2), 0)
    top = max(round((paper.height() - height * dots) / 2), 0)
    rows = max(_BAND_BYTES // (4 * width), 1)
    return [
        _Band(
            width,
            height,
            first,
            min(first + rows, height),
            QRectF(
                left, top + first * dots, width * dots, (min(first + rows, height) - first) * dots
            ),
        )
        for first in range(0, height, rows)
    ]
