"""How dossiers are called in the window, what is due of one, and how long there is until then."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from ita_desk.contents.deadlines import Deadline, Due
from ita_desk.model.errors import N_
from ita_desk.storage.loading import DossierSummary
from ita_desk.thai.calendar import round_label
from ita_desk.thai.month_names import SHORT_MONTHS

_NEAR = 366
"""Days ahead beyond which nobody wants to be told."""
DUE_NAMES: dict[Due, str] = {
    "doc_report": N_("Monthly report in the DOC system"),
    "round_report": N_("The round report, printed as final"),
    "cover_memo": N_("The cover memo, dated"),
}


def short_day(day: date) -> str:
    """``8 ธ.ค. 66``."""
    return f"{day.day} {SHORT_MONTHS[day.month]} {(day.year + 543) % 100:02}"


def countdown(deadline: Deadline, today: date, translate: Callable[[str], str]) -> str:
    """Done when, late since when, or how many days are left."""
    if deadline.done is not None:
        return translate("done on {day}").format(day=short_day(deadline.done))
    days = deadline.days_left(today)
    if days < 0:
        return translate("{days} days late").format(days=-days)
    return translate("in {days} days").format(days=days) if days else translate("today")


def due_sentence(due: Sequence[Deadline], today: date, translate: Callable[[str], str]) -> str:
    """By when the next monthly report is filed that is not filed yet; "" where none is near."""
    ahead = (one for one in due if one.due == "doc_report" and one.day >= today and not one.done)
    found = next(ahead, None)
    if found is None or found.days_left(today) > _NEAR:
        return ""
    day, days = f"{found.day.day} {SHORT_MONTHS[found.day.month]}", found.days_left(today)
    if days == 0:
        return translate("DOC report due today, {day}").format(day=day)
    return translate("DOC report due by {day} (in {days} days)").format(day=day, days=days)


def year_name(fiscal_year: int, translate: Callable[[str], str]) -> str:
    """A fiscal year of the Buddhist era in words."""
    return translate("Fiscal year {year}").format(year=fiscal_year)


def dossier_name(
    unit: str,
    fiscal_year: int,
    round_number: int,
    translate: Callable[[str], str],
    *,
    practice: bool = False,
) -> str:
    """Unit, year and round in one line, and whether it is a round for practice."""
    parts = (
        unit.strip(),
        year_name(fiscal_year, translate),
        round_label(round_number),
        translate("practice") if practice else "",
    )
    return " · ".join(part for part in parts if part)


def dossier_names(
    dossiers: Sequence[DossierSummary], translate: Callable[[str], str]
) -> dict[int, str]:
    """The name of each dossier by its id; copies of one are numbered."""
    copies = copy_numbers(dossiers)
    return {
        one.id: numbered(
            dossier_name(
                one.unit_name, one.fiscal_year, one.round, translate, practice=one.practice
            ),
            copies[one.id],
        )
        for one in dossiers
    }


def copy_numbers(dossiers: Sequence[DossierSummary]) -> dict[int, int]:
    """Which one a dossier is, from 1, of those with its unit, year and round; by their ids."""
    seen: Counter[tuple[str, int, int, bool]] = Counter()
    numbers: dict[int, int] = {}
    for one in sorted(dossiers, key=lambda one: one.id):
        name = (one.unit_name.strip(), one.fiscal_year, one.round, one.practice)
        seen[name] += 1
        numbers[one.id] = seen[name]
    return numbers


def numbered(name: str, copy: int) -> str:
    """A name that tells copies apart: the first has no number."""
    return name if copy == 1 else f"{name} ({copy})"
