"""The pane beside the form: the real pages, with their bar."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.page_pane.page_images import OpenedPdf, PageImages
from ita_desk.gui.page_pane.page_layout import boxes_of
from ita_desk.gui.page_pane.page_refresh import PageRefresh
from ita_desk.gui.page_pane.page_view import PageView
from ita_desk.gui.page_pane.widths_panel import WidthsPanel
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.page_messages import PagesMade
from ita_desk.verbs.table_widths import set_widths

_READ_ALOUD = 4000
"""Characters of a page that a screen reader is given."""


class PageBar(QWidget):
    """Buttons that work a ``PageView``, each with a name and a tooltip."""

    widths_wanted = Signal(bool)
    """Whether the widths of the columns are to be seen."""

    def __init__(
        self, view: PageView, translate: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        explain_as(self, "page.zoom")
        _ = self._translate = translate
        self._view = view
        self.previous = self._button("‹", _("Previous page (PgUp)"), self._go_back)
        self.page = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.next = self._button("›", _("Next page (PgDn)"), self._go_on)
        self.stale = QLabel(_("Not the latest"))
        self.stale.setToolTip(_("The pages are made again when typing rests."))
        self.smaller = self._button("−", _("Smaller (Ctrl+-)"), view.zoom_out)
        self.zoom = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.larger = self._button("+", _("Larger (Ctrl++)"), view.zoom_in)
        self.fit = self._button("↔", _("Fit the width (Ctrl+0)"), self._fit, checkable=True)
        self.widths = self._button("⇹", _("Widths of columns"), self._toggle_widths, checkable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for widget in (self.previous, self.page, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.stale)
        row.addStretch(1)
        for widget in (self.widths, self.smaller, self.zoom, self.larger, self.fit):
            row.addWidget(widget)
        self.stale.hide()
        font = self.stale.font()
        font.setBold(True)
        self.stale.setFont(font)
        # Wide enough for any figure, so that the buttons stand still.
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("000 %"))
        view.page_changed.connect(self.tell_page)
        view.zoom_changed.connect(self._tell_zoom)
        self.tell_page()
        self._tell_zoom()

    def _toggle_widths(self) -> None:
        self.widths_wanted.emit(self.widths.isChecked())

    def set_stale(self, stale: bool) -> None:
        """Say that the pages shown are not the latest."""
        self.stale.setVisible(stale)

    def tell_page(self) -> None:
        """Write the page the view stands at."""
        page, pages = self._view.page, self._view.pages
        sentence = self._translate("Page {page}/{pages}").format(page=page, pages=pages)
        self.page.setText(sentence if pages else "")
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < pages)
        for widget in (self.smaller, self.larger, self.fit):
            widget.setEnabled(pages > 0)

    def _tell_zoom(self) -> None:
        self.zoom.setText(f"{round(self._view.zoom * 100)} %" if self._view.pages else "")
        self.fit.setChecked(self._view.fits_width)

    def _go_back(self) -> None:
        self._view.go_to_page(self._view.page - 1)

    def _go_on(self) -> None:
        self._view.go_to_page(self._view.page + 1)

    def _fit(self) -> None:
        self._view.set_zoom(self._view.zoom if self._view.fits_width else None)

    def _button(
        self, sign: str, name: str, act: Callable[[], None], *, checkable: bool = False
    ) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setCheckable(checkable)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button


class PagePane(QWidget):
    """Shows the pages of a document as they will print, and keeps them in step with the dossier.

    Call ``shut_down`` before the program ends; it stops the drawing thread.
    """

    place_clicked = Signal(object)
    """``Place`` of the cell that was clicked."""

    def __init__(
        self, session: Session, worker: PageWorker, *, parent: QWidget | None = None
    ) -> None:
        """Show no dossier; nothing is started before the first paint."""
        super().__init__(parent)
        _ = session.translate
        self._session = session
        self._dossier_id: int | None = None
        self._place: Place | None = None
        self._to_reveal = False
        self.made: PagesMade | None = None
        self._version = 0
        self._painted = False

        self.refresh = PageRefresh(session, worker, self)
        self._images = PageImages(self)
        self.view = PageView(self)
        self.view.setAccessibleName(_("Page preview"))
        self.bar = PageBar(self.view, _, self)
        self.widths = WidthsPanel(_, self)
        self.menu: QMenu | None = None
        self._message = ThaiLabel()
        self._message.setContentsMargins(24, 24, 24, 24)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.view)
        self._notice = QWidget()
        self._notice_text = ThaiLabel()
        self._retry = QPushButton(_("Try again"))
        self.cancel = QPushButton(_("Cancel"))
        self._compose()
        self._connect()
        self._show_nothing()

    def _compose(self) -> None:
        """Put the bar over the notice over the pages."""
        row = QHBoxLayout(self._notice)
        row.setContentsMargins(8, 2, 8, 2)
        row.addWidget(self._notice_text, 1)
        row.addWidget(self._retry)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.widths)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        self._notice.hide()
        self.widths.hide()
        self.setFocusProxy(self.view)
        self.setAccessibleName(self.view.accessibleName())

    def _connect(self) -> None:
        self.bar.widths_wanted.connect(self.widths.setVisible)
        self.widths.widths_set.connect(self._set_widths)
        self.widths.place_selected.connect(self._session.select)
        self._retry.clicked.connect(self.refresh.again)
        self.cancel.clicked.connect(self.refresh.cancel)
        self.refresh.long_begun.connect(self._tell_long)
        self.refresh.cancelled.connect(self._tell_cancelled)
        self.refresh.made.connect(self._take_pages)
        self.refresh.refused.connect(self._tell_refusal)
        self.refresh.troubled.connect(self._tell)
        self.refresh.gone.connect(self._show_nothing)
        self.refresh.stale_changed.connect(self.bar.set_stale)
        self._images.opened.connect(self._show_pages)
        self._images.drawn.connect(self.view.take)
        self._images.read.connect(self._take_text)
        self._images.unreadable.connect(self._tell_unreadable)
        self.view.wanted.connect(self._images.want)
        self.view.page_changed.connect(self._read_aloud)
        self.view.place_clicked.connect(self.place_clicked)
        self.view.menu_wanted.connect(self._want_menu)
        self._images.line_read.connect(self._offer_words)

    def show_dossier(self, dossier_id: int | None, document_name: str = ROUND_REPORT) -> None:
        """Show the pages of a document of a dossier, from the first page; None shows none."""
        self._dossier_id, self._place, self.made = dossier_id, None, None
        self._version += 1  # what is still being drawn belongs to the old dossier
        self._notice.hide()
        self.view.clear()
        if dossier_id is None:
            self._show_nothing()
        else:
            self._say(self._session.translate("The pages are being made…"))
        self.refresh.show_dossier(dossier_id, document_name)

    def follow(self, place: Place) -> None:
        """Show where a place is printed, as soon as it is, with a line around it."""
        self._place = place
        self._to_reveal = not self._outline(reveal=True)

    def shut_down(self) -> None:
        """Stop drawing, for good."""
        self.refresh.activate(False)
        self._images.close()

    # Pages come

    def _take_pages(self, made: PagesMade) -> None:
        self.made = made
        self.widths.show_pages(made)
        self._version += 1
        self._images.open(self._version, made.pdf)

    def _set_widths(self, printed: str, widths: tuple[float, ...] | None) -> None:
        if self._dossier_id is not None:
            self._session.run(set_widths, self._dossier_id, printed, widths)

    def _show_pages(self, opened: OpenedPdf) -> None:
        if self.made is None or opened.version != self._version:
            return
        followed = self._to_reveal or self.view.outline_visible()
        self._stack.setCurrentWidget(self.view)
        self._activate_layout()
        self.view.show_pages(opened.version, opened.sizes, self.made.boxes)
        self._to_reveal = not self._outline(reveal=followed) and self._to_reveal
        self._notice.hide()
        if self.made.warning:
            sentence = self._session.translate(self.made.warning)
            self._tell(sentence.format(**dict(self.made.parameters)))
        self.bar.tell_page()
        self._read_aloud(self.view.page)

    def _activate_layout(self) -> None:
        """Give the view its size now: a place can't be brought into sight without."""
        layout = self._stack.layout()
        if layout is not None:
            layout.activate()

    def _outline(self, *, reveal: bool) -> bool:
        if self._place is None:
            return False
        dossier = None if self._dossier_id is None else self._session.dossier(self._dossier_id)
        boxes = boxes_of(self.view.boxes, self._place, dossier)
        self.view.outline(boxes, reveal=reveal)
        return bool(boxes)

    def _read_aloud(self, page: int) -> None:
        if page:
            self._images.want_text(page - 1)

    def _take_text(self, version: int, page: int, text: str) -> None:
        if version == self._version and page + 1 == self.view.page:
            self.view.setAccessibleDescription(text[:_READ_ALOUD])

    # What a line's end has cut

    def _want_menu(self, page: int, x: float, y: float) -> None:
        self._images.want_line(page - 1, x, y)

    def _offer_words(self, version: int, line: str, follower: str) -> None:
        """Show a menu of the words that the line's end may have cut."""
        if version != self._version:
            return
        from ita_desk.gui.never_cut import cut_words_menu

        self.menu = cut_words_menu(self._session, line, follower, self)
        self.menu.popup(QCursor.pos())

    # Nothing to show, or something to tell

    def _show_nothing(self) -> None:
        self.made = None
        self._version += 1
        self.view.clear()
        self._notice.hide()
        self._say(self._session.translate("Choose a dossier to see its pages here."))

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._stack.setCurrentWidget(self._message)
        self.bar.tell_page()

    def _tell_unreadable(self, version: int) -> None:
        if version == self._version:
            self._tell_refusal(self._session.translate("The pages that were made can't be read."))

    def _tell_refusal(self, sentence: str) -> None:
        self._tell(sentence, retry=True)
        if self.view.pages == 0:
            self._say("")

    def _tell_long(self, sentence: str) -> None:
        self._tell(sentence, cancel=True)

    def _tell_cancelled(self) -> None:
        self._tell_refusal(self._session.translate("Cancelled: no newer pages were made."))

    def _tell(self, sentence: str, *, retry: bool = False, cancel: bool = False) -> None:
        self._notice_text.setText(sentence)
        self._retry.setVisible(retry)
        self.cancel.setVisible(cancel)
        self._notice.show()

    # Only while somebody looks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin after the first paint, so that the window stands before a page is made."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, lambda: self.refresh.activate(self.isVisible()))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._painted:
            self.refresh.activate(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while folded away."""
        super().hideEvent(event)
        self.refresh.activate(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A pane that stands alone stops with its window."""
        self.shut_down()
        super().closeEvent(event)
