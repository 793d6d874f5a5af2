"""The round at a glance: what is due, the documents with their finals, and open promises."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from ita_desk.contents.deadlines import Deadline, deadlines, open_promises
from ita_desk.contents.documents import DOCUMENTS, ROUND_REPORT
from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.dossiers.names import DUE_NAMES, countdown, short_day
from ita_desk.gui.dossiers.states import STATE_ICONS, STATE_NAMES
from ita_desk.gui.form.form_page import FormPage
from ita_desk.gui.icons import Icons
from ita_desk.gui.moments import with_doubt
from ita_desk.gui.window.session import Session
from ita_desk.gui.wrapped_list import WrappedList
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.finals import Final

_DUE_ICONS = {"done": "circle-check", "late": "triangle-alert", "open": "circle"}


class FittedList(WrappedList):
    """A list on a page that scrolls: as high as its rows. Fill it, then call ``fit``."""

    def __init__(self, name: str, nothing: str) -> None:
        """``nothing`` stands there while the list is empty."""
        super().__init__(name)
        self._nothing = nothing
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Take the height of the rows."""
        if not self.count():
            item = QListWidgetItem(self._nothing, self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: other lines in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: a larger text is higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_nothing"):
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel belongs to the page."""
        event.ignore()

    def _fit(self) -> None:
        rows = (self.sizeHintForRow(row) for row in range(self.count()))
        height = sum(rows) + 2 * self.frameWidth() + 2
        if height != self.height():
            self.setFixedHeight(height)


class OverviewPage(FormPage):
    """Lists whose rows lead to where something can be done about them."""

    place_wanted = Signal(object)
    """``Place`` of a chosen row."""
    final_wanted = Signal(str)
    """The name of a document to be printed as final."""
    final_chosen = Signal(object)
    """A kept ``Final`` to be opened again."""

    def __init__(
        self,
        session: Session,
        states: DocumentStates,
        icons: Icons,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._states = states
        self._icons = icons
        self._today = today
        _ = session.translate
        self.due = self._list(
            _("What is due"), "", self._go, _("Nothing is due any more in this round.")
        )
        self.documents = self._list(
            _("Print as final"),
            _("Enter or a click prints a document as final; it is kept as it was signed."),
            self._print,
            _("The documents stand here as soon as they are checked: press F7."),
        )
        self.finals = self._list(
            _("Final prints"),
            _("Enter or a click opens one as it was kept."),
            self._open,
            _("None yet: what is printed to be signed is kept here. Choose a document above."),
        )
        self.promises = self._list(
            _("Promised, but no result yet"),
            "",
            self._go,
            _("None: a quarter that is ticked and over stands here until a result is typed."),
        )
        self.column.addStretch(1)
        states.changed.connect(self._refresh)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._refresh)

    def fill(self, dossier: Dossier | None) -> None:
        """Show the round of a dossier; while nobody looks, nothing is worked out."""
        if not self.isVisible():
            return
        for shown in (self.due, self.documents, self.finals, self.promises):
            shown.clear()
        if dossier is not None:
            finals = self.session.store.finals(dossier.id)
            self._fill_due(dossier, finals)
            self._fill_documents()
            self._fill_finals(finals)
            self._fill_promises(dossier)
        for shown in (self.due, self.documents, self.finals, self.promises):
            shown.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: catch up."""
        super().showEvent(event)
        self._soon.start(0)

    def go_to(self, place: Place) -> bool:
        """Nothing is edited here."""
        del place
        return False

    def _changed(self, changes: Changes) -> None:
        touched = changes.edited | changes.added | changes.removed
        if any(place.entity == "office" for place in touched):
            self._refresh()
        super()._changed(changes)

    def _fill_due(self, dossier: Dossier, finals: tuple[Final, ...]) -> None:
        _, today = self.session.translate, self._today()
        printed = [_day(final) for final in finals if final.document == ROUND_REPORT]
        holidays = self.session.store.office().holiday_dates
        for deadline in deadlines(dossier, holidays, min(printed, default=None)):
            self.due.add(
                f"{short_day(deadline.day)}  {_(DUE_NAMES[deadline.due])}",
                deadline,
                detail=countdown(deadline, today, _),
                icon=self._icons.icon(_DUE_ICONS[deadline.state(today)]),
            )

    def _fill_documents(self) -> None:
        _ = self.session.translate
        for name, kind in DOCUMENTS.items():
            state = self._states.state(name)
            if state is None:
                continue
            words, icon = [_(STATE_NAMES[state])], STATE_ICONS[state]
            blocking = self._states.blocked_by(name)
            if blocking:
                words.append(_("{number} to be mended first").format(number=blocking))
            if self._states.final(name) is not None:
                edited = self._states.is_edited(name)
                words.append(_("edited since the final print") if edited else _("printed as final"))
                icon = icon if edited else "printer"
            self.documents.add(
                kind.name, name, detail=" · ".join(words), icon=self._icons.icon(icon)
            )

    def _fill_finals(self, finals: tuple[Final, ...]) -> None:
        for final in finals:
            at = datetime.fromisoformat(final.at).astimezone()
            moment = with_doubt(f"{short_day(at.date())} {at:%H.%M} น.", at, self.session.translate)
            words = f"{moment} {final.author}".rstrip()
            icon = self._icons.icon("printer")
            self.finals.add(DOCUMENTS[final.document].name, final, detail=words, icon=icon)

    def _fill_promises(self, dossier: Dossier) -> None:
        _ = self.session.translate
        for promise in open_promises(dossier, self._round_before(dossier)):
            quarters = ", ".join(map(str, promise.quarters))
            words = _("quarter {quarters}").format(quarters=quarters)
            if promise.earlier:
                words = f"{words} · {_('promised in the round before')}"
            icon = self._icons.icon("triangle-alert")
            title = promise.title or _("(no name yet)")
            self.promises.add(title, promise.place, detail=words, icon=icon)

    def _round_before(self, dossier: Dossier) -> Dossier | None:
        if dossier.round == 1:
            return None
        for one in self.session.dossiers():
            same_unit = one.unit_name.strip() == dossier.unit.name.strip()
            same_unit = same_unit and one.practice == dossier.practice
            if same_unit and (one.fiscal_year, one.round) == (dossier.fiscal_year, 1):
                return self.session.dossier(one.id)
        return None

    def _list(
        self, title: str, words: str, act: Callable[[object], None], nothing: str
    ) -> FittedList:
        self.add_section(title, words)
        shown = FittedList(title, nothing)

        def go(item: QListWidgetItem) -> None:
            act(shown.payload(item))

        shown.itemActivated.connect(go)
        shown.itemClicked.connect(go)
        self.column.addWidget(shown)
        return shown

    def _go(self, chosen: object) -> None:
        place = chosen.place if isinstance(chosen, Deadline) else chosen
        if isinstance(place, Place):
            self.place_wanted.emit(place)

    def _print(self, chosen: object) -> None:
        if isinstance(chosen, str):
            self.final_wanted.emit(chosen)

    def _open(self, chosen: object) -> None:
        if isinstance(chosen, Final):
            self.final_chosen.emit(chosen)


def _day(final: Final) -> date:
    return datetime.fromisoformat(final.at).replace(tzinfo=UTC).astimezone().date()
