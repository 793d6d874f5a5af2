"""Dates of results and quarters: readable, of this year and round, and marked.

A date is only doubted where it lies wholly outside: the rules stay silent on every date of a
correct report (a meeting on 5 March reported in the round that ended in February, a range over
several quarters).
"""

from collections.abc import Iterator
from datetime import date

from ita_desk.contents.findings.inspection import Inspection, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.calendar import (
    DOC_DAY,
    doc_deadline,
    fiscal_year_days,
    quarter_days,
    quarter_label,
    round_days,
)
from ita_desk.thai.dates import format_date, parse_date
from ita_desk.thai.partial_date import PartialDate

_QUARTERS = range(1, 5)


def _dated(inspection: Inspection) -> Iterator[tuple[Activity, Result, PartialDate]]:
    for activity in inspection.dossier.activities:
        for result in activity.results:
            if result.date is not None:
                yield activity, result, result.date


def date_readable(inspection: Inspection) -> Iterator[Finding]:
    """A date that couldn't be read prints as typed, but counts nowhere."""
    for activity in inspection.dossier.activities:
        for result in activity.results:
            if result.date is None and result.date_text.strip():
                place = Place("result", result.id, "date_text")
                text = ("text", result.date_text)
                yield warning("date-unreadable", place, inspection.row(activity), text)


def date_in_year(inspection: Inspection) -> Iterator[Finding]:
    """A date lies within the fiscal year, both ends of a range included."""
    first, last = fiscal_year_days(inspection.dossier.fiscal_year)
    for activity, result, when in _dated(inspection):
        if when.first_day < first or when.last_day > last:
            yield _doubt("date-outside-year", inspection, activity, result, when)


def date_in_round(inspection: Inspection) -> Iterator[Finding]:
    """A date of the fiscal year touches the round, extended to the 10th of the month after it."""
    dossier = inspection.dossier
    first, last = fiscal_year_days(dossier.fiscal_year)
    begins, ends = round_days(dossier.fiscal_year, dossier.round)
    reported_by = _tenth_after(ends)
    for activity, result, when in _dated(inspection):
        in_year = first <= when.first_day and when.last_day <= last
        if in_year and not _touches(when, begins, reported_by):
            yield _doubt("date-outside-round", inspection, activity, result, when)


def quarter_marked(inspection: Inspection) -> Iterator[Finding]:
    """A quarter in which something was done has a tick or a text; once for each quarter."""
    year = inspection.dossier.fiscal_year
    for activity in inspection.dossier.activities:
        dates = [result.date for result in activity.results if result.date is not None]
        for quarter in _QUARTERS:
            if activity.quarters[quarter - 1]:
                continue
            done = next((day for day in dates if _touches(day, *quarter_days(year, quarter))), None)
            if done is not None:
                yield warning(
                    "quarter-unmarked",
                    Place("activity", activity.id, f"quarter_{quarter}"),
                    inspection.row(activity),
                    ("quarter", quarter_label(year, quarter)),
                    ("date", format_date(done)),
                )


def ticked_quarter_has_result(inspection: Inspection) -> Iterator[Finding]:
    """An activity ticked in a past quarter of this round tells some result.

    Quarters of the other round are planned or reported there.
    """
    dossier = inspection.dossier
    begins, ends = round_days(dossier.fiscal_year, dossier.round)
    for activity in dossier.activities:
        if any(_says_something(result) for result in activity.results):
            continue
        for quarter in _QUARTERS:
            first, last = quarter_days(dossier.fiscal_year, quarter)
            reported_here = first <= ends and last >= begins
            if activity.quarters[quarter - 1].ticked and reported_here and last < inspection.today:
                yield warning(
                    "result-missing",
                    Place("activity", activity.id, f"quarter_{quarter}"),
                    inspection.row(activity),
                    ("quarter", quarter_label(dossier.fiscal_year, quarter)),
                )
                break


def mark_in_quarter(inspection: Inspection) -> Iterator[Finding]:
    """A date typed into a quarter's cell touches that quarter."""
    year = inspection.dossier.fiscal_year
    for activity in inspection.dossier.activities:
        for quarter in _QUARTERS:
            text = activity.quarters[quarter - 1].text
            when = parse_date(text, year) if text.strip() else None
            if when is not None and not _touches(when, *quarter_days(year, quarter)):
                yield warning(
                    "mark-outside-quarter",
                    Place("activity", activity.id, f"quarter_{quarter}"),
                    inspection.row(activity),
                    ("quarter", quarter_label(year, quarter)),
                    ("text", text),
                )


def doc_report_on_time(inspection: Inspection) -> Iterator[Finding]:
    """A monthly report is filed in DOC by the 10th."""
    for activity, result, when in _dated(inspection):
        if result.category != "doc_report" or not when.is_day or when.first_day.day <= DOC_DAY:
            continue
        deadline = PartialDate.of_day(doc_deadline(when.first_day.year, when.first_day.month))
        yield _doubt(
            "doc-report-late",
            inspection,
            activity,
            result,
            when,
            ("deadline", format_date(deadline)),
        )


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


def _tenth_after(day: date) -> date:
    """The 10th of the month after ``day``'s."""
    return date(day.year + day.month // 12, day.month % 12 + 1, DOC_DAY)


def _says_something(result: Result) -> bool:
    told = (result.text, result.date_text, *(item.url for item in result.evidence))
    return result.date is not None or any(text.strip() for text in told)
