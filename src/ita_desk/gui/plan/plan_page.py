"""The page of the plan: the form's table, and below it the results of the chosen activity."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.parts_in_turn import PartsInTurn
from ita_desk.gui.plan.activity_details import ActivityDetails
from ita_desk.gui.plan.plan_filter import PlanFilterLine
from ita_desk.gui.plan.plan_model import PlanModel
from ita_desk.gui.plan.plan_view import PlanView
from ita_desk.gui.results.results_editor import ResultsEditor
from ita_desk.gui.table.column_widths import KeptWidths
from ita_desk.gui.table.sheet_actions import SheetActions
from ita_desk.gui.thai_label import OneLineLabel
from ita_desk.gui.window.commands import Command, always
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place

_REST = 60
"""Milliseconds after which the results follow the chosen activity."""
_PLAN, _RESULTS = 600, 400
"""How the height is shared at first."""
_FIELD_COLUMNS = {"": "title", "key": "title", "measure_id": "measure"}


class PlanPage(Page):
    """Activities are typed here and nowhere else."""

    def __init__(
        self,
        session: Session,
        *,
        findings: CurrentFindings | None = None,
        today: Callable[[], date] = date.today,
        widths: KeptWidths | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without a dossier. ``findings`` are shown at their cells.

        ``widths`` remember the widths of columns that are drawn by hand.
        """
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._dossier_id: int | None = None
        self.plan = PlanModel(session, self)
        self.plan_view = PlanView(self.plan, session.translate("Plan"), self)
        self._filter_line: PlanFilterLine | None = None
        self._upper = QVBoxLayout()
        self.details = ActivityDetails(session)
        self.results = ResultsEditor(session, today)
        self._heading = OneLineLabel()
        if widths is not None:
            self.plan_view.keep_widths_in(widths, "plan")
            self.results.view.keep_widths_in(widths, "results")
        self._rows = SheetActions(session, self, [self.plan_view, self.results.view])
        self._own = self._own_actions()
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.follow)
        self._connect()

    # What the window asks.

    def show_dossier(self, dossier_id: int | None) -> None:
        """See Page."""
        if dossier_id == self._dossier_id and self.plan.dossier is not None:
            return
        self.commit()
        self._dossier_id = dossier_id
        if self._filter_line is not None and self._filter_line.isVisible():
            self._filter_line.close_line()
        self.plan.show_dossier(dossier_id)
        if self.plan.dossier is not None:
            self.plan_view.go(0, self._column("title" if self.plan.ids else "measure"))
        self.follow()

    def go_to(self, place: Place) -> bool:
        """See Page."""
        row = self._row_of(place)
        if row is None and self.plan.filtered:
            self.filter_line.close_line()
            row = self._row_of(place)
        if row is None:
            return False
        if place.entity in ("result", "evidence"):
            self.plan_view.go(row, self._column("results"))
            self.follow()
            return self.results.go_to(place)
        named = "measure" if place.entity == "measure" else place.field
        column = self.plan.column_named(_FIELD_COLUMNS.get(named, named))
        self.plan_view.go(row, self._column("title") if column is None else column)
        self.follow()
        if column is None and self.details.focus_field(place.field):
            return True
        self.plan_view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def edit_actions(self) -> Sequence[QAction]:
        """See Page."""
        line = QAction(self)
        line.setSeparator(True)
        return [*self._rows.actions, line, *self._own]

    def commit(self) -> None:
        """See Page."""
        self.plan_view.commit()
        self.results.commit()
        self.details.commit()

    # Between the parts.

    def follow(self) -> None:
        """Show the details and results of the current activity now.

        Those of another one stay as long as something typed there can't be kept.
        """
        self._rest.stop()
        activity = self.plan.activity(self.plan_view.current()[0])
        if not self.plan_view.currentIndex().isValid():
            activity = None
        shown = self.results.model.activity
        leaves = shown is not None and (activity is None or activity.id != shown.id)
        if leaves and not (self.details.commit() and self.results.commit()):
            return
        self.details.show_activity(activity)
        self.results.show_activity(self._dossier_id, activity)
        _ = self._session.translate
        if activity is None:
            words = _("What was done stands here: choose an activity above, or type a first one.")
            self._heading.show_text(words)
            return
        number = self.plan.shown(self.plan_view.current()[0], 0)
        words = _("Results of activity {number}:") if number else _("Results of:")
        self._heading.show_text(f"{words.format(number=number)} {activity.title}")

    def next_activity(self, step: int) -> None:
        """Go to another activity; the keyboard stays in the part it is in."""
        if not self.plan_view.commit() or not self.results.commit():
            return
        row, column = self.plan_view.current()
        target = row + step
        if 0 <= target < len(self.plan.ids):
            self.plan_view.go(target, column)
            self.follow()

    def _connect(self) -> None:
        self.plan_view.cell_entered.connect(self._entered)
        self.plan_view.focused.connect(lambda: self._entered(*self.plan_view.current()))
        self.plan_view.opened.connect(self._open_results)
        for signal in (
            self.plan.dataChanged,
            self.plan.rowsInserted,
            self.plan.rowsRemoved,
            self.plan.rowsMoved,
            self.plan.modelReset,
        ):
            signal.connect(self._follow_later)
        self.results.place_entered.connect(self.place_selected)
        self.details.place_entered.connect(self.place_selected)
        self.details.next_wanted.connect(self.next_activity)
        if self._findings is not None:
            self._findings.changed.connect(self._show_findings)

    @property
    def filter_line(self) -> PlanFilterLine:
        """The line that hides rows; made when it is first wanted."""
        if self._filter_line is None:
            line = self._filter_line = PlanFilterLine(self._session.translate)
            line.changed.connect(self.plan.filter_by)
            line.left.connect(self._focus_plan)
            self.plan.hidden_changed.connect(line.say_hidden)
            self._upper.insertWidget(0, line)
        return self._filter_line

    def _filter(self) -> None:
        if self.plan_view.commit():
            self.filter_line.open_line(self.plan.dossier)

    def _follow_later(self) -> None:
        self._rest.start()

    def _entered(self, row: int, column: int) -> None:
        self._rest.start()
        place = self.plan.place(row, column)
        if place is not None and self.plan_view.hasFocus():
            self.place_selected.emit(place)

    def _open_results(self, row: int, column: int, typed: QKeyEvent | None) -> None:
        del row, column
        self.follow()
        self.results.enter(typed)

    def _in_results(self, act: Callable[[], None]) -> None:
        if self.plan_view.commit():
            self.follow()
            act()

    def _focus_plan(self) -> None:
        self.plan_view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_details(self) -> None:
        self.follow()
        self.details.focus_field("level_item")

    def _show_findings(self) -> None:
        if self._findings is None:
            return
        self.show_warnings(self._findings.sentences())

    def show_warnings(self, warnings: Mapping[Place, str]) -> None:
        """Mark cells where something was found."""
        self.plan.show_warnings(warnings)
        self.results.model.show_warnings(warnings)

    # Building.

    def _own_actions(self) -> list[QAction]:
        _ = self._session.translate
        results = self.results
        of_results, ways = _("Resu&lts"), _("&Go to")
        return [
            self._action(
                _("New &occurrence"),
                "F4",
                lambda: self._in_results(results.new_occurrence),
                self._may_add_result,
                of_results,
            ),
            self._action(
                _("Add the &address copied"),
                "Ctrl+L",
                lambda: self._in_results(results.add_address),
                lambda: self._may_add_result() and QGuiApplication.clipboard().text().strip() != "",
                of_results,
            ),
            self._action(
                _("Fill quarters from &dates"),
                "Ctrl+T",
                lambda: self._in_results(results.fill_quarters),
                lambda: self._may_add_result() and bool(results.model.ids),
                of_results,
            ),
            self._action(
                _("&Count occurrences"),
                "Ctrl+Shift+N",
                lambda: self._in_results(self.details.toggle_counted),
                self._may_add_result,
                of_results,
            ),
            self._action(_("F&ilter the plan"), "Ctrl+Shift+L", self._filter, self._may_filter),
            self._action(_("Go to the &plan"), "Ctrl+1", self._focus_plan, always, ways),
            self._action(_("Go to the d&etails"), "Ctrl+2", self._focus_details, always, ways),
            self._action(
                _("Go to the &results"),
                "Ctrl+3",
                lambda: self._in_results(results.enter),
                always,
                ways,
            ),
            self._action(
                _("Next activity"),
                "Ctrl+PgDown",
                lambda: self.next_activity(1),
                lambda: self.plan_view.current()[0] + 1 < len(self.plan.ids),
                ways,
            ),
            self._action(
                _("Activity before"),
                "Ctrl+PgUp",
                lambda: self.next_activity(-1),
                lambda: self.plan_view.current()[0] > 0,
                ways,
            ),
        ]

    def _may_filter(self) -> bool:
        """Whether there are rows to hide, or hidden ones."""
        return bool(self.plan.ids) or self.plan.filtered

    def _may_add_result(self) -> bool:
        """Whether an activity is chosen, whose results may be written."""
        row, _ = self.plan_view.current()
        return self._session.store.writable and self.plan.activity(row) is not None

    def _action(
        self,
        text: str,
        keys: str,
        act: Callable[[], None],
        can: Callable[[], bool],
        group: str = "",
    ) -> Command:
        action = Command(text, self, group)
        action.can = can
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        for action in self._own[:3]:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            name = action.text().replace("&", "")
            button.setText(f"{name}  {keys}")
            button.setAccessibleName(name)
            self.details.flow.addWidget(button)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self.details)
        column.addWidget(self.results, 1)
        _ = self._session.translate
        upper = QWidget()
        upper.setLayout(self._upper)
        self._upper.setContentsMargins(0, 0, 0, 0)
        self._upper.setSpacing(4)
        self._upper.addWidget(self.plan_view, 1)
        parts = ((_("Plan"), upper), (_("Results"), lower))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 3, 8, 3)
        whole.addWidget(PartsInTurn(parts, (_PLAN, _RESULTS), _("Plan and results")))

    def _column(self, name: str) -> int:
        return self.plan.column_named(name) or 0

    def _row_of(self, place: Place) -> int | None:
        for row in range(len(self.plan.ids)):
            activity = self.plan.activity(row)
            if activity is None:
                continue
            if place.entity == "activity":
                found = activity.id == place.id
            elif place.entity == "measure":
                found = activity.measure_id == place.id
            elif place.entity == "result":
                found = any(result.id == place.id for result in activity.results)
            else:
                found = place.entity == "evidence" and any(
                    item.id == place.id for result in activity.results for item in result.evidence
                )
            if found:
                return row
        return None
