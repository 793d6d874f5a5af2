"""Parts one above the other, or one at a time where the window is too low for all."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar, QVBoxLayout, QWidget

_LOW_IN_LINES = 20


class PartsInTurn(QWidget):
    """In a low window tabs stand above, and the part that gets the focus is the one in sight."""

    def __init__(
        self, parts: Sequence[tuple[str, QWidget]], sizes: Sequence[int], name: str
    ) -> None:
        """``parts`` with their titles and their sizes in pixels; ``name`` is for screen readers."""
        super().__init__()
        self._parts = [part for _, part in parts]
        self._sizes = list(sizes)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(name)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.hide()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        for stretch, (title, part) in enumerate(reversed(parts), start=2):
            self.tabs.insertTab(0, title)
            self.splitter.insertWidget(0, part)
            self.splitter.setStretchFactor(0, stretch)
        self.tabs.setCurrentIndex(0)
        self.splitter.setSizes(self._sizes)
        self.splitter.splitterMoved.connect(self._remember)
        self.tabs.currentChanged.connect(self._in_sight)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: change between both ways."""
        super().resizeEvent(event)
        self._choose()

    def event(self, event: QEvent) -> bool:
        """Qt: a part needs another height, with larger letters or more lines."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._choose()
        return super().event(event)

    def _choose(self) -> None:
        """Show the parts in turn where they wouldn't all fit, and all of them where they do."""
        wanted = [part.sizeHint().height() for part in self._parts]
        lines = self.fontMetrics().height() * _LOW_IN_LINES
        low = self.height() < max(lines, sum(wanted) + self.splitter.handleWidth())
        for part, height in zip(self._parts, wanted, strict=True):
            part.setMinimumHeight(0 if low else height)
        self._need_room(self.tabs.currentIndex())
        if low == (not self.tabs.isHidden()):
            return
        self.splitter.setChildrenCollapsible(low)
        self.tabs.setVisible(low)
        if low:
            self._in_sight(self.tabs.currentIndex())
        else:
            self.splitter.setSizes(self._sizes)

    def _need_room(self, chosen: int) -> None:
        """However low it is, the window needs room for the part in sight only."""
        self.splitter.setMinimumHeight(self._parts[chosen].minimumSizeHint().height())

    def _remember(self) -> None:
        """Keep how the user parted the height."""
        if self.tabs.isHidden():
            self._sizes = self.splitter.sizes()

    def _in_sight(self, chosen: int) -> None:
        self._need_room(chosen)
        if not self.tabs.isHidden():
            height = self.splitter.height()
            self.splitter.setSizes(
                [height if index == chosen else 0 for index in range(len(self._parts))]
            )

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for index, part in enumerate(self._parts):
            if now is not None and part.isAncestorOf(now):
                self.tabs.setCurrentIndex(index)
