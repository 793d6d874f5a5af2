"""The action that opens the address in the field with the focus."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ita_desk.gui.late import Late
from ita_desk.gui.page import Page
from ita_desk.gui.workspace import Workspace
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

if TYPE_CHECKING:
    from ita_desk.gui.links.link_opener import LinkOpener


class OpenInField(QObject):
    """Of several addresses in one field the clerk chooses from a menu."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Follow the field with the focus."""
        super().__init__(parent)
        self._work = workspace
        self._place: Place | None = None
        self._opener = Late(self._make_opener)
        self.action = workspace.around.actions.open_address
        self.action.triggered.connect(self._open)
        workspace.pages.place_selected.connect(self._select)
        for page in workspace.pages.findChildren(Page):
            self._take_page(page)
        workspace.pages.page_made.connect(self._take_page)

    @property
    def opener(self) -> "LinkOpener":
        """Asks before it opens an address."""
        return self._opener()

    def _make_opener(self) -> "LinkOpener":
        from ita_desk.gui.links.link_opener import LinkOpener

        session = self._work.around.session
        return LinkOpener(session.gateway, session.translate)

    def _take_page(self, page: QWidget) -> None:
        if isinstance(page, Page):
            page.context_actions = (*page.context_actions, self.action)

    def _select(self, place: Place) -> None:
        self._place = place

    def _open(self) -> None:
        from ita_desk.gui.links.field_addresses import addresses_at

        self._work.pages.commit()
        session, dossier_id = self._work.around.session, self._work.dossier_id
        dossier = None if dossier_id is None else session.dossier(dossier_id)
        if dossier is None or self._place is None:
            return
        found = addresses_at(dossier, self._place)
        known = _known_hosts(dossier)
        if not found:
            session.gateway.complain(session.translate("There is no address in this field."))
        elif len(found) == 1:
            self.opener.open(found[0], known)
        else:
            self._choose(found, known)

    def _choose(self, found: tuple[str, ...], known: tuple[str, ...]) -> None:
        from ita_desk.gui.table.short_address import short_address

        menu = QMenu(self._work)
        for address in found:
            chosen = menu.addAction(short_address(address).replace("&", "&&"))
            chosen.setData(address)
            chosen.setToolTip(address)
        menu.setToolTipsVisible(True)

        def open_chosen(action: QAction) -> None:
            self.opener.open(str(action.data()), known)

        menu.triggered.connect(open_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        focus = QApplication.focusWidget()
        at = focus.mapToGlobal(focus.rect().center()) if focus is not None else QCursor.pos()
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])


def _known_hosts(dossier: Dossier) -> tuple[str, ...]:
    try:
        own = urlsplit(dossier.unit.website).hostname
    except ValueError:
        own = None
    from ita_desk.contents.findings.links import DEPARTMENT_HOST

    return (own, DEPARTMENT_HOST) if own else (DEPARTMENT_HOST,)
