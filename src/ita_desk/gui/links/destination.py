"""Where an address would really go, and what in it may deceive a reader."""

import ipaddress
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl

from ita_desk.model.errors import N_, WorldFault
from ita_desk.thai.addresses import is_mail_address, lookalike_host
from ita_desk.thai.hygiene import hidden_characters

SCHEMES = frozenset({"http", "https", "mailto"})
"""What is opened; everything else could start a program or read a file."""


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
