"""A list on a document's page: its table, whether it is generated, and what fills it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.gui.documents.fitted_view import FittedView
from ita_desk.gui.documents.form_spec import Detail, List, Row
from ita_desk.gui.documents.list_model import ListModel
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.icons import Icons
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier


class DetailPart(QWidget):
    """The parts of the chosen row are made by the page, into ``box``; ``chosen`` tells of it."""

    chosen = Signal()
    """Another row is chosen: show what belongs to it."""

    def __init__(
        self,
        session: Session,
        spec: Detail,
        icons: Icons,
        findings: CurrentFindings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._spec = spec
        self._row_id: int | None = None
        self._dossier: Dossier | None = None
        self.list = ListPart(session, spec.rows, icons, findings, self)
        self.list.row_chosen.connect(self._chosen)
        self.title = ThaiLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.title.setForegroundRole(QPalette.ColorRole.WindowText)
        self.box = QVBoxLayout()
        self.box.setContentsMargins(16, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(self.title)
        column.addLayout(self.box)

    @property
    def entity(self) -> Entity:
        """What the rows are."""
        return self._spec.rows.entity

    def show(  # type: ignore[override]
        self, dossier: Dossier | None, owner: Row | None, owner_id: int | None
    ) -> tuple[Row | None, int | None]:
        """Show the list; the chosen row and its id."""
        self._dossier = dossier
        self.list.show(dossier, owner, owner_id)
        if self.list.model.ids and not self.list.view.currentIndex().isValid():
            self.list.view.go(0, 1, scroll=False)
        value, self._row_id = self.list.chosen()
        named = (
            self._spec.named(dossier, value) if dossier is not None and value is not None else ""
        )
        _ = self._session.translate
        first = _("(choose a row above)") if self.list.model.ids else _("(type a row above first)")
        self.title.setText(named or first)
        return value, self._row_id

    def choose(self, place: Place) -> bool:
        """Choose the row that a place belongs to; False if none here does."""
        row_id = place.id if place.entity == self.entity else self._owner_of(place)
        row = self.list.model.row_of(row_id) if row_id is not None else None
        if row is None:
            return False
        column = self.list.model.column_named(place.field) if place.entity == self.entity else None
        self.list.view.go(row, column or 1, scroll=False)
        return True

    def _owner_of(self, place: Place) -> int | None:
        """The id of the row in one of whose lists a place stands."""
        part = STRUCTURE.get(place.entity)
        if part is None or part.owner != self.entity:
            return None
        for row in range(len(self.list.model.ids)):
            value = self.list.model.row(row)
            if any(one.id == place.id for one in getattr(value, part.attribute)):
                return self.list.model.ids[row]
        return None

    def _chosen(self) -> None:
        value, row_id = self.list.chosen()
        if row_id != self._row_id or value is None:
            self.chosen.emit()


def detail_form() -> QFormLayout:
    """The form of a chosen row: names stand above wide fields."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setVerticalSpacing(3)
    return form


class ListPart(QWidget):
    """The table is as high as its rows, up to a bound; beneath it stands what can be done."""

    place_entered = Signal(object)
    """``Place`` of the current cell, while the table has the keyboard."""
    row_chosen = Signal()
    """Another row is current."""

    def __init__(
        self, session: Session, spec: List, icons: Icons, findings: CurrentFindings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        _ = session.translate
        self._session = session
        self._spec = spec
        self._findings = findings
        self._dossier_id: int | None = None
        self._parent_id: int | None = None
        self.model = ListModel(session, spec, self)
        self.view = FittedView(self.model, _(spec.name), self)
        self.view.cell_entered.connect(self._entered)
        self.view.focused.connect(lambda: self._entered(*self.view.current()))
        self.state = ThaiLabel(_("Generated automatically; type in a cell to change it"))
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.keep_button = self._button(icons, _("Keep the rows for editing"), "list-checks")
        self.keep_button.clicked.connect(self.model.keep_generated)
        self.again_button = self._button(icons, _("Generate anew"), "refresh-cw")
        self.again_button.clicked.connect(self.regenerate)
        self.seed_button = self._button(icons, _(spec.seed[0]) if spec.seed else "", "plus")
        self.seed_button.clicked.connect(self._seed)
        foot = FlowLayout()
        for button in (self.keep_button, self.seed_button, self.again_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.view)
        column.addWidget(self.state)
        column.addLayout(foot)
        findings.changed.connect(self._show_findings)
        self._tell(enabled=False)

    def show(  # type: ignore[override]
        self, dossier: Dossier | None, owner: Row | None, owner_id: int | None
    ) -> None:
        """Show the rows of ``owner``, whose row in the database is ``owner_id``.

        Those of another owner stay as long as something typed there can't be kept.
        """
        spec = self._spec
        if owner_id != self._parent_id and self.view.delegate.refuses_to_close():
            return
        if dossier is not None and STRUCTURE[spec.entity].owner == "dossier":
            owner, owner_id = dossier, dossier.id
        self._dossier_id = dossier.id if dossier else None
        self._parent_id = owner_id if owner is not None else None
        if dossier is None or owner is None or owner_id is None:
            self.model.show(dossier, None, (), live=False)
            self._tell(enabled=False)
            return
        rows: Sequence[Any] = getattr(owner, STRUCTURE[spec.entity].attribute)
        own = [row for row in rows if spec.only is None or spec.only(row)]
        live = not own and spec.generated is not None
        shown = spec.generated(dossier) if live and spec.generated is not None else own
        self.model.show(dossier, owner_id, shown, live=live)
        self._tell(enabled=True)
        self._show_findings()
        self.view.fit_soon()

    def chosen(self) -> tuple[Row | None, int | None]:
        """The current row, and its id unless it is generated or the empty one."""
        row = self.view.currentIndex().row()
        value = self.model.row(row)
        stored = value is not None and not self.model.generated
        return value, (self.model.ids[row] if stored else None)

    def type_into_generated(self, field: str, text: str, merge_key: str) -> bool:
        """Type into a field of the current row, which is generated: all rows become the list's."""
        row = self.view.currentIndex().row()
        return self.model.type_into_generated(row, field, text, merge_key)

    def go_to(self, place: Place) -> bool:
        """Focus the cell of a place; the whole list's, at its first row."""
        if place.entity == self._spec.entity:
            row = self.model.row_of(place.id)
            column = self.model.column_named(place.field) if place.field else None
        elif self._whole(place):
            row, column = 0, None
        else:
            return False
        if row is None or self.model.rowCount() == 0:
            return False
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go(row, column or 1)
        return True

    def commit(self) -> None:
        """Keep what is being typed."""
        self.view.commit()

    def regenerate(self) -> None:
        """Ask, then remove the list's own rows; undo brings them back."""
        _ = self._session.translate
        question = _("Replace these rows by the generated ones? Undo brings them back.")
        if self.view.commit() and self._session.gateway.confirm(question, _("Generate anew")):
            self.model.give_up()

    def _whole(self, place: Place) -> bool:
        part = STRUCTURE[self._spec.entity]
        return place.entity == part.owner and place.field == part.attribute

    def _seed(self) -> None:
        if self._spec.seed is not None and self._dossier_id is not None and self.view.commit():
            verb: Callable[..., Any] = self._spec.seed[1]
            self._session.run(verb, self._dossier_id)

    def _entered(self, row: int, column: int) -> None:
        self.row_chosen.emit()
        place = self.model.place(row, column) if self.view.hasFocus() else None
        if place is not None:
            self.place_entered.emit(place)

    def _tell(self, *, enabled: bool) -> None:
        live = self.model.generated
        self.view.setEnabled(enabled)
        self.state.setVisible(live)
        self.keep_button.setVisible(live)
        own = bool(self.model.ids) and not live
        spec = self._spec
        self.again_button.setVisible(own and spec.generated is not None and spec.replaceable)
        rows = [self.model.row(row) for row in range(len(self.model.ids))]
        lacking = spec.lacks is None or spec.lacks(rows)
        self.seed_button.setVisible(spec.seed is not None and not live and enabled and lacking)

    def _show_findings(self) -> None:
        said, own = self._findings.sentences(), self._spec.entity
        self.model.show_doubts({place: said[place] for place in said if place.entity == own})

    @staticmethod
    def _button(icons: Icons, words: str, icon: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setIcon(icons.icon(icon))
        return button
