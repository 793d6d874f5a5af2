"""The results of the chosen activity: their table, and the acts that fill it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ita_desk.gui.paste_bounds import fits_in_field, tell_too_long
from ita_desk.gui.results.result_model import ResultModel
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.thai.calendar import round_first_day, round_grace_day, round_last_day
from ita_desk.thai.dates import DateStyle, format_date
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import quarters, result_table

_FIELD_COLUMNS = {"": "text", "date_text": "date", "key": "text"}


class ResultsEditor(QWidget):
    """A table over the results of one activity; every cell saves itself."""

    place_entered = Signal(object)
    """``Place`` of the current cell, while the table has the keyboard."""

    def __init__(
        self, session: Session, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        """Begin without an activity; ``today`` dates new occurrences."""
        super().__init__(parent)
        self._session = session
        self._today = today
        self._dossier_id: int | None = None
        self.model = ResultModel(session, self)
        self.view = SheetView(self.model, session.translate("Results of the activity"), self)
        self.view.cell_entered.connect(self._entered)
        self.view.focused.connect(lambda: self._entered(*self.view.current()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_activity(self, dossier_id: int | None, activity: Activity | None) -> None:
        """Show the results of an activity; the empty row is current in another one."""
        shown = self.model.activity
        if activity is not None and shown is not None and activity.id == shown.id:
            return
        self.view.commit()
        self._dossier_id = dossier_id
        self.model.show_activity(dossier_id, activity)
        if activity is not None:
            self.view.scrollToTop()
            self.view.go(len(self.model.ids), self._column("text"), scroll=False)

    def commit(self) -> bool:
        """Keep what is being typed."""
        return self.view.commit()

    def enter(self, typed: QKeyEvent | None = None) -> None:
        """Give the keyboard to the table; a typed letter begins a new result."""
        if self.model.activity is None:
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.show_cell(self.view.currentIndex())
        if typed is not None:
            self.view.go(len(self.model.ids), self._column("text"))
            QApplication.sendEvent(self.view, typed)

    def new_occurrence(self) -> None:
        """Add an occurrence of today, with the date ready to be typed over.

        Where today isn't of the dossier's round it is dated on the round's day nearest to it.
        """
        activity = self.model.activity
        if activity is None or not self.view.commit():
            return
        day = format_date(PartialDate.of_day(self._likely_day()), DateStyle.SHORT_FULL_YEAR)
        changes = self._session.run(result_table.add_occurrence, activity.id, day)
        added = [place.id for place in changes.added if place.entity == "result"]
        row = self.model.row_of(added[0]) if added else None
        if row is None:
            return
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.go(row, self._column("date"))
        editor = self.view.open_editor()
        if editor is not None:
            editor.typing = True
            editor.select_all()

    def _likely_day(self) -> date:
        """Today within the round and its days of grace, else the day of the round nearest to it."""
        dossier = self._session.dossier(self._dossier_id) if self._dossier_id is not None else None
        today = self._today()
        if dossier is None:
            return today
        year, number = dossier.fiscal_year, dossier.round
        first, last = round_first_day(year, number), round_last_day(year, number)
        if first <= today <= round_grace_day(year, number):
            return today
        return min(max(today, first), last)

    def add_address(self) -> None:
        """Add the clipboard's address to the current result, or to a new one."""
        activity = self.model.activity
        url = QGuiApplication.clipboard().text().strip()
        if not fits_in_field(url):
            tell_too_long(self._session)
            return
        if activity is None or not url or not self.view.commit():
            return
        row, column = self.view.current()
        result = self.model.result(row)
        old = None if result is None else result.id
        changes = self._session.run(result_table.add_link, activity.id, old, url)
        added = [place.id for place in changes.added if place.entity == "result"]
        where = self.model.row_of(added[0]) if added else row
        if where is not None:
            self.view.go(where, column)

    def fill_quarters(self) -> None:
        """Tick the quarters of the dates."""
        activity = self.model.activity
        if activity is not None and self._dossier_id is not None and self.view.commit():
            self._session.run(quarters.fill_quarters, self._dossier_id, [activity.id])

    def go_to(self, place: Place) -> bool:
        """Focus the cell of a result or of an address of the activity shown."""
        for row in range(len(self.model.ids)):
            result = self.model.result(row)
            if result is None:
                continue
            if place.entity == "result" and result.id == place.id:
                column = self._column(_FIELD_COLUMNS.get(place.field, place.field))
            elif place.entity == "evidence" and place.id in [item.id for item in result.evidence]:
                column = self._column("links")
            else:
                continue
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.view.go(row, column)
            return True
        return False

    def _column(self, name: str) -> int:
        return self.model.column_named(name) or 0

    def _entered(self, row: int, column: int) -> None:
        place = self.model.place(row, column) if self.view.hasFocus() else None
        if place is None and self.view.hasFocus() and self.model.activity is not None:
            place = Place("activity", self.model.activity.id)
        if place is not None:
            self.place_entered.emit(place)
