"""The action that opens the address in the field with the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ita_desk.gui.lazy import Lazy
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.thai.addresses import addresses

if TYPE_CHECKING:
    from ita_desk.gui.links.link_opener import LinkOpener

_WHOLE = frozenset({("evidence", "url"), ("reference_link", "url"), ("unit", "website")})
"""Fields that are an address and nothing else, sound or not."""


class OpenInField(QObject):
    """Of several addresses in one field the clerk chooses from a menu."""

    def __init__(
        self, session: Session, action: QAction, commit: Callable[[], None], window: QWidget
    ) -> None:
        """``action`` opens; ``commit`` keeps what is being typed before."""
        super().__init__(window)
        self._session, self._commit, self._window = session, commit, window
        self.opener = Lazy(self._make_opener)
        """Asks before it opens an address."""
        action.triggered.connect(self._open)

    def _make_opener(self) -> "LinkOpener":
        from ita_desk.gui.links.link_opener import LinkOpener

        return LinkOpener(self._session.gateway, self._session.translate)

    def _open(self) -> None:
        self._commit()
        session = self._session
        dossier, place = session.dossier(session.dossier_id), session.place
        if dossier is None or place is None:
            return
        found = addresses_at(dossier, place)
        known = _known_hosts(dossier)
        if not found:
            session.gateway.complain(session.translate("There is no address in this field."))
        elif len(found) == 1:
            self.opener().open(found[0], known)
        else:
            self._choose(found, known)

    def _choose(self, found: tuple[str, ...], known: tuple[str, ...]) -> None:
        from ita_desk.gui.table.short_address import short_address

        menu = QMenu(self._window)
        for address in found:
            chosen = menu.addAction(short_address(address).replace("&", "&&"))
            chosen.setData(address)
            chosen.setToolTip(address)
        menu.setToolTipsVisible(True)

        def open_chosen(action: QAction) -> None:
            self.opener().open(str(action.data()), known)

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


def addresses_at(dossier: Dossier, place: Place) -> tuple[str, ...]:
    """The addresses of a field in their order; of a result those of all its evidence."""
    for activity in dossier.activities:
        for result in activity.results:
            ids = [evidence.id for evidence in result.evidence]
            of_result = place.entity == "result" and place.id == result.id and not place.field
            if of_result or (place.entity == "evidence" and place.id in ids):
                return tuple(one.url.strip() for one in result.evidence if one.url.strip())
    from ita_desk.model.texts import texts_of

    text = next((text for at, text in texts_of(dossier) if at == place), "")
    if (place.entity, place.field) in _WHOLE:
        return (text.strip(),) if text.strip() else ()
    return tuple(dict.fromkeys(text[start:end] for start, end in addresses(text)))
