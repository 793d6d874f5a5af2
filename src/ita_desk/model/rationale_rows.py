"""Rows of the measure rationale's two tables as the plan gives them.

They are printed while a table has no rows of its own, and a table is seeded with them.
"""

from ita_desk.model.tree import Activity, Dossier, MeasureRow, PlanRow
from ita_desk.thai.calendar import (
    BUDDHIST_OFFSET,
    FISCAL_MONTHS,
    QUARTERS,
    calendar_year,
    quarter_months,
    round_label,
    round_months,
)
from ita_desk.thai.dates import format_date
from ita_desk.thai.month_names import LONG_MONTHS
from ita_desk.thai.partial_date import DatePoint, PartialDate

SUCCESS = "ระดับความสำเร็จของการดำเนินการตามมาตรการเป็นไปตามเป้าหมายที่กำหนดไว้"


def plan_rows_of(dossier: Dossier) -> tuple[PlanRow, ...]:
    """Table 1: a row for each activity, with its id."""
    return tuple(
        PlanRow(
            id=activity.id,
            title=activity.title,
            numbered=activity.numbered,
            target=_target(activity),
            period=_period(activity, dossier),
            responsible=activity.responsible,
        )
        for activity in dossier.activities
    )


def measure_rows_of(dossier: Dossier) -> tuple[MeasureRow, ...]:
    """Table 2: a row for each activity, with its id, under the name of its measure."""
    return tuple(
        MeasureRow(
            id=activity.id,
            measure=dossier.measure(activity.measure_id).title,
            title=activity.title,
            target=_target(activity),
            period=_period(activity, dossier),
            responsible=activity.responsible,
            success=activity.quality.text or SUCCESS,
        )
        for activity in dossier.activities
    )


def round_span(fiscal_year: int, round_number: int) -> str:
    """``รอบ 5 เดือนแรก`` and below it ``(ตุลาคม 2564 - กุมภาพันธ์ 2565)``."""
    months = round_months(round_number)
    first, last = (
        f"{LONG_MONTHS[month]} {calendar_year(fiscal_year, month) + BUDDHIST_OFFSET}"
        for month in (months[0], months[-1])
    )
    return f"{round_label(round_number)}\n({first} - {last})"


def _target(activity: Activity) -> str:
    """The quantity as typed, else how often it is reported to have been done."""
    times = sum(result.kind == "occurrence" for result in activity.results)
    return activity.quantity.text or (f"{times} ครั้ง" if times else "")


def _period(activity: Activity, dossier: Dossier) -> str:
    """What the quarters say, else the planned months, else the round.

    Months are ticked for the knowledge brief: that never changes what the plan's quarters say here.
    """
    typed = [mark.text for mark in activity.quarters if mark.text.strip()]
    if typed:
        return "\n".join(typed)
    ticked = tuple(
        month
        for quarter in QUARTERS
        if activity.quarters[quarter - 1].ticked
        for month in quarter_months(quarter)
    )
    months = ticked or activity.months
    if not months:
        return round_span(dossier.fiscal_year, dossier.round)
    ordered = sorted(months, key=FISCAL_MONTHS.index)
    first, last = (
        DatePoint(calendar_year(dossier.fiscal_year, month), month)
        for month in (ordered[0], ordered[-1])
    )
    return format_date(PartialDate(first, None if first == last else last))
