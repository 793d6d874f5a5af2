"""The panel that tells the history of the field with the cursor, and gives earlier values back."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.place_names import place_name
from ita_desk.gui.moments import account_words, moment_words
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.value_words import ValueWords
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.field_history import FieldChange
from ita_desk.verbs.actions import ACTION_NAMES
from ita_desk.verbs.recycle import put_back

_MOST = 200
_INNER = frozenset({"sort_order"})


class HistoryPanel(QWidget):
    """Newest first; what is chosen in the list can be given back as one undo step."""

    left = Signal()
    """An earlier value was given back: the focus wants to go to its field."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        _ = session.translate
        self._session = session
        self._place: Place | None = None
        self._dossier_id: int | None = None
        self.setAccessibleName(_("History of a field"))
        self.heading = ThaiLabel()
        font = QFont()
        font.setBold(True)
        self.heading.setFont(font)
        self.summary = ThaiLabel()
        self.list = WrappedList(_("Changes of this field"))
        self.list.itemSelectionChanged.connect(self._show_offer)
        self.button = QPushButton(_("Put the earlier value &back"))
        self.button.clicked.connect(self._put_back)
        self.setFocusProxy(self.list)
        for label in (self.heading, self.summary):
            label.setContentsMargins(10, 8, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.button)
        column.addLayout(foot)
        column.addStretch(0)
        session.changed.connect(self._changed)
        self.show_place(None, None)

    def show_place(self, place: Place | None, dossier_id: int | None) -> None:
        """Tell the history of another field."""
        self._place, self._dossier_id = place, dossier_id
        self._refresh()

    def _refresh(self) -> None:
        _, place = self._session.translate, self._place
        changes = () if place is None else self._session.store.field_history(place, _MOST)
        shown = [change for change in changes if self._is_shown(change)]
        chosen = self.list.currentRow()
        with QSignalBlocker(self.list):  # rows that are going must not be asked for
            self.list.clear()
        words = ValueWords(self._tree(), _)
        for change in shown:
            self.list.add(self._text(words, change), change, detail=self._detail(change))
        self.heading.setText("" if place is None else self._title(place))
        self.heading.setVisible(place is not None)
        self.summary.setText(self._summary(len(shown)))
        self.list.setVisible(bool(shown))
        if shown and self.list.hasFocus():
            self.list.setCurrentRow(min(max(chosen, 0), len(shown) - 1))
        self._show_offer()

    def _title(self, place: Place) -> str:
        name, dossier = place_name(place, self._session.translate), self._tree()
        if dossier is None:
            return name
        rows = {"activity": dossier.activities, "measure": dossier.measures}.get(place.entity, ())
        title = next((row.title for row in rows if row.id == place.id), "")
        shown = title if len(title) <= 60 else f"{title[:60]}…"
        return f"{name} · {shown}" if shown and place.field != "title" else name

    def _summary(self, number: int) -> str:
        _ = self._session.translate
        if self._place is None:
            return _("Go to a field: here you see who changed it, when, and what stood there.")
        if not number:
            return _(
                "Nothing was changed here within a year. Go to another field to see its changes."
            )
        return _("Changes within a year, newest first. Choose one to put its earlier value back.")

    def _text(self, words: ValueWords, change: FieldChange) -> str:
        _ = self._session.translate
        place = self._place
        assert place is not None
        if change.kind != "update":
            came = change.kind == "insert"
            row = _("This row was added") if came else _("This row was deleted")
            values = change.after if came else change.before
            if not place.field or not values:
                return row
            return _("{row}: {value}").format(row=row, value=words.of_values(place.entity, values))
        if place.field:
            return _("Before: {before}\nAfter: {after}").format(
                before=words.of_values(place.entity, change.before),
                after=words.of_values(place.entity, change.after),
            )
        lines = [
            _("{field}: {before} → {after}").format(
                field=place_name(Place(place.entity, place.id, name), _),
                before=words.of(place.entity, name, change.before[name]),
                after=words.of(place.entity, name, change.after[name]),
            )
            for name in change.after
            if name not in _INNER
        ]
        return "\n".join(lines) or _("This row was moved")

    def _detail(self, change: FieldChange) -> str:
        _ = self._session.translate
        action = _(ACTION_NAMES.get(change.action, change.action))
        if change.origin != "do":
            said = _("undone: {action}") if change.origin == "undo" else _("redone: {action}")
            action = said.format(action=action)
        return " · ".join((moment_words(change.at, _), account_words(change.author, _), action))

    def _show_offer(self) -> None:
        chosen = self._chosen()
        self.button.setVisible(not self.list.isHidden())
        self.button.setEnabled(chosen is not None)

    def _chosen(self) -> FieldChange | None:
        """The change in the list whose earlier values can stand in the field again."""
        chosen = self.list.selectedItems()
        change = self.list.payload(chosen[0]) if chosen else None
        if not isinstance(change, FieldChange) or change.kind != "update":
            return None
        return change if set(change.before) - _INNER else None

    def _put_back(self) -> None:
        change, place = self._chosen(), self._place
        if change is None or place is None:
            return
        values = {name: held for name, held in change.before.items() if name not in _INNER}
        if self._session.run(put_back, place, values):
            self.left.emit()

    def _is_shown(self, change: FieldChange) -> bool:
        return change.kind != "update" or bool(change.after)

    def _tree(self) -> Dossier | None:
        return None if self._dossier_id is None else self._session.dossier(self._dossier_id)

    def _changed(self, changes: Changes) -> None:
        place = self._place
        if place is None or not self.isVisible():
            return
        touched = changes.edited | changes.added | changes.removed
        if any((one.entity, one.id) == (place.entity, place.id) for one in touched):
            self._refresh()
