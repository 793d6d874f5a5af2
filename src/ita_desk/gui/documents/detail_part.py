"""A list whose chosen row has more to it: fields and further lists, beneath the table."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ita_desk.gui.documents.form_spec import Detail, Row
from ita_desk.gui.documents.list_part import ListPart
from ita_desk.gui.findings.current_findings import CurrentFindings
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
        """Begin without rows."""
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
        self.title.setText(named or self._session.translate("(choose a row above)"))
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
