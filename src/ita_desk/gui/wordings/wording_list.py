"""The list of wordings under a field: typing narrows it, Enter takes one, Esc closes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.tree import Wording

Offered = Sequence[tuple[Wording, str]]
_LETTERS, _LINES = 64, 18
"""The size of the list."""
_OF_LIST = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class WordingList(QFrame):
    """Closes when one is taken, at Esc, and at a click beside it."""

    taken = Signal(str, str)
    """The text that is to be typed, and what was looked for in the field."""
    remove_wanted = Signal(int)
    """The number of a wording of the office."""

    def __init__(
        self, offered: Callable[[str], Offered], translate: Callable[[str], str], parent: QWidget
    ) -> None:
        """``offered`` gives wordings, filled in, that hold what is looked for."""
        super().__init__(parent, Qt.WindowType.Popup)
        _ = self._translate = translate
        self._offered = offered
        self._seed = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(_("Standard wordings"))
        self.sought = QLineEdit()
        self.sought.setAccessibleName(_("Look for a wording"))
        self.sought.setPlaceholderText(_("Look for a wording"))
        self.sought.setClearButtonEnabled(True)
        self.list = WrappedList(_("Standard wordings"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = ThaiLabel(
            _(
                "No wording holds these words. Shift+F5 in a field keeps its text here for the"
                " next time."
            )
        )
        keys = ThaiLabel(_("Enter takes it, Ctrl+Del removes one of ours, Esc closes."))
        keys.setForegroundRole(keys.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        for part in (self.sought, self.list, self._none, keys):
            column.addWidget(part)
        self.sought.textChanged.connect(self.show_offered)
        self.sought.installEventFilter(self)
        self.list.itemClicked.connect(self._take)

    def open_at(self, field: QWidget, typed: str) -> None:
        """Show the list under a field, narrowed by what is typed there where anything holds it."""
        self._seed = typed if typed.strip() and self._offered(typed) else ""
        self.sought.setText(self._seed.strip())
        self.show_offered()
        screen = field.screen().availableGeometry()
        metrics = self.fontMetrics()
        width = min(metrics.averageCharWidth() * _LETTERS, screen.width())
        self.resize(width, min(metrics.height() * _LINES, screen.height() * 3 // 5))
        below = field.mapToGlobal(QPoint(0, field.height()))
        if below.y() + self.height() > screen.bottom():
            below = field.mapToGlobal(QPoint(0, -self.height()))
        left = max(screen.left(), min(below.x(), screen.right() - self.width()))
        self.move(left, max(screen.top(), below.y()))
        self.show()
        self.sought.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_offered(self) -> None:
        """Offer what holds the words now."""
        chosen = max(self.list.currentRow(), 0)
        self.list.clear()
        for wording, text in self._offered(self.sought.text()):
            ours = self._translate("ours") if wording.id else ""
            self.list.add(text, (wording, text), detail=ours, sought=self.sought.text())
        there = self.list.count()
        self.list.setCurrentRow(min(chosen, there - 1))
        self.list.setVisible(bool(there))
        self._none.setVisible(not there)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys that belong to the list, while the line has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in _OF_LIST:
                self.list.keyPressEvent(event)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if key == Qt.Key.Key_Delete and event.modifiers() == (
                Qt.KeyboardModifier.ControlModifier
            ):
                self._remove()
                return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> tuple[Wording, str] | None:
        item = self.list.currentItem()
        chosen = self.list.payload(item) if self.list.count() else None
        match chosen:
            case (Wording() as wording, str(text)):
                return wording, text
            case _:
                return None

    def _take(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.close()
            self.taken.emit(chosen[1], self._seed)

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen[0].id:
            self.remove_wanted.emit(chosen[0].id)
            self.show_offered()
