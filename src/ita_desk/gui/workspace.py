"""The inside of the window: the list of dossiers, their pages, and the side pane."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.dossier_pages import DossierPages
from ita_desk.gui.dossiers.dossier_acts import DossierActs
from ita_desk.gui.dossiers.dossier_list import DossierList, ListedPage
from ita_desk.gui.dossiers.dossier_pane import DossierPane
from ita_desk.gui.dossiers.states import States
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.history_actions import HistoryActions
from ita_desk.gui.homes import home_pages
from ita_desk.gui.late import Late
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.output.export_actions import ExportActions, open_with_system
from ita_desk.gui.panels import Panels
from ita_desk.gui.side_pane import SidePane
from ita_desk.gui.surroundings import Surroundings
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.storage.texts import Hit

if TYPE_CHECKING:
    from ita_desk.gui.findings.findings_panel import FindingsPanel
    from ita_desk.gui.help.help_panel import HelpPanel
    from ita_desk.gui.output.final_print import FinalPrint
    from ita_desk.gui.overview.overview_page import OverviewPage
    from ita_desk.gui.page_pane.page_pane import PagePane
    from ita_desk.gui.search.search_panel import SearchPanel
    from ita_desk.gui.start.start_page import StartPage
    from ita_desk.storage.store import Store

_ROOMY = 1500
"""Pixels of window width from which the side pane is open at the first start."""
_NARROW = 900
"""Pixels of window width below which the list gives way while the side pane is open."""
_LEFT, _CENTRE, _RIGHT = 200, 760, 400


class Workspace(QWidget):
    """Holds the parts; ``dossier_id`` is the open dossier."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        """Build the parts and open the dossier that was open last."""
        super().__init__(parent)
        self.around = around
        self.dossier_id: int | None = None
        session, icons = around.session, around.icons
        self.findings = CurrentFindings(session, around.today, self)
        self.documents = DocumentStates(session, self.findings, self)
        self.states = States(session, self.findings, around.today, self)
        self.acts = DossierActs(session, around.settings, around.example, self)
        self.history = HistoryActions(session, around.actions.undo, around.actions.redo, self)
        homes = home_pages(around, self.findings, self.documents, self._connect_overview)
        self.pages = DossierPages(homes)
        listed = [
            ListedPage(home.title, home.icon, home.document if home.is_document else "")
            for home in homes
        ]
        self.list = DossierList(session, self.states, icons, listed, self.documents)
        self.output = ExportActions(
            session, around.worker, around.settings, icons, today=around.today, parent=self
        )
        self._start = Late(self._make_start)
        self._final = Late(self._make_final)
        self.document = ROUND_REPORT
        """The name of the document in front."""
        self.pages.page_shown.connect(self.show_document)
        self._lay_out()
        self.panels = Panels(self)

    # What is made when it is first looked at

    @property
    def start(self) -> "StartPage":
        """The three ways in."""
        return self._start()

    @property
    def final(self) -> "FinalPrint":
        """Print as final."""
        return self._final()

    @property
    def preview(self) -> "PagePane":
        """The pages as they will print."""
        return self.panels.preview()

    @property
    def findings_panel(self) -> "FindingsPanel":
        """What is missing or doubtful."""
        return self.panels.findings()

    @property
    def search_panel(self) -> "SearchPanel":
        """What was found in all years."""
        return self.panels.search()

    @property
    def help_panel(self) -> "HelpPanel":
        """What a field is for."""
        return self.panels.help()

    def _make_start(self) -> "StartPage":
        from ita_desk.gui.start.start_page import StartPage

        page = StartPage(self.around.session, self.around.icons, self.around.today)
        page.begin_wanted.connect(self.acts.begin)
        page.file_wanted.connect(self.acts.bring_in)
        page.example_wanted.connect(self.acts.open_example)
        page.cancelled.connect(self.leave_start)
        self.centre.addWidget(page)
        return page

    def _make_final(self) -> "FinalPrint":
        from ita_desk.gui.output.final_print import FinalPrint

        around = self.around
        final = FinalPrint(
            around.session,
            around.worker(),
            self.output.output_panel,
            around.settings,
            self.documents,
            self.findings,
            open_with_system,
        )
        final.about_to_run.connect(self.pages.commit)
        final.findings_wanted.connect(self.show_findings_of)
        final.show_dossier(self.dossier_id, self.document)
        return final

    def _connect_overview(self, page: "OverviewPage") -> None:
        page.final_wanted.connect(self.final.print_final)
        page.final_chosen.connect(self.final.show_kept)
        page.place_wanted.connect(self.go_to)

    def _lay_out(self) -> None:
        _, actions = self.around.session.translate, self.around.actions
        self.side = SidePane(_("Side pane"), _("Fold the pane away"), self.around.icons)
        self.centre = QStackedWidget()
        self.centre.addWidget(self.pages)
        self.left = DossierPane(_("Dossiers"), self.list, actions.new)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.output.panel)
        column.addWidget(self.centre, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.left, middle, self.side):
            self.splitter.addWidget(part)
        self.left.setMinimumWidth(120)
        middle.setMinimumWidth(260)
        self.side.panel_shown.connect(self._make_room)
        self.splitter.setStretchFactor(1, 1)
        kept = self.around.settings.layout("workspace")
        if kept.isEmpty() or not self.splitter.restoreState(kept):
            self.splitter.setSizes([_LEFT, _CENTRE, _RIGHT])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    # What is open

    def open_first(self) -> None:
        """Open the dossier that was open last, else the newest; else show the ways in."""
        ids = [summary.id for summary in self.around.session.dossiers()]
        last = self.around.settings.dossier
        if last in ids:
            self.open_dossier(last)
        elif ids:
            self.open_dossier(ids[0])
        else:
            self.show_start()

    def open_dossier(self, dossier_id: int) -> None:
        """Show a dossier on the page that is in front."""
        if dossier_id != self.dossier_id:
            self.pages.commit()
            if self.holds_unkept():
                self.centre.setCurrentWidget(self.pages)
                self.list.show_open(self.dossier_id, self.pages.currentIndex())
                return
            self._set_dossier(dossier_id)
        self.centre.setCurrentWidget(self.pages)
        self.list.show_open(dossier_id, self.pages.currentIndex())

    def holds_unkept(self) -> bool:
        """Whether something typed into this dossier can't be saved now; it must not be left."""
        return any(field.pending for field in self.pages.findChildren(LiveEdit))

    def show_document(self) -> None:
        """Let preview, print and findings follow the document of the page in front."""
        document = self.pages.document
        self.panels.show_document(document)
        if document != self.document:
            self.document = document
            self._show_beside()

    def open_document(self, document: str) -> None:
        """Bring the page of a document to the front; of the round report, the plan."""
        self.centre.setCurrentWidget(self.pages)
        self.pages.show_page(self.pages.home_of(document))
        self.pages.focus_front()

    def show_findings_of(self, document: str) -> None:
        """Show what is to be mended in a document first."""
        self.findings_panel.show_document(document)
        self.side.show_panel(self.findings_panel)

    @property
    def at_start(self) -> bool:
        """Whether the three ways in are in front."""
        return self._start.made is not None and self.centre.currentWidget() is self._start.made

    def show_start(self) -> None:
        """Show the three ways in."""
        self.pages.commit()
        if self.dossier_id is None:
            self._show_parts(False)
        self.start.prepare(cancellable=self.dossier_id is not None)
        self.centre.setCurrentWidget(self.start)
        self.start.focus_first()

    def leave_start(self) -> None:
        """Go back from the ways in to the open dossier."""
        self.centre.setCurrentWidget(self.pages)
        self.pages.focus_front()

    def focus_centre(self) -> None:
        """Give the keyboard back to the page in front, or to the ways in."""
        if self.at_start:
            self.start.focus_first()
        else:
            self.pages.focus_front()

    def go_to(self, place: Place) -> bool:
        """Focus a field of the open dossier."""
        self.centre.setCurrentWidget(self.pages)
        found = self.pages.go_to(place)
        self.list.show_open(self.dossier_id, self.pages.currentIndex())
        return found

    def open_hit(self, hit: Hit) -> None:
        """Open a dossier at what was found in it."""
        self.open_dossier(hit.dossier_id)
        self.go_to(hit.place)

    def follow_reversed(self, changes: Changes) -> None:
        """Go to what an undo or a redo changed."""
        there = [number for number in changes.dossiers if self.around.session.dossier(number)]
        if there and self.dossier_id not in there:
            self.open_dossier(there[0])
        if there and changes.focus is not None:
            self.go_to(changes.focus)

    def commit(self) -> None:
        """Keep what is being typed, and how the window is parted."""
        self.pages.commit()
        settings = self.around.settings
        if self.panels.preview.made is not None:
            settings.page_zoom = self.panels.preview.made.view.chosen_zoom
        if self.dossier_id is not None:
            settings.keep_layout("workspace", self.splitter.saveState())
        if self.dossier_id is not None:
            settings.keep_flag("side", not self.side.isHidden())
            settings.keep_flag("list", not self.left.isHidden())
        settings.dossier = self.dossier_id

    def follow_changes(self, changes: Changes) -> None:
        """Leave a dossier that was deleted."""
        gone = Place("dossier", self.dossier_id or 0) in changes.removed
        if gone:
            self._set_dossier(None)
            ids = [summary.id for summary in self.around.session.dossiers()]
            if ids:
                self.open_dossier(ids[0])
            else:
                self.show_start()

    def leave_database(self) -> None:
        """The database is about to be closed: show nothing of it any more."""
        self.pages.commit()
        self._set_dossier(None)
        self.states.stop()
        self.around.session.leave()

    def take(self, store: "Store") -> None:
        """Go on with the same database, opened anew; others may have changed it meanwhile."""
        self.around.session.take(store)
        shown = self.dossier_id
        if shown is not None and not self.holds_unkept():
            self._set_dossier(None)
            self.open_first()

    def shut_down(self) -> None:
        """Stop what works beside the window."""
        self.findings.stop()
        self.states.stop()
        self.output.shut_down()
        if self._final.made is not None:
            self._final.made.shut_down()
        self.panels.shut_down()
        if self.around.worker.made is not None:
            self.around.worker.made.close()

    def _show_parts(self, shown: bool) -> None:
        """The list and the side pane, as they were last; neither beside the first three ways in."""
        settings = self.around.settings
        self.left.setVisible(shown and settings.flag("list", True))
        roomy = self.window().width() >= _ROOMY
        if shown and settings.flag("side", roomy):
            self.side.show_panel(self.preview)
        else:
            self.side.fold()
        self.around.actions.dossier_list.setChecked(not self.left.isHidden())

    def _make_room(self, panel: object) -> None:
        """In a narrow window the list of dossiers and the side pane take turns."""
        if self.dossier_id is not None and self.window().width() < _NARROW:
            self.left.setVisible(panel is None)
            self.around.actions.dossier_list.setChecked(panel is None)

    def _set_dossier(self, dossier_id: int | None) -> None:
        if self.dossier_id is None and dossier_id is not None:
            self._show_parts(True)
        self.dossier_id = dossier_id
        self.pages.show_dossier(dossier_id)
        self._show_beside()
        self.documents.show_dossier(dossier_id)
        self.findings.show_dossier(dossier_id)
        self.list.show_open(dossier_id, self.pages.currentIndex())
        for action in self.around.actions.of_dossier:
            action.setEnabled(dossier_id is not None)

    def _show_beside(self) -> None:
        """Let what stands beside the pages follow the dossier and the document."""
        self.panels.show_dossier(self.dossier_id, self.document)
        self.output.show_dossier(self.dossier_id, self.document)
        if self._final.made is not None:
            self._final.made.show_dossier(self.dossier_id, self.document)
