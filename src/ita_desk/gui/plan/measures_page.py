"""The page of the measures: rename, add, order, and see how many activities each has."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desk.gui.documents.form_spec import List, ListColumn, Row
from ita_desk.gui.documents.list_model import ListModel
from ita_desk.gui.table.column_widths import KeptWidths
from ita_desk.gui.table.sheet_actions import SheetActions
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier


def _count(dossier: Dossier, measure: Row) -> str:
    return str(sum(activity.measure_id == measure.id for activity in dossier.activities))


_MEASURES = List(
    "measure",
    N_("Measures"),
    (
        ListColumn("title", "มาตรการ/แนวทาง", 90, phrases=True),
        ListColumn("activities", N_("Activities"), 16, centred=True, computed=_count),
    ),
    N_("Type here to add a measure"),
    empty=N_("Measures that activities belong to: type the first one here"),
)


class MeasuresPage(Page):
    """A table of measures. Renaming one here renames it for all its activities."""

    def __init__(
        self,
        session: Session,
        *,
        widths: KeptWidths | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without a dossier; ``widths`` remember those of columns drawn by hand."""
        super().__init__(parent)
        self._session = session
        self._dossier_id: int | None = None
        self.model = ListModel(session, _MEASURES, self)
        self.view = SheetView(self.model, session.translate("Measures"), self)
        if widths is not None:
            self.view.keep_widths_in(widths, "measures")
        self._rows = SheetActions(session, self, [self.view])
        session.changed.connect(self._changed)
        self.view.cell_entered.connect(self._entered)
        self.view.focused.connect(lambda: self._entered(*self.view.current()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        told = session.translate(
            "A new title here counts for all activities of the measure. "
            "Which measure an activity belongs to is typed in the plan."
        )
        whole.addWidget(ThaiLabel(told))
        whole.addWidget(self.view, 1)

    def show_dossier(self, dossier_id: int | None) -> None:
        """See Page."""
        if dossier_id == self._dossier_id:
            return
        self.commit()
        self._dossier_id = dossier_id
        self._show()
        if dossier_id is not None:
            self.view.go(0, 1)

    def go_to(self, place: Place) -> bool:
        """See Page."""
        row = self.model.row_of(place.id) if place.entity == "measure" else None
        if row is None:
            return False
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go(row, 1)
        return True

    def edit_actions(self) -> Sequence[QAction]:
        """See Page."""
        return self._rows.actions

    def commit(self) -> None:
        """See Page."""
        self.view.commit()

    def _changed(self, changes: Changes) -> None:
        if self._dossier_id in changes.dossiers:
            self._show()

    def _show(self) -> None:
        shown = self._dossier_id
        dossier = None if shown is None else self._session.dossier(shown)
        rows = () if dossier is None else dossier.measures
        self.model.show(dossier, None if dossier is None else dossier.id, rows, live=False)

    def _entered(self, row: int, column: int) -> None:
        place = self.model.place(row, column)
        if place is not None and self.view.hasFocus():
            self.place_selected.emit(place)
