"""Brings what is asked for to the front: a dossier, a page of it, a field, or the start page."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ita_desk.gui.lazy import LazyWidget
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.settings import Settings
from ita_desk.gui.start.start_page import StartPage
from ita_desk.gui.window.frame import Frame
from ita_desk.gui.window.pages import DossierPages
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.texts import Hit


class Navigation(QObject):
    """Every way from one thing in the window to another."""

    arrived = Signal()
    """Somebody went somewhere, and may have been kept where they were."""

    def __init__(
        self,
        session: Session,
        frame: Frame,
        pages: DossierPages,
        start: LazyWidget[StartPage],
        settings: Settings,
    ) -> None:
        """``settings`` know which dossier was open last."""
        super().__init__(frame)
        self._session, self._frame, self._pages = session, frame, pages
        self._start, self._settings = start, settings

    # Dossiers

    def open_first(self) -> None:
        """Open the dossier that was open last, else the newest; else show the start page."""
        ids = [summary.id for summary in self._session.dossiers()]
        last = self._settings.dossier
        if last in ids:
            self.open_dossier(last)
        elif ids:
            self.open_dossier(ids[0])
        else:
            self.show_start()

    def open_dossier(self, dossier_id: int) -> None:
        """Show a dossier on the page that is in front."""
        if dossier_id != self._session.dossier_id:
            self._pages.commit()
            if not self.holds_unkept():
                self._set_dossier(dossier_id)
        self.show_pages()
        self.arrived.emit()

    def open_new(self, dossier_id: int) -> None:
        """Show the plan of a dossier that came into being, with the keyboard."""
        self.open_dossier(dossier_id)
        self._pages.show_page(0)
        self._pages.focus_front()

    def commit(self) -> None:
        """Keep what is being typed."""
        self._pages.commit()

    def holds_unkept(self) -> bool:
        """Whether something typed into this dossier can't be saved now; it must not be left."""
        return any(field.pending for field in self._pages.findChildren(LiveEdit))

    def follow_changes(self, changes: Changes) -> None:
        """Leave a dossier that was deleted: the plan of another comes to the front, or none.

        Not the page and the field that were in front: it would look as if nothing had happened.
        """
        if Place("dossier", self._session.dossier_id or 0) in changes.removed:
            self._set_dossier(None)
            ids = [summary.id for summary in self._session.dossiers()]
            if ids:
                in_pages = self._pages.isAncestorOf(QApplication.focusWidget() or self._frame)
                self.open_dossier(ids[0])
                self._pages.show_page(0)
                if in_pages:
                    self._pages.focus_front()
            else:
                self.show_start()

    def leave_database(self) -> None:
        """The database is about to be closed: show nothing of it any more."""
        self._pages.commit()
        self._set_dossier(None)

    def show_anew(self) -> None:
        """The same database was opened anew; others may have changed it meanwhile."""
        if self._session.dossier_id is not None and not self.holds_unkept():
            self._set_dossier(None)
            self.open_first()

    def _set_dossier(self, dossier_id: int | None) -> None:
        if self._session.dossier_id is None and dossier_id is not None:
            self._frame.show_sides()
        self._session.open(dossier_id)

    # Pages

    def show_pages(self) -> None:
        """Bring the pages of the dossier to the front."""
        self._frame.centre.setCurrentWidget(self._pages)

    def open_page(self, position: int) -> None:
        """Bring a page to the front."""
        self.show_pages()
        self._pages.show_page(position)

    def enter_page(self, position: int) -> None:
        """Bring a page of the open dossier to the front, with the keyboard."""
        if self._session.dossier_id is not None:
            self.open_page(position)
            self._pages.focus_front()

    def open_document(self, document: str) -> None:
        """Bring the page of a document to the front; of the round report, the plan."""
        self.open_page(self._pages.position_of(document))
        self._pages.focus_front()

    def go_to(self, place: Place) -> bool:
        """Focus a field of the open dossier."""
        self.show_pages()
        found = self._pages.go_to(place)
        self.arrived.emit()
        return found

    def open_hit(self, hit: Hit) -> None:
        """Open a dossier at what was found in it."""
        self.open_dossier(hit.dossier_id)
        self.go_to(hit.place)

    def follow_reversed(self, changes: Changes) -> None:
        """Go to what an undo or a redo changed."""
        there = [number for number in changes.dossiers if self._session.dossier(number)]
        if there and self._session.dossier_id not in there:
            self.open_dossier(there[0])
        back = next((place.id for place in changes.added if place.entity == "dossier"), None)
        if back is not None:
            self.open_new(back)  # no field of it was changed
        elif there and changes.focus is not None:
            self.go_to(changes.focus)

    # The start page

    @property
    def at_start(self) -> bool:
        """Whether the start page is in front."""
        return self._frame.centre.currentWidget() is self._start

    def show_start(self) -> None:
        """Show the start page."""
        self._pages.commit()
        if self._session.dossier_id is None:
            self._frame.hide_sides()
        self._start().prepare(cancellable=self._session.dossier_id is not None)
        self._frame.centre.setCurrentWidget(self._start)
        self._start().focus_first()

    def refuse_file(self, sentence: str) -> None:
        """Say on the start page why a file was not brought in."""
        if not self.at_start:
            self.show_start()
        self._start().show_fault(sentence)
        self._start().open_file.setFocus()

    def go_back(self) -> None:
        """Go back from what is no page of a dossier to the open one, or to the start page."""
        if self._session.dossier_id is None:
            self.show_start()
        else:
            self.show_pages()
            self._pages.focus_front()

    def focus_centre(self) -> None:
        """Give the keyboard back to the page in front, or to the start page."""
        front = self._frame.centre.currentWidget()
        if self.at_start:
            self._start().focus_first()
        elif front is self._pages or front is None:
            self._pages.focus_front()
        else:
            front.setFocus(Qt.FocusReason.ShortcutFocusReason)
