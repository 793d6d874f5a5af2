"""Addresses: readable, of the right host, and each proving one thing."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ita_desk.contents.findings.inspection import Inspection, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.thai.addresses import is_web_address, lookalike_host

DEPARTMENT_HOST = "anamai.moph.go.th"
"""Where กรมอนามัย and its units publish; forms were seen with its parts mistyped."""

Parameters = tuple[tuple[str, str], ...]


def _addresses(inspection: Inspection) -> Iterator[tuple[str, str, Place, Parameters]]:
    """Every address printed: what kind it is, itself, its place, and the row it stands in."""
    for activity in inspection.dossier.activities:
        for result in activity.results:
            for evidence in result.evidence:
                if evidence.url.strip() or evidence.title.strip():
                    place = Place("evidence", evidence.id, "url")
                    yield "address", evidence.url, place, (inspection.row(activity),)
    for link in inspection.dossier.round_report.links:
        if link.url.strip():
            yield "reference", link.url, Place("reference_link", link.id, "url"), ()


def known_hosts(inspection: Inspection) -> tuple[str, ...]:
    """The hosts that an address probably lies in: the unit's own and the department's."""
    website = inspection.dossier.unit.website
    own = urlsplit(website).hostname if is_web_address(website) else None
    return (own, DEPARTMENT_HOST) if own else (DEPARTMENT_HOST,)


def address_opens(inspection: Inspection) -> Iterator[Finding]:
    """An address is http, https or mailto, without a space or a Thai digit."""
    for kind, url, place, row in _addresses(inspection):
        if not is_web_address(url):
            yield warning(f"{kind}-does-not-open", place, *row, ("url", url))


def host_genuine(inspection: Inspection) -> Iterator[Finding]:
    """A host isn't a mistyped ``anamai.moph.go.th``; it is never corrected silently."""
    known = known_hosts(inspection)
    for kind, url, place, row in _addresses(inspection):
        genuine = lookalike_host(url, known)
        if genuine is not None:
            yield warning(f"{kind}-look-alike", place, *row, ("url", url), ("host", genuine))


def address_used_once(inspection: Inspection) -> Iterator[Finding]:
    """No address proves two activities, or stands twice in one result or below the table.

    Dates of one activity may share an address, and the references below the table may repeat one
    of the activities': real reports do both.
    """
    first_of: dict[str, tuple[int, tuple[str, str]]] = {}
    for activity in inspection.dossier.activities:
        for result in activity.results:
            seen: set[str] = set()
            for evidence in result.evidence:
                url = evidence.url.strip()
                if not url:
                    continue
                owner, row = first_of.setdefault(url, (activity.id, inspection.row(activity)))
                if owner != activity.id or url in seen:
                    place = Place("evidence", evidence.id, "url")
                    other = ("other", row[1])
                    yield warning("address-twice", place, inspection.row(activity), other)
                seen.add(url)
    listed: set[str] = set()
    for link in inspection.dossier.round_report.links:
        url = link.url.strip()
        if url and url in listed:
            yield warning("reference-twice", Place("reference_link", link.id, "url"), ("url", url))
        listed.add(url)
