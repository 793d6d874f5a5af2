"""The planned months of all activities as a grid: a tick a month, October to September."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ita_desk.contents.rounds import plan_period
from ita_desk.gui.table.column import Area, CellKind, Column
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session
from ita_desk.model.ordering import activity_numbers
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.thai.month_names import SHORT_MONTHS
from ita_desk.verbs import clipboard, fields, lists

_NUMBER, _TITLE, _TOPIC, _FIRST_MONTH = range(4)
_TICK = "✓"


class MonthModel(Sheet):
    """Rows are the plan's activities, which are added and named there; ``show`` brings them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin without a dossier."""
        super().__init__(_columns(session, ""), parent)
        self._session = session
        self._empty_rows = 0
        self._dossier: Dossier | None = None
        self._activities: dict[int, Activity] = {}
        self._numbers: dict[int, str] = {}
        self._planned: frozenset[int] = frozenset()

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

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """See Sheet."""
        place = Place("activity", self.ids[row], "knowledge_topic")
        edit = fields.edit
        return (
            column == _TOPIC
            and self._session.attempt(edit, place, text, merge_key=merge_key) is not None
        )

    def tick(self, area: Area) -> None:
        """See Sheet."""
        cells = self._cells(area)
        if cells:
            first_id, first_month = cells[0]
            ticked = first_month in self._activities[first_id].months
            self._session.run(fields.tick_months, cells, not ticked)

    def copy(self, area: Area) -> str:
        """See Sheet; ticks are copied as ✓."""
        return clipboard.text_of_block(
            [
                [
                    _TICK if self.ticked(row, column) else self.typed(row, column)
                    for column in area.columns
                ]
                for row in area.rows
            ]
        )

    def paste(self, area: Area, text: str) -> Area | None:
        """See Sheet; months only."""
        block = clipboard.block_of_text(text) if text else []
        if not block or area.left < _FIRST_MONTH:
            return None
        last = min(area.left + max(map(len, block)), len(self.columns)) - 1
        written = Area(area.top, area.left, min(area.top + len(block), len(self.ids)) - 1, last)
        cells = [
            (self.ids[area.top + at], _month(area.left + offset))
            for at, line in enumerate(block[: len(self.ids) - area.top])
            for offset, cell in enumerate(line[: last - area.left + 1])
            if cell.strip()
        ]
        self._session.run(fields.tick_months, cells, True)
        return written

    def clear(self, area: Area) -> None:
        """See Sheet."""
        self._session.run(fields.tick_months, self._cells(area), False)
        if _TOPIC in area.columns:
            places = [Place("activity", row, "knowledge_topic") for row in self.real_rows(area)]
            self._session.run(lists.clear, places)

    def fill_down(self, area: Area) -> None:
        """See Sheet."""
        rows = list(area.rows)
        if len(rows) == 1 and rows[0] > 0:
            rows.insert(0, rows[0] - 1)
        source, others = self._activities[self.ids[rows[0]]], self.ids[rows[0] + 1 : rows[-1] + 1]
        months = [_month(column) for column in area.columns if column >= _FIRST_MONTH]
        cells = [(row, month) for row in others for month in months if month in source.months]
        self._session.run(fields.tick_months, cells, True)
        if _TOPIC in area.columns and others:
            texts = {"knowledge_topic": source.knowledge_topic}
            self._session.run(lists.fill, "activity", others, texts)

    def insert_below(self, row: int) -> bool:
        """See Sheet; activities are added in the plan."""
        return False

    def duplicate(self, row: int) -> bool:
        """See Sheet."""
        return False

    def remove(self, rows: range) -> None:
        """See Sheet; activities are deleted in the plan."""

    def move(self, rows: range, before: int) -> bool:
        """See Sheet."""
        return False

    def _cells(self, area: Area) -> list[tuple[int, int]]:
        months = [_month(column) for column in area.columns if column >= _FIRST_MONTH]
        return [(row, month) for row in self.real_rows(area) for month in months]


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
                f"month_{month}",
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
