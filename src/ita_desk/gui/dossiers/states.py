"""How far a dossier is: empty, under way or ready."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.contents.documents import ROUND_REPORT, find_faults
from ita_desk.gui.desk import Desk
from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_
from ita_desk.model.finding import Severity
from ita_desk.model.tree import Dossier


class State(StrEnum):
    """A dossier's state; findings that are only warnings don't keep it from being ready."""

    EMPTY = "empty"
    UNDER_WAY = "under-way"
    READY = "ready"


STATE_NAMES = {
    State.EMPTY: N_("empty"),
    State.UNDER_WAY: N_("under way"),
    State.READY: N_("ready"),
}
STATE_ICONS = {State.EMPTY: "circle", State.UNDER_WAY: "contrast", State.READY: "circle-check"}


def state_of(dossier: Dossier, today: date) -> State:
    """The state of a dossier's round report."""
    if not dossier.activities:
        return State.EMPTY
    found = find_faults(ROUND_REPORT, dossier, today)
    blocked = any(finding.severity is Severity.ERROR for finding in found)
    return State.UNDER_WAY if blocked else State.READY


class States(QObject):
    """The states of all dossiers, worked out one by one while nothing else is to be done."""

    found = Signal(int)
    """The state of a dossier is known now, or has changed."""

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QObject) -> None:
        """Know nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._known: dict[int, State] = {}
        self._wanted: list[int] = []
        self._idle = QTimer(self)
        self._idle.setInterval(20)
        self._idle.timeout.connect(self._next)
        desk.changed.connect(self._changed)

    def state(self, dossier_id: int) -> State | None:
        """The state if it is known; otherwise it is worked out soon, and ``found`` tells."""
        if dossier_id not in self._known:
            self._want(dossier_id)
        return self._known.get(dossier_id)

    def stop(self) -> None:
        """Work nothing more out: the database is about to be closed."""
        self._idle.stop()
        self._wanted.clear()
        self._known.clear()

    def _want(self, dossier_id: int) -> None:
        if dossier_id not in self._wanted:
            self._wanted.append(dossier_id)
        self._idle.start()

    def _changed(self, changes: Changes) -> None:
        for dossier_id in changes.dossiers:
            if self._known.pop(dossier_id, None) is not None:
                self._want(dossier_id)

    def _next(self) -> None:
        if not self._wanted:
            self._idle.stop()
            return
        dossier_id = self._wanted.pop(0)
        dossier = self._desk.dossier(dossier_id)
        if dossier is not None:
            self._known[dossier_id] = state_of(dossier, self._today())
            self.found.emit(dossier_id)
