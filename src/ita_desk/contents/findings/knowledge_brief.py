"""The rules of the knowledge brief: its scores, its texts, and the months of its plan."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ita_desk.contents.findings.inspection import Inspection, Rule, error, warning
from ita_desk.contents.findings.quarters import months_in_quarters
from ita_desk.contents.findings.required import indicator_named, unit_named
from ita_desk.contents.findings.text_addresses import PlacedText, doubtful_addresses
from ita_desk.contents.findings.typing_slips import (
    activities_digits_alike,
    digits_alike,
    well_typed,
)
from ita_desk.contents.iit_scores import (
    MOST_PERCENT,
    PERCENT_PLACES,
    computed_mean,
    iit_scores,
    mean_differs,
)
from ita_desk.contents.plan_grid import planned_activities
from ita_desk.contents.rounds import plan_period
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.scoring import decimal_places
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.month_names import SHORT_MONTHS

_ROUND = re.compile(r"รอบ(?:การประเมิน)?\s*(\d+)\s*เดือน(?:แรก|หลัง)")
_MONTHS_OF_A_ROUND = 5
_FIGURES = {
    "overall": "คะแนนภาพรวม",
    "target": "เป้าหมายของรอบนี้",
    "next_target": "เป้าหมายของรอบถัดไป",
}
_TEXTS = {
    "title": "ชื่อเอกสาร",
    "principle": "หลักการและเหตุผล",
    "analysis": "ผลการวิเคราะห์",
    "steps": "วิธีการดำเนินงาน",
    "evaluation": "ระยะการประเมินผล",
    "plan_caption": "ชื่อแผน",
    "policy": "นโยบาย",
    "link": "ลิงก์",
}
_NEEDED = ("evaluation", "policy")


def figures_known(inspection: Inspection) -> Iterator[Finding]:
    """All scores, the stated mean and both targets are entered; said once if nothing is."""
    if not any(percent for _, _, percent in _figures(inspection)):
        yield warning("brief-scores-missing", _place(inspection, "score_1"))
        return
    for field, name, percent in _figures(inspection):
        if not percent:
            yield warning("brief-figure-missing", _place(inspection, field), ("figure", name))


def figures_are_percentages(inspection: Inspection) -> Iterator[Finding]:
    """No figure is over 100 percent, or finer than two places."""
    for field, name, percent in _figures(inspection):
        told = ("figure", name), ("percent", percent)
        if percent and Decimal(percent) > MOST_PERCENT:
            yield error("brief-percentage", _place(inspection, field), *told)
        if decimal_places(percent) > PERCENT_PLACES:
            yield warning("brief-percentage-places", _place(inspection, field), *told)


def mean_as_computed(inspection: Inspection) -> Iterator[Finding]:
    """The stated mean is that of the five scores; where it isn't, it stays as stated."""
    brief = inspection.dossier.knowledge_brief
    if mean_differs(brief):
        means = ("overall", brief.overall), ("mean", computed_mean(brief))
        yield warning("brief-mean-differs", _place(inspection, "overall"), *means)


def texts_there(inspection: Inspection) -> Iterator[Finding]:
    """What can't be generated is typed."""
    for field in _NEEDED:
        if not getattr(inspection.dossier.knowledge_brief, field).strip():
            yield warning("brief-text-missing", _place(inspection, field), ("text", _TEXTS[field]))


def rounds_named_right(inspection: Inspection) -> Iterator[Finding]:
    """A typed text calls a round by its five months."""
    for field, name in _TEXTS.items():
        typed: str | None = getattr(inspection.dossier.knowledge_brief, field)
        for found in _ROUND.finditer(arabic_digits(typed or "")):
            if int(found[1]) != _MONTHS_OF_A_ROUND:
                told = ("where", name), ("text", found[0])
                yield warning("brief-round-doubtful", _place(inspection, field), *told)


def plan_has_months(inspection: Inspection) -> Iterator[Finding]:
    """Some activity is planned in some month."""
    dossier = inspection.dossier
    if not planned_activities(dossier):
        yield warning("brief-plan-empty", inspection.dossier_place(""))


def months_in_planned_round(inspection: Inspection) -> Iterator[Finding]:
    """Planned months lie in the months that the head of the plan names; a tick outside is kept."""
    period = plan_period(inspection.dossier)
    for activity in planned_activities(inspection.dossier):
        outside = [m for m in FISCAL_MONTHS if m in activity.months and m not in period.months]
        if outside:
            yield warning(
                "brief-month-outside-round",
                Place("activity", activity.id, "months"),
                inspection.row(activity),
                ("months", " ".join(SHORT_MONTHS[month] for month in outside)),
                ("period", period.name),
            )


def addresses_right(inspection: Inspection) -> Iterator[Finding]:
    """Addresses in typed texts open, and their hosts are genuine."""
    return doubtful_addresses(inspection, _typed_texts(inspection))


def _figures(inspection: Inspection) -> Iterator[tuple[str, str, str]]:
    """Field, name and percentage of each figure."""
    brief = inspection.dossier.knowledge_brief
    for score in iit_scores(brief):
        yield score.field, score.name, score.percent
    for field, name in _FIGURES.items():
        yield field, name, getattr(brief, field)


def _typed_texts(inspection: Inspection) -> Iterator[PlacedText]:
    for field, name in _TEXTS.items():
        typed: str | None = getattr(inspection.dossier.knowledge_brief, field)
        if typed:
            yield PlacedText(typed, _place(inspection, field), name)


def _place(inspection: Inspection, field: str) -> Place:
    return Place("knowledge_brief", inspection.dossier.id, field)


KNOWLEDGE_BRIEF_RULES: tuple[Rule, ...] = (
    unit_named,
    indicator_named,
    figures_known,
    figures_are_percentages,
    mean_as_computed,
    texts_there,
    rounds_named_right,
    plan_has_months,
    months_in_planned_round,
    months_in_quarters,
    addresses_right,
    well_typed("knowledge_brief"),
    digits_alike("knowledge_brief", "knowledge_brief"),
    activities_digits_alike("knowledge_brief"),
)
"""In the order in which their findings are listed."""
