"""What a new dossier begins with."""

import re
from typing import Any, TypeVar, cast

from ita_desk.model.fields import Fields
from ita_desk.model.mark import Mark
from ita_desk.model.tree import (
    Activity,
    CoverMemo,
    Dossier,
    Indicator,
    KnowledgeBrief,
    KpiSheet,
    LevelSummary,
    MeasureRationale,
)

ITA_INDICATOR = Indicator(
    name="ระดับความสำเร็จของการดำเนินงานคุณธรรมและความโปร่งใส",
    english_name="Integrity and Transparency Assessment",
    abbreviation="ITA",
    full_score="5",
)
"""The indicator as its forms name it; its number differs from year to year (docs/domain.md 1.2)."""

_ROUND_NAME = re.compile(r"(รอบ\s*(?:[5๕]\s*เดือน)?\s*|[5๕]\s*เดือน\s*)(?:แรก|หลัง)")
_NAMES = {1: "แรก", 2: "หลัง"}


def begin_round(
    fiscal_year: int, round_number: int, unit_name: str, like: Dossier | None
) -> Dossier:
    """An empty dossier with unit, people, indicator and form taken from the dossier ``like``.

    The number of the indicator is only taken over within a fiscal year, and the unit's other
    fields only where its name is the same.
    """
    if like is None:
        blank = Dossier(id=0, fiscal_year=fiscal_year, round=round_number, indicator=ITA_INDICATOR)
        return blank.changed({"unit": blank.unit.changed({"name": unit_name})})
    begun = _moved(like, fiscal_year, round_number)
    same_unit = unit_name == like.unit.name
    unit = like.unit if same_unit else type(like.unit)(name=unit_name)
    report = like.round_report.changed({"links": ()})
    if not same_unit:
        report = report.changed({"reporter_id": None})
    return begun.changed(
        {
            "unit": unit,
            "people": like.people if same_unit else (),
            "measures": (),
            "activities": (),
            "round_report": report,
            "cover_memo": _next_memo(like.cover_memo) if same_unit else CoverMemo(),
            "level_summary": _next_summary(like.level_summary),
        }
    )


def carry_plan(dossier: Dossier, fiscal_year: int, round_number: int) -> Dossier:
    """The next round of a plan: measures, activities and people stay, what was done goes.

    Results with their dates and addresses, reference links, and the marks in the quarters are
    cleared (docs/domain.md 4.8). Of the other documents what will be said again comes along, and
    what was reached does not; texts that name the round name the new one.
    """
    moved = _moved(dossier, fiscal_year, round_number)
    carried = moved.changed(
        {
            "activities": tuple(_undone(activity) for activity in dossier.activities),
            "round_report": dossier.round_report.changed({"links": ()}),
            "cover_memo": _next_memo(dossier.cover_memo),
            "level_summary": _next_summary(dossier.level_summary),
            "kpi_sheet": _next_sheet(dossier.kpi_sheet),
            "measure_rationale": _next_rationale(
                dossier.measure_rationale, same_year=fiscal_year == dossier.fiscal_year
            ),
            "knowledge_brief": _next_brief(dossier.knowledge_brief),
        }
    )
    return carried if round_number == dossier.round else naming_round(carried, round_number)


def _next_memo(memo: CoverMemo) -> CoverMemo:
    """Who signs, and how; the texts are generated from what will be done."""
    return CoverMemo(
        submitter_id=memo.submitter_id,
        approver_id=memo.approver_id,
        recipient=memo.recipient,
        acknowledgement=memo.acknowledgement,
        digits=memo.digits,
    )


def _next_summary(summary: LevelSummary) -> LevelSummary:
    """How it is printed; what was reached is told anew."""
    return LevelSummary(
        score_table=summary.score_table,
        empty_levels=summary.empty_levels,
        digits=summary.digits,
    )


def _next_sheet(sheet: KpiSheet) -> KpiSheet:
    """The indicators with what they are scored by; no score, no progress, no date."""
    return KpiSheet(
        digits=sheet.digits,
        rows=tuple(
            row.changed(
                {
                    "self_score": "",
                    "progress": None,
                    "remark": None,
                    "components": tuple(part.changed({"actual": ""}) for part in row.components),
                }
            )
            for row in sheet.rows
        ),
    )


def _next_rationale(sheet: MeasureRationale, *, same_year: bool) -> MeasureRationale:
    """Topics and how it is printed; codes of the OIT mean other things in another year."""
    return MeasureRationale(
        criterion_score=sheet.criterion_score,
        digits=sheet.digits,
        empty_letters=sheet.empty_letters,
        knowledge_topics=sheet.knowledge_topics,
        oit_topics=sheet.oit_topics if same_year else (),
    )


def _next_brief(brief: KnowledgeBrief) -> KnowledgeBrief:
    """What is done and by whom; the target set for this round is the one to reach now."""
    return KnowledgeBrief(
        steps=brief.steps,
        evaluation=brief.evaluation,
        policy=brief.policy,
        target=brief.next_target,
        digits=brief.digits,
    )


_Value = TypeVar("_Value")


def naming_round(value: _Value, round_number: int) -> _Value:
    """A part of the tree whose texts say the round's name wherever they said another one's."""
    return cast("_Value", _renamed(value, _NAMES[round_number]))


def _renamed(value: Any, name: str) -> Any:
    if isinstance(value, str):
        return _ROUND_NAME.sub(lambda found: found[1] + name, value)
    if isinstance(value, Mark):
        return value.with_text(_renamed(value.text, name))
    if isinstance(value, tuple):
        return tuple(_renamed(part, name) for part in cast("tuple[Any, ...]", value))
    if isinstance(value, Fields):
        fields = type(value).model_fields
        return value.changed({field: _renamed(getattr(value, field), name) for field in fields})
    return value


def _moved(dossier: Dossier, fiscal_year: int, round_number: int) -> Dossier:
    """The plan in another round; the other documents, which tell of this round, begin empty."""
    indicator = dossier.indicator
    if fiscal_year != dossier.fiscal_year:
        indicator = indicator.changed({"code": ""})
    return Dossier(
        id=dossier.id,
        fiscal_year=fiscal_year,
        round=round_number,
        practice=dossier.practice,
        unit=dossier.unit,
        people=dossier.people,
        indicator=indicator,
        measures=dossier.measures,
        activities=dossier.activities,
        round_report=dossier.round_report,
        level_items=dossier.level_items,
    )


def _undone(activity: Activity) -> Activity:
    quarters = {f"quarter_{number}": type(activity.quarter_1)() for number in (1, 2, 3, 4)}
    return activity.changed({"results": (), "months": (), **quarters})
