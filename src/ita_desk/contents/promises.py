"""What a round was to do and has no result of yet.

An activity is promised for the quarters in which its plan has a mark: its own plan, and that of
the earlier round of the same year, whose marks reach into this one (docs/domain.md 3 and 4.8).
"""

from dataclasses import dataclass

from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.calendar import quarter_months, quarters_touched, round_months


@dataclass(frozen=True, slots=True)
class Promise:
    """An activity without a result, the quarters it was promised for, and where it stands.

    ``earlier`` tells that it was promised by the round before; ``place`` is then in this dossier
    if its plan still has the activity, else the dossier itself.
    """

    title: str
    quarters: tuple[int, ...]
    earlier: bool
    place: Place


def round_quarters(round_number: int) -> tuple[int, ...]:
    """The quarters of which a round has a month."""
    months = round_months(round_number)
    return tuple(q for q in (1, 2, 3, 4) if set(quarter_months(q)) & set(months))


def open_promises(dossier: Dossier, earlier: Dossier | None = None) -> tuple[Promise, ...]:
    """What was promised for this round's quarters and has no result, in the order of the plan.

    ``earlier`` is the round before of the same year, if there is one.
    """
    ours = {_name(activity): activity for activity in dossier.activities}
    wanted = round_quarters(dossier.round)
    found: dict[str, Promise] = {}
    if earlier is not None:
        # A quarter that both rounds share was the earlier one's.
        later = tuple(q for q in wanted if q not in round_quarters(earlier.round))
        for activity in earlier.activities:
            own = ours.get(_name(activity))
            missing = _missing(activity, later, dossier, (activity, own))
            if missing:
                place = Place("activity", own.id) if own else Place("dossier", dossier.id, "round")
                found[_name(activity)] = Promise(activity.title, missing, True, place)
    for activity in dossier.activities:
        missing = _missing(activity, wanted, dossier, (activity,))
        if missing and not _undated(activity):
            place = Place("activity", activity.id)
            promise = Promise(activity.title, missing, False, place)
            found.setdefault(_name(activity), promise)
    return tuple(found.values())


def _missing(
    activity: Activity,
    wanted: tuple[int, ...],
    dossier: Dossier,
    done_in: tuple[Activity | None, ...],
) -> tuple[int, ...]:
    """The marked quarters in which nothing dated was done."""
    days = [
        result.date
        for one in done_in
        for result in (one.results if one is not None else ())
        if result.date is not None
    ]
    year = dossier.fiscal_year
    done = {q for day in days for q in quarters_touched(day.first_day, day.last_day, year)}
    return tuple(q for q in wanted if activity.quarters[q - 1] and q not in done)


def _undated(activity: Activity) -> bool:
    """Whether something was reported without a date, which may be of any quarter."""
    return any(result.date is None for result in activity.results)


def _name(activity: Activity) -> str:
    return " ".join(activity.title.split())
