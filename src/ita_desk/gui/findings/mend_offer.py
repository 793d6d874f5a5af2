"""What is offered below the list of findings: to mend a slip of typing, here or everywhere."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.window.session import Translate
from ita_desk.model.finding import Finding


class MendOffer(QWidget):
    """Two buttons, seen while the chosen finding can be mended; each is one undo step."""

    def __init__(self, findings: CurrentFindings, translate: Translate) -> None:
        """Begin hidden."""
        super().__init__()
        self._findings = findings
        self._translate = translate
        self._finding: Finding | None = None
        self.here = QPushButton(translate("&Mend here"))
        self.here.clicked.connect(self._mend_here)
        self.everywhere = QPushButton(translate("&Mend here"))
        self.everywhere.clicked.connect(self._mend_everywhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.addWidget(self.here)
        column.addWidget(self.everywhere)
        self.hide()

    def show_for(self, finding: Finding | None) -> None:
        """Offer what can be done about a finding."""
        self._finding = finding if finding is not None and _can_be_mended(finding) else None
        self.setVisible(self._finding is not None)
        if self._finding is None:
            return
        from ita_desk.contents.findings.typing_slips import HIDDEN

        _ = self._translate
        number = len(self._findings.like(self._finding))
        hidden = self._finding.code in HIDDEN
        self.here.setText(_("&Take out here") if hidden else _("&Mend here"))
        words = (
            _("Take out in the &whole dossier ({number} fields)")
            if hidden
            else _("Mend in the &whole dossier ({number} fields)")
        )
        self.everywhere.setText(words.format(number=number))
        self.everywhere.setVisible(number > 1)

    def _mend_here(self) -> None:
        if self._finding is not None:
            self._findings.mend([self._finding])

    def _mend_everywhere(self) -> None:
        if self._finding is not None:
            self._findings.mend(self._findings.like(self._finding))


def _can_be_mended(finding: Finding) -> bool:
    # Imported with the first finding, after the window is on the screen.
    from ita_desk.verbs.mending import MENDABLE

    return finding.code in MENDABLE
