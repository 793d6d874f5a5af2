"""The calendar of a round: what is due when, what is done, what is late.

Each month's report is filed in the DOC system by the 10th of the following month, moved back
from weekends and the office's holidays (docs/domain.md 1.4). No rule dates the round report and its
memo; they are due with the last of these reports.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Result
from ita_desk.thai.calendar import report_deadlines

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
