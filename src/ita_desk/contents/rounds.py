"""How documents name a round: its own one, and the one after it that is planned."""

from dataclasses import dataclass
from datetime import date

from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import (
    BUDDHIST_OFFSET,
    next_round,
    round_first_day,
    round_label,
    round_last_day,
    round_months,
)
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS


def months_in_full(fiscal_year: int, round_number: int) -> str:
    """``ตุลาคม 2563 – กุมภาพันธ์ 2564``."""
    first, last = _ends(fiscal_year, round_number)
    return f"{_in_full(first)} – {_in_full(last)}"


def planned_round(dossier: Dossier) -> tuple[int, int]:
    """Fiscal year and round that a plan drawn from this round's scores is for."""
    return next_round(dossier.fiscal_year, dossier.round)


def planned_round_name(dossier: Dossier) -> str:
    """``รอบ 5 เดือนหลัง``; a round of the next fiscal year is named with its year."""
    year, number = planned_round(dossier)
    label = round_label(number)
    return label if year == dossier.fiscal_year else f"{label} ของปีงบประมาณ พ.ศ. {year}"


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """The calendar months that a plan is for, and how its head names them."""

    months: tuple[int, ...]
    name: str


def plan_period(dossier: Dossier) -> PlanPeriod:
    """The rounds of one fiscal year that the planned months lie in: this one, the next, or both.

    A plan without months in either is for the next round.
    """
    ours, planned = (dossier.fiscal_year, dossier.round), planned_round(dossier)
    ticked = {month for activity in dossier.activities for month in activity.months}
    used = [one for one in (ours, planned) if ticked & set(round_months(one[1]))] or [planned]
    rounds = [one for one in used if one[0] == used[0][0]]
    first, last = _ends(*rounds[0])[0], _ends(*rounds[-1])[1]
    months = tuple(month for _, number in rounds for month in round_months(number))
    return PlanPeriod(months, f"{_in_short(first)} - {_in_short(last)}")


def _ends(fiscal_year: int, round_number: int) -> tuple[date, date]:
    return round_first_day(fiscal_year, round_number), round_last_day(fiscal_year, round_number)


def _in_full(day: date) -> str:
    return f"{LONG_MONTHS[day.month]} {day.year + BUDDHIST_OFFSET}"


def _in_short(day: date) -> str:
    return f"{SHORT_MONTHS[day.month]}{(day.year + BUDDHIST_OFFSET) % 100:02}"
