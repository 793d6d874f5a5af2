"""The panels of the side pane: how each is made, what it follows and where it leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.help.asked_field import asked_field
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.lengthy import Lengthy
from ita_desk.gui.window.navigation import Navigation
from ita_desk.gui.window.pages import DossierPages
from ita_desk.gui.window.services import Services
from ita_desk.gui.window.session import Session
from ita_desk.gui.window.side_pane import SidePane

if TYPE_CHECKING:
    from ita_desk.gui.findings.findings_panel import FindingsPanel
    from ita_desk.gui.help.help_panel import HelpPanel
    from ita_desk.gui.old_forms.leftovers_panel import LeftoversPanel
    from ita_desk.gui.page_pane.page_pane import PagePane
    from ita_desk.gui.panels.bin_panel import BinPanel
    from ita_desk.gui.panels.history_panel import HistoryPanel
    from ita_desk.gui.panels.manual_panel import ManualPanel
    from ita_desk.gui.panels.replace_panel import ReplacePanel
    from ita_desk.gui.panels.search_panel import SearchPanel


class Panels(QObject):
    """Preview, findings, search, help and more, each made when it is shown."""

    def __init__(
        self,
        session: Session,
        side: SidePane,
        pages: DossierPages,
        navigation: Navigation,
        findings: CurrentFindings,
        lengthy: Lengthy,
        services: Services,
        search_field: QLineEdit,
    ) -> None:
        super().__init__(side)
        self._session, self._side, self._pages = session, side, pages
        self._navigation, self._findings, self._lengthy = navigation, findings, lengthy
        self._services, self._search_field = services, search_field
        actions = services.actions
        self._keys_are_shown = False
        _, add = session.translate, side.add_panel
        self.preview = add(_("Preview"), self._make_preview, actions.preview, wide=True)
        self.findings = add(_("Findings"), self._make_findings, actions.check)
        self.search = add(_("Search"), self._make_search)
        self.help = add(_("Help"), self._make_help)
        self.history = add(_("History"), self._make_history, actions.history, transient=True)
        self.bin = add(_("Recycle bin"), self._make_bin, actions.bin, transient=True)
        self.replace = add(
            _("Find and replace"), self._make_replace, actions.replace, transient=True
        )
        self.leftovers = add(
            _("Left over"), self._make_leftovers, actions.leftovers, transient=True
        )
        self.manual = add(_("Manual"), self._make_manual, actions.manual, transient=True)
        actions.find.triggered.connect(self._find)
        actions.find_next.triggered.connect(lambda: self.search().next(1))
        actions.find_previous.triggered.connect(lambda: self.search().next(-1))
        actions.next_finding.triggered.connect(lambda: self.findings().next())
        actions.help.triggered.connect(self._help_on)
        actions.keys.triggered.connect(self._show_keys)
        session.place_selected.connect(self._follow_place)
        side.panel_shown.connect(self._follow_tab)
        explain_as(search_field, "search.words")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def show_findings_of(self, document: str) -> None:
        """Show what is to be mended in a document first."""
        self.findings().show_document(document)
        self._side.show_panel(self.findings)

    def shut_down(self) -> None:
        """Stop what works beside the window."""
        for panel in (self.preview, self.manual):
            if panel.made is not None:
                panel.made.shut_down()

    def keep_layout(self) -> None:
        """Remember how the preview is shown."""
        if self.preview.made is not None:
            self._services.settings.page_zoom = self.preview.made.view.chosen_zoom

    # Making

    def _make_preview(self) -> "PagePane":
        from ita_desk.gui.page_pane.page_pane import PagePane

        session = self._session
        panel = PagePane(session, self._services.worker())
        panel.view.choose_zoom(self._services.settings.page_zoom)
        panel.place_clicked.connect(self._navigation.go_to)
        panel.show_dossier(session.dossier_id, session.document)
        session.turned.connect(panel.show_dossier)
        session.place_selected.connect(panel.follow)
        if session.place is not None:
            panel.follow(session.place)
        return panel

    def _make_findings(self) -> "FindingsPanel":
        from ita_desk.gui.findings.findings_panel import FindingsPanel

        panel = FindingsPanel(self._findings, self._services.icons, self._session.translate)
        panel.show_document(self._session.document)
        self._pages.page_shown.connect(lambda: panel.show_document(self._pages.document))
        panel.chosen.connect(self._navigation.go_to)
        panel.document_chosen.connect(self._navigation.open_document)
        return panel

    def _make_search(self) -> "SearchPanel":
        from ita_desk.gui.panels.search_panel import SearchPanel

        panel = SearchPanel(self._session, self._search_field, self._services.icons)
        panel.chosen.connect(self._navigation.open_hit)
        panel.wanted.connect(lambda: self._side.show_panel(self.search))
        panel.left.connect(self._navigation.focus_centre)
        return panel

    def _make_help(self) -> "HelpPanel":
        from ita_desk.gui.help.help_panel import HelpPanel

        panel = HelpPanel(self._session.translate)
        panel.show_text(self._services.help_texts.about(self._asked()))
        return panel

    def _make_history(self) -> "HistoryPanel":
        from ita_desk.gui.panels.history_panel import HistoryPanel

        panel = HistoryPanel(self._session)
        panel.left.connect(self._back_to_field)
        return panel

    def _make_bin(self) -> "BinPanel":
        from ita_desk.gui.panels.bin_panel import BinPanel

        panel = BinPanel(self._session, self._lengthy, self._services.icons)
        panel.brought_back.connect(self._navigation.follow_reversed)
        return panel

    def _make_replace(self) -> "ReplacePanel":
        from ita_desk.gui.panels.replace_panel import ReplacePanel

        panel = ReplacePanel(self._session)
        panel.chosen.connect(self._navigation.go_to)
        panel.left.connect(self._navigation.focus_centre)
        return panel

    def _make_leftovers(self) -> "LeftoversPanel":
        from ita_desk.gui.form.placed_field import PlacedField
        from ita_desk.gui.old_forms.leftover_drag import take_into_cells, take_into_field
        from ita_desk.gui.old_forms.leftovers_panel import LeftoversPanel
        from ita_desk.gui.table.sheet_view import SheetView

        panel = LeftoversPanel(self._session, self._services.settings, self._services.icons)
        panel.about_to_put.connect(self._pages.commit)
        panel.place_wanted.connect(self._navigation.go_to)

        def let_in(page: QWidget) -> None:
            """Let the fields and tables of a page take what is left over, by the mouse."""
            for view in page.findChildren(SheetView):
                take_into_cells(view, panel.put_into)
            for field in page.findChildren(PlacedField):
                take_into_field(field, panel.put_into)

        for page in self._pages.made:
            let_in(page)
        self._pages.page_made.connect(let_in)
        return panel

    def _make_manual(self) -> "ManualPanel":
        from ita_desk.gui.panels.manual_panel import ManualPanel

        services = self._services
        panel = ManualPanel(services.manual(), services.worker(), self._session.translate)
        panel.left.connect(self._navigation.focus_centre)
        return panel

    # Following

    def _follow_place(self, place: object) -> None:
        del place
        if self._side.shows(self.help):
            self._explain()
        elif self._side.shows(self.history):
            self._show_history()

    def _follow_tab(self, panel: object) -> None:
        if panel is self.help and not self._keys_are_shown:
            self.help().show_text(self._services.help_texts.about(self._asked()))
        elif panel is self.history:
            self._pages.commit()
            self._show_history()
        elif panel is self.replace:
            self._pages.commit()
            self.replace().enter()
        elif panel is self.bin:
            self.bin().refresh()
            self.bin().setFocus()
        elif panel is self.leftovers:
            self.leftovers().refresh()
            self.leftovers().setFocus()
        elif panel is self.manual:
            self.manual().enter()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is self._search_field:
            self.search()  # it takes the keys of the field
        if self._side.shows(self.help) and not self._keys_are_shown and asked_field(now):
            self._explain()

    # Acts

    def _find(self) -> None:
        self._side.show_panel(self.search)
        self._search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search_field.selectAll()

    def _help_on(self) -> None:
        """Help on the field; what the manual says of it when that is in sight already."""
        asked = self._asked()
        in_sight = self._side.shows(self.help) and not self._keys_are_shown
        if not in_sight or self.help().shown != self._services.help_texts.about(asked):
            self._explain()
            return
        page = "program" if self._session.dossier_id is None else self._session.document
        self._side.show_panel(self.manual)
        self.manual().show_about([asked, asked.partition(".")[0], page])

    def _explain(self) -> None:
        self._keys_are_shown = False
        self.help().show_text(self._services.help_texts.about(self._asked()))
        if not self._side.shows(self.help):
            self._side.show_panel(self.help)

    def _asked(self) -> str:
        """The field with the keyboard; from where none is, the one that had it last."""
        place = self._session.place
        last = "" if place is None else f"{place.entity}.{place.field}"
        return asked_field(QApplication.focusWidget()) or last

    def _show_keys(self) -> None:
        self._keys_are_shown = True
        own = vars(self._services.actions).values()
        self.help().show_keys(action for action in own if isinstance(action, QAction))
        self._side.show_panel(self.help)

    def _show_history(self) -> None:
        self.history().show_place(self._session.place, self._session.dossier_id)

    def _back_to_field(self) -> None:
        if self._session.place is not None:
            self._navigation.go_to(self._session.place)
