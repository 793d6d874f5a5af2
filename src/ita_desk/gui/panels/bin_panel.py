"""The recycle bin: dossiers, measures, activities and results that were deleted."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.place_names import place_name
from ita_desk.gui.dossiers.names import dossier_name
from ita_desk.gui.icons import Icons
from ita_desk.gui.lengthy import Lengthy
from ita_desk.gui.moments import account_words, moment_words
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.storage.deleted import Deletion
from ita_desk.thai.dates import format_date
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs.actions import ACTION_NAMES
from ita_desk.verbs.recycle import bring_back

Translate = Callable[[str], str]
_LONGEST = 160
_BELOW: dict[str, str] = {
    "dossier": N_("with {number} activities"),
    "measure": N_("with {number} activities"),
    "activity": N_("with {number} results"),
    "result": N_("with {number} addresses"),
}

_MOST = 200
_ICONS = {
    "dossier": "file-text",
    "measure": "list-checks",
    "activity": "table-2",
    "result": "circle-check",
}


def deleted_title(deletion: Deletion, translate: Translate) -> str:
    """What was deleted, by its kind and its own words."""
    if deletion.place.entity == "dossier":
        return f"{translate(N_('Dossier'))}: {dossier_words(deletion, translate)}"
    return row_title(deletion.place, deletion.columns, translate)


def row_title(place: Place, columns: Mapping[str, Any], translate: Translate) -> str:
    """A row by its kind and its own words, from the columns that it had."""
    kind = place_name(Place(place.entity, place.id), translate)
    if place.entity == "dossier":
        return translate(N_("Dossier"))
    words = str(columns.get("title") or columns.get("text") or "")
    if place.entity == "result":
        words = f"{_date(columns)} {words}".strip()
    words = " ".join(words.split()) or translate("(no name)")
    return f"{kind}: {words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}"


def deleted_detail(deletion: Deletion, translate: Translate) -> str:
    """Where it stood, what went with it, when and by whom."""
    _ = translate
    parts = [moment_words(deletion.at, _), account_words(deletion.author, _)]
    if deletion.origin == "undo":
        action = _(ACTION_NAMES.get(deletion.action, deletion.action))
        parts.append(_("undone: {action}").format(action=action))
    if deletion.below:
        parts.append(_(_BELOW[deletion.place.entity]).format(number=deletion.below))
    if deletion.place.entity != "dossier":
        parts.append(dossier_words(deletion, _))
    return " · ".join(part for part in parts if part)


def dossier_words(deletion: Deletion, translate: Translate) -> str:
    """The dossier that a row stood in."""
    name = deletion.dossier
    if name is None:
        return ""
    return dossier_name(
        name.unit_name, name.fiscal_year, name.round, translate, practice=name.practice
    )


def _date(columns: Mapping[str, Any]) -> str:
    if columns.get("date"):
        return format_date(PartialDate.from_iso(columns["date"]))
    return str(columns.get("date_text") or "")


class BinPanel(QWidget):
    """Newest first. Enter, a double click or the button brings back what is chosen."""

    brought_back = Signal(object)
    """``Changes`` of the step: show what came back."""

    def __init__(self, session: Session, lengthy: Lengthy, icons: Icons) -> None:
        """Begin empty; the list is read when it comes into sight."""
        super().__init__()
        _ = session.translate
        self._session, self._lengthy = session, lengthy
        self._icons = icons
        self.setAccessibleName(_("Recycle bin"))
        self.summary = ThaiLabel()
        self.summary.setContentsMargins(10, 8, 10, 4)
        self.list = WrappedList(_("Deleted within a year"))
        self.list.setSelectionMode(WrappedList.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._show_offer)
        self.list.itemActivated.connect(self._bring_back)
        self.told = ThaiLabel()
        self.button = QPushButton(_("&Bring back"))
        self.button.clicked.connect(self._bring_back)
        self.setFocusProxy(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self.told)
        foot.addWidget(self.button)
        column.addLayout(foot)
        column.addStretch(0)
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """Show what is in the bin now; the row at the chosen place stays chosen."""
        _, row = self._session.translate, self.list.currentRow()
        found = self._session.store.deletions(_MOST)
        with QSignalBlocker(self.list):  # rows that are going must not be asked for
            self.list.clear()
        for one in found:
            icon = self._icons.icon(_ICONS[one.place.entity])
            self.list.add(deleted_title(one, _), one, detail=deleted_detail(one, _), icon=icon)
        if found:
            words = _("Deleted within a year, newest first. Enter brings back what is chosen.")
        else:
            words = _(
                "The bin is empty: dossiers, measures, activities and results that are deleted"
                " are kept here for a year. Choose one then, and press Enter to bring it back."
            )
        if len(found) == _MOST:
            words = _("The newest {number} deletions. Enter brings back what is chosen.").format(
                number=_MOST
            )
        self.summary.setText(words)
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(min(max(row, 0), len(found) - 1))
        self._show_offer()

    def _chosen(self) -> list[Deletion]:
        payloads = (self.list.payload(item) for item in self.list.selectedItems())
        return [one for one in payloads if isinstance(one, Deletion)]

    def _show_offer(self) -> None:
        _, chosen = self._session.translate, self._chosen()
        missing = self._missing(chosen)
        self.told.setText(missing)
        self.told.setVisible(bool(missing))
        if missing:
            words = _("&Bring both back")
        elif len(chosen) > 1:
            words = _("&Bring {number} back").format(number=len(chosen))
        else:
            words = _("&Bring back")
        self.button.setText(words)
        self.button.setEnabled(bool(chosen))
        self.button.setVisible(not self.list.isHidden())

    def _missing(self, chosen: Sequence[Deletion]) -> str:
        """The sentence that what one belonged to is gone too."""
        _ = self._session.translate
        told = [one for one in chosen if one.missing is not None]
        if not told or told[0].missing is None:
            return ""
        owner, columns = told[0].missing
        name = row_title(owner, columns, _)
        if owner.entity == "dossier":
            name = f"{name} {dossier_words(told[0], _)}"
        words = _("It belonged to something that was deleted too and comes back with it — {name}.")
        return words.format(name=name)

    def _bring_back(self) -> None:
        chosen = self._chosen()
        places = [one.place for one in chosen]
        if places:
            self._lengthy.run(
                self._session.translate("What was deleted is being brought back…"),
                sum(1 + one.below for one in chosen),
                lambda to: bring_back(to, places, with_owners=True),
                self.brought_back.emit,
            )

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
