"""The form as it was read, as tables: its head, its activities, its indicators."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from ita_desk.contents.kpi_sheet import KpiHeader
from ita_desk.exchange.forms.doubt_sentences import doubt_words
from ita_desk.exchange.forms.review import Review, text_at, ticked, typed
from ita_desk.gui.old_forms.review_model import ReviewModel
from ita_desk.gui.plan.plan_columns import plan_columns
from ita_desk.gui.table.column import TICKED, Area, CellKind, Column
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session, Translate
from ita_desk.model.mark import Mark
from ita_desk.model.ordering import activity_numbers
from ita_desk.model.place import Entity, Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.model.tree_places import value_at
from ita_desk.thai.month_names import SHORT_MONTHS

_HEAD: dict[str, Place] = {
    "fiscal_year": Place("dossier", 1, "fiscal_year"),
    "round": Place("dossier", 1, "round"),
    "unit": Place("unit", 1, "name"),
    "code": Place("indicator", 1, "code"),
    "indicator": Place("indicator", 1, "name"),
    "reporter": Place("person", 1, "name"),
}
Rows = Callable[[Dossier], Iterable[int]]


class ReviewSheet(Sheet):
    """Rows of one kind of the form under review; what is typed or ticked settles its doubts."""

    def __init__(
        self,
        session: Session,
        model: ReviewModel,
        columns: Sequence[Column],
        rows: Rows,
        entity: Entity,
        parent: QObject | None = None,
    ) -> None:
        """``rows`` tells the ids of what is shown."""
        super().__init__(session, columns, parent)
        self._empty_rows = 0
        self._model, self._rows = model, rows
        self._entity: Entity = entity
        self._warnings: dict[Place, str] = {}
        self._numbers: dict[int, str] = {}
        self._activities: dict[int, Activity] = {}
        self._titles: dict[int, str] = {}
        self._shown: Review | None = None
        model.changed.connect(self._refresh)

    @property
    def _dossier(self) -> Dossier | None:
        review = self._model.review
        return None if review is None else review.dossier

    def shown(self, row: int, column: int) -> str:
        """See Sheet."""
        name, activity = self.columns[column].name, self._activities.get(self.ids[row])
        if name == "number" and activity is not None:
            return self._numbers.get(activity.id, "")
        if name == "months" and activity is not None:
            return " ".join(SHORT_MONTHS[month] for month in activity.months)
        place, dossier = self.place(row, column), self._dossier
        if place is None or dossier is None:
            return ""
        value = "" if place.field == "results" else value_at(dossier, place)
        return value.text if isinstance(value, Mark) else text_at(dossier, place)

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        return self.shown(row, column)

    def ticked(self, row: int, column: int) -> bool:
        """See Sheet."""
        place, dossier = self.place(row, column), self._dossier
        value = None if place is None or dossier is None else value_at(dossier, place)
        return isinstance(value, Mark) and value.ticked

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet; the field of the reading, not of the database."""
        if not 0 <= row < len(self.ids):
            return None
        name, row_id = self.columns[column].name, self.ids[row]
        if self._entity == "dossier":
            return _HEAD[name]
        if name == "measure":
            return Place("measure", self._activities[row_id].measure_id, "title")
        return Place(self._entity, row_id, "numbered" if name == "number" else name)

    def find(self, place: Place) -> tuple[int, int] | None:
        """Row and column of a field; a field without a column of its own is in its title."""
        for column in range(len(self.columns)):
            for row in range(len(self.ids)):
                if self.place(row, column) == place:
                    return row, column
        row = self.row_of(place.id) if place.entity == self._entity else None
        title = self.column_named("title" if self._entity == "activity" else "name")
        return None if row is None or title is None else (row, title)

    def warning(self, row: int, column: int) -> str:
        """See Sheet: the doubts about a cell that nobody has answered."""
        place = self.place(row, column)
        return "" if place is None else self._warnings.get(place, "")

    def table(self) -> None:
        """See Sheet: rows of no store."""

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """See Sheet."""
        place, review = self.place(row, column), self._model.review
        if place is None or review is None:
            return False
        try:
            if text != text_at(review.dossier, place):
                self._model.take(typed(review, place, text), merge_key)
        except (ValueError, KeyError):
            return False
        return True

    def tick(self, area: Area) -> None:
        """See Sheet."""
        review = self._model.review
        tick = not self.ticked(area.top, area.left)
        for row in area.rows:
            for column in area.columns:
                place = self.place(row, column)
                if review is not None and place and self.columns[column].kind in TICKED:
                    review = ticked(review, place, tick)
        if review is not None:
            self._model.take(review)

    def _refresh(self) -> None:
        before, review = self._shown, self._model.review
        if before is not None and review is not None and before.reading is review.reading:
            self._take(review)
            self.touch(0, len(self.ids) - 1)
            return
        ids = None if review is None else list(self._rows(review.dossier))
        self.show_rows(ids, lambda: self._take(review))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _take(self, review: Review | None) -> None:
        self._shown = review
        dossier = None if review is None else review.dossier
        self._activities = {one.id: one for one in dossier.activities} if dossier else {}
        self._numbers = (
            dict(activity_numbers(dossier.activities, dossier.round_report.numbering))
            if dossier
            else {}
        )
        self._warnings = {}
        for doubt in () if review is None else review.open_doubts:
            if doubt.place is not None:
                words = doubt_words(doubt, self._session.translate)
                told = self._warnings.get(doubt.place)
                self._warnings[doubt.place] = f"{told}\n{words}" if told else words


def head_columns(translate: Translate, dossier: Dossier) -> tuple[Column, ...]:
    """The head of the form: year, round, unit, indicator, reporter."""
    _ = translate
    told = (
        ("fiscal_year", _("Fiscal year"), 14),
        ("round", _("Round"), 10),
        ("unit", _("Unit"), 34),
        ("code", _("Number of the indicator"), 14),
        ("indicator", _("Indicator"), 60),
        *((("reporter", _("Reporter"), 30),) if dossier.people else ()),
    )
    return tuple(Column(name, words, CellKind.TEXT, share) for name, words, share in told)


def activity_columns(translate: Translate, dossier: Dossier) -> tuple[Column, ...]:
    """The columns of the plan as the form has them, with the results to be read and typed."""
    columns = plan_columns(
        translate, dossier.fiscal_year, dossier.round_report.headings, lambda _entity, _field: ()
    )
    shown = [replace(one, tip="", phrases=None) for one in columns]
    shown[-1] = replace(shown[-1], kind=CellKind.TEXT, share=90)
    if any(one.months for one in dossier.activities):
        words = translate("Planned months")
        shown.insert(-1, Column("months", words, CellKind.COMPUTED, 30))
    if any(one.knowledge_topic for one in dossier.activities):
        shown.insert(-1, Column("knowledge_topic", "ประเด็นความรู้", CellKind.TEXT, 40))
    return tuple(shown)


def indicator_columns() -> tuple[Column, ...]:
    """The columns of the indicator sheet."""
    words = KpiHeader()
    return (
        Column("code", words.number, CellKind.TEXT, 12, centred=True),
        Column("name", words.indicator, CellKind.TEXT, 50),
        Column("full_score", words.full_score, CellKind.TEXT, 12, centred=True),
        Column("self_score", words.self_score, CellKind.TEXT, 12, centred=True),
        Column("responsible", words.responsible, CellKind.TEXT, 24),
        Column("progress", words.progress, CellKind.TEXT, 90),
        Column("remark", words.remark, CellKind.TEXT, 24),
    )
