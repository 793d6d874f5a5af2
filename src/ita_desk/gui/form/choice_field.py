"""Fields of a form that are chosen, counted or ticked; what can't be kept is not shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QSpinBox, QWidget

from ita_desk.gui.form.placed_field import PlacedField
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity


class ChoiceField(QComboBox):
    """A list of named values."""

    def __init__(
        self, session: Session, entity: Entity, field: str, name: str, parent: QWidget | None = None
    ) -> None:
        """Choose the value of ``field``."""
        super().__init__(parent)
        self.placed = PlacedField(self, session, entity, field)
        self._values: list[object] = []
        self._shown: object = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.activated.connect(self._choose)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """The values and their names, in order."""
        names = [name for _, name in choices]
        self._values = [value for value, _ in choices]
        if names != [self.itemText(index) for index in range(self.count())]:
            with QSignalBlocker(self):
                self.clear()
                self.addItems(names)

    def show_row(self, row: int | None, value: object) -> None:
        """Show the value of a row; None for no row."""
        self.placed.row = row
        self._shown = value
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _choose(self, index: int) -> None:
        if not self.placed.write(self._values[index]):
            self.show_row(self.placed.row, self._shown)


class NumberField(QSpinBox):
    """A whole number between two bounds, kept when it is complete."""

    def __init__(
        self, session: Session, entity: Entity, field: str, name: str, parent: QWidget | None = None
    ) -> None:
        """Edit ``field``."""
        super().__init__(parent)
        self.placed = PlacedField(self, session, entity, field)
        self.setAccessibleName(name)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGroupSeparatorShown(False)
        self._shown = 0
        self.valueChanged.connect(self._write)

    def show_row(self, row: int | None, value: int) -> None:
        """Show the value of a row; None for no row."""
        self.placed.row = row
        self._shown = value
        with QSignalBlocker(self):
            self.setValue(value)

    def _write(self, value: int) -> None:
        if not self.placed.write(value):
            self.show_row(self.placed.row, self._shown)


class FlagField(QCheckBox):
    """Yes or no."""

    def __init__(
        self, session: Session, entity: Entity, field: str, text: str, parent: QWidget | None = None
    ) -> None:
        """Edit ``field``; ``text`` stands beside the box."""
        super().__init__(text, parent)
        self.placed = PlacedField(self, session, entity, field)
        self.setAccessibleName(text)
        self.clicked.connect(self._write)

    def _write(self, value: bool) -> None:
        if not self.placed.write(value):
            self.show_row(self.placed.row, not value)

    def show_row(self, row: int | None, value: bool) -> None:
        """Show the value of a row; None for no row."""
        self.placed.row = row
        with QSignalBlocker(self):
            self.setChecked(value)
