"""The page for the people of a dossier: a card each, filled from everybody written down before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.form_page import FormPage, explained
from ita_desk.gui.icons import Icons
from ita_desk.gui.people.person_card import PersonCard
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Person
from ita_desk.verbs import people


class PeoplePage(FormPage):
    """Those who report, sign and approve."""

    def __init__(
        self,
        session: Session,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without a dossier."""
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
        self.add_button = QPushButton(_("Add a person"))
        self.add_button.setIcon(icons.icon("plus"))
        self.add_button.clicked.connect(self.add)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._add_action = QAction(_("Add a &person"), self)
        self._add_action.setShortcut(Qt.Modifier.CTRL | Qt.Key.Key_Return)
        self._add_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._add_action.triggered.connect(self.add)
        self.addAction(self._add_action)

    def fill(self, dossier: Dossier | None) -> None:
        """Show the people of a dossier."""
        shown = dossier.people if dossier else ()
        self.add_button.setEnabled(dossier is not None)
        self._add_action.setEnabled(dossier is not None)
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
