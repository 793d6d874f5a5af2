"""The pane at the right: page preview, findings, search, help and guests, one at a time.

It folds away. A guest is a panel that is seldom needed: its tab is there only while it is shown.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from ita_desk.gui.icons import Icons


class SidePane(QTabWidget):
    """Panels in tabs; an action that belongs to a panel shows it, and hides it again."""

    panel_shown = Signal(object)
    """The panel now in sight, or None when the pane is folded away."""
    left = Signal()
    """Esc: the focus wants to go back to the page."""

    def __init__(self, name: str, close_words: str, icons: Icons) -> None:
        """``name`` is for screen readers, ``close_words`` for the button that folds it away."""
        super().__init__()
        self._actions: dict[QWidget, QAction] = {}
        self._guests: list[QWidget] = []
        self.setAccessibleName(name)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        close = QToolButton()
        close.setAutoRaise(True)
        close.setToolTip(close_words)
        close.setAccessibleName(close_words)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.put(close, "x")
        close.clicked.connect(self.fold)
        self.setCornerWidget(close)
        self.currentChanged.connect(self._tell)

    def add_panel(
        self, panel: QWidget, title: str, action: QAction | None = None, position: int = -1
    ) -> None:
        """Add a panel (at the end); a checkable ``action`` shows and hides it."""
        with QSignalBlocker(self):
            self.insertTab(position, panel, title)
        if action is not None:
            self._actions[panel] = action

            def toggle(shown: bool) -> None:
                self._toggle(panel, shown)

            action.triggered.connect(toggle)

    def add_guest(self, panel: QWidget, title: str, action: QAction) -> None:
        """Add a panel without a tab of its own until the checkable ``action`` shows it."""
        self._guests.append(panel)
        self.add_panel(panel, title, action)
        self._hide_guests()

    def show_panel(self, panel: QWidget) -> None:
        """Bring a panel into sight."""
        with QSignalBlocker(self):
            self.setTabVisible(self.indexOf(panel), True)
            self.setCurrentWidget(panel)
        self.setVisible(True)
        self._tell()

    def fold(self) -> None:
        """Fold the pane away."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self.setVisible(False)
        self._tell()
        if had_focus:
            self.left.emit()

    def shows(self, panel: QWidget) -> bool:
        """Whether a panel is in sight."""
        return not self.isHidden() and self.currentWidget() is panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _toggle(self, panel: QWidget, shown: bool) -> None:
        if shown:
            self.show_panel(panel)
        else:
            self.fold()

    def _hide_guests(self) -> None:
        for panel in self._guests:
            if panel is not self.currentWidget():
                self.setTabVisible(self.indexOf(panel), False)

    def _tell(self) -> None:
        self._hide_guests()
        for panel, action in self._actions.items():
            action.setChecked(self.shows(panel))
        self.panel_shown.emit(None if self.isHidden() else self.currentWidget())
