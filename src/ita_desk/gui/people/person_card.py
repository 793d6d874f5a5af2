"""One person of a dossier as a card of fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.line_field import LineField
from ita_desk.gui.icons import Icons
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.tree import Person
from ita_desk.verbs import fields, people, rows

PERSON_FIELDS = (
    ("name", N_("Name")),
    ("position", N_("Position")),
    ("role", N_("Role in the working group")),
    ("phone", N_("Telephone")),
    ("email", N_("E-mail")),
)


class PersonCard(QFrame):
    """The fields of a person, who of them reports, and a button to remove the person."""

    def __init__(
        self,
        session: Session,
        dossier_id: int,
        person_id: int,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """A card for a person of a dossier."""
        super().__init__(parent)
        self._session = session
        self._person_id = person_id
        self._dossier_id = dossier_id
        _ = session.translate
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(self.palette().ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self.lines = {
            name: LineField(session, "person", name, _(words), findings=findings, icons=icons)
            for name, words in PERSON_FIELDS
        }
        self.lines["name"].completion.taken.connect(self._recall)
        self.reports = QRadioButton(_("Reporter of the round report"))
        self.reports.setAutoExclusive(False)
        self.reports.clicked.connect(self._report)
        remove = QToolButton()
        remove.setAutoRaise(True)
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        remove.setIcon(icons.icon("trash-2"))
        remove.setToolTip(_("Remove this person"))
        remove.setAccessibleName(_("Remove this person"))
        remove.clicked.connect(self._remove)
        self._lay_out(remove)

    @property
    def fields(self) -> tuple[LineField, ...]:
        """The fields of the card."""
        return tuple(self.lines.values())

    def show_person(self, person: Person, reports: bool) -> None:
        """Show the values of the person."""
        for name, field in self.lines.items():
            field.show_row(person.id, getattr(person, name))
        self.reports.setChecked(reports)
        self.setAccessibleName(person.name or self._session.translate("(no name yet)"))

    def _lay_out(self, remove: QToolButton) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(6)
        for field in self.lines.values():
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            form.addRow(label, field)
        foot = QHBoxLayout()
        foot.addWidget(self.reports)
        foot.addStretch(1)
        foot.addWidget(remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 8)
        layout.addLayout(form)
        layout.addLayout(foot)

    def _report(self) -> None:
        place = Place("round_report", self._dossier_id, "reporter_id")
        self._session.run(fields.edit, place, self._person_id)
        self.reports.setChecked(True)

    def _remove(self) -> None:
        self._session.run(rows.delete, [Place("person", self._person_id)])

    def _recall(self, name: str) -> None:
        self.lines["name"].commit()
        known = people.find_person(self._session.store, name, besides=self._person_id)
        if known is not None:
            self._session.run(people.recall, self._person_id, known)
