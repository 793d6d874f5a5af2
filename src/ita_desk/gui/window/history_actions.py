"""Undo and redo: the menu names the step, and the view goes to the place changed."""

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.window.commands import Command
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.storage.steps import Step
from ita_desk.verbs.actions import ACTION_NAMES


class HistoryActions(QObject):
    """Runs the two actions of the window and keeps their words true."""

    reversed = Signal(object)
    """``Changes`` of an undo or a redo."""

    def __init__(self, session: Session, undo: Command, redo: Command, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._undo, self._redo = undo, redo
        undo.triggered.connect(self._do_undo)
        redo.triggered.connect(self._do_redo)
        session.changed.connect(self._refresh)
        session.opened.connect(self._refresh)
        self._refresh()

    def _do_undo(self) -> None:
        self._tell(self._session.undo())

    def _do_redo(self) -> None:
        self._tell(self._session.redo())

    def _tell(self, changes: Changes) -> None:
        if changes:
            self.reversed.emit(changes)

    def _refresh(self) -> None:
        _ = self._session.translate
        self._name(self._undo, self._session.store.next_undo(), _("&Undo"), _("&Undo: {action}"))
        self._name(self._redo, self._session.store.next_redo(), _("&Redo"), _("&Redo: {action}"))

    def _name(self, action: Command, step: Step | None, bare: str, named: str) -> None:
        action.needs = lambda: step is not None and self._session.store.writable
        action.settle()
        words = bare
        if step is not None:
            words = named.format(action=self._session.translate(ACTION_NAMES[step.action]))
        action.setText(words)
        keys = action.shortcut().toString()
        action.setToolTip(f"{words.replace('&', '')} ({keys})")
