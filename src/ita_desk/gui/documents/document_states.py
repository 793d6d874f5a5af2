"""How far each document of the open dossier is, and whether it was printed as final."""

from PySide6.QtCore import QObject, Signal

from ita_desk.contents.begun import is_begun
from ita_desk.contents.documents import DOCUMENTS
from ita_desk.gui.dossiers.states import State
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.window.session import Session
from ita_desk.model.finding import Severity
from ita_desk.model.tree import Dossier
from ita_desk.storage.finals import Final, newest


class DocumentStates(QObject):
    """Follows the findings of the open dossier; a document nobody has touched is empty."""

    changed = Signal()
    """Some state is another one."""

    def __init__(self, session: Session, findings: CurrentFindings, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._dossier_id: int | None = None
        self._finals: dict[str, Final] = {}
        self._states: dict[str, State] = {}
        findings.changed.connect(self._work_out)

    def show_dossier(self, dossier_id: int | None) -> None:
        """Follow another dossier; its states come with its findings."""
        self._dossier_id = dossier_id
        self._read_finals()

    def state(self, document: str) -> State | None:
        """The state, once it is known."""
        return self._states.get(document)

    def final(self, document: str) -> Final | None:
        """The newest final of a document."""
        return self._finals.get(document)

    def is_edited(self, document: str) -> bool:
        """Whether the document would print other words now than its newest final has."""
        return document in self._findings.edited

    def blocked_by(self, document: str) -> int:
        """How many findings keep a document from being printed as final."""
        found = self._findings.of(document)
        return sum(finding.severity is Severity.ERROR for finding in found)

    def final_kept(self) -> None:
        """A final was added."""
        self._read_finals()
        self._findings.check()

    def _read_finals(self) -> None:
        kept = self._session.store.finals(self._dossier_id) if self._dossier_id is not None else ()
        self._finals = newest(kept)

    def _work_out(self) -> None:
        dossier = self._session.dossier(self._dossier_id) if self._dossier_id is not None else None
        self._states = {}
        # A large dossier is checked after it is on the screen; until then nothing is known.
        if dossier is not None and self._findings.documents:
            self._states = {name: self._state(name, dossier) for name in DOCUMENTS}
        self.changed.emit()

    def _state(self, name: str, dossier: Dossier) -> State:
        if not is_begun(name, dossier):
            return State.EMPTY
        return State.UNDER_WAY if self.blocked_by(name) else State.READY
