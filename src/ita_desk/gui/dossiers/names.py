"""How dossiers are called in the window."""

from collections.abc import Callable

from ita_desk.thai.calendar import round_label


def year_name(fiscal_year: int, translate: Callable[[str], str]) -> str:
    """A fiscal year of the Buddhist era in words."""
    return translate("Fiscal year {year}").format(year=fiscal_year)


def dossier_name(
    unit: str, fiscal_year: int, round_number: int, translate: Callable[[str], str]
) -> str:
    """Unit, year and round in one line."""
    parts = (unit.strip(), year_name(fiscal_year, translate), round_label(round_number))
    return " · ".join(part for part in parts if part)
