"""Phrase memory: a field completes from everything typed before, most recent first."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit

from ita_desk.thai.remembering import remembering
from ita_desk.thai.search_key import search_key

Phrases = Callable[[], Sequence[str]]
"""Gives the phrases of a field, most recent first; asked once a visit, at the first key."""

MOST = 8
"""Suggestions shown at once."""
_WIDEST = 640


def matching(phrases: Sequence[str], typed: str, most: int = MOST) -> list[str]:
    """Phrases that contain what is typed, those that begin with it first."""
    wanted = search_key(typed)
    if not wanted:
        return []
    starting: list[str] = []
    containing: list[str] = []
    for phrase in phrases:
        key = _key(phrase)
        if wanted in key and phrase != typed:
            (starting if key.startswith(wanted) else containing).append(phrase)
            if len(starting) == most:
                break
    return (starting + containing)[:most]


_key = remembering(4096)(search_key)


class PhraseCompletion(QObject):
    """Suggests phrases under a field. Down and Up choose, Enter or Tab takes, Esc closes.

    Only typing opens the list, and nothing is taken that was not chosen. The list never has
    the focus, so every key still belongs to the field.
    """

    taken = Signal(str, object)
    """A chosen phrase stands in the field now; with the key that took it, or None for a click."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, phrases: Phrases) -> None:
        """Watch ``field``, which becomes the parent."""
        super().__init__(field)
        self._field = field
        self._phrases = phrases
        self._known: Sequence[str] | None = None
        self._model = QStringListModel(self)
        self._list = _make_list(field, self._model)
        self._list.clicked.connect(self._take)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._typed)
        else:
            field.textChanged.connect(self._typed)
        field.installEventFilter(self)

    @property
    def suggestions(self) -> list[str]:
        """What the list offers now; empty while it is closed."""
        return self._model.stringList() if self._list.isVisible() else []

    def close(self) -> None:
        """Close the list."""
        self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: while the list is open, some keys belong to it."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._known = None
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move):
            self.close()
        elif isinstance(event, QKeyEvent) and self._list.isVisible():
            if kind == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress and self._pressed(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        chosen = self._list.currentIndex()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            count = self._model.rowCount() + 1
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (chosen.row() + 1 + step) % count - 1
            self._list.setCurrentIndex(self._model.index(row, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and chosen.isValid():
            self._take(chosen, event)
            return True
        return False

    def _typed(self) -> None:
        if not self._field.hasFocus():
            return
        if self._known is None:
            self._known = tuple(dict.fromkeys(self._phrases()))
        text = self._text()
        found = matching(self._known, text) if self._at_end(text) else []
        if not found:
            self.close()
            return
        self._list.setCurrentIndex(QModelIndex())
        if found != self.suggestions:
            self._model.setStringList(found)
            self._place()
            self._list.show()

    def _place(self) -> None:
        """Under the field, or above it where the screen ends."""
        field, shown = self._field, self._list
        shown.setFont(field.font())
        frame = 2 * shown.frameWidth()
        metrics = field.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, self._model.stringList()))
        wanted = min(longest + frame + 24, _WIDEST)
        height = shown.sizeHintForRow(0) * self._model.rowCount() + frame
        shown.resize(max(wanted, field.width()), height)
        corner = field.mapToGlobal(QPoint(0, field.height()))
        screen = field.screen().availableGeometry()
        if corner.y() + height > screen.bottom():
            corner = field.mapToGlobal(QPoint(0, -height))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - shown.width())))
        shown.move(corner)

    def _take(self, index: QModelIndex, event: QKeyEvent | None = None) -> None:
        phrase = str(index.data())
        self.close()
        field = self._field
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.insert(phrase)
            field.textEdited.emit(phrase)
        else:
            cursor = field.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(phrase)
        self.close()
        self.taken.emit(phrase, event)

    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _at_end(self, text: str) -> bool:
        field = self._field
        if isinstance(field, QLineEdit):
            return field.cursorPosition() == len(text)
        return field.textCursor().atEnd()


def _make_list(field: QLineEdit | QPlainTextEdit, model: QStringListModel) -> QListView:
    shown = QListView(field)
    shown.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
    shown.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    shown.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    shown.setUniformItemSizes(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setModel(model)
    return shown
