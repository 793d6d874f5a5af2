"""The findings of the open dossier, fresh a moment after each change."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desk.contents.begun import begun_documents
from ita_desk.contents.documents import DOCUMENTS, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.gui.desk import Desk
from ita_desk.model.changes import Changes
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_LARGE = 200
"""Activities above which a check takes longer than opening a dossier may."""
_DELAY = 250
"""Milliseconds of rest before the dossier is checked again."""


class CurrentFindings(QObject):
    """Checks all documents of the open dossier whenever typing rests."""

    changed = Signal()
    """The findings are new; ``all`` has them."""

    def __init__(self, desk: Desk, today: Callable[[], date], parent: QObject) -> None:
        """Begin without a dossier."""
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._dossier_id: int | None = None
        self._start = False
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._all: tuple[Finding, ...] = ()
        self._counted: set[str] = set()
        self._wanted: set[str] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_DELAY)
        self._rest.timeout.connect(self.check)
        desk.changed.connect(self._changed)

    @property
    def all(self) -> tuple[Finding, ...]:
        """The findings of the documents that were begun, each once, in the order of the rules."""
        return self._all

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents whose findings count: those begun, and those wanted."""
        return tuple(name for name in DOCUMENTS if name in self._counted)

    def want(self, document: str) -> None:
        """Let the findings of a document count although it was not begun."""
        self._wanted.add(document)
        self.check()

    def of(self, document: str) -> tuple[Finding, ...]:
        """The findings of one document, in the order of its rules; one not begun is checked now."""
        if document not in self._found:
            dossier = self._dossier()
            self._found[document] = (
                () if dossier is None else find_faults(document, dossier, self._today())
            )
        return self._found[document]

    def at(self, place: Place) -> tuple[Finding, ...]:
        """The findings of one field."""
        return tuple(finding for finding in self._all if finding.place == place)

    def like(self, finding: Finding) -> tuple[Finding, ...]:
        """The findings of the same code, that one among them."""
        return tuple(one for one in self._all if one.code == finding.code)

    def mend(self, findings: Sequence[Finding]) -> None:
        """Mend slips of typing of one code in one step."""
        if findings:
            from ita_desk.verbs import mending

            places = [finding.place for finding in findings]
            self._desk.run(mending.mend, places, findings[0].code)
            self.check()

    def sentence(self, finding: Finding) -> str:
        """What a finding says."""
        return finding_sentence(finding, self._desk.translate)

    def spare_the_start(self) -> None:
        """Let the dossier that is shown next be on the screen before any rule is imported."""
        self._start = True

    def show_dossier(self, dossier_id: int | None) -> None:
        """Check another dossier; a large one once it is on the screen."""
        if dossier_id != self._dossier_id:
            self._wanted.clear()
        self._dossier_id = dossier_id
        dossier = self._dossier()
        late = self._start or (dossier is not None and len(dossier.activities) > _LARGE)
        self._start = False
        if late:
            self._counted = set()
            self._take({})
            self._rest.start()
        else:
            self.check()

    def stop(self) -> None:
        """Check nothing more: the database is about to be closed."""
        self._rest.stop()
        self._dossier_id = None

    def check(self) -> None:
        """Check now."""
        self._rest.stop()
        dossier = self._dossier()
        if dossier is None:
            self._counted = set()
            self._take({})
            return
        today = self._today()
        self._counted = {*begun_documents(dossier), *self._wanted}
        self._take({name: find_faults(name, dossier, today) for name in self.documents})

    def _take(self, found: dict[str, tuple[Finding, ...]]) -> None:
        self._found = found
        self._all = tuple(dict.fromkeys(one for part in found.values() for one in part))
        self.changed.emit()

    def _dossier(self) -> Dossier | None:
        return self._desk.dossier(self._dossier_id) if self._dossier_id is not None else None

    def _changed(self, changes: Changes) -> None:
        if self._dossier_id in changes.dossiers:
            self._rest.start()
