"""The inside of the window: a list at the left, pages in the centre, the side pane at the right."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.settings import Settings
from ita_desk.gui.window.side_pane import SidePane

_ROOMY = 1500
"""Pixels of window width from which the side pane is open at the first start."""
_NARROW = 900
"""Pixels of window width below which the list gives way while the side pane is open."""
_LOW_IN_LINES = 22
"""Lines of text below which a window has no height to spare, as at 200 % on a small screen."""
_LEFT, _CENTRE, _RIGHT = 200, 760, 400
_CENTRE_LEAST = 260
_PAGE = 560
"""Pixels at which a page in landscape is readable.

The side pane takes up to half for them, in a narrow window, as at 200 %, all that can be spared.
"""


class Frame(QWidget):
    """Splits the window, and shows and hides what stands beside the pages.

    In a narrow window the list and the side pane take turns; that is for as long as it is narrow
    and no choice that is kept.
    """

    left_wanted = Signal()
    """The keyboard is to go to the list."""
    centre_wanted = Signal()
    """The keyboard is to go to the page in front."""
    low_changed = Signal(bool)
    """The window became low, or is no longer."""

    def __init__(self, left: QWidget, side: SidePane, settings: Settings, toggle: QAction) -> None:
        """``toggle`` is the checkable action that hides the list and shows it again."""
        super().__init__()
        self.left, self.side = left, side
        self.centre = QStackedWidget()
        self._settings = settings
        self._toggle = toggle
        self._has_sides = self._shares = self._is_low = False
        self._list_chosen = settings.flag("list", True)
        """Whether the clerk wants to see the list where there is room for it."""
        self._list_now: bool | None = None
        """What the clerk chose in a window without room for both; None for nothing."""
        self._strips: list[QWidget] = []
        middle = QWidget()
        self._above_page = QVBoxLayout(middle)
        self._above_page.setContentsMargins(0, 0, 0, 0)
        self._above_page.setSpacing(0)
        self._above_page.addWidget(self.centre, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part in (left, middle, side):
            self.splitter.addWidget(part)
        middle.setMinimumWidth(_CENTRE_LEAST)
        self.splitter.setStretchFactor(1, 1)
        kept = settings.layout("workspace")
        if kept.isEmpty() or not self.splitter.restoreState(kept):
            self.splitter.setSizes([_LEFT, _CENTRE, _RIGHT])
            self._shares = True
        self.splitter.splitterMoved.connect(self._widths_chosen)
        self._above_all = QVBoxLayout(self)
        self._above_all.setContentsMargins(0, 0, 0, 0)
        self._above_all.addWidget(self.splitter, 1)
        left.installEventFilter(self)
        toggle.triggered.connect(self._toggled)
        side.panel_shown.connect(self._panel_shown)

    def put_above_all(self, strip: QWidget) -> None:
        """Put a strip over everything."""
        self._above_all.insertWidget(0, strip)

    def put_above_pages(self, strip: QWidget) -> None:
        """Put a strip over the pages."""
        self._above_page.insertWidget(0, strip)
        self._strips.append(strip)

    def show_sides(self) -> None:
        """Show the list and the side pane as they were last."""
        self._has_sides = True
        if self._settings.flag("side", self.window().width() >= _ROOMY):
            self.side.show_first()
        else:
            self.side.fold()
        self._show_list()

    def hide_sides(self) -> None:
        """Show the centre alone."""
        self._has_sides = False
        self.side.fold()
        self._show_list()

    def keep_layout(self) -> None:
        """Remember the widths, and what stands beside the pages."""
        if self._has_sides:
            self._settings.keep_layout("workspace", self.splitter.saveState())
            self._settings.keep_flag("side", not self.side.isHidden())
            self._settings.keep_flag("list", self._list_chosen)

    def go_round(self, step: int) -> None:
        """Take the keyboard to the next part that is in sight, or to the one before."""
        strips = [strip for strip in self._strips if _visible_buttons(strip)]
        parts: list[QWidget] = [self.left, self.centre, *strips, self.side]
        seen = [part for part in parts if not part.isHidden()]
        focused = QApplication.focusWidget()
        at = next((i for i, part in enumerate(seen) if part.isAncestorOf(focused or part)), -1)
        target = seen[(at + step) % len(seen)]
        if target is self.centre:
            self.centre_wanted.emit()
        elif target is self.side:
            panel = self.side.currentWidget()
            by_key = Qt.FocusReason.ShortcutFocusReason
            (panel.focusProxy() or self.side.tabBar()).setFocus(by_key)
        elif target is self.left:
            self.left_wanted.emit()
        else:
            _visible_buttons(target)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: what the list needs has grown, which a splitter sees only when it is moved."""
        grown = event.type() == QEvent.Type.LayoutRequest
        if grown and self.left.width() < self.left.minimumSizeHint().width():
            QTimer.singleShot(0, self, lambda: self.splitter.setSizes(self.splitter.sizes()))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: there may be room for the list and whole strips now, or none any more."""
        super().resizeEvent(event)
        # While strips still take several lines, a window may not become as low as its screen.
        height = min(self.window().height(), self.screen().availableGeometry().height())
        low = height < self.fontMetrics().height() * _LOW_IN_LINES
        if low != self._is_low:
            self._is_low = low
            self.low_changed.emit(low)
        self._show_list()
        self._share()

    def _toggled(self) -> None:
        shown = self.left.isHidden()
        if not self._is_narrow:
            self._list_chosen = shown
        elif shown:
            self.side.fold()
        self._list_now = shown
        self._show_list()

    def _panel_shown(self, _panel: object) -> None:
        self._list_now = None
        self._show_list()
        self._share()

    def _widths_chosen(self) -> None:
        self._shares = False

    def _share(self) -> None:
        """Give the side pane the width that its panel asks for, until the clerk draws another."""
        if self._shares and not self.side.isHidden():
            left = 0 if self.left.isHidden() else max(_LEFT, self.left.minimumSizeHint().width())
            rest = self.splitter.width() - left
            most = rest - _CENTRE_LEAST if self.side.is_wide and self._is_narrow else rest // 2
            right = min(_PAGE if self.side.is_wide else _RIGHT, most)
            self.splitter.setSizes([left, rest - right, right])

    @property
    def _is_narrow(self) -> bool:
        return self.window().width() < _NARROW

    def _show_list(self) -> None:
        if not self._is_narrow:
            wanted = self._list_chosen
        elif self._list_now is not None:
            wanted = self._list_now
        else:
            wanted = self._list_chosen and self.side.isHidden()
        self.left.setVisible(self._has_sides and wanted)
        self._toggle.setChecked(not self.left.isHidden())


def _visible_buttons(part: QWidget) -> list[QAbstractButton]:
    return [button for button in part.findChildren(QAbstractButton) if button.isVisible()]
