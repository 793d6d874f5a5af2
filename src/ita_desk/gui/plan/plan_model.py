"""The activities of a dossier as a table."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from ita_desk.contents.results import results_lines
from ita_desk.gui.plan.plan_columns import plan_columns
from ita_desk.gui.plan.plan_filter import PlanFilter
from ita_desk.gui.table.column import CellKind, Column, headings_of
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.table.short_address import short_address
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.choices import Headings, Numbering
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.ordering import activity_numbers
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks
from ita_desk.verbs import measures
from ita_desk.verbs.plan_table import PlanTable

_NUMBER, _MEASURE = 0, 1
_SHOWN = 20
"""Letters of the first result that the plan shows."""


class PlanModel(Sheet):
    """Rows are activities in the form's order; refreshes from ``Session.changed`` alone."""

    stays = 3
    headings_changed = Signal()
    """Other year or other headings: the columns have other words."""
    hidden_changed = Signal(int)
    """How many activities the filter hides now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin without a dossier."""
        self._titles: dict[int, str] = {}
        super().__init__(session, (), parent)
        self.columns = self._columns_for(None)
        self._dossier: Dossier | None = None
        self._activities: dict[int, Activity] = {}
        self._numbers: Mapping[int, str] = {}
        self._hidden: frozenset[int] = frozenset()
        self._warnings: Mapping[Place, str] = {}
        self._summaries: dict[int, tuple[Activity, str]] = {}
        self._made: tuple[str, int] | None = None
        session.changed.connect(self._changed)

    @property
    def dossier_id(self) -> int | None:
        """See Sheet."""
        return None if self._dossier is None else self._dossier.id

    @property
    def dossier(self) -> Dossier | None:
        """The tree that is shown."""
        return self._dossier

    def show_dossier(self, dossier_id: int | None) -> None:
        """Show the plan of another dossier."""
        dossier = None if dossier_id is None else self._session.dossier(dossier_id)
        ids = None if dossier is None else [activity.id for activity in dossier.activities]
        self._hidden = frozenset()
        self.show_rows(ids, lambda: self._take(dossier))
        self.hidden_changed.emit(0)
        self._name_columns()

    def filter_by(self, chosen: PlanFilter) -> None:
        """Hide the activities that a filter doesn't show; what is shown stays so while edited."""
        every = tuple(self._activities.values())
        self._hidden = frozenset(one.id for one in every if not chosen.shows(one))
        self.follow_rows([one.id for one in every if one.id not in self._hidden])
        self.touch(0, len(self.ids) - 1, _MEASURE)
        self.hidden_changed.emit(len(self._hidden))

    @property
    def filtered(self) -> bool:
        """Whether rows are hidden."""
        return bool(self._hidden)

    def activity(self, row: int) -> Activity | None:
        """The activity in a row; None for the empty row."""
        return self._activities[self.ids[row]] if 0 <= row < len(self.ids) else None

    def show_warnings(self, warnings: Mapping[Place, str]) -> None:
        """Mark the places where something was found."""
        if warnings != self._warnings:
            self._warnings = warnings
            self.touch(0, len(self.ids) - 1)

    def group_of(self, row: int) -> range:
        """The rows around ``row`` that share its measure's cell."""
        activity = self.activity(row)
        if activity is None:
            return range(row, row + 1)
        first = last = row
        while first > 0 and self._same_measure(first - 1, activity):
            first -= 1
        while last + 1 < len(self.ids) and self._same_measure(last + 1, activity):
            last += 1
        return range(first, last + 1)

    def starts_group(self, row: int) -> bool:
        """Whether a row is the first of its measure's cell."""
        activity = self.activity(row)
        return activity is None or row == 0 or not self._same_measure(row - 1, activity)

    def ends_group(self, row: int) -> bool:
        """Whether a row is the last of its measure's cell."""
        activity = self.activity(row)
        return activity is None or not self._same_measure(row + 1, activity)

    def _same_measure(self, row: int, activity: Activity) -> bool:
        other = self.activity(row)
        return other is not None and other.measure_id == activity.measure_id

    # Cells.

    def shown(self, row: int, column: int) -> str:
        """See Sheet."""
        activity = self.activity(row)
        name = self.columns[column].name
        if activity is None:
            return "+" if name == "number" else ""
        if name == "number":
            return self._numbers.get(activity.id, "")
        if name == "measure":
            return self._titles.get(activity.measure_id, "")
        if name == "results":
            known = self._summaries.get(activity.id)
            if known is None or known[0] is not activity:
                known = self._summaries[activity.id] = activity, self._summary(activity)
            return known[1]
        value = getattr(activity, name)
        if isinstance(value, Mark):
            return value.text
        return "-" if value is None else value

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        activity = self.activity(row)
        shown = self.shown(row, column)
        if activity is None or (self.columns[column].name == "budget" and activity.budget is None):
            return ""
        return shown

    def ticked(self, row: int, column: int) -> bool:
        """See Sheet."""
        return self._mark(row, column).ticked

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet; the measure's cell is the title of the measure."""
        activity = self.activity(row)
        if activity is None:
            return None
        name = self.columns[column].name
        if name == "measure":
            return Place("measure", activity.measure_id, "title")
        return Place("activity", activity.id, "" if name in ("number", "results") else name)

    def warning(self, row: int, column: int) -> str:
        """See Sheet."""
        if not self._warnings:
            return ""
        place = self.place(row, column)
        if place is None or place.field == "":
            return ""
        return self._warnings.get(place, "")

    def hint(self, row: int, column: int) -> str:
        """See Sheet."""
        if self.is_new(row) and self.columns[column].name == "title":
            _ = self._session.translate
            first = _("Type the first activity here, or paste a table with Ctrl+V")
            return _("Type here to add an activity") if self.ids else first
        return ""

    def long_text(self, row: int, column: int) -> str:
        """See Sheet; the measure's text has the height of all its rows."""
        kind = self.columns[column].kind
        if column in (_NUMBER, _MEASURE) or kind is CellKind.MARK or self.is_new(row):
            return ""
        return self.shown(row, column)

    # Acts.

    def table(self) -> PlanTable | None:
        """See Sheet."""
        if self._dossier is None:
            return None
        return PlanTable(self._dossier, headings=headings_of(self.columns))

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """See Sheet; a measure typed in part leaves no measure of that part behind."""
        activity = self.activity(row)
        if activity is None or self.columns[column].name != "measure":
            return super().write(row, column, text, merge_key)
        made = self._made[1] if self._made and self._made[0] == merge_key else None
        changes = self._session.attempt(
            measures.assign_measure, [activity.id], text, merge_key=merge_key, made=made
        )
        for place in changes.added if changes else ():
            if place.entity == "measure":
                self._made = (merge_key, place.id)
        return changes is not None

    def keeps_order(self) -> bool:
        """See Sheet; what is between hidden rows can't be told."""
        return not self.filtered

    def move(self, rows: range, before: int) -> bool:
        """See Sheet; nothing is moved while rows are hidden."""
        if not self.keeps_order():
            self._session.tell(self._session.translate("Rows are moved when all are shown."))
            return False
        return super().move(rows, before)

    def following(self, row: int) -> int | None:
        """See Sheet; the next activity of the plan, shown or not."""
        if not self.filtered or row < 0 or row >= len(self.ids):
            return super().following(row)
        every = list(self._activities)
        after = every[every.index(self.ids[row]) + 1 :]
        return after[0] if after else None

    # Refreshing.

    def _changed(self, changes: Changes) -> None:
        if self._dossier is None or self._dossier.id not in changes.dossiers:
            return
        dossier = self._session.dossier(self._dossier.id)
        if dossier is None:
            self.show_dossier(None)
            return
        before, old, old_numbers = self._dossier, self._activities, self._numbers
        self._dossier = dossier
        fresh = {activity.id: activity for activity in dossier.activities}
        pairs = [(old[i], now) for i, now in fresh.items() if i in old and old[i] is not now]
        self._hidden &= fresh.keys()
        shown = [row_id for row_id in fresh if row_id not in self._hidden]
        moved = shown != self.ids
        renamed = before.measures != dossier.measures
        reassigned = any(was.measure_id != now.measure_id for was, now in pairs)
        if renamed:
            self._titles = {measure.id: measure.title for measure in dossier.measures}
        other_report = before.round_report != dossier.round_report
        renumbered = any(was.numbered != now.numbered for was, now in pairs)
        if moved or reassigned or renumbered or other_report:
            self._numbers = self._number(dossier)
        self._activities = {**old, **fresh}
        if moved:
            self.follow_rows(shown)
        self._activities = fresh
        self._touch_changed(pairs)
        if moved or renamed or reassigned:
            self.touch(0, len(self.ids) - 1, _MEASURE)
        if self._numbers != old_numbers:
            self.touch(0, len(self.ids) - 1, _NUMBER)
        if self._words(before) != self._words(dossier):
            self._name_columns()

    def _touch_changed(self, pairs: Sequence[tuple[Activity, Activity]]) -> None:
        for was, now in pairs:
            row = self.row_of(now.id)
            if row is None:
                continue
            for column, spec in enumerate(self.columns):
                if spec.name == "results":
                    different = was.results != now.results or was.counted != now.counted
                elif spec.name in ("number", "measure"):
                    different = False
                else:
                    different = getattr(was, spec.name) != getattr(now, spec.name)
                if different:
                    self.touch(row, row, column)

    def _take(self, dossier: Dossier | None) -> None:
        self._dossier, self._made = dossier, None
        self._activities = {a.id: a for a in dossier.activities} if dossier else {}
        self._titles = {m.id: m.title for m in dossier.measures} if dossier else {}
        self._numbers = self._number(dossier) if dossier else {}

    @staticmethod
    def _number(dossier: Dossier) -> dict[int, str]:
        numbering: Numbering = dossier.round_report.numbering
        return activity_numbers(dossier.activities, numbering)

    @staticmethod
    def _words(dossier: Dossier) -> tuple[int, Headings]:
        return dossier.fiscal_year, dossier.round_report.headings

    def _name_columns(self) -> None:
        self.columns = self._columns_for(self._dossier)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.headings_changed.emit()

    def _columns_for(self, dossier: Dossier | None) -> tuple[Column, ...]:
        year, headings = 2500, "indicator-first"
        if dossier is not None:
            year, headings = self._words(dossier)
        return plan_columns(
            self._session.translate,
            year,
            headings,
            self._phrases,  # type: ignore[arg-type]
        )

    def _phrases(self, entity: str, field: str) -> tuple[str, ...]:
        own = tuple(self._titles.values()) if entity == "measure" else ()
        return own + self._session.store.phrases(entity, field)  # type: ignore[arg-type]

    def _summary(self, activity: Activity) -> str:
        if not activity.results:
            return ""
        lines = results_lines(activity)
        count = self._session.translate("{count} results").format(count=len(activity.results))
        if not lines:
            return count
        first = "".join(
            short_address(span.text).rpartition("…/")[2] if span.link else span.text
            for span in lines[0].spans
        )
        return f"{count}\n{_beginning(first)}"

    def _mark(self, row: int, column: int) -> Mark:
        activity = self.activity(row)
        value = getattr(activity, self.columns[column].name, EMPTY) if activity else EMPTY
        return value if isinstance(value, Mark) else EMPTY


def _beginning(text: str) -> str:
    """The first words of a text, with … where more follows."""
    if len(text) <= _SHOWN:
        return text
    words = [
        at for at, tier in line_breaks(text).items() if at < _SHOWN and tier <= BreakTier.DOUBTFUL
    ]
    return f"{text[: max(words, default=_SHOWN)].rstrip()}…"
