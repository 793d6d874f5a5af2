"""Addresses leave the program only after the clerk has seen where they go."""

import ipaddress
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ita_desk.gui.gateway import Gateway
from ita_desk.gui.window.session import Session, Translate
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.thai.addresses import addresses, is_mail_address, lookalike_host
from ita_desk.thai.hygiene import hidden_characters

_LINE = 64
"""Letters of an address in one line of the question."""
SCHEMES = frozenset({"http", "https", "mailto"})
"""What is opened; everything else could start a program or read a file."""


_WHOLE = frozenset({("evidence", "url"), ("reference_link", "url"), ("unit", "website")})
"""Fields that are an address and nothing else, sound or not."""


class AddressRefused(WorldFault):
    """An address that is not opened, and why."""


@dataclass(frozen=True, slots=True)
class Destination:
    """``host`` is the website, or of a mail the one it goes to; ``doubts`` are message ids."""

    url: QUrl
    address: str
    host: str
    doubts: tuple[str, ...] = ()

    @property
    def is_mail(self) -> bool:
        """Whether this writes a mail."""
        return self.url.scheme() == "mailto"


def destination_of(typed: str, known_hosts: Sequence[str] = ()) -> Destination:
    """Read an address as it would be opened; raises AddressRefused.

    A bare mail address or one that begins with ``www.`` is read as it is meant.
    """
    address = typed.strip()
    if is_mail_address(address):
        address = f"mailto:{address}"
    elif address.lower().startswith("www."):
        address = f"http://{address}"
    if hidden_characters(address) or any(letter.isspace() for letter in address):
        raise AddressRefused(
            N_("Not opened: blanks or characters nobody sees stand in the address. {address}"),
            address=_visible(address),
        )
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in SCHEMES:
        raise AddressRefused(
            N_("Not opened: only addresses with http, https or mailto are. {address}"),
            address=address,
        )
    if url.scheme() == "mailto":
        if not is_mail_address(url.path()):
            raise _unsound(address)
        return Destination(url, address, url.path())
    host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    if not url.isValid() or not host or not _agree(address, url) or "\\" in address:
        raise _unsound(address)
    return Destination(url, address, host, tuple(_doubts(url, host, known_hosts)))


def _doubts(url: QUrl, host: str, known_hosts: Sequence[str]) -> Iterator[str]:
    if url.userInfo():
        yield N_("What stands before the @ is not the website.")
    if host != url.host() or "xn--" in host:
        yield N_("Letters of the website's name can look like others.")
    if _is_number(host):
        yield N_("The website has a number and no name.")
    if lookalike_host(f"http://{host}", known_hosts) is not None:
        yield N_("The website's name is almost that of the department, but not quite.")


def _agree(address: str, url: QUrl) -> bool:
    """Whether another reader of addresses sees the same website: tricks live off the difference."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return QUrl.toAce(host) == QUrl.toAce(url.host()) or _is_number(host)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _unsound(address: str) -> AddressRefused:
    return AddressRefused(N_("Not opened: this is no sound address. {address}"), address=address)


def _visible(address: str) -> str:
    for start, end in reversed(hidden_characters(address)):
        codes = "".join(f"[U+{ord(letter):04X}]" for letter in address[start:end])
        address = address[:start] + codes + address[end:]
    return address


class LinkOpener:
    """The one way by which the window opens an address of a dossier."""

    def __init__(self, gateway: Gateway, translate: Translate) -> None:
        """Ask, tell and open through the gateway."""
        self._gateway = gateway
        self._translate = translate

    def open(self, address: str, known_hosts: Sequence[str] = ()) -> bool:
        """Show where an address goes and open it if the clerk agrees; a refusal is told."""
        _ = self._translate
        try:
            found = destination_of(address, known_hosts)
        except AddressRefused as refused:
            self._gateway.complain(refused.sentence(_))
            return False
        if not self._gateway.confirm(self._question(found), _("Open")):
            return False
        if self._gateway.open_address(found.url):
            return True
        self._gateway.complain(_("The system could not open the address."))
        return False

    def _question(self, found: Destination) -> str:
        _ = self._translate
        if found.is_mail:
            asked, named = _("Write a mail to this address?"), _("Mail to: {host}")
        else:
            asked, named = _("Open this address outside of the program?"), _("Website: {host}")
        parts = [asked, named.format(host=found.host), _in_lines(found.address)]
        doubts = "\n".join(f"⚠ {_(doubt)}" for doubt in found.doubts)
        return "\n\n".join(part for part in (*parts, doubts) if part)


def _in_lines(address: str) -> str:
    return "\n".join(address[at : at + _LINE] for at in range(0, len(address), _LINE))


class OpenInField(QObject):
    """Opens the address in the field with the focus; of several the clerk chooses one."""

    def __init__(
        self, session: Session, action: QAction, commit: Callable[[], None], window: QWidget
    ) -> None:
        """``action`` opens; ``commit`` keeps what is being typed before."""
        super().__init__(window)
        self._session, self._commit, self._window = session, commit, window
        self.opener = LinkOpener(session.gateway, session.translate)
        action.triggered.connect(self._open)

    def has_address(self) -> bool:
        """Whether an address stands in the field with the focus."""
        dossier, place = self._session.dossier(self._session.dossier_id), self._session.place
        return dossier is not None and place is not None and bool(addresses_at(dossier, place))

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
            self.opener.open(found[0], known)
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
