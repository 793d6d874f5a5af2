"""A table on a page that scrolls: as high as its rows."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.table.sheet_view import SheetView

_MOST_PIXELS = 1600


class FittedView(SheetView):
    """As high as its rows; the page scrolls, and the table itself only beyond a bound."""

    def __init__(self, sheet: Sheet, name: str, parent: QWidget) -> None:
        """Show ``sheet``; ``name`` is what screen readers say."""
        super().__init__(sheet, name, parent)
        self._soon = QTimer(self, singleShot=True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        for change in (sheet.modelReset, sheet.rowsInserted, sheet.rowsRemoved, sheet.dataChanged):
            change.connect(self.fit_soon)
        self.verticalScrollBar().installEventFilter(self)

    def fit_soon(self) -> None:
        """Take the height of the rows once they have settled."""
        self._soon.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: Tab comes to the first row, whatever was chosen before."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self.go(0, self.first_stop())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: other lines in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: heights are known now."""
        super().showEvent(event)
        self.fit_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the wheel belongs to the page while there is nothing to scroll here."""
        if event.type() == QEvent.Type.Wheel and self.verticalScrollBar().maximum() == 0:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if not self.isVisible():
            return
        rows = 0
        for row in range(self.sheet.rowCount()):
            rows += self.row_height(row)
            if rows > _MOST_PIXELS:
                break  # whatever follows is scrolled to
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar()
        sideways = bar.sizeHint().height() if bar.maximum() > 0 else 0
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(needed if rows + head > _MOST_PIXELS else never)
        wanted = min(rows + head + sideways + 2 * self.frameWidth() + 2, _MOST_PIXELS)
        if wanted != self.height():
            self.setFixedHeight(wanted)
        self.sizes.settle()
