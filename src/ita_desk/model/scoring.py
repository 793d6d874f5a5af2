"""Scores of indicators: counted in decimals, never in binary fractions, and never rounded twice.

A budget indicator is scored from components, as the Department's own sheet does it:
min(1, actual / target) × weight, to four places, half up (docs/domain.md 4.5).
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

from ita_desk.model.document_fields import ScoreComponentFields

SCORE_PLACES = 4
_UNIT = Decimal(1).scaleb(-SCORE_PLACES)
_PRECISION = 40


def component_score(component: ScoreComponentFields) -> Decimal | None:
    """The score of one component to four places; None where a figure is missing or no target."""
    if not (component.actual and component.target and component.weight):
        return None
    actual, target, weight = map(Decimal, (component.actual, component.target, component.weight))
    if not target:
        return None
    with localcontext() as context:
        context.prec = _PRECISION
        earned = weight if actual >= target else actual * weight / target
        return earned.quantize(_UNIT, ROUND_HALF_UP)


def components_total(components: Iterable[ScoreComponentFields]) -> Decimal | None:
    """The sum of the components' scores; None without components or where one can't be scored."""
    scores = [component_score(component) for component in components]
    known = [score for score in scores if score is not None]
    return sum(known, Decimal(0)) if scores and len(known) == len(scores) else None


def printed_score(score: Decimal | str) -> str:
    """A score as it is shown, its trailing zeros dropped: ``5.0000`` is ``5``."""
    return format(Decimal(score).normalize(), "f") if score != "" else ""


def fixed_score(score: Decimal | str) -> str:
    """A score with all four places, as sentences tell it: ``1.2000``."""
    return format(Decimal(score).quantize(_UNIT, ROUND_HALF_UP), "f")


def decimal_places(score: str) -> int:
    """How many places a score was typed with."""
    return len(score.partition(".")[2])
