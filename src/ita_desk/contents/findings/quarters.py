"""Quarters: marked where something was done, reported once past, and in accord with their texts.

Quarters of the other round are planned or reported there. A text is a plan where it is a date or
several of them (``ต.ค.66``, ``ม.ค.-ก.พ. 67``, ``พ.ย. 66, ก.พ. 67``); any other says nothing here.
"""

import re
from collections.abc import Iterator
from datetime import date

from ita_desk.contents.findings.inspection import Inspection, each_activity, warning
from ita_desk.contents.rounds import plan_period
from ita_desk.model.finding import Finding
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.calendar import (
    FISCAL_MONTHS,
    QUARTERS,
    quarter_first_day,
    quarter_label,
    quarter_last_day,
    quarter_months,
    quarters_touched,
    round_first_day,
    round_last_day,
)
from ita_desk.thai.dates import format_date, parse_date
from ita_desk.thai.month_names import SHORT_MONTHS
from ita_desk.thai.partial_date import PartialDate

_SEVERAL = re.compile(r"\s*(?:[,;\n]|และ)\s*")


@each_activity
def quarter_marked(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A quarter in which something was done has a tick or a text; once for each quarter."""
    year = inspection.dossier.fiscal_year
    dates = [result.date for result in activity.results if result.date is not None]
    for quarter in QUARTERS if dates else ():
        if activity.quarters[quarter - 1]:
            continue
        done = next((day for day in dates if _in_quarter(day, year, quarter)), None)
        if done is not None:
            yield warning(
                "quarter-unmarked",
                _place(activity, quarter),
                inspection.row(activity),
                ("quarter", quarter_label(year, quarter)),
                ("date", format_date(done)),
            )


@each_activity
def due_quarter_has_result(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """An activity that was planned for a time now past, by a tick or a date, tells something."""
    if any(_says_something(result) for result in activity.results):
        return
    year, number = inspection.dossier.fiscal_year, inspection.dossier.round
    begins, ends = round_first_day(year, number), round_last_day(year, number)
    for quarter, mark in zip(QUARTERS, activity.quarters, strict=True):
        planned = _planned_days(mark, year, quarter)
        if planned is None:
            continue
        first, last = planned
        reported_here = first <= ends and last >= begins
        if reported_here and last < inspection.today:
            yield warning(
                "result-missing",
                _place(activity, quarter),
                inspection.row(activity),
                ("quarter", quarter_label(year, quarter)),
            )
            break


@each_activity
def mark_in_quarter(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A date typed into a quarter's cell touches that quarter, and no other without a mark."""
    year = inspection.dossier.fiscal_year
    reached: set[int] = set()
    for quarter, mark in zip(QUARTERS, activity.quarters, strict=True):
        told = inspection.row(activity), ("text", mark.text)
        for when in dates_of_mark(mark.text, year):
            if not _in_quarter(when, year, quarter):
                label = ("quarter", quarter_label(year, quarter))
                yield warning("mark-outside-quarter", _place(activity, quarter), *told, label)
                continue
            for other in quarters_touched(when.first_day, when.last_day, year):
                if not activity.quarters[other - 1] and other not in reached:
                    reached.add(other)
                    label = ("quarter", quarter_label(year, other))
                    yield warning("mark-reaches-quarter", _place(activity, other), *told, label)


def months_in_quarters(inspection: Inspection) -> Iterator[Finding]:
    """The months planned in the knowledge brief are those of the quarters and of their texts.

    Only quarters that lie in the time of the brief's plan are compared, and only where an activity
    has both, for a dossier may use one without the other.
    """
    dossier = inspection.dossier
    period = frozenset(plan_period(dossier).months)
    for activity in dossier.activities:
        if not activity.months or not any(activity.quarters):
            continue
        for quarter, mark in zip(QUARTERS, activity.quarters, strict=True):
            planned = frozenset(activity.months) & frozenset(quarter_months(quarter))
            if _contradict(mark, planned, quarter, period, dossier.fiscal_year):
                yield warning(
                    "quarter-months-differ",
                    _place(activity, quarter),
                    inspection.row(activity),
                    ("quarter", quarter_label(dossier.fiscal_year, quarter)),
                    ("months", _names(planned) or "-"),
                )


def dates_of_mark(text: str, fiscal_year: int) -> tuple[PartialDate, ...]:
    """The dates that a mark's text consists of; none where it says anything else."""
    if not text.strip():
        return ()
    whole = parse_date(text, fiscal_year)
    if whole is not None:
        return (whole,)
    read = [parse_date(part, fiscal_year) for part in _SEVERAL.split(text.strip())]
    found = tuple(when for when in read if when is not None)
    return found if len(found) == len(read) else ()


def _contradict(
    mark: Mark, planned: frozenset[int], quarter: int, period: frozenset[int], year: int
) -> bool:
    dates = dates_of_mark(mark.text, year)
    if dates:
        named = _months_of(dates, year) & frozenset(quarter_months(quarter)) & period
        whole = all(point.start.day is None for point in dates)
        return named != planned & period if whole else not named <= planned
    if planned:
        return not mark
    return mark.ticked and period.issuperset(quarter_months(quarter))


def _months_of(dates: tuple[PartialDate, ...], year: int) -> frozenset[int]:
    """The months of a fiscal year that dates touch."""
    found: set[int] = set()
    for when in dates:
        first, last = (day.year * 12 + day.month - 1 for day in (when.first_day, when.last_day))
        begin = quarter_first_day(year, 1)
        start = begin.year * 12 + begin.month - 1
        found.update(
            FISCAL_MONTHS[at - start] for at in range(first, last + 1) if 0 <= at - start < 12
        )
    return frozenset(found)


def _planned_days(mark: Mark, year: int, quarter: int) -> tuple[date, date] | None:
    """First and last day for which a mark plans something, None where it plans nothing."""
    dates = dates_of_mark(mark.text, year)
    if dates:
        return min(one.first_day for one in dates), max(one.last_day for one in dates)
    if mark.ticked:
        return quarter_first_day(year, quarter), quarter_last_day(year, quarter)
    return None


def _in_quarter(when: PartialDate, fiscal_year: int, quarter: int) -> bool:
    """Whether some of the time meant lies in the quarter."""
    return quarter in quarters_touched(when.first_day, when.last_day, fiscal_year)


def _names(months: frozenset[int]) -> str:
    return " ".join(SHORT_MONTHS[month] for month in FISCAL_MONTHS if month in months)


def _place(activity: Activity, quarter: int) -> Place:
    return Place("activity", activity.id, f"quarter_{quarter}")


def _says_something(result: Result) -> bool:
    told = (result.text, result.date_text, *(item.url for item in result.evidence))
    return result.date is not None or any(text.strip() for text in told)
