"""What somebody corrected in a Word file of this program, to be taken or left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.contents.dossier_title import dossier_title
from ita_desk.exchange.corrections.differences import TAKEN_OUT, Corrections
from ita_desk.exchange.forms.doubt_sentences import SENTENCES
from ita_desk.gui.corrections.difference_sheet import DifferenceSheet
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.place import Place

_Key = Qt.Key
Take = Callable[[Corrections, Sequence[tuple[Place, str]]], bool]


class DifferencesPage(QWidget):
    """Above the fields that differ, below what belongs to no field, comments and marked changes.

    Space ticks a difference, Ctrl+Enter takes the ticked ones, Esc leaves the file.
    """

    wanted = Signal()
    """There is something to look at: bring the page to the front."""
    done = Signal()
    """This file was taken or left."""
    as_new_wanted = Signal()
    """The file is to be read as a new report instead."""

    def __init__(self, take: Take, session: Session, icons: Icons) -> None:
        """Show nothing yet; ``take`` tells whether corrections could be written."""
        super().__init__()
        explain_as(self, "review.corrections")
        _ = session.translate
        self._take, self._session, self._icons = take, session, icons
        self.found: Corrections | None = None
        """What is shown."""
        self.setAccessibleName(_("Corrections from Word"))
        self.heading, self.summary = ThaiLabel(), ThaiLabel()
        font = QFont()
        font.setBold(True)
        self.heading.setFont(font)
        self.sheet = DifferenceSheet(session, self)
        self.view = SheetView(self.sheet, _("Fields that differ"))
        self.list = WrappedList(_("What belongs to no field"))
        self.take = self._button(_("&Take the ticked ones"), self._accept)
        self.all = self._button(_("Tick &all"), lambda: self.sheet.choose_all(True))
        self.none = self._button(_("Tick n&one"), lambda: self.sheet.choose_all(False))
        self.as_new = self._button(_("Read it as a &new report"), self.as_new_wanted.emit)
        self.leave = self._button(_("&Leave it as it is"), self.done.emit)
        self.setFocusProxy(self.view)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.take, self.all, self.none, self.as_new, self.leave):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.view, 3)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def show_corrections(self, name: str, found: Corrections, *, again: bool = False) -> None:
        """Show what was found in the file ``name``.

        ``again`` after the dossier changed: what is ticked stays, and so does what is in front.
        """
        _, dossier = self._session.translate, self._session.dossier(found.dossier_id)
        if dossier is None:
            self.done.emit()
            return
        self.found = found
        document = _(DOCUMENTS[found.document].name)
        heading = _("Corrections in {file}; nothing is changed yet").format(file=name)
        self.heading.setText(heading)
        told = [f"{dossier_title(dossier)} · {document}"]
        if found.differences:
            words = _("{number} fields differ.")
            told.append(words.format(number=len(found.differences)))
        else:
            told.append(_("No field differs."))
        if found.stale:
            told.append(
                _(
                    "The dossier was changed here since the file was written: what both changed is"
                    " not ticked."
                )
            )
        self.summary.setText("\n".join(told))
        self.sheet.show_differences(found.differences, dossier, again=again)
        self.view.setVisible(bool(found.differences))
        self._list(found)
        takes = bool(found.differences or self.list.count())
        for button in (self.take, self.all, self.none):
            button.setEnabled(takes)
        if again:
            return
        self.wanted.emit()
        (self.view if found.differences else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, found: Corrections) -> None:
        _, icon = self._session.translate, self._icons.icon
        self.list.clear()
        for one in found.unplaced:
            text = f"{one.old} → {one.new}" if one.old and one.new else one.new
            text = text or _(TAKEN_OUT).format(text=one.old)
            self.list.add(text, one, detail=one.source.told(_), icon=icon("file-text"))
        for aside in found.asides:
            text = aside.text
            if aside.code is not None:
                text = _(SENTENCES[aside.code]).format(text=aside.text)
            self.list.add(text, aside, detail=aside.source.told(_), icon=icon("info"))
        self.list.setVisible(bool(self.list.count()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Ctrl+Enter takes, Esc leaves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (_Key.Key_Return, _Key.Key_Enter) and control:
            self._accept()
        elif event.key() == _Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self.found is None or not self.take.isEnabled():
            return
        values = [(one.place, one.new) for one in self.sheet.chosen]
        # What can't be written now, because the disk is full, stays for another try.
        if self._take(self.found, values):
            self.done.emit()

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: act())  # noqa: PLW0108 (it is called without its state)
        return button
