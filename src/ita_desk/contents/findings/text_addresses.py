"""Web addresses inside the texts of a document: readable, and of the right host."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ita_desk.contents.findings.inspection import Inspection, warning
from ita_desk.contents.findings.links import known_hosts
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.thai.addresses import addresses, deception, is_web_address, lookalike_host


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text of a document, its place, and how a sentence names that place."""

    text: str
    place: Place
    where: str


def web_addresses(text: str) -> tuple[str, ...]:
    """The addresses in a text that say how they are opened; mail addresses aren't among them."""
    found = (text[start:end] for start, end in addresses(text))
    return tuple(address for address in found if "://" in address)


def doubtful_addresses(inspection: Inspection, texts: Iterable[PlacedText]) -> Iterator[Finding]:
    """Addresses that can't be opened, and hosts that are mistyped; never corrected silently."""
    known = known_hosts(inspection)
    for item in texts:
        for url in web_addresses(item.text):
            told = ("where", item.where), ("url", url)
            if not (is_web_address(url) or deception(url)):
                yield warning("text-address-does-not-open", item.place, *told)
            genuine = lookalike_host(url, known)
            if genuine is not None:
                yield warning("text-address-look-alike", item.place, *told, ("host", genuine))
