"""The pane at the right: page preview, findings, search, help and more, one at a time.

It folds away. A panel that is seldom needed has a tab only while it is shown.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from ita_desk.gui.icons import Icons
from ita_desk.gui.lazy import LazyWidget

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
        self._actions: dict[int, QAction] = {}
        self._transient: list[int] = []
        self._wide: list[int] = []
        self.setAccessibleName(name)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        close = QToolButton()
        close.setAutoRaise(True)
        close.setToolTip(close_words)
        close.setAccessibleName(close_words)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.setIcon(icons.icon("x"))
        close.clicked.connect(self.fold)
        self.setCornerWidget(close)
        self.currentChanged.connect(self._tell)

    def add_panel(
        self,
        title: str,
        make: Callable[[], W],
        action: QAction | None = None,
        *,
        transient: bool = False,
        wide: bool = False,
    ) -> LazyWidget[W]:
        """Add a panel at the end; a checkable ``action`` shows and hides it.

        A ``transient`` one has no tab until the action shows it; a ``wide`` one asks for the room
        of a whole page.
        """
        panel, position = LazyWidget(make), self.count()
        with QSignalBlocker(self):
            self.addTab(panel, title)
        if transient:
            self._transient.append(position)
            self._hide_transient()
        if wide:
            self._wide.append(position)
        if action is not None:
            self._actions[position] = action

            def toggle(shown: bool) -> None:
                if shown:
                    self.show_panel(panel)
                else:
                    self.fold()

            action.triggered.connect(toggle)
        return panel

    def show_panel(self, panel: QWidget) -> None:
        """Bring a panel into sight."""
        with QSignalBlocker(self):
            self.setTabVisible(self.indexOf(panel), True)
            self.setCurrentWidget(panel)
        self.setVisible(True)
        self._tell()

    def show_first(self) -> None:
        """Bring the first panel into sight."""
        first = self.widget(0)
        assert first is not None
        self.show_panel(first)

    def fold(self) -> None:
        """Fold the pane away."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self.setVisible(False)
        self._tell()
        if had_focus:
            self.left.emit()

    @property
    def is_wide(self) -> bool:
        """Whether the panel in sight asks for the room of a whole page."""
        return self.currentIndex() in self._wide

    def shows(self, panel: QWidget) -> bool:
        """Whether a panel is in sight."""
        return not self.isHidden() and self.currentWidget() is panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc goes back to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _hide_transient(self) -> None:
        for position in self._transient:
            if position != self.currentIndex():
                self.setTabVisible(position, False)

    def _tell(self) -> None:
        self._hide_transient()
        at = -1 if self.isHidden() else self.currentIndex()
        for position, action in self._actions.items():
            action.setChecked(position == at)
        self.panel_shown.emit(self.widget(at) if at >= 0 else None)
