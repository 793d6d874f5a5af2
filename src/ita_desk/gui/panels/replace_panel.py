"""Find and replace in the open dossier: exactly what is typed, everywhere, in one step."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.contents.place_names import place_name
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.paste_bounds import BoundedLine, tell_too_long
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.texts import places_of
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.verbs import mending

_DELAY = 150
_AROUND, _LONGEST = 30, 160


class ReplacePanel(QWidget):
    """The hits stand in a list and are marked in the tables; Enter goes from one to the next."""

    chosen = Signal(object)
    """``Place`` to go to; the keyboard stays here."""
    left = Signal()
    """Esc."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.translate
        self._session = session
        self.words = self._line(_("Find"))
        self.by = self._line(_("Replace by"))
        explain_as(self.words, "replace.sought")
        explain_as(self.by, "replace.put")
        self.next_button = self._button(_("&Next"), lambda: self.next(1))
        self.one_button = self._button(_("&Replace this one"), self.replace_one)
        self.all_button = self._button(_("Replace &all"), self.replace_all)
        self._summary = ThaiLabel()
        self.list = WrappedList(_("Hits"))
        self.list.setMinimumHeight(2 * self.fontMetrics().height())
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self._rest = QTimer(self, singleShot=True)
        self._rest.setInterval(_DELAY)
        self._rest.timeout.connect(self.search)
        self.words.textEdited.connect(self._rest.start)
        session.changed.connect(self._follow)
        session.opened.connect(self.search)
        self._lay_out()
        self.search()

    def enter(self) -> None:
        """Be ready for words."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.search()

    def search(self) -> None:
        """Look now; the hit that is chosen stays so where it still is one."""
        self._rest.stop()
        _, words = self._session.translate, self.words.text()
        opened = self._session.dossier_id
        dossier = None if opened is None else self._session.dossier(opened)
        found = [] if dossier is None else places_of(dossier, words)
        here = self._place()
        self.list.clear()
        for place, text in found:
            shown, where = excerpt(text, words), place_name(place, _)
            self.list.add(shown, place, detail=where, sought=words)
            if place == here:
                self.list.setCurrentRow(self.list.count() - 1)
        hits = sum(text.count(words) for _place, text in found)
        self._session.seek(words if self.isVisible() else "")
        for button in (self.next_button, self.one_button, self.all_button):
            button.setEnabled(bool(found))
        told = _("{hits} times in {places} texts").format(hits=hits, places=len(found))
        if not words:
            told = _("Type what you look for: its places in this dossier stand here.")
        elif not found:
            told = _("Nothing found. Type fewer letters, or another word.")
        self._summary.setText(told)

    def next(self, step: int) -> None:
        """Go to the hit after the chosen one, around the end."""
        if self._rest.isActive():
            self.search()
        count = self.list.count()
        if count:
            row = self.list.currentRow()
            self.list.setCurrentRow((row + step) % count if row >= 0 else 0)
            self._go(self.list.currentItem())

    def replace_one(self) -> None:
        """Replace in the chosen text, and go to the next."""
        place = self._place()
        if place is None:
            self.next(1)
            return
        row = self.list.currentRow()
        if self._replace([place]):
            self.list.setCurrentRow(min(row, self.list.count() - 1))
            if self.list.count():
                self._go(self.list.currentItem())

    def replace_all(self) -> None:
        """Replace in all texts of the dossier, in one step."""
        if self._rest.isActive():
            self.search()
        payloads = (self.list.payload(self.list.item(row)) for row in range(self.list.count()))
        places = [place for place in payloads if isinstance(place, Place)]
        if places and self._replace(places):
            words = self._session.translate("Replaced in {number} texts; Ctrl+Z takes it back")
            self._session.tell(words.format(number=len(places)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nothing is looked for any more."""
        super().hideEvent(event)
        self._session.seek("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter finds the next, Esc leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.next(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _replace(self, places: list[Place]) -> bool:
        words, by = self.words.text(), self.by.text()
        return bool(words) and bool(self._session.run(mending.replace, places, words, by))

    def _place(self) -> Place | None:
        chosen = self.list.currentRow() >= 0
        payload = self.list.payload(self.list.currentItem()) if chosen else None
        return payload if isinstance(payload, Place) else None

    def _go(self, item: QListWidgetItem) -> None:
        place = self.list.payload(item)
        if isinstance(place, Place):
            focus = QApplication.focusWidget()
            self.chosen.emit(place)
            if focus is not None and self.isAncestorOf(focus):  # pyright: ignore[reportUnnecessaryComparison]
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changes: Changes) -> None:
        if self._session.dossier_id in changes.dossiers and self.isVisible():
            self.search()

    def _line(self, name: str) -> BoundedLine:
        line = BoundedLine()
        line.setAccessibleName(name)
        line.setClearButtonEnabled(True)
        line.installEventFilter(self)
        line.paste_refused.connect(lambda: tell_too_long(self._session))
        return line

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.words.accessibleName(), self.words)
        form.addRow(self.by.accessibleName(), self.by)
        buttons = FlowLayout()
        for button in (self.next_button, self.one_button, self.all_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 0)
        layout.addLayout(form)
        layout.addLayout(buttons)
        layout.addWidget(self._summary)
        layout.addWidget(self.list, 1)


def excerpt(text: str, words: str) -> str:
    """The part of a text around the words, in one line, cut between clusters."""
    line = text.replace("\n", " ")
    at = max(line.find(words), 0)
    edges = [0, *sorted(line_breaks(line)), len(line)]
    start = max((edge for edge in edges if edge <= max(at - _AROUND, 0)), default=0)
    end = max((edge for edge in edges if edge <= start + _LONGEST + len(words)), default=len(line))
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
