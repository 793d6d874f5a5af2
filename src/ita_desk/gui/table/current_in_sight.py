"""The cell that is worked in stays in sight when the table gets another size."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, QTimer

if TYPE_CHECKING:
    from ita_desk.gui.table.sheet_view import SheetView


class CurrentInSight:
    """Scrolls back to the current cell of a view if it was in sight before.

    Rows get other heights with other widths: without this, the page beside the table or larger
    text would push away the row that is typed in. Who scrolled away from it is left alone.
    """

    def __init__(self, view: "SheetView") -> None:
        """Serve one view."""
        self._view = view
        self._shown = QSize()
        self._soon = QTimer(view)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # once all has its new size
        self._soon.timeout.connect(self._show)

    def watch(self) -> None:
        """Columns and rows are about to get other sizes, or the view has one already."""
        before, self._shown = self._shown, self._view.viewport().size()
        current = self._view.currentIndex()
        if current.isValid() and QRect(QPoint(), before).intersects(self._view.visualRect(current)):
            self._soon.start()

    def _show(self) -> None:
        self._view.show_cell(self._view.currentIndex())
