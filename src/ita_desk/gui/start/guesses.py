"""What a new round most likely is, from today and from the dossiers there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ita_desk.storage.loading import DossierSummary
from ita_desk.thai.calendar import guess_round


@dataclass(frozen=True, slots=True)
class Beginning:
    """A round to start; ``like`` is the dossier that the form comes from.

    Where it is of the same unit, people come along, and with ``carry_plan`` measures and
    activities, too.
    """

    fiscal_year: int
    round_number: int
    unit_name: str = ""
    like: int | None = None
    carry_plan: bool = False


def guess_beginning(dossiers: Sequence[DossierSummary], today: date) -> Beginning:
    """The round of today, or the one after the newest dossier where that exists already.

    ``dossiers`` come newest first, as the store lists them; those for practice say nothing of it.
    """
    dossiers = [one for one in dossiers if not one.practice]
    fiscal_year, round_number = guess_round(today)
    if not dossiers:
        return Beginning(fiscal_year, round_number)
    newest = dossiers[0]
    unit_name = newest.unit_name
    taken = {
        (summary.fiscal_year, summary.round)
        for summary in dossiers
        if summary.unit_name == unit_name
    }
    while (fiscal_year, round_number) in taken:
        fiscal_year, round_number = _next(fiscal_year, round_number)
    return Beginning(fiscal_year, round_number, unit_name, newest.id)


def newest_of_unit(dossiers: Sequence[DossierSummary], unit_name: str) -> DossierSummary | None:
    """The newest dossier of a unit, whose plan a new round of it goes on with; None for none.

    What was tried out in a round for practice never comes along.
    """
    wanted = unit_name.strip()
    return next(
        (
            one
            for one in dossiers
            if wanted and one.unit_name.strip() == wanted and not one.practice
        ),
        None,
    )


def _next(fiscal_year: int, round_number: int) -> tuple[int, int]:
    return (fiscal_year, 2) if round_number == 1 else (fiscal_year + 1, 1)
