"""A line of text of a form that shows one field of the dossier and keeps itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.placed_field import PlacedField
from ita_desk.gui.icons import Icons
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.paste_bounds import BoundedLine, tell_too_long
from ita_desk.gui.phrase_completion import PhraseCompletion
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity, Place


class LineField(BoundedLine):
    """Kept when it is left and at the latest a second after the first key; Esc takes it back.

    Suggests what was typed into this field in any dossier. Ctrl+Z that finds nothing typed here
    goes to the window.
    """

    def __init__(
        self,
        session: Session,
        entity: Entity,
        field: str,
        name: str,
        *,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Edit ``field`` of the rows of ``entity``; ``name`` is for screen readers."""
        super().__init__(parent)
        self.placed = PlacedField(self, session, entity, field)
        self.setAccessibleName(name)
        self.completion = PhraseCompletion(self, self.phrases)
        self._live = LiveEdit(self, self.keep)
        self._mark = _FindingMark(self, findings, icons)
        findings.changed.connect(self._show_findings)
        self.paste_refused.connect(lambda: tell_too_long(session))

    def show_row(self, row: int | None, text: str) -> None:
        """Show the text of a row; None for no row. A text that can't be kept yet stays instead."""
        if row != self.placed.row:
            if not self.commit():
                return
            self.placed.row = row
            with QSignalBlocker(self):
                self.setText(text)
            self._live.begin(text)
        self._live.show(text)
        if not self.hasFocus():
            self.setCursorPosition(0)
        self._show_findings()

    def phrases(self) -> Sequence[str]:
        """What was typed into this field in any dossier, most recent first."""
        return self.placed.session.store.phrases(self.placed.entity, self.placed.field)

    def keep(self, text: str, merge_key: str) -> bool:
        """Write what was typed; subclasses say what it means. False when it can't be kept."""
        return self.placed.write(text, merge_key)

    def commit(self) -> bool:
        """Keep what is being typed; False when it can't be kept yet."""
        return self.placed.row is None or self._live.leave()

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+Z and Ctrl+Y stay here only while there is something typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what was typed on this visit is undone by the window from now on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            position = self.cursorPosition()
            with QSignalBlocker(self):
                self.setText(self.text())
            self.setCursorPosition(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes on to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _show_findings(self) -> None:
        self._mark.show(self.placed.place)


class _FindingMark:
    """Shows and hides the sign at the end of a line."""

    def __init__(self, field: QLineEdit, findings: CurrentFindings, icons: Icons) -> None:
        """Mark ``field``, which keeps the sign."""
        self._field = field
        self._findings = findings
        self._sign = QAction(field)
        self._sign.setIcon(icons.icon("triangle-alert"))
        field.addAction(self._sign, QLineEdit.ActionPosition.TrailingPosition)
        self._sign.setVisible(False)

    def show(self, place: Place | None) -> None:
        """Show what was found at ``place``, if anything."""
        found = self._findings.at(place) if place is not None else ()
        sentences = "\n".join(map(self._findings.sentence, found))
        self._sign.setVisible(bool(found))
        self._sign.setToolTip(sentences)
        self._field.setAccessibleDescription(sentences)
