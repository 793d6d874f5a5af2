"""The pane at the right: page preview, findings, search, help and guests, one at a time.

It folds away. A guest is a panel that is seldom needed: its tab is there only while it is shown.
A panel is made when it is looked at for the first time; until then its tab leads to an empty room.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from ita_desk.gui.icons import Icons
from ita_desk.gui.late import Late

W = TypeVar("W", bound=QWidget)


class SidePane(QTabWidget):
    """Panels in tabs; an action that belongs to a panel shows it, and hides it again."""

    panel_shown = Signal(object)
    """The panel now in sight, or None when the pane is folded away."""
    left = Signal()
    """Esc: the focus wants to go back to the page."""

    def __init__(self, name: str, close_words: str, icons: Icons) -> None:
        """``name`` is for screen readers, ``close_words`` for the button that folds it away."""
        super().__init__()
        self._panels: list[Late[QWidget]] = []
        self._actions: dict[int, QAction] = {}
        self._guests: list[int] = []
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
        self, title: str, make: Callable[[], W], action: QAction | None = None
    ) -> Late[W]:
        """Add a panel at the end; a checkable ``action`` shows and hides it."""
        position, room = self.count(), QWidget()
        with QSignalBlocker(self):
            self.addTab(room, title)

        def move_in() -> W:
            panel = make()
            self._put_in_place_of(room, panel)
            return panel

        panel = Late(move_in)
        self._panels.append(panel)
        if action is not None:
            self._actions[position] = action

            def toggle(shown: bool) -> None:
                if shown:
                    self.show_panel(panel())
                else:
                    self.fold()

            action.triggered.connect(toggle)
        return panel

    def add_guest(self, title: str, make: Callable[[], W], action: QAction) -> Late[W]:
        """Add a panel without a tab of its own until the checkable ``action`` shows it."""
        self._guests.append(self.count())
        panel = self.add_panel(title, make, action)
        self._hide_guests()
        return panel

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

    def shows(self, panel: QWidget | None) -> bool:
        """Whether a panel is in sight; None, one that is not made yet, never is."""
        return panel is not None and not self.isHidden() and self.currentWidget() is panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _put_in_place_of(self, room: QWidget, panel: QWidget) -> None:
        position = self.indexOf(room)
        is_shown, in_front = self.isTabVisible(position), self.currentWidget() is room
        with QSignalBlocker(self):  # what is in front stays so
            self.insertTab(position, panel, self.tabText(position))
            self.setTabVisible(position, is_shown)
            if in_front:
                self.setCurrentIndex(position)
            self.removeTab(position + 1)
        room.deleteLater()

    def _hide_guests(self) -> None:
        for position in self._guests:
            if position != self.currentIndex():
                self.setTabVisible(position, False)

    def _tell(self) -> None:
        self._hide_guests()
        at = -1 if self.isHidden() else self.currentIndex()
        for position, action in self._actions.items():
            action.setChecked(position == at)
        self.panel_shown.emit(self._panels[at]() if at >= 0 else None)
