"""What an old form left over of the open dossier, its doubts, and the form's own file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ita_desk.contents.place_names import place_name
from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.forms.doubt_places import place_of
from ita_desk.gui.flow_layout import FlowLayout
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.old_forms.leftover_drag import LeftoverList
from ita_desk.gui.output.file_names import safe_name
from ita_desk.gui.settings import Settings
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.errors import WorldFault
from ita_desk.model.place import Place
from ita_desk.model.tree import Leftover
from ita_desk.storage.source_files import SourceFile
from ita_desk.verbs import leftovers


class LeftoversPanel(QWidget):
    """Files first, then doubts, then texts in their order.

    Ctrl+C copies a text, Del ticks one off, Enter saves a file again or goes to the field that a
    doubt is about. A text is drawn into a field, or put into the one that had the keyboard last.
    """

    place_wanted = Signal(object)
    """The ``Place`` that a doubt is about."""

    about_to_put = Signal()
    """A field is about to be written: keep what is being typed."""

    def __init__(self, session: Session, settings: Settings, icons: Icons) -> None:
        """Begin empty; the list is read when it comes into sight."""
        super().__init__()
        explain_as(self, "leftover")
        _ = session.translate
        self._session, self._settings, self._icons = session, settings, icons
        self.setAccessibleName(_("Left over"))
        self.summary = ThaiLabel()
        self.summary.setContentsMargins(10, 8, 10, 4)
        self.list = LeftoverList(_("Left over from the old form"), _number_of)
        self.list.currentItemChanged.connect(self._show_offer)
        self.list.itemActivated.connect(self._activate)
        self.save = QPushButton(_("&Save the form's file…"))
        self.save.clicked.connect(self._save)
        self.go = QPushButton(_("&Go to the field"))
        self.go.clicked.connect(self._go)
        self.put = QPushButton()
        self.put.clicked.connect(self._put_current)
        self.tick_off = QPushButton(_("Tick &off"))
        self.tick_off.clicked.connect(self._tick_off)
        self.setFocusProxy(self.list)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.save, self.go, self.put, self.tick_off):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        session.changed.connect(self._changed)
        session.opened.connect(self._refresh_if_seen)
        session.place_selected.connect(self._offer_place)

    def refresh(self) -> None:
        """Show what belongs to the open dossier now."""
        _, dossier_id = self._session.translate, self._session.dossier_id
        dossier = None if dossier_id is None else self._session.dossier(dossier_id)
        row = self.list.currentRow()
        self.list.clear()
        if dossier is not None:
            for file in self._session.store.sources(dossier.id):
                words = _("The form's file; Enter saves it again")
                self.list.add(file.name, file, detail=words, icon=self._icons.icon("file-down"))
            for left in dossier.leftovers:
                icon = self._icons.icon("circle-question-mark" if left.doubt else "file-text")
                self.list.add(left.text, left, detail=left.source, icon=icon)
        if self.list.count():
            self.summary.setText(
                _("What the old form held and no field of the dossier holds, and what is doubtful.")
            )
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        else:
            words = _(
                "Nothing is left over from an old form. What no field can hold is kept here when a"
                " form in Word or Excel is brought in (Ctrl+O)."
            )
            self.summary.setText(words)
        self.list.setVisible(bool(self.list.count()))
        self._show_offer()

    def put_into(self, leftover_id: int, place: Place) -> None:
        """Put a leftover into a field of the open dossier; it is left over no more."""
        self.about_to_put.emit()
        self._session.run(leftovers.put_into, leftover_id, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Del ticks off."""
        if event.key() == Qt.Key.Key_Delete:
            self._tick_off()
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> object:
        row = self.list.currentRow()
        return self.list.payload(self.list.item(row)) if row >= 0 else None

    def _show_offer(self) -> None:
        chosen = self._chosen()
        self.save.setVisible(isinstance(chosen, SourceFile))
        is_text = isinstance(chosen, Leftover)
        self.go.setVisible(self._place() is not None)
        self.tick_off.setVisible(is_text)
        self._offer_place()

    def _offer_place(self) -> None:
        """Say into which field a text would be put: the one that had the keyboard last."""
        chosen, place = self._chosen(), self._session.place
        is_text = isinstance(chosen, Leftover)
        takes = place is not None and place.entity != "office"
        self.put.setVisible(is_text and not chosen.doubt and takes)
        if place is not None:
            words = self._session.translate("&Put into “{field}”")
            self.put.setText(words.format(field=place_name(place, self._session.translate)))

    def _place(self) -> Place | None:
        """The field that the chosen doubt is about."""
        chosen, dossier = self._chosen(), self._session.dossier(self._session.dossier_id)
        if dossier is None or not isinstance(chosen, Leftover) or not chosen.doubt:
            return None
        return place_of(chosen.source, dossier, self._session.translate)

    def _go(self) -> None:
        place = self._place()
        if place is not None:
            self.place_wanted.emit(place)

    def _activate(self) -> None:
        self._save()
        self._go()

    def _put_current(self) -> None:
        number, place = _number_of(self._chosen()), self._session.place
        if number is not None and place is not None:
            self.put_into(number, place)

    def _tick_off(self) -> None:
        chosen = self._chosen()
        if isinstance(chosen, Leftover):
            self._session.run(leftovers.tick_off, [chosen.id])

    def _save(self) -> None:
        file, _ = self._chosen(), self._session.translate
        if not isinstance(file, SourceFile):
            return
        suggested = self._settings.folder / safe_name(file.name)
        chosen = self._session.gateway.file_to_save(
            _("Save the form's file"), suggested, _("All files (*)")
        )
        if chosen is None:
            return
        self._settings.folder = chosen.parent
        try:
            write_atomically(chosen, self._session.store.source_content(file.id))
        except WorldFault as fault:
            self._session.gateway.complain(fault.sentence(_))
        else:
            self._session.tell(_("Written: {file}").format(file=chosen))

    def _changed(self, changes: Changes) -> None:
        if self._session.dossier_id in changes.dossiers:
            self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()


def _number_of(payload: object) -> int | None:
    """The id of a text that can be put into a field."""
    return payload.id if isinstance(payload, Leftover) and not payload.doubt else None
