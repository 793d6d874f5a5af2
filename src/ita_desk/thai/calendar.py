"""The fiscal year of Thai government, its quarters, and the two rounds of the ITA indicator.

Fiscal year Y of the Buddhist era runs from 1 October Y-1 to 30 September Y (Budget Procedures
Act). Round 1 is รอบ 5 เดือนแรก (October to February), round 2 รอบ 5 เดือนหลัง (March to July), as
the indicator's own forms name them.
"""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from ita_desk.thai.month_names import SHORT_MONTHS

BUDDHIST_OFFSET = 543
QUARTERS = (1, 2, 3, 4)
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
_ROUND_MONTHS = {1: FISCAL_MONTHS[:5], 2: FISCAL_MONTHS[5:10]}
_ROUND_NAMES = {1: "แรก", 2: "หลัง"}
# Of round 1 the first month has no report of its own: work begins with it.
_ROUND_REPORTS = {1: 4, 2: 5}
_DEADLINE_DAY = 10


def fiscal_year_of(day: date) -> int:
    """The fiscal year (Buddhist era) that ``day`` lies in."""
    return day.year + BUDDHIST_OFFSET + (day.month >= FISCAL_MONTHS[0])


def first_day_of_fiscal_year(fiscal_year: int) -> date:
    """1 October of the year before."""
    return date(calendar_year(fiscal_year, 10), 10, 1)


def last_day_of_fiscal_year(fiscal_year: int) -> date:
    """30 September."""
    return date(calendar_year(fiscal_year, 9), 9, 30)


def calendar_year(fiscal_year: int, month: int) -> int:
    """The year of the common era in which ``month`` (1 to 12) of a fiscal year lies."""
    return fiscal_year - BUDDHIST_OFFSET - (month >= FISCAL_MONTHS[0])


def quarter_months(quarter: int) -> tuple[int, ...]:
    """The three calendar months of a quarter, in order."""
    return FISCAL_MONTHS[3 * quarter - 3 : 3 * quarter]


def quarter_first_day(fiscal_year: int, quarter: int) -> date:
    """The first day of a quarter."""
    month = quarter_months(quarter)[0]
    return date(calendar_year(fiscal_year, month), month, 1)


def quarter_last_day(fiscal_year: int, quarter: int) -> date:
    """The last day of a quarter."""
    return _end_of_month(fiscal_year, quarter_months(quarter)[-1])


def quarters_touched(first: date, last: date, fiscal_year: int) -> tuple[int, ...]:
    """The quarters of ``fiscal_year`` that share a day with the span from first to last day."""
    return tuple(
        quarter
        for quarter in range(1, 5)
        if first <= quarter_last_day(fiscal_year, quarter)
        and last >= quarter_first_day(fiscal_year, quarter)
    )


def quarter_label(fiscal_year: int, quarter: int) -> str:
    """The heading of a quarter column, as ``ไตรมาส 1 (ต.ค. - ธ.ค. 66)``."""
    months = quarter_months(quarter)
    year = (calendar_year(fiscal_year, months[0]) + BUDDHIST_OFFSET) % 100
    first, last = SHORT_MONTHS[months[0]], SHORT_MONTHS[months[-1]]
    return f"ไตรมาส {quarter} ({first} - {last} {year:02d})"


def round_label(round_number: int) -> str:
    """``รอบ 5 เดือนแรก`` or ``รอบ 5 เดือนหลัง``."""
    return f"รอบ 5 เดือน{_ROUND_NAMES[round_number]}"


def short_round_label(round_number: int) -> str:
    """``รอบแรก`` or ``รอบหลัง``: what tells rounds apart, for narrow places."""
    return f"รอบ{_ROUND_NAMES[round_number]}"


def round_months(round_number: int) -> tuple[int, ...]:
    """The five calendar months of a round, in order."""
    return _ROUND_MONTHS[round_number]


def next_round(fiscal_year: int, round_number: int) -> tuple[int, int]:
    """Fiscal year and round of the round after this one."""
    return (fiscal_year, 2) if round_number == 1 else (fiscal_year + 1, 1)


def round_first_day(fiscal_year: int, round_number: int) -> date:
    """The first day of a round."""
    month = round_months(round_number)[0]
    return date(calendar_year(fiscal_year, month), month, 1)


def round_last_day(fiscal_year: int, round_number: int) -> date:
    """The last day of a round's five months."""
    return _end_of_month(fiscal_year, round_months(round_number)[-1])


def round_grace_day(fiscal_year: int, round_number: int) -> date:
    """The 10th of the month after a round: work of the round may still be dated until then."""
    return round_last_day(fiscal_year, round_number) + timedelta(days=_DEADLINE_DAY)


def report_deadline(year: int, month: int, holidays: Collection[date] = ()) -> date:
    """The day by which the report on ``month`` (common era) is filed in the DOC system.

    It is the 10th of the following month, moved back from weekends and the given holidays.
    """
    following = date(year, month, 1) + timedelta(days=monthrange(year, month)[1])
    day = following.replace(day=_DEADLINE_DAY)
    while day.weekday() >= 5 or day in holidays:
        day -= timedelta(days=1)
    return day


def report_deadlines(
    fiscal_year: int,
    round_number: int,
    holidays: Collection[date] = (),
    count: int | None = None,
) -> list[date]:
    """Deadlines of the monthly DOC reports of a round: those on its last ``count`` months.

    Units file four in round 1 (November to February) and five in round 2.
    """
    wanted = _ROUND_REPORTS[round_number] if count is None else count
    months = round_months(round_number)
    return [
        report_deadline(calendar_year(fiscal_year, month), month, holidays)
        for month in months[max(0, len(months) - wanted) :]
    ]


def guess_round(today: date) -> tuple[int, int]:
    """The fiscal year and round that a clerk most likely works on today.

    A round is worked on until the 10th of the month after it; round 2 until the year ends.
    """
    fiscal_year = fiscal_year_of(today)
    return fiscal_year, 1 if today <= round_grace_day(fiscal_year, 1) else 2


def _end_of_month(fiscal_year: int, month: int) -> date:
    year = calendar_year(fiscal_year, month)
    return date(year, month, monthrange(year, month)[1])
