"""Undo and redo: the menu names the step, and the view goes to the place changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.lengthy import Lengthy
from ita_desk.gui.window.commands import Command
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.storage.steps import Step
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import ACTION_NAMES


class HistoryActions(QObject):
    """Runs the two actions of the window and keeps their words true."""

    reversed = Signal(object)
    """``Changes`` of an undo or a redo."""

    def __init__(
        self, session: Session, lengthy: Lengthy, undo: Command, redo: Command, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._lengthy = session, lengthy
        self._undo, self._redo = undo, redo
        undo.triggered.connect(self._do_undo)
        redo.triggered.connect(self._do_redo)
        session.changed.connect(self._refresh)
        session.opened.connect(self._refresh)
        self._refresh()

    def _do_undo(self) -> None:
        words = self._session.translate("The step is being undone…")
        self._reverse(words, self._next_undo, Store.undo)

    def _do_redo(self) -> None:
        words = self._session.translate("The step is being done again…")
        self._reverse(words, self._next_redo, Store.redo)

    def _reverse(self, words: str, step: Step | None, verb: Callable[[Store], Changes]) -> None:
        rows = 0 if step is None else step.size
        self._lengthy.run(words, rows, verb, self.reversed.emit)

    def _refresh(self) -> None:
        _, store = self._session.translate, self._session.store
        self._next_undo, self._next_redo = store.next_undo(), store.next_redo()
        self._name(self._undo, self._next_undo, _("&Undo"), _("&Undo: {action}"))
        self._name(self._redo, self._next_redo, _("&Redo"), _("&Redo: {action}"))

    def _name(self, action: Command, step: Step | None, bare: str, named: str) -> None:
        action.needs = lambda: step is not None and self._session.store.writable
        action.settle()
        words = bare
        if step is not None:
            words = named.format(action=self._session.translate(ACTION_NAMES[step.action]))
        action.setText(words)
        keys = action.shortcut().toString()
        action.setToolTip(f"{words.replace('&', '')} ({keys})")
