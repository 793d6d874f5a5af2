"""Opens an address after showing where it goes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ita_desk.gui.gateway import Gateway
from ita_desk.gui.window.session import Translate

if TYPE_CHECKING:
    from ita_desk.gui.links.destination import Destination

_LINE = 64
"""Letters of an address in one line of the question."""


class LinkOpener:
    """The one way by which the window opens an address of a dossier."""

    def __init__(
        self,
        gateway: Gateway,
        translate: Translate,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        """``open_url`` hands an address to the system."""
        self._gateway = gateway
        self._translate = translate
        self.open_url = open_url

    def open(self, address: str, known_hosts: Sequence[str] = ()) -> bool:
        """Show where an address goes and open it if the clerk agrees; a refusal is told."""
        from ita_desk.gui.links.destination import AddressRefused, destination_of

        _ = self._translate
        try:
            found = destination_of(address, known_hosts)
        except AddressRefused as refused:
            self._gateway.complain(refused.sentence(_))
            return False
        if not self._gateway.confirm(self._question(found), _("Open")):
            return False
        if self.open_url(found.url):
            return True
        self._gateway.complain(_("The system could not open the address."))
        return False

    def _question(self, found: "Destination") -> str:
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
