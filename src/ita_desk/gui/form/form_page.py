"""A page that is a form: headings, names of fields, fields, in one column that scrolls."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.form.choice_field import ChoiceField, FlagField, NumberField
from ita_desk.gui.form.line_field import LineField
from ita_desk.gui.form.text_field import TextField
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

Field = LineField | TextField | ChoiceField | NumberField | FlagField
WIDEST_IN_LETTERS = 80
"""A form of short lines; one with tables is wider."""


class FormPage(Page):
    """Shows a dossier in fields and follows every change of it."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        widest_in_letters: int = WIDEST_IN_LETTERS,
    ) -> None:
        super().__init__(parent)
        self._widest_in_letters = widest_in_letters
        self.session = session
        self.dossier_id: int | None = None
        self._fields: list[Field] = []
        self._content = QWidget()
        self._content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(20, 12, 20, 20)
        self.column.setSpacing(6)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self._content)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self._content.installEventFilter(self)
        self._limit_width()
        session.changed.connect(self._changed)

    def show_dossier(self, dossier_id: int | None) -> None:
        """Show another dossier, keeping what is being typed in this one."""
        self.commit()
        self.dossier_id = dossier_id
        self._refresh()

    def go_to(self, place: Place) -> bool:
        """Focus the field of a place."""
        for field in self._fields:
            if field.placed.place == place:
                self.area.ensureWidgetVisible(field, 20, 60)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def commit(self) -> None:
        """Keep what is being typed."""
        for field in self._fields:
            if isinstance(field, LineField | TextField):
                field.commit()
            elif isinstance(field, NumberField):
                field.interpretText()

    def fill(self, dossier: Dossier | None) -> None:
        """Fill the fields; subclasses do."""
        raise NotImplementedError

    def watch(self, fields: Iterable[Field]) -> None:
        """Follow the focus of fields, and find their places."""
        for field in fields:
            self._fields.append(field)
            field.placed.selected.connect(self.place_selected)

    def forget(self, fields: Iterable[Field]) -> None:
        """Fields that are about to go: they write nothing any more, though hiding ends a visit."""
        gone: set[int] = set()
        for field in fields:
            gone.add(id(field))
            field.placed.row = None
        self._fields = [field for field in self._fields if id(field) not in gone]

    def add_section(self, title: str, explanation: str = "") -> QFormLayout:
        """A heading and an empty form beneath it."""
        heading = ThaiLabel(title)
        font = QFont()
        font.setBold(True)
        heading.setFont(font)
        if self.column.count():
            self.column.addSpacing(10)
        self.column.addWidget(heading)
        if explanation:
            self.column.addWidget(explained(explanation))
        form = self.new_form()
        self.column.addLayout(form)
        return form

    @staticmethod
    def new_form() -> QFormLayout:
        """Names beside fields, or above them where there is little room."""
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(6)
        return form

    def add_row(self, form: QFormLayout, name: str, field: Field) -> None:
        """A named field; a tick box names itself."""
        if isinstance(field, FlagField):
            form.addRow("", field)
        else:
            label = QLabel(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            form.addRow(label, field)
        self.watch([field])

    def align_labels(self, forms: Iterable[QFormLayout]) -> None:
        """Let the fields of several sections begin at one line."""
        labels = [
            item.widget()
            for form in forms
            for row in range(form.rowCount())
            if (item := form.itemAt(row, QFormLayout.ItemRole.LabelRole)) is not None
        ]
        named = [label for label in labels if isinstance(label, QLabel)]
        for label in named:
            label.setMinimumWidth(0)
        widest = max((label.sizeHint().width() for label in named), default=0)
        for label in named:
            label.setMinimumWidth(widest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a line is no longer than is pleasant to read."""
        if watched is self._content and event.type() == QEvent.Type.FontChange:
            self._limit_width()
        return super().eventFilter(watched, event)

    def _limit_width(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._content.setMaximumWidth(letter * self._widest_in_letters)

    def _changed(self, changes: Changes) -> None:
        if self.dossier_id in changes.dossiers:
            self._refresh()

    def _refresh(self) -> None:
        self.fill(None if self.dossier_id is None else self.session.dossier(self.dossier_id))


def explained(text: str) -> ThaiLabel:
    """A sentence of explanation in the quiet colour."""
    label = ThaiLabel(text)
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
