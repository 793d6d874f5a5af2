"""The two panels that look back, as guests of the side pane: a field's history, the recycle bin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ita_desk.gui.page import Page
from ita_desk.gui.workspace import Workspace
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place

if TYPE_CHECKING:
    from ita_desk.gui.field_history.history_panel import HistoryPanel
    from ita_desk.gui.recycle_bin.bin_panel import BinPanel


class LookingBack(QObject):
    """Adds the panels, and lets the history follow the field with the focus."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Add the panels; they are made when they are shown."""
        super().__init__(parent)
        work, around = workspace, workspace.around
        _, actions = around.session.translate, around.actions
        self._work = work
        self._place: Place | None = None
        self._history = work.side.add_guest(_("History"), self._make_history, actions.history)
        self._bin = work.side.add_guest(_("Recycle bin"), self._make_bin, actions.bin)
        work.side.panel_shown.connect(self._shown)
        work.pages.place_selected.connect(self._select)
        for page in work.pages.findChildren(Page):
            self._take_page(page)
        work.pages.page_made.connect(self._take_page)

    @property
    def history(self) -> "HistoryPanel":
        """The history of the field with the focus."""
        return self._history()

    @property
    def bin(self) -> "BinPanel":
        """What was deleted."""
        return self._bin()

    def _make_history(self) -> "HistoryPanel":
        from ita_desk.gui.field_history.history_panel import HistoryPanel

        panel = HistoryPanel(self._work.around.session)
        panel.left.connect(self._back_to_field)
        return panel

    def _make_bin(self) -> "BinPanel":
        from ita_desk.gui.recycle_bin.bin_panel import BinPanel

        panel = BinPanel(self._work.around.session, self._work.around.icons)
        panel.brought_back.connect(self._follow)
        return panel

    def _take_page(self, page: QWidget) -> None:
        if isinstance(page, Page):
            page.context_actions = (*page.context_actions, self._work.around.actions.history)

    def _select(self, place: Place) -> None:
        self._place = place
        history = self._history.made
        if history is not None and self._work.side.shows(history):
            history.show_place(place, self._work.dossier_id)

    def _shown(self, panel: object) -> None:
        if panel is None:
            return
        if panel is self._history.made:
            self._work.pages.commit()
            self.history.show_place(self._place, self._work.dossier_id)
        elif panel is self._bin.made:
            self.bin.refresh()
            self.bin.setFocus()

    def _back_to_field(self) -> None:
        if self._place is not None:
            self._work.go_to(self._place)

    def _follow(self, changes: Changes) -> None:
        self._work.follow_reversed(changes)
