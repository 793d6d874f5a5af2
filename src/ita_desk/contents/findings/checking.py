"""Finding what is missing or doubtful in several documents of a dossier, a little at a time."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.contents.findings.found import Found
from ita_desk.contents.findings.inspection import EachActivity, Inspection, Rule, inspection_of
from ita_desk.model.finding import Finding
from ita_desk.model.office import Office
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier


@dataclass(frozen=True, slots=True)
class _OfActivity:
    """What each rule found in an activity; those that found nothing are left out."""

    activity: Activity
    number: str
    found: Sequence[tuple[EachActivity, tuple[Finding, ...]]]


class Checks:
    """Check after check of one dossier; what did not change is not checked again.

    A step leaves every activity that it doesn't touch the same object. What was found in it is
    still true as long as nothing changed beside the activities (see ``EachActivity``).
    """

    def __init__(self) -> None:
        self._beside: object = None
        self._known: dict[int, _OfActivity] = {}

    def check(
        self, names: Iterable[str], dossier: Dossier, today: date, office: Office | None = None
    ) -> Generator[None, None, Found]:
        """Find what ``find_faults`` finds in each of the documents.

        Yields after every small part of the work; one that is not finished leaves what it knows.
        Raises KeyError for a name that isn't in ``DOCUMENTS``.
        """
        rules: dict[str, Sequence[Rule]] = {}
        for name in names:
            rules[name] = DOCUMENTS[name].rules()
            yield
        found: dict[Rule, list[Finding]] = {rule: [] for part in rules.values() for rule in part}
        inspection = inspection_of(dossier, today, office)
        yield from self._check_activities(found, inspection)
        for rule, own in found.items():
            if not isinstance(rule, EachActivity):
                for finding in rule(inspection):
                    if finding is not None:
                        own.append(finding)
                    yield
                yield
        return (yield from _put_together(rules, found))

    def _check_activities(
        self, found: Mapping[Rule, list[Finding]], inspection: Inspection
    ) -> Generator[None, None, None]:
        rules = [rule for rule in found if isinstance(rule, EachActivity)]
        activities = inspection.dossier.activities
        beside = rules, inspection.today, inspection.dossier.changed({"activities": ()})
        if beside != self._beside:
            self._beside, self._known = beside, {}
        for activity in activities:
            number = inspection.numbers[activity.id]
            known = self._known.get(activity.id)
            if known is None or known.activity is not activity or known.number != number:
                looked = [(rule, tuple(rule.check(inspection, activity))) for rule in rules]
                known = _OfActivity(activity, number, [one for one in looked if one[1]])
                self._known[activity.id] = known
            for rule, part in known.found:
                found[rule].extend(part)
            yield
        if len(self._known) > len(activities):
            self._known = {activity.id: self._known[activity.id] for activity in activities}


def _put_together(
    rules: Mapping[str, Sequence[Rule]], found: Mapping[Rule, Sequence[Finding]]
) -> Generator[None, None, Found]:
    at: dict[Place, dict[Finding, None]] = {}
    once: dict[Finding, None] = {}
    for part in found.values():
        for finding in part:
            once[finding] = None
            at.setdefault(finding.place, {})[finding] = None
            yield
    return Found(
        {name: tuple(one for rule in part for one in found[rule]) for name, part in rules.items()},
        {place: tuple(part) for place, part in at.items()},
        tuple(once),
    )
