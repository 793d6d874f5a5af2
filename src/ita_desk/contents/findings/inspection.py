"""How a document is inspected: rules are functions from a dossier and a day to findings."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ita_desk.model.finding import Finding, Severity
from ita_desk.model.ordering import activity_numbers
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Measure
from ita_desk.model.value import Value
from ita_desk.thai.line_breaks import BreakTier, line_breaks

_SHOWN = 40
"""Letters of a title that a sentence shows where an activity has no number."""


class Inspection(Value, frozen=True):
    """What a rule looks at; ``today`` is the clock."""

    dossier: Dossier
    today: date
    row_names: dict[int, str]

    def row(self, activity: Activity) -> tuple[str, str]:
        """The parameter by which a sentence names the activity's row."""
        return "row", self.row_names[activity.id]

    def measure(self, measure: Measure) -> tuple[str, str]:
        """The parameter by which a sentence names a measure."""
        return "measure", _shortened(measure.title)

    def dossier_place(self, field: str) -> Place:
        """A field of the dossier itself."""
        return Place("dossier", self.dossier.id, field)


Rule = Callable[[Inspection], Iterator[Finding]]


def inspect(dossier: Dossier, today: date, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """The findings of all rules, rule by rule, each in printed order."""
    inspection = Inspection(dossier, today, _row_names(dossier))
    return tuple(finding for rule in rules for finding in rule(inspection))


def error(code: str, place: Place, *parameters: tuple[str, str]) -> Finding:
    """A finding that blocks "final"."""
    return Finding(code, Severity.ERROR, place, parameters)


def warning(code: str, place: Place, *parameters: tuple[str, str]) -> Finding:
    """A finding that is only shown."""
    return Finding(code, Severity.WARNING, place, parameters)


def _row_names(dossier: Dossier) -> dict[int, str]:
    numbers = activity_numbers(dossier.activities, dossier.round_report.numbering)
    return {
        activity.id: numbers[activity.id] or _shortened(activity.title)
        for activity in dossier.activities
    }


def _shortened(title: str) -> str:
    words = " ".join(title.split())
    if len(words) <= _SHOWN:
        return words
    edges = (at for at, tier in line_breaks(words).items() if tier == BreakTier.WORD)
    cut = max((at for at in edges if at <= _SHOWN), default=_SHOWN)
    return f"{words[:cut].rstrip()}…"
