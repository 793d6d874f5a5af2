"""The twelve-month grid on a document's page: the table of planned months."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from ita_desk.gui.documents.fitted_view import FittedView
from ita_desk.gui.documents.form_spec import Row
from ita_desk.gui.documents.month_model import MonthModel
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.table import cell_painter as paint
from ita_desk.gui.table.cell_delegate import CellDelegate
from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.form_header import FormHeader
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_SHADE = 90


class MonthGrid(QWidget):
    """The table with its heading of months."""

    place_entered = Signal(object)
    """``Place`` of the current cell, while the table has the keyboard."""

    def __init__(
        self, session: Session, icons: Icons, findings: CurrentFindings, parent: QWidget
    ) -> None:
        """Begin without a dossier."""
        super().__init__(parent)
        del icons, findings
        self.model = MonthModel(session, self)
        self.view = _MonthView(self.model, session.translate("Planned months"), self)
        self.header = FormHeader(self.model, self.view)
        self.view.head_with(self.header)
        self.views = (self.view,)
        self.view.cell_entered.connect(self._entered)
        self.view.focused.connect(lambda: self._entered(*self.view.current()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show(  # type: ignore[override]
        self, dossier: Dossier | None, row: Row | None, row_id: int | None
    ) -> None:
        """Show the activities of a dossier."""
        del row, row_id
        self.model.show(dossier)
        self.header.changed()
        self.view.fit_soon()

    def go_to(self, place: Place) -> bool:
        """Focus the cell of a place."""
        cell = self.model.go_to(place)
        if cell is None:
            return False
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go(*cell)
        return True

    def commit(self) -> None:
        """Keep what is being typed."""
        self.view.commit()

    def _entered(self, row: int, column: int) -> None:
        place = self.model.place(row, column) if self.view.hasFocus() else None
        if place is not None:
            self.place_entered.emit(place)


class _MonthView(FittedView):
    def __init__(self, model: MonthModel, name: str, parent: QWidget) -> None:
        self._months = model
        super().__init__(model, name, parent)

    def make_delegate(self) -> CellDelegate:
        """See SheetView."""
        return _MonthDelegate(self._months, self)


class _MonthDelegate(CellDelegate):
    """Ticks without boxes, as on the form; months outside the round on a darker ground."""

    def __init__(self, model: MonthModel, view: QWidget) -> None:
        super().__init__(model, view)
        self._months = model

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: int
    ) -> None:
        """Draw a month."""
        if self._months.columns[column].kind is not CellKind.CHECK:
            super().paint_content(painter, option, row, column)
            return
        if self._months.outside(column):
            shade = QColor(option.palette.color(QPalette.ColorRole.Mid))
            shade.setAlpha(_SHADE)
            painter.fillRect(option.rect.adjusted(0, 0, -1, -1), shade)
        if self._months.ticked(row, column):
            colour = option.palette.color(QPalette.ColorRole.Text)
            paint.draw_tick(painter, option.rect, option.font, colour)
