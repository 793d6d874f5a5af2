"""What a new dossier begins with."""

from ita_desk.model.tree import Activity, CoverMemo, Dossier, Indicator, LevelSummary

ITA_INDICATOR = Indicator(
    name="ระดับความสำเร็จของการดำเนินงานคุณธรรมและความโปร่งใส",
    english_name="Integrity and Transparency Assessment",
    abbreviation="ITA",
    full_score="5",
)
"""The indicator as its forms name it; its number differs from year to year (domain.md 1.2)."""


def begin_round(
    fiscal_year: int, round_number: int, unit_name: str, like: Dossier | None
) -> Dossier:
    """An empty dossier with unit, people, indicator and form taken from the dossier ``like``.

    The number of the indicator is only taken over within a fiscal year, and the unit's other
    fields only where its name is the same.
    """
    if like is None:
        blank = Dossier(id=0, fiscal_year=fiscal_year, round=round_number, indicator=ITA_INDICATOR)
        return blank.model_copy(update={"unit": blank.unit.model_copy(update={"name": unit_name})})
    begun = _moved(like, fiscal_year, round_number)
    same_unit = unit_name == like.unit.name
    unit = like.unit if same_unit else type(like.unit)(name=unit_name)
    report = like.round_report.model_copy(update={"links": ()})
    if not same_unit:
        report = report.model_copy(update={"reporter_id": None})
    return begun.model_copy(
        update={
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
    cleared (domain.md 4.8).
    """
    moved = _moved(dossier, fiscal_year, round_number)
    return moved.model_copy(
        update={
            "activities": tuple(_undone(activity) for activity in dossier.activities),
            "round_report": dossier.round_report.model_copy(update={"links": ()}),
            "cover_memo": _next_memo(dossier.cover_memo),
            "level_summary": _next_summary(dossier.level_summary),
        }
    )


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
    return LevelSummary(score_table=summary.score_table, digits=summary.digits)


def _moved(dossier: Dossier, fiscal_year: int, round_number: int) -> Dossier:
    """The plan in another round; the other documents, which tell of this round, begin empty."""
    indicator = dossier.indicator
    if fiscal_year != dossier.fiscal_year:
        indicator = indicator.model_copy(update={"code": ""})
    return Dossier(
        id=dossier.id,
        fiscal_year=fiscal_year,
        round=round_number,
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
    return activity.model_copy(update={"results": (), "months": (), **quarters})
