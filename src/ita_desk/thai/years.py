"""Years as they are written: in two or four digits, of the Buddhist or the common era."""

from enum import Enum

from ita_desk.thai.calendar import BUDDHIST_OFFSET, FISCAL_MONTHS

_BUDDHIST_YEARS = range(2400, 2700)
_COMMON_YEARS = range(1900, 2100)
_NEAR = 1
"""Fiscal years before and after a round's own that its papers still speak of."""


class Era(Enum):
    """What the words beside a year say of its era."""

    UNNAMED = "66"
    BUDDHIST = "พ.ศ. 66"
    COMMON = "ค.ศ. 23"
    PERHAPS_COMMON = "Dec 23"
    """Beside an English month: common where nothing speaks against it."""


def year_of(written: str, month: int, fiscal_year: int, era: Era = Era.UNNAMED) -> int:
    """The year of the common era that two or four digits mean in a dossier of ``fiscal_year``.

    Two digits are of the era whose reading lies in the fiscal year or in the one before or after
    it; where neither does, of the Buddhist era and the century nearest the fiscal year. Raises
    ValueError for a year of no known era, or of another than the one named.
    """
    number = int(written)
    if len(written) == 2:
        return _year_of_two(number, month, fiscal_year, era)
    if number in _BUDDHIST_YEARS and era is not Era.COMMON:
        return number - BUDDHIST_OFFSET
    if number in _COMMON_YEARS and era is not Era.BUDDHIST:
        return number
    raise ValueError(f"year {number}")


def is_near(year: int, month: int, fiscal_year: int, *, by: int = _NEAR) -> bool:
    """Whether a month of the common era lies in a fiscal year or in the ``by`` ones beside it."""
    return _distance(year, month, fiscal_year) <= by


def _year_of_two(number: int, month: int, fiscal_year: int, era: Era) -> int:
    buddhist = _nearest(number, fiscal_year) - BUDDHIST_OFFSET
    common = _nearest(number, fiscal_year - BUDDHIST_OFFSET)
    if era is Era.BUDDHIST:
        return buddhist
    if era is Era.COMMON:
        return common
    best = min(buddhist, common, key=lambda year: _distance(year, month, fiscal_year))
    if is_near(best, month, fiscal_year):
        return best
    return common if era is Era.PERHAPS_COMMON else buddhist


def _nearest(number: int, year: int) -> int:
    """The year that ends in the two digits of ``number`` and is nearest to ``year``."""
    century = year - year % 100
    candidates = (century - 100 + number, century + number, century + 100 + number)
    return min(candidates, key=lambda candidate: abs(candidate - year))


def _distance(year: int, month: int, fiscal_year: int) -> int:
    """How many fiscal years lie between a month of the common era and ``fiscal_year``."""
    return abs(year + BUDDHIST_OFFSET + (month >= FISCAL_MONTHS[0]) - fiscal_year)
