"""How far a dossier is: empty, under way or ready."""

from collections.abc import Callable, Generator, Iterable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.contents.findings.found import Found
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.idle_work import IdleWork
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_
from ita_desk.model.finding import Finding, Severity
from ita_desk.model.tree import Dossier

_DELAY = 250
"""Milliseconds of rest before another dossier is checked."""


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


class States(QObject):
    """The states of all dossiers: of the open one as its findings say, of the others in turn.

    Those are worked out while nothing else is to be done.
    """

    found = Signal(int)
    """The state of a dossier is known now, or has changed."""

    def __init__(
        self,
        session: Session,
        findings: CurrentFindings,
        today: Callable[[], date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._today = today
        self._known: dict[int, State] = {}
        self._wanted: dict[int, None] = {}
        self._work = IdleWork(self, lambda: not session.store_is_taken)
        session.changed.connect(self._changed)
        findings.changed.connect(self._follow_findings)

    def state(self, dossier_id: int) -> State | None:
        """The state if it is known; otherwise it is worked out soon, and ``found`` tells."""
        if dossier_id not in self._known:
            self._want(dossier_id)
        return self._known.get(dossier_id)

    def stop(self) -> None:
        """Work nothing more out: the database is about to be closed."""
        self._work.stop()
        self._wanted.clear()
        self._known.clear()

    def _want(self, dossier_id: int) -> None:
        if dossier_id == self._findings.dossier_id:
            return
        self._wanted[dossier_id] = None
        if not self._work.is_busy:
            self._work.begin(self._work_out(), lambda _: None, rest=_DELAY)

    def _changed(self, changes: Changes) -> None:
        for dossier_id in changes.dossiers:
            if self._known.pop(dossier_id, None) is not None:
                self._want(dossier_id)

    def _follow_findings(self) -> None:
        dossier_id, findings = self._findings.dossier_id, self._findings
        dossier = self._session.dossier(dossier_id) if dossier_id is not None else None
        if dossier is not None and findings.documents:
            self._tell(dossier, findings.of(ROUND_REPORT) if dossier.activities else ())

    def _work_out(self) -> Generator[None, None, None]:
        from ita_desk.contents.findings.checking import Checks

        while self._wanted:
            yield
            dossier_id = next(iter(self._wanted))
            del self._wanted[dossier_id]
            if dossier_id == self._findings.dossier_id:
                continue
            dossier = self._session.dossier(dossier_id)
            yield
            found = Found()
            if dossier is not None and dossier.activities:
                found = yield from Checks().check([ROUND_REPORT], dossier, self._today())
            if self._session.dossier(dossier_id) != dossier:  # it has changed meanwhile
                self._wanted[dossier_id] = None
            elif dossier is not None:
                self._tell(dossier, found.all)

    def _tell(self, dossier: Dossier, found: Iterable[Finding]) -> None:
        """Take what was found in the round report of a dossier for its state."""
        if not dossier.activities:
            state = State.EMPTY
        elif any(finding.severity is Severity.ERROR for finding in found):
            state = State.UNDER_WAY
        else:
            state = State.READY
        self._known[dossier.id] = state
        self.found.emit(dossier.id)
