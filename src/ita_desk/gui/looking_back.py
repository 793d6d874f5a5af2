"""The two panels that look back, as guests of the side pane: a field's history, the recycle bin."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desk.gui.field_history.history_panel import HistoryPanel
from ita_desk.gui.page import Page
from ita_desk.gui.recycle_bin.bin_panel import BinPanel
from ita_desk.gui.workspace import Workspace
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place


class LookingBack(QObject):
    """Adds the panels, and lets the history follow the field with the focus."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Make the panels; they read nothing until they are shown."""
        super().__init__(parent)
        work, around = workspace, workspace.around
        _, actions = around.desk.translate, around.actions
        self._work = work
        self._place: Place | None = None
        self.history = HistoryPanel(around.desk)
        self.bin = BinPanel(around.desk, around.icons)
        work.side.add_guest(self.history, _("History"), actions.history)
        work.side.add_guest(self.bin, _("Recycle bin"), actions.bin)
        work.side.panel_shown.connect(self._shown)
        work.pages.place_selected.connect(self._select)
        self.history.left.connect(self._back_to_field)
        self.bin.brought_back.connect(self._follow)
        for page in work.pages.findChildren(Page):
            self._take_page(page)
        work.pages.page_made.connect(self._take_page)

    def _take_page(self, page: QWidget) -> None:
        if isinstance(page, Page):
            page.context_actions = (*page.context_actions, self._work.around.actions.history)

    def _select(self, place: Place) -> None:
        self._place = place
        if self._work.side.shows(self.history):
            self.history.show_place(place, self._work.dossier_id)

    def _shown(self, panel: object) -> None:
        if panel is self.history:
            self._work.pages.commit()
            self.history.show_place(self._place, self._work.dossier_id)
        elif panel is self.bin:
            self.bin.refresh()
            self.bin.setFocus()

    def _back_to_field(self) -> None:
        if self._place is not None:
            self._work.go_to(self._place)

    def _follow(self, changes: Changes) -> None:
        self._work.follow_reversed(changes)
