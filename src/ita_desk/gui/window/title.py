"""What the frame of the window says of the open dossier: its name, counts, and what is due."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from ita_desk.contents.budget import budget_sum
from ita_desk.contents.deadlines import deadlines
from ita_desk.gui.dossiers.names import dossier_names, due_sentence
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.window.session import Session
from ita_desk.gui.window.shell import Shell
from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity

_NAMES = frozenset[Entity](("dossier", "unit"))
"""What the names of dossiers are made of."""
_TOLD = frozenset[Entity](("dossier", "unit", "office", "activity", "result"))
"""What title, counts and what is due are made of."""


class Title(QObject):
    """Keeps the title, the status line and the words of the check action true."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        findings: CurrentFindings,
        check: QAction,
        today: Callable[[], date],
    ) -> None:
        super().__init__(shell)
        self._shell, self._session, self._findings = shell, session, findings
        self._check, self._today = check, today
        self._names: dict[int, str] = {}
        session.changed.connect(self._follow)
        session.opened.connect(self._name_anew)
        findings.changed.connect(self.tell)
        self._name_anew()

    def tell(self) -> None:
        """Say it anew."""
        session, line = self._session, self._shell.status_line
        _, dossier = session.translate, session.dossier(session.dossier_id)
        found = len(self._findings.all)
        self._check.setIconText(_("Check {number}").format(number=found) if found else _("Check"))
        if dossier is None:
            line.show_dossier(None, found)
            line.show_due("")
            self._shell.setWindowTitle("ita_desk")
            return
        due = deadlines(dossier, session.store.office().holiday_dates)
        budget = budget_sum(one.budget for one in dossier.activities)
        line.show_dossier(len(dossier.activities), found, budget)
        line.show_due(due_sentence(due, self._today(), _))
        self._shell.setWindowTitle(f"{self._names[dossier.id]} — ita_desk")

    def _name_anew(self) -> None:
        self._names = dossier_names(self._session.dossiers(), self._session.translate)
        self.tell()

    def _follow(self, changes: Changes) -> None:
        touched = changes.edited | changes.added | changes.removed
        if any(place.entity in _NAMES for place in touched):
            self._name_anew()
        elif any(place.entity in _TOLD for place in touched):
            self.tell()
