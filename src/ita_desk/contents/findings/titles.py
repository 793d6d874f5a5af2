"""Titles: a number that a title brings along, and measures that are one."""

from collections.abc import Iterator

from ita_desk.contents.findings.inspection import Inspection, each_activity, shortened, warning
from ita_desk.model.finding import Finding
from ita_desk.model.measure_titles import alike
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.thai.list_numbers import own_number


@each_activity
def activity_numbered_once(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """The title of a numbered activity brings no number of its own."""
    if inspection.numbers[activity.id]:
        yield from _numbered_once(Place("activity", activity.id, "title"), activity.title)


def measure_numbered_once(inspection: Inspection) -> Iterator[Finding]:
    """Nor does that of a measure."""
    for measure in inspection.dossier.measures:
        yield from _numbered_once(Place("measure", measure.id, "title"), measure.title)


def plan_row_numbered_once(inspection: Inspection) -> Iterator[Finding]:
    """Nor does that of a numbered row of the rationale's own plan."""
    for row in inspection.dossier.measure_rationale.plan_rows:
        if row.numbered:
            yield from _numbered_once(Place("plan_row", row.id, "title"), row.title)


def measures_differ(inspection: Inspection) -> Iterator[Finding]:
    """No two measures have names that differ only by blanks at an end."""
    measures = inspection.dossier.measures
    repeated = alike(measures)
    for measure in measures:
        if measure.id in repeated:
            place = Place("measure", measure.id, "title")
            yield warning("measures-alike", place, inspection.measure(measure))


def _numbered_once(place: Place, title: str) -> Iterator[Finding]:
    number = own_number(title)
    if number:
        told = ("title", shortened(title)), ("number", number)
        yield warning("title-number", place, *told)
