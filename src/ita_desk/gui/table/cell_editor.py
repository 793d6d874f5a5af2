"""The editor of one cell: it grows with its text and hands the keys of a table back."""

from enum import Enum, auto

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from ita_desk.gui.table.cell_painter import draw_current
from ita_desk.gui.table.movement import Way, way_of
from ita_desk.gui.thai_text_edit import ThaiTextEdit

_Key = Qt.Key
_ARROWS = frozenset({Way.LEFT, Way.RIGHT, Way.UP, Way.DOWN})


class Leave(Enum):
    """A key that ends an edit and goes to another cell."""

    ENTER = auto()
    ENTER_UP = auto()
    TAB = auto()
    BACKTAB = auto()


class CellEditor(ThaiTextEdit):
    """A plain text editor over a cell; Alt+Enter breaks the line.

    Opened by typing (``typing``), arrow keys leave it as they do in a spreadsheet; opened by F2
    or a double click, they move the caret.
    """

    left = Signal(object)
    """``Leave`` or ``Way``: keep the text, close, and go there."""
    closed = Signal()
    """Close; the text is already what it is to be."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typing = False
        self._cell = QRect()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setAutoFillBackground(True)
        self.textChanged.connect(self.grow)

    def place_over(self, cell: QRect) -> None:
        """Cover a cell, given in the viewport's pixels."""
        self._cell = QRect(cell)
        self.resize(cell.size())
        self.grow()

    def grow(self) -> None:
        """Be as high as the text, within the viewport; scroll beyond."""
        viewport = self.parentWidget()
        room = viewport.height() if viewport is not None else self._cell.height()
        height = min(max(self._cell.height(), self.natural_height()), room)
        top = max(0, min(self._cell.top(), room - height))
        wanted = QRect(self._cell.left(), top, self._cell.width(), height)
        if wanted != self.geometry():
            self.setGeometry(wanted)
        self.ensureCursorVisible()

    def select_all(self) -> None:
        """Let the next letter replace everything."""
        self.selectAll()

    def take(self, event: QKeyEvent) -> None:
        """Type a key that was pressed before the editor was open."""
        super().keyPressEvent(event)

    def leave_with(self, phrase: str, event: QKeyEvent | None) -> None:
        """Leave after a phrase was taken, as the key that took it does."""
        del phrase
        tab = event is not None and event.key() == _Key.Key_Tab
        self.left.emit(Leave.TAB if tab else Leave.ENTER)

    def caret_to_end(self) -> None:
        """Go on where the text ends."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the text, in the frame of the current cell."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        draw_current(painter, self.viewport().rect(), self.palette(), focused=True)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys that leave the cell, or edit its text."""
        leave = self._leave(event)
        if leave is not None:
            event.accept()
            self.left.emit(leave)
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.insertPlainText("\n")
        elif event.key() == _Key.Key_Escape:
            event.accept()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _leave(self, event: QKeyEvent) -> Leave | Way | None:
        key, modifiers = event.key(), event.modifiers()
        if key in (_Key.Key_Return, _Key.Key_Enter):
            if modifiers & Qt.KeyboardModifier.AltModifier:
                return None
            shifted = modifiers & Qt.KeyboardModifier.ShiftModifier
            return Leave.ENTER_UP if shifted else Leave.ENTER
        if key == _Key.Key_Tab:
            return Leave.TAB
        if key == _Key.Key_Backtab:
            return Leave.BACKTAB
        if self.typing and modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            way = way_of(event)
            return way if way in _ARROWS else None
        return None
