"""Telephone number and e-mail address of the reporter."""

from collections.abc import Iterator

from ita_desk.contents.findings.inspection import Inspection, error, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.thai.names import email_is_sound, phone_is_sound


def reporter_reachable(inspection: Inspection) -> Iterator[Finding]:
    """A telephone number is a Thai one or an extension; an e-mail address is one."""
    reporter = inspection.dossier.reporter
    if reporter is None:
        return
    if reporter.phone.strip() and not phone_is_sound(reporter.phone):
        place = Place("person", reporter.id, "phone")
        yield warning("phone-doubtful", place, ("text", reporter.phone))
    if reporter.email.strip() and not email_is_sound(reporter.email):
        place = Place("person", reporter.id, "email")
        yield error("email-wrong", place, ("text", reporter.email))
