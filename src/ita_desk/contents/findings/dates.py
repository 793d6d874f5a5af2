"""Dates of results: readable, of this year and of this round.

A date is only doubted where it lies wholly outside: the rules stay silent on every date of a
correct report (a meeting on 5 March reported in the round that ended in February, a range over
several quarters).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ita_desk.contents.findings.inspection import Inspection, each_activity, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.calendar import (
    first_day_of_fiscal_year,
    last_day_of_fiscal_year,
    report_deadline,
    round_first_day,
    round_grace_day,
)
from ita_desk.thai.dates import format_date
from ita_desk.thai.partial_date import PartialDate

DOC_DAY = 10
"""The day of the month by which a monthly report is filed in the DOC system."""


@each_activity
def date_readable(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A date that couldn't be read prints as typed, but counts nowhere."""
    for result in activity.results:
        if result.date is None and result.date_text.strip():
            place = Place("result", result.id, "date_text")
            text = ("text", result.date_text)
            yield warning("date-unreadable", place, inspection.row(activity), text)


@each_activity
def date_in_year(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A date lies within the fiscal year, both ends of a range included."""
    year = inspection.dossier.fiscal_year
    for result, when in _dated(activity):
        if not _within_year(when, year):
            yield _doubt("date-outside-year", inspection, activity, result, when)


@each_activity
def date_in_round(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A date of the fiscal year touches the round, extended to the 10th of the month after it."""
    year, number = inspection.dossier.fiscal_year, inspection.dossier.round
    for result, when in _dated(activity):
        first, last = round_first_day(year, number), round_grace_day(year, number)
        if _within_year(when, year) and not _touches(when, first, last):
            yield _doubt("date-outside-round", inspection, activity, result, when)


@each_activity
def doc_report_on_time(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A monthly report is filed in DOC by the 10th."""
    for result, when in _dated(activity):
        if result.category != "doc_report" or not when.is_day or when.first_day.day <= DOC_DAY:
            continue
        month = when.first_day.replace(day=1) - timedelta(days=1)
        deadline = PartialDate.of_day(report_deadline(month.year, month.month))
        told = ("deadline", format_date(deadline))
        yield _doubt("doc-report-late", inspection, activity, result, when, told)


def _dated(activity: Activity) -> Iterator[tuple[Result, PartialDate]]:
    for result in activity.results:
        if result.date is not None:
            yield result, result.date


def _doubt(
    code: str,
    inspection: Inspection,
    activity: Activity,
    result: Result,
    when: PartialDate,
    *more: tuple[str, str],
) -> Finding:
    place = Place("result", result.id, "date")
    return warning(code, place, inspection.row(activity), ("date", format_date(when)), *more)


def _touches(when: PartialDate, first: date, last: date) -> bool:
    return when.first_day <= last and when.last_day >= first


def _within_year(when: PartialDate, fiscal_year: int) -> bool:
    first, last = first_day_of_fiscal_year(fiscal_year), last_day_of_fiscal_year(fiscal_year)
    return first <= when.first_day and when.last_day <= last
