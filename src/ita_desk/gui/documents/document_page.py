"""A document's page, made from its table of sections when it is first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFormLayout, QVBoxLayout, QWidget

from ita_desk.gui.documents.form_spec import (
    Choice,
    Detail,
    Entry,
    Flag,
    List,
    PartSpec,
    Row,
    Section,
    Special,
    Text,
)
from ita_desk.gui.documents.forms import DocumentForm
from ita_desk.gui.documents.list_part import DetailPart, ListPart, detail_form
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.choice_field import ChoiceField, FlagField
from ita_desk.gui.form.form_page import Field, FormPage
from ita_desk.gui.form.line_field import CountField, DateField, DecimalField, LineField
from ita_desk.gui.form.placed_field import MakeRow
from ita_desk.gui.form.text_field import TextField, TextKind
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.column_widths import KeptWidths
from ita_desk.gui.table.sheet_actions import SheetActions
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier

FollowWheel = Callable[[QAbstractScrollArea], None]
Show = Callable[[Dossier | None, Row | None, int | None], None]
"""Shows a part of a dossier: of a row (None: there is none) and its id."""
_WIDEST_IN_LETTERS = 120
_DATE_FIELD = {"date_text": "date"}


@dataclass(slots=True)
class _Group:
    """The parts of one row of one entity."""

    entity: Entity
    make_row: MakeRow | None = None
    """What makes a generated row, which has no id, a real one by typing into it."""
    shows: list[Show] = field(default_factory=list[Show])

    def show(self, dossier: Dossier | None, row: Row | None, row_id: int | None) -> None:
        for show in self.shows:
            show(dossier, row, row_id)


class DocumentPage(FormPage):
    """Sections of fields and lists over one document of a dossier."""

    def __init__(
        self,
        session: Session,
        form: DocumentForm,
        findings: CurrentFindings,
        icons: Icons,
        follow_wheel: FollowWheel,
        widths: KeptWidths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent, widest_in_letters=_WIDEST_IN_LETTERS)
        self._form = form
        self._findings = findings
        self._icons = icons
        self._follow_wheel = follow_wheel
        self._widths = widths
        self._group = _Group(form.entity)
        self._lists: list[ListPart] = []
        self._details: list[DetailPart] = []
        self._specials: list[Any] = []
        self._rows: SheetActions | None = None
        self._edit_actions: list[QAction] = []
        self._built = False
        self._stale = True

    def fill(self, dossier: Dossier | None) -> None:
        """Show the document of a dossier; while nobody looks, it is only marked as due."""
        self._stale = not self._built or not self.isVisible()
        if not self._stale:
            self._show(dossier)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: build what is shown now, and catch up."""
        self._catch_up()
        super().showEvent(event)

    def go_to(self, place: Place) -> bool:
        """Focus a field, or a cell of a list."""
        self._catch_up()
        place = Place(place.entity, place.id, _DATE_FIELD.get(place.field, place.field))
        for detail in self._details:
            if detail.choose(place):
                self._refresh()
        if super().go_to(place):
            return True
        if any(part.go_to(place) for part in (*self._lists, *self._specials)):
            return True
        if place.entity == self._form.entity:
            self._fields[0].setFocus()
            return True
        return False

    def commit(self) -> None:
        """Keep what is being typed."""
        super().commit()
        for part in (*self._lists, *self._specials):
            part.commit()

    def edit_actions(self) -> Sequence[QAction]:
        """What the Edit menu shows."""
        self._catch_up()
        return self._edit_actions

    def _changed(self, changes: Changes) -> None:
        if self.dossier_id in changes.dossiers:
            self._refresh()

    def _catch_up(self) -> None:
        if not self._built:
            self._build()
        if self._stale:
            self._stale = False
            self._show(None if self.dossier_id is None else self.session.dossier(self.dossier_id))

    def _show(self, dossier: Dossier | None) -> None:
        row = None if dossier is None else getattr(dossier, STRUCTURE[self._form.entity].attribute)
        self._group.show(dossier, row, None if dossier is None else dossier.id)

    # Building.

    def _build(self) -> None:
        self._built = True
        forms = [self._section(section) for section in self._form.sections()]
        self.column.addStretch(1)
        views: list[SheetView] = [part.view for part in self._lists]
        views += [view for part in self._specials for view in part.views]
        for number, view in enumerate(views):
            view.keep_widths_in(self._widths, f"{self._form.document}-{number}")
        if views:
            self._rows = SheetActions(self.session, self, views)
            self._edit_actions = self._rows.actions
        for area in self.findChildren(QAbstractScrollArea):
            self._follow_wheel(area)
        QTimer.singleShot(0, self, lambda: self.align_labels(forms))

    def _section(self, section: Section) -> QFormLayout:
        _ = self.session.translate
        explanation = _(section.explanation) if section.explanation else ""
        form = self.add_section(_(section.title), explanation)
        for part in section.parts:
            form = self._add(part, self._group, form, self.column)
        return form

    def _add(
        self, part: PartSpec, group: _Group, form: QFormLayout, column: QVBoxLayout
    ) -> QFormLayout:
        """Put a part into ``form``, or below it into ``column``; the form to go on with."""
        if isinstance(part, Text | Entry | Choice | Flag):
            made, show = self._field(part, group)
            group.shows.append(show)
            self.add_row(form, self.session.translate(part.name), made)
            return form
        if isinstance(part, List):
            made_list = ListPart(self.session, part, self._icons, self._findings, self)
            self._take_list(made_list)
            group.shows.append(made_list.show)
            column.addWidget(made_list)
        elif isinstance(part, Detail):
            column.addWidget(self._detail(part, group))
        else:
            column.addWidget(self._special(part, group))
        below = self.new_form() if column is self.column else detail_form()
        column.addLayout(below)
        return below

    def _take_list(self, part: ListPart) -> None:
        self._lists.append(part)
        part.place_entered.connect(self.place_selected)

    def _detail(self, spec: Detail, group: _Group) -> DetailPart:
        part = DetailPart(self.session, spec, self._icons, self._findings, self)
        self._take_list(part.list)
        self._details.append(part)
        inner = _Group(spec.rows.entity, part.list.type_into_generated)
        form = detail_form()
        part.box.addLayout(form)
        for one in spec.parts:
            form = self._add(one, inner, form, part.box)

        def show(dossier: Dossier | None, row: Row | None, row_id: int | None) -> None:
            inner.show(dossier, *part.show(dossier, row, row_id))

        group.shows.append(show)
        part.chosen.connect(self._refresh)
        return part

    def _special(self, spec: Special, group: _Group) -> QWidget:
        part = spec.make(self.session, self._icons, self._findings, self)
        self._specials.append(part)
        part.place_entered.connect(self.place_selected)
        group.shows.append(part.show)
        return part

    def _field(self, part: Text | Entry | Choice | Flag, group: _Group) -> tuple[Field, Show]:
        _ = self.session.translate
        name, entity = _(part.name), group.entity
        if isinstance(part, Text):
            return self._text(part, group, name)
        if isinstance(part, Entry):
            return self._entry(part, entity, name)
        if isinstance(part, Flag):
            flag = FlagField(self.session, entity, part.field, name)
            return flag, lambda _d, row, row_id: flag.show_row(
                row_id, row is not None and getattr(row, part.field)
            )
        choice = ChoiceField(self.session, entity, part.field, name)

        def show(dossier: Dossier | None, row: Row | None, row_id: int | None) -> None:
            choice.offer(part.offer(dossier, _) if dossier is not None else ())
            choice.show_row(row_id, getattr(row, part.field) if row is not None else None)

        return choice, show

    def _text(self, part: Text, group: _Group, name: str) -> tuple[Field, Show]:
        made, make_row = part.generated, group.make_row
        text = TextField(
            self.session,
            group.entity,
            part.field,
            name,
            findings=self._findings,
            icons=self._icons,
            kind=TextKind(made is not None, part.one_line, part.least_lines),
        )

        def show(dossier: Dossier | None, row: Row | None, row_id: int | None) -> None:
            if dossier is None or row is None:
                text.show_row(None, "")
                return
            own = getattr(row, part.field)
            if row_id is None and made and make_row:
                text.show_generated_row(made(dossier, row), make_row)
                return
            text.show_row(row_id, own, made(dossier, row) if own is None and made else "")

        return text, show

    def _entry(self, part: Entry, entity: Entity, name: str) -> tuple[Field, Show]:
        what = (self.session, entity, part.field, name)
        if part.kind == "date":
            date = DateField(*what, findings=self._findings, icons=self._icons)
            return date, lambda _d, row, row_id: date.show_date(row_id, row)
        if part.kind == "count":
            count = CountField(*what, findings=self._findings, icons=self._icons).number_only()
            return count, lambda _d, row, row_id: count.show_count(
                row_id, None if row is None else getattr(row, part.field)
            )
        kind = DecimalField if part.kind == "decimal" else LineField
        line = kind(*what, findings=self._findings, icons=self._icons)
        if isinstance(line, DecimalField):
            line.number_only()
        return line, lambda _d, row, row_id: line.show_row(
            row_id, "" if row is None else getattr(row, part.field)
        )
