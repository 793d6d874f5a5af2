"""What the round report can't go out without, and how its reporter is reached."""

from collections.abc import Iterator

from ita_desk.contents.findings.inspection import Inspection, error, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.thai.names import email_is_sound, phone_is_sound


def unit_named(inspection: Inspection) -> Iterator[Finding]:
    """The unit has a name."""
    dossier = inspection.dossier
    if not dossier.unit.name.strip():
        yield error("unit-name-missing", Place("unit", dossier.id, "name"))


def indicator_named(inspection: Inspection) -> Iterator[Finding]:
    """The indicator has a code and a name."""
    dossier = inspection.dossier
    if not dossier.indicator.code.strip():
        yield error("indicator-code-missing", Place("indicator", dossier.id, "code"))
    if not dossier.indicator.name.strip():
        yield error("indicator-name-missing", Place("indicator", dossier.id, "name"))


def reporter_named(inspection: Inspection) -> Iterator[Finding]:
    """A reporter is chosen, with name and position."""
    dossier = inspection.dossier
    reporter = dossier.reporter
    if reporter is None:
        yield error("reporter-missing", Place("round_report", dossier.id, "reporter_id"))
        return
    if not reporter.name.strip():
        yield error("reporter-name-missing", Place("person", reporter.id, "name"))
    if not reporter.position.strip():
        yield error("reporter-position-missing", Place("person", reporter.id, "position"))


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


def plan_titled(inspection: Inspection) -> Iterator[Finding]:
    """There are activities, and they and their measures have titles."""
    dossier = inspection.dossier
    if not dossier.activities:
        yield error("plan-empty", inspection.dossier_place(""))
    used = {activity.measure_id for activity in dossier.activities}
    for measure in dossier.measures:
        if measure.id in used and not measure.title.strip():
            yield error("measure-title-missing", Place("measure", measure.id, "title"))
    for order, activity in enumerate(dossier.activities, 1):
        if not activity.title.strip():
            place = Place("activity", activity.id, "title")
            yield error("activity-title-missing", place, ("order", str(order)))
