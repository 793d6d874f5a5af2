"""A list on a page that scrolls: as high as its rows, with words for none."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListWidgetItem

from ita_desk.gui.wrapped_list import WrappedList


class FittedList(WrappedList):
    """Fill it, then call ``fit``."""

    def __init__(self, name: str, nothing: str) -> None:
        """``nothing`` stands there while the list is empty."""
        super().__init__(name)
        self._nothing = nothing
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Take the height of the rows."""
        if not self.count():
            item = QListWidgetItem(self._nothing, self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: other lines in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: a larger text is higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_nothing"):
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel belongs to the page."""
        event.ignore()

    def _fit(self) -> None:
        rows = (self.sizeHintForRow(row) for row in range(self.count()))
        height = sum(rows) + 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)
