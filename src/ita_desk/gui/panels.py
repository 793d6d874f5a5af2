"""The panels of the side pane: how each is made, what it follows and where it leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk.model.place import Place

if TYPE_CHECKING:
    from ita_desk.gui.findings.findings_panel import FindingsPanel
    from ita_desk.gui.help.help_panel import HelpPanel
    from ita_desk.gui.page_pane.page_pane import PagePane
    from ita_desk.gui.search.search_panel import SearchPanel
    from ita_desk.gui.workspace import Workspace


class Panels(QObject):
    """Preview, findings, search and help, each made when it is first looked at."""

    def __init__(self, workspace: "Workspace") -> None:
        """Give each its tab."""
        super().__init__(workspace)
        self._work = workspace
        self._around = workspace.around
        self._place: Place | None = None
        self._keys_are_shown = False
        _, actions, side = self._around.session.translate, self._around.actions, workspace.side
        self.preview = side.add_panel(_("Preview"), self._make_preview, actions.preview)
        self.findings = side.add_panel(_("Findings"), self._make_findings, actions.check)
        self.search = side.add_panel(_("Search"), self._make_search)
        self.help = side.add_panel(_("Help"), self._make_help)
        actions.find.triggered.connect(self._find)
        actions.find_next.triggered.connect(lambda: self.search().next(1))
        actions.find_previous.triggered.connect(lambda: self.search().next(-1))
        actions.next_finding.triggered.connect(lambda: self.findings().next())
        actions.help.triggered.connect(self._explain)
        actions.keys.triggered.connect(self._show_keys)
        workspace.pages.place_selected.connect(self._select)
        side.panel_shown.connect(self._follow_tab)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def show_dossier(self, dossier_id: int | None, document: str) -> None:
        """Show another dossier, or another document of it."""
        if self.preview.made is not None:
            self.preview.made.show_dossier(dossier_id, document)

    def show_document(self, document: str) -> None:
        """Let the findings of a document come first."""
        if self.findings.made is not None:
            self.findings.made.show_document(document)

    def recolour(self) -> None:
        """Show everything in new colours."""
        if self.findings.made is not None:
            self.findings.made.recolour()

    def shut_down(self) -> None:
        """Stop what works beside the window."""
        if self.preview.made is not None:
            self.preview.made.shut_down()

    # Making

    def _make_preview(self) -> "PagePane":
        from ita_desk.gui.page_pane.page_pane import PagePane

        panel = PagePane(self._around.session, self._around.worker())
        panel.view.choose_zoom(self._around.settings.page_zoom)
        panel.place_clicked.connect(self._work.go_to)
        panel.show_dossier(self._work.dossier_id, self._work.document)
        if self._place is not None:
            panel.follow(self._place)
        return panel

    def _make_findings(self) -> "FindingsPanel":
        from ita_desk.gui.findings.findings_panel import FindingsPanel

        session, icons = self._around.session, self._around.icons
        panel = FindingsPanel(self._work.findings, icons, session.translate)
        panel.show_document(self._work.document)
        panel.chosen.connect(self._work.go_to)
        panel.document_chosen.connect(self._work.open_document)
        return panel

    def _make_search(self) -> "SearchPanel":
        from ita_desk.gui.search.search_panel import SearchPanel

        panel = SearchPanel(self._around.session, self._around.search_field, self._around.icons)
        panel.chosen.connect(self._work.open_hit)
        panel.wanted.connect(lambda: self._work.side.show_panel(panel))
        panel.left.connect(self._work.focus_centre)
        return panel

    def _make_help(self) -> "HelpPanel":
        from ita_desk.gui.help.help_panel import HelpPanel

        panel = HelpPanel(self._around.session.translate)
        panel.show_text(self._around.help_texts.about(self._place))
        return panel

    # Acts

    def _select(self, place: Place) -> None:
        self._place = place
        if self.preview.made is not None:
            self.preview.made.follow(place)
        if self._work.side.shows(self.help.made):
            self._explain()

    def _follow_tab(self, panel: object) -> None:
        if panel is not None and panel is self.help.made and not self._keys_are_shown:
            self.help().show_text(self._around.help_texts.about(self._place))

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is self._around.search_field:
            self.search()  # it takes the keys of the field

    def _find(self) -> None:
        self._work.side.show_panel(self.search())
        field = self._around.search_field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _explain(self) -> None:
        panel = self.help()
        self._keys_are_shown = False
        panel.show_text(self._around.help_texts.about(self._place))
        if not self._work.side.shows(panel):
            self._work.side.show_panel(panel)

    def _show_keys(self) -> None:
        from ita_desk.gui.help.keys import key_table

        self._keys_are_shown = True
        own = (action for action in vars(self._around.actions).values())
        actions = [action for action in own if isinstance(action, QAction)]
        self.help().show_keys(key_table(actions, self._around.session.translate))
        self._work.side.show_panel(self.help())
