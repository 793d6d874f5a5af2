"""The calendar of a round: what is due when, done or late, and what was promised and isn't done.

Each month's report is filed in the DOC system by the 10th of the following month, moved back
from weekends and the office's holidays (docs/domain.md 1.4). No rule dates the round report and its
memo; they are due with the last of these reports.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Result
from ita_desk.thai.calendar import quarter_months, quarters_touched, report_deadlines, round_months

Due = Literal["doc_report", "round_report", "cover_memo"]
State = Literal["done", "late", "open"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something due on ``day``; ``done`` is when it was done, ``place`` where that is said."""

    due: Due
    day: date
    done: date | None
    place: Place

    def state(self, today: date) -> State:
        """Done (even late), late, or still open."""
        if self.done is not None:
            return "done"
        return "late" if self.day < today else "open"

    def days_left(self, today: date) -> int:
        """Days until the deadline; negative once it has passed."""
        return (self.day - today).days


def deadlines(
    dossier: Dossier, holidays: Collection[date] = (), printed_final: date | None = None
) -> tuple[Deadline, ...]:
    """What the round demands, in order of its days.

    A DOC report counts as done by an occurrence of that category in the month of its deadline;
    the round report by ``printed_final``, the day on which it was kept as final; the memo by
    its own date.
    """
    days = report_deadlines(dossier.fiscal_year, dossier.round, holidays)
    reports = list(_doc_reports(dossier))
    found = [_doc_deadline(dossier, day, reports) for day in days]
    if days:
        memo = dossier.cover_memo.date
        memo_day = memo.first_day if memo is not None else None
        report_place = Place("round_report", dossier.id)
        memo_place = Place("cover_memo", dossier.id, "date")
        found.append(Deadline("round_report", days[-1], printed_final, report_place))
        found.append(Deadline("cover_memo", days[-1], memo_day, memo_place))
    return tuple(found)


def _doc_deadline(dossier: Dossier, day: date, reports: list[tuple[Result, date]]) -> Deadline:
    for result, filed in reports:
        if (filed.year, filed.month) == (day.year, day.month):
            return Deadline("doc_report", day, filed, Place("result", result.id, "date"))
    return Deadline("doc_report", day, None, Place("dossier", dossier.id))


def _doc_reports(dossier: Dossier) -> Iterator[tuple[Result, date]]:
    for activity in dossier.activities:
        for result in activity.results:
            if result.category == "doc_report" and result.date is not None:
                yield result, result.date.first_day


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

    An activity is promised for the quarters marked in its plan (docs/domain.md 3 and 4.8);
    those of ``earlier``, the round before of the same year, reach into this one.
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
