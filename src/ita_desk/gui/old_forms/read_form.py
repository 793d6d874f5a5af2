"""The form under review as it would be added: head, activities, indicators, each in its table."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ita_desk.gui.old_forms.review_model import ReviewModel
from ita_desk.gui.old_forms.review_sheet import (
    ReviewSheet,
    activity_columns,
    head_columns,
    indicator_columns,
)
from ita_desk.gui.table.column import Column
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_EMPTY = Dossier(id=1, fiscal_year=2567, round=1)


class ReadForm(QWidget):
    """Doubtful cells have the corner of a warning; any cell can be typed over or ticked."""

    entered = Signal()
    """Another cell is the current one, or a table got the keyboard."""

    def __init__(self, session: Session, model: ReviewModel) -> None:
        """Show what ``model`` holds."""
        super().__init__()
        _ = self._translate = session.translate
        self._model = model
        self._dossier: Dossier | None = None
        head = ReviewSheet(session, model, head_columns(_, _EMPTY), lambda _: (1,), "dossier", self)
        plan = ReviewSheet(
            session,
            model,
            activity_columns(_, _EMPTY),
            lambda dossier: [one.id for one in dossier.activities],
            "activity",
            self,
        )
        indicators = ReviewSheet(
            session,
            model,
            indicator_columns(),
            lambda dossier: [one.id for one in dossier.kpi_sheet.rows],
            "kpi_row",
            self,
        )
        self.head = SheetView(head, _("Head of the form"))
        self.plan = SheetView(plan, _("Activities as they were read"))
        self.indicators = SheetView(indicators, _("Indicators as they were read"))
        self.views = (self.head, self.plan, self.indicators)
        self.plan.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.indicators.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.head.horizontalHeader().geometriesChanged.connect(self._fit_head)
        self.head.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._current = self.head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for view in self.views:
            view.cell_entered.connect(partial(self._enter, view))
            view.focused.connect(partial(self._enter, view))
            column.addWidget(view, 0 if view is self.head else 1)
        model.changed.connect(self._refresh)

    @property
    def place(self) -> Place | None:
        """The field of the current cell."""
        if self._model.review is None or not self._current.currentIndex().isValid():
            return None
        return self._current.sheet.place(*self._current.current())

    def name_of(self, place: Place) -> str:
        """What the heading over the current cell calls its field."""
        row, column = self._current.current()
        heading = self._current.sheet.columns[column].heading
        heading = " ".join(heading.split())
        if self._current is not self.plan or place.entity != "activity":
            return heading
        return f"{row + 1}. {heading}"

    def has_focus(self) -> bool:
        """Whether a table, or an editor in it, has the keyboard."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def go_to(self, place: Place) -> None:
        """Make the cell of a field the current one, in sight."""
        for view in self.views:
            sheet = view.sheet
            found = sheet.find(place) if isinstance(sheet, ReviewSheet) else None
            if found is not None:
                self._current = view
                view.go(*found)
                return

    def edit(self) -> None:
        """Type into the current cell."""
        self._current.setFocus(Qt.FocusReason.OtherFocusReason)
        self._current.open_editor()

    def commit(self) -> None:
        """Keep what is being typed."""
        for view in self.views:
            view.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the head's one row has another height in another width."""
        super().resizeEvent(event)
        self._fit_head()

    def _enter(self, view: SheetView, *_: object) -> None:
        self._current = view
        self.entered.emit()

    def _refresh(self) -> None:
        review = self._model.review
        dossier = None if review is None else review.dossier
        other = dossier is not None and (
            self._dossier is None or _wording(self._dossier) != _wording(dossier)
        )
        self._dossier = dossier
        if dossier is None:
            return
        if other:
            self._rename(self.head, head_columns(self._translate, dossier))
            self._rename(self.plan, activity_columns(self._translate, dossier))
        self.plan.setVisible(bool(dossier.activities))
        self.indicators.setVisible(bool(dossier.kpi_sheet.rows))
        self._fit_head()

    def _rename(self, view: SheetView, columns: tuple[Column, ...]) -> None:
        sheet = view.sheet
        sheet.beginResetModel()
        sheet.columns = columns
        sheet.endResetModel()
        view.heading.changed()
        view.sizes.fit_columns()

    def keep_room(self, height: int) -> None:
        """Let each table show its heading and as many pixels of rows, in any size of letters."""
        for view in (self.plan, self.indicators):
            view.setMinimumHeight(view.horizontalHeader().sizeHint().height() + height)
        self._fit_head()

    def _fit_head(self) -> None:
        """The head is as high as its one row."""
        if not self.head.sheet.ids:
            return
        height = self.head.horizontalHeader().sizeHint().height() + self.head.row_height(0)
        self.head.setFixedHeight(height + 2 * self.head.frameWidth() + 2)


def _wording(dossier: Dossier) -> tuple[object, ...]:
    return (
        dossier.fiscal_year,
        dossier.round_report.headings,
        bool(dossier.people),
        any(one.months for one in dossier.activities),
        any(one.knowledge_topic for one in dossier.activities),
    )
