"""The list of findings: choosing one goes to its field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from ita_desk.gui.desk import Translate
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.finding import Finding, Severity

_ICONS = {Severity.ERROR: "circle-alert", Severity.WARNING: "triangle-alert"}


class FindingsPanel(QWidget):
    """Those to be mended before the report is final come first."""

    chosen = Signal(object)
    """``Place`` of the finding chosen."""

    def __init__(self, findings: CurrentFindings, icons: Icons, translate: Translate) -> None:
        """Follow the findings."""
        super().__init__()
        self._findings = findings
        self._icons = icons
        self._translate = translate
        self._summary = ThaiLabel()
        self._summary.setContentsMargins(10, 8, 10, 4)
        self.list = WrappedList(translate("Findings"))
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        findings.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the findings as they are now, keeping the chosen row in its place."""
        found = sorted(self._findings.all, key=lambda finding: finding.severity is Severity.WARNING)
        row = self.list.currentRow()
        self.list.clear()
        for finding in found:
            icon = self._icons.icon(_ICONS[finding.severity])
            detail = "" if finding.severity is Severity.WARNING else self._must()
            self.list.add(self._findings.sentence(finding), finding, detail=detail, icon=icon)
        if found and row >= 0:
            self.list.setCurrentRow(min(row, len(found) - 1))
        self._summary.setText(self._summary_text(found))
        self.list.setVisible(bool(found))

    def next(self) -> None:
        """Go to the finding after the chosen one, from the last to the first."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())
            self._go(self.list.currentItem())

    def _go(self, item: QListWidgetItem) -> None:
        finding = self.list.payload(item)
        if isinstance(finding, Finding):
            self.chosen.emit(finding.place)

    def _must(self) -> str:
        return self._translate("to be mended before it is final")

    def _summary_text(self, found: list[Finding]) -> str:
        if not found:
            return self._translate("Nothing is missing and nothing looks wrong.")
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        sentence = self._translate("{number} to be mended, {doubts} to look at")
        return sentence.format(number=errors, doubts=len(found) - errors)
