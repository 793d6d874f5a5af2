"""Search over all years: the field is on the tool bar, the hits are here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from ita_desk.contents.place_names import place_name
from ita_desk.gui.dossiers.names import dossier_names
from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.errors import N_
from ita_desk.storage.texts import Hit
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.thai.search_key import search_key

_DELAY = 150
_AROUND = 30
"""Letters shown before the words that were found, so that they are in sight."""
_LONGEST = 160
_MOST = 200

_NOTHING_YET = N_(
    "What holds your words stands here: type a word above, and all years are searched."
)


class SearchPanel(QWidget):
    """Searches while one types; Enter and F3 go from hit to hit."""

    chosen = Signal(object)
    """The ``Hit`` to open."""
    wanted = Signal()
    """Something is searched for: the panel wants to be seen."""
    left = Signal()
    """Esc in the field."""

    def __init__(self, session: Session, field: QLineEdit, icons: Icons) -> None:
        """Search for what is typed into ``field``."""
        super().__init__()
        self._session = session
        self._field = field
        self._icons = icons
        self._searched = ""
        self._summary = ThaiLabel(session.translate(_NOTHING_YET))
        self._summary.setContentsMargins(10, 8, 10, 4)
        self.list = WrappedList(session.translate("Hits"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary)
        layout.addWidget(self.list, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DELAY)
        self._rest.timeout.connect(self.search)
        field.textEdited.connect(self._typed)
        field.installEventFilter(self)
        session.changed.connect(self._outdated)

    def next(self, step: int = 1) -> None:
        """Open the hit after the chosen one (or before it), around the end."""
        if self._rest.isActive() or self._searched != self._field.text():
            self.search()
        count = self.list.count()
        if count:
            row = self.list.currentRow()
            row = (row + step) % count if row >= 0 else (0 if step > 0 else count - 1)
            self.list.setCurrentRow(row)
            self._go(self.list.currentItem())

    def search(self) -> None:
        """Search now."""
        self._rest.stop()
        self._searched = self._field.text()
        hits: Sequence[Hit] = ()
        if self._searched.strip():
            hits = self._session.store.search(self._searched, fold=search_key, limit=_MOST)
            self.wanted.emit()
        names = dossier_names(self._session.dossiers(), self._session.translate)
        self.list.clear()
        for hit in hits:
            where = f"{place_name(hit.place, self._session.translate)} · {names[hit.dossier_id]}"
            self.list.add(excerpt(hit.text, self._searched), hit, detail=where)
        self._summary.setText(self._summary_text(len(hits)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: in the field, Enter opens the next hit, Down goes into the list, Esc leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys: dict[int, Callable[[], None]] = {
                Qt.Key.Key_Return: self.next,
                Qt.Key.Key_Enter: self.next,
                Qt.Key.Key_Down: self.list.setFocus,
                Qt.Key.Key_Escape: self.left.emit,
            }
            act = keys.get(event.key())
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _go(self, item: QListWidgetItem) -> None:
        hit = self.list.payload(item)
        if isinstance(hit, Hit):
            self.chosen.emit(hit)

    def _typed(self) -> None:
        self._rest.start()

    def _outdated(self) -> None:
        self._searched = ""

    def _summary_text(self, hits: int) -> str:
        _ = self._session.translate
        if not self._searched.strip():
            return _(_NOTHING_YET)
        if not hits:
            return _("Nothing found for “{text}”. Type fewer letters, or another word.").format(
                text=self._searched
            )
        if hits == _MOST:
            return _("The first {number} hits for “{text}”").format(
                number=hits, text=self._searched
            )
        return _("{number} hits for “{text}”").format(number=hits, text=self._searched)


def excerpt(text: str, wanted: str) -> str:
    """The part of a text around what was found in it, in one line, cut between clusters."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    at = max(search_key(line).find(search_key(wanted)), 0)
    edges = [0, *sorted(line_breaks(line)), len(line)]
    start = max((edge for edge in edges if edge <= max(at - _AROUND, 0)), default=0)
    end = max((edge for edge in edges if edge <= start + _LONGEST), default=len(line))
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
