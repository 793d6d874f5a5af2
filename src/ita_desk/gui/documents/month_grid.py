"""The twelve-month grid on a document's page: the table of planned months."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QVBoxLayout, QWidget

from ita_desk.contents.rounds import plan_period
from ita_desk.gui.documents.fitted_view import FittedView
from ita_desk.gui.documents.form_spec import Row
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.form_page import explained
from ita_desk.gui.icons import Icons
from ita_desk.gui.table import cell_painter as paint
from ita_desk.gui.table.cell_delegate import CellDelegate
from ita_desk.gui.table.column import CellKind, Column
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session
from ita_desk.model.ordering import activity_numbers
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.thai.month_names import SHORT_MONTHS
from ita_desk.verbs.plan_table import MonthTable, month_column

_NUMBER, _TITLE, _TOPIC, _FIRST_MONTH = range(4)

_SHADE = 90


class MonthModel(Sheet):
    """Rows are the plan's activities, which are added and named there; ``show`` brings them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, _columns(session, ""), parent)
        self._empty_rows = 0
        self._dossier: Dossier | None = None
        self._activities: dict[int, Activity] = {}
        self._numbers: dict[int, str] = {}
        self._planned: frozenset[int] = frozenset()

    @property
    def dossier_id(self) -> int | None:
        """See Sheet."""
        return None if self._dossier is None else self._dossier.id

    def show(self, dossier: Dossier | None) -> None:
        """Show the activities of a dossier."""
        self._dossier = dossier
        activities = {one.id: one for one in dossier.activities} if dossier else {}
        period, planned = "", frozenset[int]()
        if dossier is not None:
            plan = plan_period(dossier)
            period, planned = f"ระยะเวลาดำเนินการ ({plan.name})", frozenset(plan.months)
            self._numbers = dict(activity_numbers(dossier.activities, "continuous"))
        ids = None if dossier is None else list(activities)

        def take() -> None:
            self._activities, self._planned = activities, planned
            self.columns = _columns(self._session, period)

        if ids != self.ids or dossier is None:
            self.show_rows(ids, take)
            return
        old, shaded = self._activities, self._planned
        take()
        if shaded != planned:
            self.touch(0, len(self.ids) - 1)
        for row, row_id in enumerate(self.ids):
            if old.get(row_id) is not activities[row_id]:
                self.touch(row, row)

    def outside(self, column: int) -> bool:
        """Whether a column is a month outside the round of the plan."""
        return column >= _FIRST_MONTH and _month(column) not in self._planned

    def go_to(self, place: Place) -> tuple[int, int] | None:
        """Row and column of a place."""
        row = self.row_of(place.id) if place.entity == "activity" else None
        if row is None:
            return None
        return row, _FIRST_MONTH if place.field == "months" else _TOPIC

    def shown(self, row: int, column: int) -> str:
        """See Sheet."""
        activity = self._activities[self.ids[row]]
        if column == _NUMBER:
            return self._numbers.get(activity.id, "")
        if column == _TITLE:
            return activity.title
        return activity.knowledge_topic if column == _TOPIC else ""

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        return self.shown(row, column)

    def ticked(self, row: int, column: int) -> bool:
        """See Sheet."""
        months = self._activities[self.ids[row]].months
        return column >= _FIRST_MONTH and _month(column) in months

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet."""
        field = {_TITLE: "title", _TOPIC: "knowledge_topic"}.get(column, "months")
        return Place("activity", self.ids[row], field) if row < len(self.ids) else None

    def table(self) -> MonthTable | None:
        """See Sheet."""
        return None if self._dossier is None else MonthTable(self._dossier)


def _month(column: int) -> int:
    return FISCAL_MONTHS[column - _FIRST_MONTH]


def _columns(session: Session, period: str) -> tuple[Column, ...]:
    _ = session.translate

    def topics() -> Sequence[str]:
        return session.store.phrases("activity", "knowledge_topic")

    return (
        Column("number", _("No."), CellKind.COMPUTED, 9, centred=True),
        Column("title", "กิจกรรมดำเนินการ", CellKind.COMPUTED, 40),
        Column("knowledge_topic", "ประเด็นความรู้", CellKind.TEXT, 24, phrases=topics),
        *(
            Column(
                month_column(month),
                SHORT_MONTHS[month],
                CellKind.CHECK,
                9,
                _("Space ticks and unticks."),
                period,
                centred=True,
            )
            for month in FISCAL_MONTHS
        ),
    )


class MonthGrid(QWidget):
    """The table with its heading of months."""

    place_entered = Signal(object)
    """``Place`` of the current cell, while the table has the keyboard."""

    def __init__(
        self, session: Session, icons: Icons, findings: CurrentFindings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        del icons, findings
        self.model = MonthModel(session, self)
        self.view = _MonthView(self.model, session.translate("Planned months"), self)
        self.views = (self.view,)
        self.view.cell_entered.connect(self._entered)
        self.view.focused.connect(lambda: self._entered(*self.view.current()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.empty = explained(
            session.translate(
                "The months of the plan's activities: add activities in the plan first (Alt+1)."
            )
        )
        column.addWidget(self.empty)

    def show(  # type: ignore[override]
        self, dossier: Dossier | None, row: Row | None, row_id: int | None
    ) -> None:
        """Show the activities of a dossier."""
        del row, row_id
        self.model.show(dossier)
        self.empty.setVisible(not self.model.ids)
        self.view.heading.changed()
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

    def __init__(self, model: MonthModel, view: QTableView) -> None:
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
