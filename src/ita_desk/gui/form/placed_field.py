"""Which field of the dossier a widget of a form shows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity, Place
from ita_desk.verbs import fields

MakeRow = Callable[[str, str, str], bool]
"""Makes a generated row the dossier's own, with a text typed into a field of it: field, text, merge
key; False when that failed."""


class PlacedField(QObject):
    """Ties a widget to a field of one row, writes it, and tells when it gets the focus.

    A turn of the wheel over a widget without the focus belongs to the page.
    """

    selected = Signal(object)
    """``Place`` of the field, when the widget gets the focus."""

    def __init__(self, widget: QWidget, session: Session, entity: Entity, field: str) -> None:
        """Watch ``widget``, which becomes the parent and is disabled while there is no row."""
        super().__init__(widget)
        self._widget = widget
        self.session = session
        self.entity: Entity = entity
        self.field = field
        self._row: int | None = None
        self._make: MakeRow | None = None
        widget.setEnabled(False)
        widget.installEventFilter(self)

    @property
    def row(self) -> int | None:
        """The row that is shown."""
        return self._row

    @row.setter
    def row(self, row: int | None) -> None:
        self._row, self._make = row, None
        self._widget.setEnabled(row is not None)

    @property
    def stands_in(self) -> bool:
        """Whether a generated row is shown, which the first write makes a real one."""
        return self._make is not None

    def show_generated_row(self, make: MakeRow) -> None:
        """Show a row that is generated: it has no place yet."""
        self._row, self._make = None, make
        self._widget.setEnabled(True)

    @property
    def place(self) -> Place | None:
        """The field that is shown."""
        return None if self._row is None else Place(self.entity, self._row, self.field)

    def write(self, value: object, merge_key: str = "") -> bool:
        """Keep a value; False when that failed or there is no row."""
        place = self.place
        if self._make is not None:
            return isinstance(value, str) and self._make(self.field, value, merge_key)
        if place is None:
            return False
        return self.session.attempt(fields.edit, place, value, merge_key=merge_key) is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: tell of the focus, and refuse the wheel without it."""
        if event.type() == QEvent.Type.FocusIn and self.place is not None:
            self.selected.emit(self.place)
        elif event.type() == QEvent.Type.Wheel and not self._widget.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
