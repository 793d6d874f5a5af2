"""The bar over the pages: which page, which zoom, and whether it is the latest."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ita_desk.gui.page_pane.page_view import PageView


class PageBar(QWidget):
    """Buttons that work a ``PageView``, each with a name and a tooltip."""

    widths_wanted = Signal(bool)
    """Whether the widths of the columns are to be seen."""

    def __init__(
        self, view: PageView, translate: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """Work this view."""
        super().__init__(parent)
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
