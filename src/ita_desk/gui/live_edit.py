"""Fields that save themselves: on leaving, and at the latest a second after the first key."""

import os
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from shiboken6 import isValid

TextField = QLineEdit | QPlainTextEdit
Write = Callable[[str, str], bool]
"""Takes the text and the merge key of the visit; False when it could not be kept."""

DELAY = 700
"""Milliseconds from the first key that is not kept yet: with a late timer and the commit itself,
no more than a second of typing is lost when the program dies (``proofs.window_kill``)."""
_MOST_LETTERS = 60


class _Value(NamedTuple):
    """A stored text, and what the field makes of it: not every character can stand in a field."""

    stored: str
    shown: str


def _same_but_for_ends(stored: str, typed: str) -> bool:
    """Whether a text was kept without the blanks at its end: a word may still follow them."""
    return stored != typed and bool(stored) and stored == typed.strip()


class LiveEdit(QObject):
    """Keeps what is typed into a field; Esc gives back what was there when it was entered.

    All writes of one visit carry one merge key, so that they undo as one step. ``show`` puts a
    fresh value into the field and never over what is being typed or could not be kept yet.
    """

    reverted = Signal()
    """Esc has given back what was there."""

    def __init__(
        self, field: TextField, write: Write, revert: Callable[[str], bool] | None = None
    ) -> None:
        """Watch ``field``, which becomes the parent.

        ``revert`` gives back a text that was replaced by a kept one; else ``write`` does.
        """
        super().__init__(field)
        self._revert = revert
        self._field = field
        self._write = write
        self._before = self._kept = _Value(self._text(), self._text())
        self._visit = ""
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.commit)
        if isinstance(field, QLineEdit):
            field.textEdited.connect(self._typed)
        else:
            field.textChanged.connect(self._typed)
        field.installEventFilter(self)

    @property
    def pending(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._text() != self._kept.shown

    def told(self) -> str:
        """The field and what is typed into it, on one line, for a question about it."""
        text = " ".join(self._text().split())
        shown = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
        return f"{self._field.accessibleName()}: “{shown}”"

    def show(self, text: str) -> None:
        """Show a stored value, unless something typed is waiting to be kept."""
        if self.pending and (self._refused or self._field.hasFocus()):
            return
        if self._field.hasFocus() and _same_but_for_ends(text, self._text()):
            self._kept = _Value(text, self._text())
            return
        if self.pending or text != self._kept.stored:
            with QSignalBlocker(self._field):
                self._put(text)
        fresh = _Value(text, self._text())
        if text != self._kept.stored:
            self._before = fresh
            self._visit = ""
        self._kept = fresh

    def begin(self, text: str) -> None:
        """Begin a visit at a stored value, which is shown already, whatever was typed before."""
        self._timer.stop()
        self._before = self._kept = _Value(text, self._text())
        self._visit = ""
        self._refused = False

    def commit(self) -> bool:
        """Keep what is typed; False when that failed and it stays in the field."""
        self._timer.stop()
        text = self._text()
        if text == self._kept.shown:
            return True
        self._visit = self._visit or os.urandom(16).hex()
        before, self._kept = self._kept, _Value(text, text)
        self._refused = False
        if self._write(text, self._visit):
            return True
        self._kept = before
        self._refused = True
        return False

    def revert(self) -> bool:
        """Give back what was there; False when nothing had been changed.

        What was already kept is changed back in a step of its own.
        """
        self._timer.stop()
        self._refused = False
        other = self._text() != self._before.shown
        changed = other or self._kept != self._before
        if other:
            with QSignalBlocker(self._field):
                self._put(self._before.stored)
        if self._kept != self._before:
            self._kept = self._before
            if self._revert is None:
                self._write(self._before.stored, "")
            else:
                self._revert(self._before.stored)
        self._visit = ""
        if changed:
            self.reverted.emit()
        return changed

    def leave(self) -> bool:
        """End the visit: keep what is typed, and begin the next step with the next key.

        False when it could not be kept.
        """
        if not self.commit():
            return False
        self._before = self._kept
        self._visit = ""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: commit when the focus goes elsewhere, revert at Esc.

        A field that is being destroyed loses the focus, too, and has nothing to say any more.
        """
        if not isValid(self._field):
            return False
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.leave()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            changed = self._text() != self._before.shown
            if event.type() == QEvent.Type.ShortcutOverride and changed:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and changed:
                self.revert()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.pending and not self._timer.isActive():
            self._timer.start()

    def _text(self) -> str:
        field = self._field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _put(self, text: str) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.setText(text)
        else:
            self._field.setPlainText(text)
