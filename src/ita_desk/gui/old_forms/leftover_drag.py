"""Leftovers that are drawn into a field by the mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ita_desk.gui.form.placed_field import PlacedField
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.place import Place

_KIND = "application/x-ita-desk-leftover"
"""The number of a leftover; its text goes along for other programs."""

PutInto = Callable[[int, Place], None]
"""Puts the leftover of a number into a field."""
_DRAG_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class LeftoverList(WrappedList):
    """A list whose rows can be drawn into fields; ``number_of`` tells which leftover a row is."""

    def __init__(self, name: str, number_of: Callable[[object], int | None]) -> None:
        """``number_of`` takes a row's payload; None for a row that stays where it is."""
        super().__init__(name)
        self._number_of = number_of
        self.setDragEnabled(True)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Qt: the row that was pressed is drawn."""
        del supportedActions
        row = self.currentRow()
        mime = self.mime_of(row) if row >= 0 else None
        if mime is not None:
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.exec(Qt.DropAction.CopyAction)

    def mime_of(self, row: int) -> QMimeData | None:
        """What a row is while it is drawn; None where it can't be."""
        item = self.item(row)
        number = self._number_of(self.payload(item))
        if number is None:
            return None
        mime = QMimeData()
        mime.setData(_KIND, str(number).encode())
        mime.setText(item.text())
        return mime


class LeftoverDrop(QObject):
    """Lets a widget take leftovers into the field that ``place_at`` names under the mouse."""

    def __init__(
        self, widget: QWidget, place_at: Callable[[QPoint], Place | None], put: PutInto
    ) -> None:
        """Watch ``widget``, which becomes the parent."""
        super().__init__(widget)
        self._place_at, self._put = place_at, put
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a leftover is over the widget, or is let go of there; all else goes on as ever."""
        del watched
        if event.type() not in _DRAG_EVENTS:
            return False
        assert isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent)
        if not event.mimeData().hasFormat(_KIND):
            return False
        place = self._place_at(event.position().toPoint())
        if place is None and event.type() != QEvent.Type.DragEnter:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop and place is not None:
            self._put(int(event.mimeData().data(_KIND).data()), place)
        return True


def take_into_cells(view: SheetView, put: PutInto) -> None:
    """Let the cells of a table take leftovers."""

    def place_at(at: QPoint) -> Place | None:
        index = view.indexAt(at)
        return view.sheet.place(index.row(), index.column()) if index.isValid() else None

    LeftoverDrop(view, place_at, put)


def take_into_field(field: PlacedField, put: PutInto) -> None:
    """Let the widget of a field take leftovers."""
    widget = field.parent()
    if isinstance(widget, QWidget):
        LeftoverDrop(widget, lambda _: field.place, put)
