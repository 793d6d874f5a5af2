"""The page for the people of a dossier: a card each, filled from everybody written down before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.form_page import FormPage, explained
from ita_desk.gui.form.line_field import LineField
from ita_desk.gui.icons import Icons
from ita_desk.gui.window.commands import Command
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Person
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


class PeoplePage(FormPage):
    """Those who report, sign and approve."""

    def __init__(
        self,
        session: Session,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._findings = findings
        self._icons = icons
        self._cards: dict[int, PersonCard] = {}
        _ = session.translate
        self.column.addWidget(
            explained(
                _("Everyone who reports or signs. Corrections here change this dossier only.")
            )
        )
        self._box = QVBoxLayout()
        self._box.setSpacing(10)
        self.column.addLayout(self._box)
        self.empty = explained(
            _("Nobody yet. Add the one who reports first, then the director who signs.")
        )
        self.column.addWidget(self.empty)
        self.add_button = QPushButton(_("Add a person"))
        self.add_button.setIcon(icons.icon("plus"))
        self.add_button.clicked.connect(self.add)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._add_action = Command(_("Add a &person"), self)
        self._add_action.needs = lambda: self.dossier_id is not None and session.store.writable
        self._add_action.setShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return)
        self._add_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._add_action.triggered.connect(self.add)
        self.addAction(self._add_action)

    def fill(self, dossier: Dossier | None) -> None:
        """Show the people of a dossier."""
        shown = dossier.people if dossier else ()
        self.empty.setVisible(not shown)
        self.add_button.setEnabled(dossier is not None)
        self._add_action.settle()
        if [person.id for person in shown] != list(self._cards):
            self._rebuild(dossier.id if dossier else 0, shown)
        reporter = dossier.reporter if dossier else None
        for person in shown:
            self._cards[person.id].show_person(person, reporter == person)

    def edit_actions(self) -> Sequence[QAction]:
        """What the Edit menu shows."""
        return (self._add_action,)

    def add(self) -> None:
        """Add a person and go to the name."""
        if self.dossier_id is None:
            return
        self.commit()
        changes = self.session.run(people.add, self.dossier_id)
        if changes.focus is not None:
            self.go_to(Place("person", changes.focus.id, "name"))

    def go_to(self, place: Place) -> bool:
        """Focus a field of a person; a whole person by the name."""
        if place.entity == "person" and not place.field:
            place = Place("person", place.id, "name")
        return super().go_to(place)

    def _rebuild(self, dossier_id: int, people: Sequence[Person]) -> None:
        kept = {person.id: self._cards.get(person.id) for person in people}
        for person_id, card in self._cards.items():
            if person_id not in kept:
                self.forget(card.fields)
                self._box.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._cards = {}
        for position, person in enumerate(people):
            card = kept[person.id]
            if card is None:
                card = PersonCard(self.session, dossier_id, person.id, self._findings, self._icons)
                self.watch(card.fields)
            self._box.insertWidget(position, card)
            self._cards[person.id] = card
