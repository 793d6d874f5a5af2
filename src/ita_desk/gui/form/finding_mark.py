"""A sign inside a line of a form that says what was found there."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.model.place import Place


class FindingMark:
    """Shows and hides the sign at the end of a line."""

    def __init__(self, field: QLineEdit, findings: CurrentFindings, icons: Icons) -> None:
        """Mark ``field``, which keeps the sign."""
        self._field = field
        self._findings = findings
        self._sign = QAction(field)
        self._sign.setIcon(icons.icon("triangle-alert"))
        field.addAction(self._sign, QLineEdit.ActionPosition.TrailingPosition)
        self._sign.setVisible(False)

    def show(self, place: Place | None) -> None:
        """Show what was found at ``place``, if anything."""
        found = self._findings.at(place) if place is not None else ()
        sentences = "\n".join(map(self._findings.sentence, found))
        self._sign.setVisible(bool(found))
        self._sign.setToolTip(sentences)
        self._field.setAccessibleDescription(sentences)
