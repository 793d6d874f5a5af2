"""The composition of the window, top to bottom: what is made of what, and what follows what."""

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea

from ita_desk.gui.documents.document_states import DocumentStates
from ita_desk.gui.dossiers.dossier_acts import DossierActs, DroppedFiles
from ita_desk.gui.dossiers.dossier_list import DossierList, DossierPane
from ita_desk.gui.dossiers.practice_strip import PracticeStrip
from ita_desk.gui.dossiers.states import States
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.help.about import show_about
from ita_desk.gui.hints.hint_strip import HintStrip
from ita_desk.gui.lazy import Lazy, LazyWidget
from ita_desk.gui.lengthy import Lengthy
from ita_desk.gui.links import OpenInField
from ita_desk.gui.never_cut import never_cut_in_field
from ita_desk.gui.output.export_actions import ExportActions
from ita_desk.gui.safekeeping.safety import Safety
from ita_desk.gui.theme import ThemeName
from ita_desk.gui.window.commands import Command
from ita_desk.gui.window.frame import Frame
from ita_desk.gui.window.history_actions import HistoryActions
from ita_desk.gui.window.navigation import Navigation
from ita_desk.gui.window.offers import set_offers
from ita_desk.gui.window.old_forms import OldForms
from ita_desk.gui.window.page import Page
from ita_desk.gui.window.pages import DossierPages, page_list
from ita_desk.gui.window.panels import Panels
from ita_desk.gui.window.services import Services
from ita_desk.gui.window.session import Session
from ita_desk.gui.window.shell import Shell
from ita_desk.gui.window.side_pane import SidePane
from ita_desk.gui.window.title import Title
from ita_desk.gui.wordings.wordings import Wordings
from ita_desk.storage.store import Store

if TYPE_CHECKING:
    from ita_desk.gui.output.final_print import FinalPrint
    from ita_desk.gui.pages.overview_page import OverviewPage
    from ita_desk.gui.start.start_page import StartPage

_PAGE_KEYS = (*(f"Alt+{number}" for number in (*range(1, 10), 0)), "Ctrl+,")
"""By which the pages are opened, in their order; the last is what systems have for settings."""
_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class Workspace(QObject):
    """All parts of the window that shows an open database."""

    def __init__(self, shell: Shell, session: Session, services: Services) -> None:
        super().__init__(shell)
        self.shell, self.session, self.services = shell, session, services
        self._edit_actions: dict[int, list[QAction]] = {}

    def compose(self) -> Generator[None, None, None]:
        """Fill the window and show what was open last; yields so that the window may answer."""
        for step in (
            self._make_models,
            self._make_pages,
            self._make_first_page,
            self._make_frame,
            self._make_panels,
            self._connect_dossiers,
            self._connect_output,
            self._connect_views,
            self._connect_appearance,
            self._open_first,
            self._show,
        ):
            step()
            yield

    def leave_database(self) -> None:
        """The database is about to be closed: show nothing of it any more."""
        self.lengthy.shut_down()
        if self.final.made is not None:
            self.final.made.cancel()
        self.navigation.leave_database()
        self.states.stop()
        self.session.close()
        self.frame.setEnabled(False)  # no key and no wheel reaches a field whose row is gone
        self.safety.pause()
        self.shell.takeCentralWidget()
        self.frame.setParent(self.shell)  # closed from here on, the window takes it along

    def take(self, store: Store) -> None:
        """Show another database, or another state of the one that was left."""
        self.frame.setEnabled(True)
        self.session.reopen(store)
        self.navigation.open_first()
        self.navigation.focus_centre()
        self.safety.resume()

    def shut_down(self) -> None:
        """Stop what works beside the window."""
        self.lengthy.shut_down()
        self.safety.pause()
        self.findings.stop()
        self.states.stop()
        self.output.shut_down()
        if self.final.made is not None:
            self.final.made.shut_down()
        self.panels.shut_down()
        if self.services.worker.made is not None:
            self.services.worker.made.close()

    # What is known of the dossiers

    def _make_models(self) -> None:
        session, services, shell = self.session, self.services, self.shell
        self.findings = CurrentFindings(session, services.today, shell)
        self.documents = DocumentStates(session, self.findings, shell)
        self.states = States(session, self.findings, services.today, shell)
        self.output = ExportActions(
            session,
            services.worker,
            services.settings,
            services.icons,
            today=services.today,
        )
        self.output.setParent(shell)
        self.lengthy = Lengthy(session, lambda: self.output.output_panel, shell)
        self.acts = DossierActs(session, self.lengthy, services.settings, services.example, shell)

    # What is seen: pages, the list beside them, the side pane with its panels

    def _make_pages(self) -> None:
        specs = page_list(
            self.session, self.findings, self.documents, self.services, self._overview_leads_on
        )
        self.pages = DossierPages(self.session, specs)
        self.pages.page_made.connect(self._take_page)
        self.start = LazyWidget(self._make_start)

    def _make_first_page(self) -> None:
        self.pages.page(0)

    def _make_frame(self) -> None:
        session, services, _ = self.session, self.services, self.session.translate
        self.list = DossierList(
            session, self.states, services.icons, self.pages.specs, self.documents
        )
        services.text_size.follow_wheel(self.list)
        self.side = SidePane(_("Side pane"), _("Fold the pane away"), services.icons)
        left = DossierPane(_("Dossiers"), self.list, services.actions.new)
        self.frame = Frame(left, self.side, services.settings, services.actions.dossier_list)
        self.frame.centre.addWidget(self.pages)
        self.frame.centre.addWidget(self.start)
        self.frame.put_above_pages(self.output.panel)
        actions, icons = services.actions, services.icons
        self.hints = HintStrip(session, services.settings, icons, self.pages.specs)
        practice = PracticeStrip(session, actions.practise_anew, icons, self.hints)
        for strip in (practice, self.hints):
            self.frame.put_above_pages(strip)
            self.frame.low_changed.connect(strip.be_low)
        actions.hints.triggered.connect(self.hints.begin_again)
        self.pages.page_shown.connect(self.hints.follow_page)

    def _make_panels(self) -> None:
        self.navigation = Navigation(
            self.session, self.frame, self.pages, self.start, self.services.settings
        )
        self.panels = Panels(
            self.session,
            self.side,
            self.pages,
            self.navigation,
            self.findings,
            self.lengthy,
            self.services,
            self.shell.search_field,
        )
        self.safety = Safety(self.shell, self.session, self.frame, self.navigation, self.services)
        self.links = OpenInField(
            self.session, self.services.actions.open_address, self.pages.commit, self.shell
        )
        self.services.actions.never_cut.triggered.connect(lambda: never_cut_in_field(self.session))
        take, keep = self.services.actions.wordings, self.services.actions.keep_wording
        self.wordings = Wordings(self.session, take, keep, self.services.wordings, self.shell)
        self.hints.left.connect(self.navigation.focus_centre)
        self.final = Lazy(self._make_final)
        self.old_forms = OldForms(
            self.session,
            self.frame,
            self.pages,
            self.navigation,
            self.services,
            self.acts,
            lambda: self.output.output_panel,
        )

    def _take_page(self, page: Page) -> None:
        actions = self.services.actions
        offered = actions.history, actions.open_address, actions.never_cut
        page.context_actions = (*page.context_actions, *offered)
        for area in page.findChildren(QAbstractScrollArea):
            self.services.text_size.follow_wheel(area)

    def _overview_leads_on(self, page: "OverviewPage") -> None:
        final = self.final()
        page.final_wanted.connect(final.print_final)
        page.final_chosen.connect(final.show_kept)
        page.place_wanted.connect(self.navigation.go_to)

    def _make_start(self) -> "StartPage":
        from ita_desk.gui.start.start_page import StartPage

        page = StartPage(self.session, self.services.icons, self.services.today)
        page.begin_wanted.connect(self.acts.begin)
        page.file_wanted.connect(self.acts.bring_in)
        page.example_wanted.connect(self.acts.open_example)
        page.cancelled.connect(self.navigation.go_back)
        return page

    def _make_final(self) -> "FinalPrint":
        from ita_desk.gui.output.final_print import FinalPrint

        session = self.session
        final = FinalPrint(
            session,
            self.services.worker(),
            self.output.output_panel,
            self.services.settings,
            self.documents,
            self.findings,
        )
        final.about_to_run.connect(self.pages.commit)
        final.findings_wanted.connect(self.panels.show_findings_of)
        final.round_wanted.connect(self.navigation.show_start)
        final.show_dossier(session.dossier_id, session.document)
        session.turned.connect(final.show_dossier)
        return final

    # What can be done with dossiers

    def _connect_dossiers(self) -> None:
        acts, actions, navigation = self.acts, self.services.actions, self.navigation
        actions.new.triggered.connect(navigation.show_start)
        actions.bring_in.triggered.connect(acts.bring_in)
        actions.example.triggered.connect(acts.open_example)
        actions.practise_anew.triggered.connect(lambda: self._with_dossier(acts.practise_anew))
        actions.duplicate.triggered.connect(lambda: self._with_dossier(acts.duplicate))
        actions.next_round.triggered.connect(lambda: self._with_dossier(acts.next_round))
        actions.delete.triggered.connect(lambda: self._with_dossier(acts.delete))
        self.list.delete_wanted.connect(lambda: self._with_dossier(acts.delete))
        DroppedFiles(self.shell).dropped.connect(acts.bring_in_files)
        for bringing_in in (acts.about_to_import, self.old_forms.about_to_take):
            bringing_in.connect(lambda: self.safety.keeping.back_up_before("before-import"))
        acts.opened.connect(navigation.open_new)
        acts.file_refused.connect(navigation.refuse_file)
        acts.forms_wanted.connect(self.old_forms.read)
        acts.told.connect(self.shell.status_line.notice)
        actions.backups.triggered.connect(self.safety.show_backups)
        history = HistoryActions(self.session, self.lengthy, actions.undo, actions.redo, self)
        history.reversed.connect(navigation.follow_reversed)

    def _with_dossier(self, act: Callable[[int], None]) -> None:
        if self.session.dossier_id is not None:
            self.pages.commit()
            act(self.session.dossier_id)

    def _connect_output(self) -> None:
        output = self.output
        output.about_to_run.connect(self.pages.commit)
        output.findings_wanted.connect(lambda: self.side.show_panel(self.panels.findings))
        output.final_wanted.connect(lambda: self.final().print_in_front())
        manual, pdf = self.services.manual, self.services.actions.manual_pdf
        pdf.triggered.connect(lambda: output.export_manual(manual()))
        self.shell.show_output_actions(output.menu_actions, output.tool_bar_actions)
        self.shell.closing.connect(self._keep)

    def _keep(self) -> None:
        """Keep what is being typed, and how the window is for the next start."""
        self.pages.commit()
        self.frame.keep_layout()
        self.panels.keep_layout()
        self.services.settings.dossier = self.session.dossier_id

    # What follows the open dossier and the page in front, and the ways between the parts

    def _connect_views(self) -> None:
        session, pages, navigation = self.session, self.pages, self.navigation
        session.opened.connect(self.documents.show_dossier)
        session.opened.connect(self.findings.show_dossier)
        session.opened.connect(self._enable_actions)
        session.opened.connect(self._mark_in_list)
        session.turned.connect(self.output.show_dossier)
        session.changed.connect(navigation.follow_changes)
        session.saved.connect(self.shell.status_line.show_saved)
        session.told.connect(self.shell.status_line.notice)
        navigation.arrived.connect(self._mark_in_list)
        pages.page_shown.connect(lambda: session.show_document(pages.document))
        pages.page_shown.connect(self._follow_front)
        self.frame.centre.currentChanged.connect(self._follow_front)
        # Queued: the list must not be built anew while it handles the key or the click.
        queued = Qt.ConnectionType.QueuedConnection
        self.list.dossier_chosen.connect(navigation.open_dossier, queued)
        self.list.page_chosen.connect(navigation.open_page, queued)
        self.list.entered.connect(pages.focus_front)
        self.side.left.connect(navigation.focus_centre)
        self.frame.left_wanted.connect(lambda: self.list.setFocus(_BY_KEY))
        self.frame.centre_wanted.connect(navigation.focus_centre)
        self._of_pages = self._page_actions()
        self.shell.show_view_actions(self._of_pages)

    def _enable_actions(self) -> None:
        session = self.session
        opened, writable = session.dossier_id is not None, session.store.writable
        self.services.actions.settle(database=True, dossier=opened, writable=writable)
        for action in self._of_pages:
            action.settle()

    def _mark_in_list(self) -> None:
        self.list.show_open(self.session.dossier_id, self.pages.currentIndex())

    def _follow_front(self) -> None:
        front = self.pages.currentIndex()
        if front not in self._edit_actions:
            self._edit_actions[front] = list(self.pages.front.edit_actions())
        at_pages = self.frame.centre.currentWidget() is self.pages
        self.shell.show_page_actions(self._edit_actions[front] if at_pages else [])
        self._mark_in_list()

    def _page_actions(self) -> list[Command]:
        """Those of the View menu that open the pages, with their keys."""
        made: list[Command] = []
        for position, spec in enumerate(self.pages.specs):
            action = Command(spec.title, self, self.session.translate("&Pages"))
            action.setIcon(self.services.icons.icon(spec.icon))
            action.needs = lambda: self.session.dossier_id is not None
            if position < len(_PAGE_KEYS):
                action.setShortcut(_PAGE_KEYS[position])
            action.setData(position)
            action.triggered.connect(self._enter_page)
            made.append(action)
        return made

    def _enter_page(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.navigation.enter_page(action.data())

    # How it looks, and what it says

    def _connect_appearance(self) -> None:
        actions, text_size, session = self.services.actions, self.services.text_size, self.session
        actions.check.triggered.connect(self.findings.check)
        actions.next_pane.triggered.connect(lambda: self.frame.go_round(1))
        actions.previous_pane.triggered.connect(lambda: self.frame.go_round(-1))
        actions.larger.triggered.connect(text_size.larger)
        actions.smaller.triggered.connect(text_size.smaller)
        actions.usual_size.triggered.connect(text_size.usual)
        actions.themes.triggered.connect(self._choose_theme)
        actions.languages.triggered.connect(self._choose_language)
        database = str(session.store.path)
        actions.about.triggered.connect(lambda: show_about(self.shell, database, session.translate))
        settings, field = self.services.settings, self.shell.search_field
        has_address = self.links.has_address
        set_offers(actions, session, self.findings, settings, field.text, has_address)
        self.title = Title(self.shell, session, self.findings, actions.check, self.services.today)

    def _choose_theme(self, action: QAction) -> None:
        self.services.theme.choose(ThemeName(action.data()))

    def _choose_language(self, action: QAction) -> None:
        self.services.settings.language = action.data()
        words = self.session.translate("The language changes with the next start.")
        self.shell.status_line.notice(words)

    # What was open last

    def _open_first(self) -> None:
        self.frame.setParent(self.shell)  # not in sight yet, but as wide as the window
        self.navigation.open_first()
        self._follow_front()

    def _show(self) -> None:
        """Show it, and let everything be used."""
        self.shell.setCentralWidget(self.frame)
        self._enable_actions()
        self.shell.search_field.setClearButtonEnabled(True)
        self.shell.search_field.setEnabled(True)
        self.navigation.focus_centre()
