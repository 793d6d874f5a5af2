"""Addresses: readable, of the right host, and each proving one thing."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ita_desk.contents.findings.inspection import Inspection, each_activity, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Evidence, ReferenceLink
from ita_desk.thai.addresses import deception, is_web_address, lookalike_host

DEPARTMENT_HOST = "anamai.moph.go.th"
"""Where กรมอนามัย and its units publish; forms were seen with its parts mistyped."""


def known_hosts(inspection: Inspection) -> tuple[str, ...]:
    """The hosts that an address probably lies in: the unit's own and the department's."""
    website = inspection.dossier.unit.website
    own = urlsplit(website).hostname if is_web_address(website) else None
    return (own, DEPARTMENT_HOST) if own else (DEPARTMENT_HOST,)


@each_activity
def address_opens(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """An address is http, https or mailto, without a space or a Thai digit."""
    for evidence in _evidence(activity):
        if not (is_web_address(evidence.url) or deception(evidence.url)):
            place = Place("evidence", evidence.id, "url")
            told = inspection.row(activity), ("url", evidence.url)
            yield warning("address-does-not-open", place, *told)


def reference_opens(inspection: Inspection) -> Iterator[Finding]:
    """So is an address below the table."""
    for link in _references(inspection):
        if not (is_web_address(link.url) or deception(link.url)):
            place = Place("reference_link", link.id, "url")
            yield warning("reference-does-not-open", place, ("url", link.url))


@each_activity
def host_genuine(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A host isn't a mistyped ``anamai.moph.go.th``; it is never corrected silently."""
    for evidence in _evidence(activity):
        genuine = lookalike_host(evidence.url, known_hosts(inspection))
        if genuine is not None:
            place = Place("evidence", evidence.id, "url")
            told = inspection.row(activity), ("url", evidence.url), ("host", genuine)
            yield warning("address-look-alike", place, *told)


def reference_host_genuine(inspection: Inspection) -> Iterator[Finding]:
    """Nor is that of an address below the table."""
    known = known_hosts(inspection)
    for link in _references(inspection):
        genuine = lookalike_host(link.url, known)
        if genuine is not None:
            place = Place("reference_link", link.id, "url")
            yield warning("reference-look-alike", place, ("url", link.url), ("host", genuine))


def address_used_once(inspection: Inspection) -> Iterator[Finding | None]:
    """No address proves two activities, or stands twice in one result or below the table.

    Dates of one activity may share an address, and the references below the table may repeat one
    of the activities': real reports do both.
    """
    first_of: dict[str, tuple[int, tuple[str, str]]] = {}
    for activity in inspection.dossier.activities:
        yield None
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


def _evidence(activity: Activity) -> Iterator[Evidence]:
    """The addresses of an activity that are printed."""
    for result in activity.results:
        for evidence in result.evidence:
            if evidence.url.strip() or evidence.title.strip():
                yield evidence


def _references(inspection: Inspection) -> Iterator[ReferenceLink]:
    return (link for link in inspection.dossier.round_report.links if link.url.strip())
