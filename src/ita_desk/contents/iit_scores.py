"""The five scores of the internal survey (IIT), ranked and compared as the knowledge brief does.

Figures are percentages. The stated mean of all staff is a figure of its own: it need not be the
mean of the five scores, and never gives way to it (docs/domain.md 3, row 16).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ita_desk.model.document_fields import KnowledgeBriefFields

IIT_INDICATORS = (
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
)
MOST_PERCENT = 100
PERCENT_PLACES = 2


@dataclass(frozen=True, slots=True)
class IitScore:
    """An indicator of the IIT with its score as typed (``""``: none), and the score's field."""

    name: str
    percent: str
    field: str

    @property
    def value(self) -> Decimal:
        """The score as a number; only for one that was typed."""
        return Decimal(self.percent)


def iit_scores(brief: KnowledgeBriefFields) -> tuple[IitScore, ...]:
    """The five scores in the order of their indicators."""
    pairs = zip(IIT_INDICATORS, brief.scores, strict=True)
    return tuple(
        IitScore(name, percent, f"score_{number}")
        for number, (name, percent) in enumerate(pairs, 1)
    )


def computed_mean(brief: KnowledgeBriefFields) -> str:
    """The mean of the five scores to two places, half up; ``""`` while one is missing."""
    scores = iit_scores(brief)
    if not all(score.percent for score in scores):
        return ""
    return _rounded(sum((score.value for score in scores), Decimal()) / len(scores))


def mean_differs(brief: KnowledgeBriefFields) -> bool:
    """Whether a mean is stated that isn't the one computed."""
    computed = computed_mean(brief)
    return bool(brief.overall and computed) and Decimal(brief.overall) != Decimal(computed)


def lowest_first(brief: KnowledgeBriefFields) -> tuple[tuple[int, IitScore], ...]:
    """(rank, score) of every known score, ascending: rank 1 is the lowest, equal ones share it."""
    known = sorted((s for s in iit_scores(brief) if s.percent), key=lambda score: score.value)
    ranks = {value: rank for rank, value in enumerate(dict.fromkeys(s.value for s in known), 1)}
    return tuple((ranks[score.value], score) for score in known)


def below_target(brief: KnowledgeBriefFields) -> tuple[IitScore, ...]:
    """The scores below the next round's target, lowest first; none while no target is known."""
    if not brief.next_target:
        return ()
    target = Decimal(brief.next_target)
    return tuple(score for _, score in lowest_first(brief) if score.value < target)


def _rounded(percent: Decimal) -> str:
    return format(percent.quantize(Decimal(1).scaleb(-PERCENT_PLACES), ROUND_HALF_UP), "f")
