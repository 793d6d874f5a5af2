"""Draws pages in a thread, so that a key never waits for a picture."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ita_desk.gui.page_pane.page_colours import PageColours
from ita_desk.gui.pdf_pages import PdfPages, UnreadablePdf


@dataclass(frozen=True, slots=True)
class OpenedPdf:
    """A PDF is ready to be drawn: its version and the sizes of its pages in points."""

    version: int
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class WantedPage:
    """A page (from 0) at a size in device pixels, in colours of a screen or as it is printed."""

    page: int
    width: int
    height: int
    colours: PageColours | None = None


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """The picture of a page of one version of the PDF."""

    version: int
    wanted: WantedPage
    image: QImage


class PageImages(QObject):
    """One thread that opens PDFs and draws what is wanted most recently."""

    opened = Signal(object)
    """``OpenedPdf``"""
    drawn = Signal(object)
    """``DrawnPage``"""
    read = Signal(int, int, str)
    """Version, page (from 0) and its text."""
    line_read = Signal(int, str, str)
    """Version, the line of text at a point, and the one it goes on with."""
    unreadable = Signal(int)
    """The version of bytes that are no PDF."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._pages: PdfPages | None = None  # the thread's own
        self._version = 0
        self._pending: list[Future[None]] = []
        self._closed = False

    def open(self, version: int, pdf: bytes) -> None:
        """Draw from this PDF from now on."""
        self._drop_pending()
        self._submit(lambda: self._open(version, pdf))

    def want(self, pages: Iterable[WantedPage]) -> None:
        """Draw these, in this order, in place of whatever was wanted before."""
        self._drop_pending()
        drawn = (self._submit(lambda page=page: self._draw(page)) for page in pages)
        self._pending = [job for job in drawn if job is not None]

    def want_text(self, page: int) -> None:
        """Read the text of a page."""
        self._submit(lambda: self._read(page))

    def want_line(self, page: int, x: float, y: float) -> None:
        """Read the line at a point of a page (from 0), in points from its top left corner."""
        self._submit(lambda: self._read_line(page, x, y))

    def close(self) -> None:
        """Stop the thread and free the PDF; nothing is emitted afterwards."""
        self._drop_pending()
        self._submit(self._close)
        self._closed = True
        self._thread.shutdown(wait=True)

    def _submit(self, job: Callable[[], None]) -> "Future[None] | None":
        # What the thread told before it was closed may still be on its way to a view.
        return None if self._closed else self._thread.submit(job)

    def _drop_pending(self) -> None:
        for job in self._pending:
            job.cancel()
        self._pending = []

    # What follows runs in the thread.

    def _open(self, version: int, pdf: bytes) -> None:
        self._close()
        try:
            pages = PdfPages(pdf)
        except UnreadablePdf:
            self.unreadable.emit(version)
            return
        self._pages, self._version = pages, version
        self.opened.emit(OpenedPdf(version, tuple(pages.sizes)))

    def _draw(self, wanted: WantedPage) -> None:
        if self._pages is not None and wanted.page < len(self._pages):
            image = self._pages.image(
                wanted.page, wanted.width, wanted.height, colours=wanted.colours
            )
            self.drawn.emit(DrawnPage(self._version, wanted, image))

    def _read(self, page: int) -> None:
        if self._pages is not None and page < len(self._pages):
            self.read.emit(self._version, page, self._pages.text(page))

    def _read_line(self, page: int, x: float, y: float) -> None:
        if self._pages is not None and page < len(self._pages):
            self.line_read.emit(self._version, *self._pages.line_end(page, x, y))

    def _close(self) -> None:
        if self._pages is not None:
            self._pages.close()
            self._pages = None
