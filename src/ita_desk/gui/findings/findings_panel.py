"""The list of findings: choosing one goes to its field."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from ita_desk.contents.documents import DOCUMENTS, ROUND_REPORT
from ita_desk.gui.desk import Translate
from ita_desk.gui.dossiers.states import STATE_ICONS, State
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.findings.mend_offer import MendOffer
from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.finding import Finding, Severity

_ICONS = {Severity.ERROR: "circle-alert", Severity.WARNING: "triangle-alert"}


class FindingsPanel(QWidget):
    """Every document, that in front first, each with what is missing or doubtful in it.

    What blocks a final print comes first; a document that was not begun is only named.
    """

    chosen = Signal(object)
    """``Place`` of the finding chosen."""
    document_chosen = Signal(str)
    """Name of a document that was chosen: nothing is found in it, or it was not begun."""

    def __init__(self, findings: CurrentFindings, icons: Icons, translate: Translate) -> None:
        """Follow the findings."""
        super().__init__()
        self._findings = findings
        self._icons = icons
        self._translate = translate
        self._document = ROUND_REPORT
        self._summary = ThaiLabel()
        self._summary.setContentsMargins(10, 8, 10, 4)
        self.list = WrappedList(translate("Findings"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.mend = MendOffer(findings, translate)
        self.list.itemSelectionChanged.connect(self._offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.mend)
        layout.addStretch(0)
        findings.changed.connect(self.refresh)
        self.refresh()

    def show_document(self, document: str) -> None:
        """Let the findings of a document come first."""
        if document != self._document:
            self._document = document
            self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now, keeping the chosen row in its place."""
        row = self.list.currentRow()
        with QSignalBlocker(self.list):  # rows that are going must not be asked for
            self.list.clear()
        seen: set[Finding] = set()
        counted = self._findings.documents
        for name in sorted(DOCUMENTS, key=lambda name: self._rank(name, counted)):
            if not counted:  # no dossier, or one that is too large to be checked at once
                break
            found = [one for one in self._findings.of(name) if name in counted and one not in seen]
            seen.update(found)
            if not found:
                self._add_document(name, counted)
                continue
            self.list.add_heading(DOCUMENTS[name].name)
            for finding in sorted(found, key=lambda one: one.severity is Severity.WARNING):
                self._add(finding)
        if self.list.count() and row >= 0:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._summary.setText(self._summary_text(self._findings.all))
        self.list.setVisible(self.list.count() > 0)
        self._offer()

    def next(self) -> None:
        """Go to the finding after the chosen one, from the last to the first."""
        for step in range(1, self.list.count() + 1):
            row = (self.list.currentRow() + step) % self.list.count()
            if isinstance(self.list.payload(self.list.item(row)), Finding):
                self.list.setCurrentRow(row)
                self._go(self.list.item(row))
                return

    def _rank(self, name: str, counted: Sequence[str]) -> tuple[bool, bool]:
        """That in front first; what has something to mend or to look at before the others."""
        return name != self._document, name not in counted or not self._findings.of(name)

    def _add_document(self, name: str, counted: Sequence[str]) -> None:
        _ = self._translate
        if name not in counted:
            state, told = State.EMPTY, _("not begun yet")
        elif self._findings.of(name):
            state, told = State.UNDER_WAY, _("only what is named above")
        else:
            state, told = State.READY, _("nothing is missing")
        icon = self._icons.icon(STATE_ICONS[state])
        self.list.add(DOCUMENTS[name].name, name, detail=told, icon=icon)

    def _add(self, finding: Finding) -> None:
        icon = self._icons.icon(_ICONS[finding.severity])
        detail = "" if finding.severity is Severity.WARNING else self._must()
        self.list.add(self._findings.sentence(finding), finding, detail=detail, icon=icon)

    def _go(self, item: QListWidgetItem) -> None:
        finding = self.list.payload(item)
        if isinstance(finding, Finding):
            self.chosen.emit(finding.place)
        elif isinstance(finding, str):
            self.document_chosen.emit(finding)

    def _offer(self) -> None:
        payloads = [self.list.payload(item) for item in self.list.selectedItems()]
        self.mend.show_for(next((one for one in payloads if isinstance(one, Finding)), None))

    def _must(self) -> str:
        return self._translate("to be mended before it is final")

    def _summary_text(self, found: Sequence[Finding]) -> str:
        if not found:
            return self._translate("Nothing is missing and nothing looks wrong.")
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        sentence = self._translate("{number} to be mended, {doubts} to look at")
        return sentence.format(number=errors, doubts=len(found) - errors)
