"""How a document is inspected: rules are functions from a dossier and a day to findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ita_desk.model.finding import Finding, Severity
from ita_desk.model.office import Office
from ita_desk.model.ordering import activity_numbers
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Measure
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks

_SHOWN = 40
"""Letters of a title that a sentence shows where an activity has no number."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a rule looks at; ``today`` is the clock, ``numbers`` are those of the activities.

    ``office`` is None where its settings are not known: nothing is found in them then.
    """

    dossier: Dossier
    today: date
    numbers: Mapping[int, str]
    office: Office | None = None

    def row(self, activity: Activity) -> tuple[str, str]:
        """The parameter by which a sentence names the activity's row."""
        return "row", self.numbers[activity.id] or shortened(activity.title)

    def measure(self, measure: Measure) -> tuple[str, str]:
        """The parameter by which a sentence names a measure."""
        return "measure", shortened(measure.title)

    def dossier_place(self, field: str) -> Place:
        """A field of the dossier itself."""
        return Place("dossier", self.dossier.id, field)


Rule = Callable[[Inspection], Iterator[Finding | None]]
"""A rule that goes over a long list yields None now and then, so that a check can pause there."""


@dataclass(frozen=True, slots=True)
class EachActivity:
    """A rule that looks at every activity by itself.

    What it finds in one depends on that activity, its number, the day, and what the dossier has
    beside its activities; never on another activity. So it can be asked of the one that changed.
    """

    check: Callable[[Inspection, Activity], Iterator[Finding]]

    def __call__(self, inspection: Inspection) -> Iterator[Finding]:
        """The findings in all activities, in their order."""
        for activity in inspection.dossier.activities:
            yield from self.check(inspection, activity)


def each_activity(check: Callable[[Inspection, Activity], Iterator[Finding]]) -> EachActivity:
    """Make a rule for the whole plan of one for a single activity."""
    return EachActivity(check)


def inspection_of(dossier: Dossier, today: date, office: Office | None = None) -> Inspection:
    """What the rules look at in a dossier."""
    numbers = activity_numbers(dossier.activities, dossier.round_report.numbering)
    return Inspection(dossier, today, numbers, office)


def inspect(
    dossier: Dossier, today: date, rules: Iterable[Rule], office: Office | None = None
) -> tuple[Finding, ...]:
    """The findings of all rules, rule by rule, each in printed order."""
    inspection = inspection_of(dossier, today, office)
    return tuple(found for rule in rules for found in rule(inspection) if found is not None)


def error(code: str, place: Place, *parameters: tuple[str, str]) -> Finding:
    """A finding that blocks "final"."""
    return Finding(code, Severity.ERROR, place, parameters)


def warning(code: str, place: Place, *parameters: tuple[str, str]) -> Finding:
    """A finding that is only shown."""
    return Finding(code, Severity.WARNING, place, parameters)


def shortened(title: str) -> str:
    """A title as a sentence shows it: on one line, and cut between words where it is long."""
    words = " ".join(title.split())
    if len(words) <= _SHOWN:
        return words
    edges = (at for at, tier in line_breaks(words).items() if tier <= BreakTier.DOUBTFUL)
    cut = max((at for at in edges if at <= _SHOWN), default=_SHOWN)
    return f"{words[:cut].rstrip()}…"
