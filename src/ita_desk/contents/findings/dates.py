"""Dates of results and quarters: readable, of this year and round, and marked.

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
    QUARTERS,
    first_day_of_fiscal_year,
    last_day_of_fiscal_year,
    quarter_first_day,
    quarter_label,
    quarter_last_day,
    report_deadline,
    round_first_day,
    round_grace_day,
    round_last_day,
)
from ita_desk.thai.dates import format_date, parse_date
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
def quarter_marked(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A quarter in which something was done has a tick or a text; once for each quarter."""
    year = inspection.dossier.fiscal_year
    dates = [when for _, when in _dated(activity)]
    for quarter in QUARTERS if dates else ():
        if activity.quarters[quarter - 1]:
            continue
        done = next((day for day in dates if _in_quarter(day, year, quarter)), None)
        if done is not None:
            yield warning(
                "quarter-unmarked",
                Place("activity", activity.id, f"quarter_{quarter}"),
                inspection.row(activity),
                ("quarter", quarter_label(year, quarter)),
                ("date", format_date(done)),
            )


@each_activity
def ticked_quarter_has_result(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """An activity ticked in a past quarter of this round tells some result.

    Quarters of the other round are planned or reported there.
    """
    if any(_says_something(result) for result in activity.results):
        return
    year, number = inspection.dossier.fiscal_year, inspection.dossier.round
    begins, ends = round_first_day(year, number), round_last_day(year, number)
    for quarter in QUARTERS:
        first, last = quarter_first_day(year, quarter), quarter_last_day(year, quarter)
        reported_here = first <= ends and last >= begins
        if activity.quarters[quarter - 1].ticked and reported_here and last < inspection.today:
            yield warning(
                "result-missing",
                Place("activity", activity.id, f"quarter_{quarter}"),
                inspection.row(activity),
                ("quarter", quarter_label(year, quarter)),
            )
            break


@each_activity
def mark_in_quarter(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """A date typed into a quarter's cell touches that quarter."""
    year = inspection.dossier.fiscal_year
    for quarter, mark in zip(QUARTERS, activity.quarters, strict=True):
        when = parse_date(mark.text, year) if mark.text.strip() else None
        if when is not None and not _in_quarter(when, year, quarter):
            yield warning(
                "mark-outside-quarter",
                Place("activity", activity.id, f"quarter_{quarter}"),
                inspection.row(activity),
                ("quarter", quarter_label(year, quarter)),
                ("text", mark.text),
            )


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


def _in_quarter(when: PartialDate, fiscal_year: int, quarter: int) -> bool:
    """Whether some of the time meant lies in the quarter."""
    first, last = quarter_first_day(fiscal_year, quarter), quarter_last_day(fiscal_year, quarter)
    return _touches(when, first, last)


def _says_something(result: Result) -> bool:
    told = (result.text, result.date_text, *(item.url for item in result.evidence))
    return result.date is not None or any(text.strip() for text in told)
