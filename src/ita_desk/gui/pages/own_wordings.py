"""The office's own wordings, one below the other: each edited where it stands, or removed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.place_names import place_name
from ita_desk.gui.form.form_page import explained
from ita_desk.gui.form.placed_field import PlacedField
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.thai_text_edit import ThaiTextEdit
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Wording
from ita_desk.verbs import wordings

_LEAST_LINES, _MOST_LINES = 1, 4


class OwnWordings(QWidget):
    """Rows follow what is kept; what is being typed stays."""

    place_selected = Signal(object)
    """``Place`` of the wording that has the keyboard."""

    def __init__(self, session: Session) -> None:
        """Show what there is."""
        super().__init__()
        self._session = session
        self._rows: dict[int, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.empty = explained(
            session.translate(
                "None yet. Press Shift+F5 in a field, and its text is kept here; F5 takes it back"
                " into a field, with the year, round and unit of that dossier."
            )
        )
        self._column.addWidget(self.empty)
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Read them anew."""
        there = {one.id: one for one in self._session.store.wordings()}
        for gone in self._rows.keys() - there.keys():
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.placed.row = None
            row.deleteLater()
        for at, (number, one) in enumerate(there.items(), start=1):
            if number not in self._rows:
                row = self._rows[number] = _Row(self._session, one, self._remove)
                row.placed.selected.connect(self.place_selected)
                self._column.insertWidget(at, row)
            self._rows[number].show_text(one.text)
        self.empty.setVisible(not there)

    def commit(self) -> None:
        """Keep what is being typed."""
        for row in self._rows.values():
            row.live.leave()

    def go_to(self, place: Place) -> bool:
        """Focus a wording."""
        row = self._rows.get(place.id)
        if place.entity != "wording" or row is None:
            return False
        row.editor.setFocus()
        return True

    def _remove(self, wording_id: int) -> None:
        self._rows[wording_id].live.leave()
        if self._session.run(wordings.remove, wording_id):
            words = self._session.translate("Removed from our wordings. Ctrl+Z brings it back.")
            self._session.tell(words)

    def _follow(self, changes: Changes) -> None:
        touched = changes.edited | changes.added | changes.removed
        if any(place.entity in ("wording", "office") for place in touched):
            self.refresh()


class _Row(QWidget):
    def __init__(self, session: Session, wording: Wording, remove: Callable[[int], None]) -> None:
        super().__init__()
        _, number = session.translate, wording.id
        field = wording.field.split()[0] if wording.field else ""
        entity, _dot, name = field.partition(".")
        about = place_name(Place(entity, 0, name), _) if name else ""  # type: ignore[arg-type]
        self.editor = ThaiTextEdit()
        self.editor.setAccessibleName(f"{_('Our wordings')}: {about}")
        self.editor.setToolTip(about)
        self.placed = PlacedField(self.editor, session, "wording", "text")
        self.placed.row = number
        self.live = LiveEdit(self.editor, self.placed.write)
        button = QPushButton(_("Remove"))
        button.setAccessibleName(f"{_('Remove')}: {wording.text[:40]}")
        button.clicked.connect(lambda: remove(number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.editor, 1)
        row.addWidget(button)

    def show_text(self, text: str) -> None:
        self.live.show(text)
        lines = min(max(text.count("\n") + 1 + len(text) // 60, _LEAST_LINES), _MOST_LINES)
        self.editor.setFixedHeight(self.editor.fontMetrics().height() * lines + 14)
