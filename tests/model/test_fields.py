"""The rules of single fields, wherever a value comes from."""

import re

import pytest
from dossier_strategies import HOSTILE_TEXTS
from pydantic import ValidationError

from ita_desk.model.mark import EMPTY, TICK, Mark
from ita_desk.model.rules import BrokenRule, checked
from ita_desk.model.tree import Activity, Dossier, Indicator, Measure, Result, RoundReport, Unit


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_text_is_kept_exactly_as_typed(text: str):
    assert checked(Unit, {"name": text}).name == text


@pytest.mark.parametrize(
    ("text", "reason"), [("ก\0ข", "a NUL character"), ("\ud83d", "half a surrogate pair")]
)
def test_text_that_no_file_can_hold_is_refused(text: str, reason: str):
    with pytest.raises(BrokenRule, match=reason):
        checked(Measure, {"id": 1, "title": text})
    with pytest.raises(BrokenRule, match=reason):
        checked(Activity, {"id": 1, "measure_id": 1, "quarter_2": Mark(text=text)})


@pytest.mark.parametrize("value", [5, None, True, b"text"])
def test_what_is_not_text_is_not_made_into_text(value: object):
    with pytest.raises(BrokenRule):
        checked(Unit, {"name": value})


@pytest.mark.parametrize("value", [0, 1, "true", None])
def test_what_is_not_true_or_false_is_not_made_into_it(value: object):
    with pytest.raises(BrokenRule):
        checked(RoundReport, {"signature_block": value})


@pytest.mark.parametrize("year", [2500, 2567, 2699])
def test_fiscal_years_of_the_buddhist_era_are_taken(year: int):
    assert checked(Dossier, {"id": 1, "fiscal_year": year, "round": 2}).fiscal_year == year


@pytest.mark.parametrize("year", [2024, 2499, 2700, "2567", 2567.0, True])
def test_other_fiscal_years_are_refused(year: object):
    with pytest.raises(BrokenRule):
        checked(Dossier, {"id": 1, "fiscal_year": year, "round": 1})


@pytest.mark.parametrize("number", [0, 3, True, "1"])
def test_a_year_has_rounds_1_and_2(number: object):
    with pytest.raises(BrokenRule):
        checked(Dossier, {"id": 1, "fiscal_year": 2567, "round": number})


@pytest.mark.parametrize("score", ["", "5", "2.4582", "100", "0.5"])
def test_a_full_score_is_a_decimal_kept_as_typed(score: str):
    assert checked(Indicator, {"full_score": score}).full_score == score


@pytest.mark.parametrize("score", ["NaN", "Infinity", "-1", "1e3", "๕", "5,0", " 5", "5.", "1_0"])
def test_other_full_scores_are_refused(score: str):
    with pytest.raises(BrokenRule, match="not a decimal number"):
        checked(Indicator, {"full_score": score})


@pytest.mark.parametrize("time", ["", "14:30", "00:00/23:59", "09:00/09:00"])
def test_a_time_is_a_moment_or_a_span(time: str):
    assert checked(Result, {"id": 1, "time": time}).time == time


@pytest.mark.parametrize(
    ("time", "reason"),
    [
        ("24:00", "not a time"),
        ("9:00", "not a time"),
        ("14.30", "not a time"),
        ("๑๔:๓๐", "not a time"),
        ("14:30/", "not a time"),
        ("14:30/15:00/16:00", "not a time"),
        ("14:30\n", "not a time"),
        ("16:30/14:30", "ends before it starts"),
    ],
)
def test_other_times_are_refused(time: str, reason: str):
    with pytest.raises(BrokenRule, match=re.escape(reason)):
        checked(Result, {"id": 1, "time": time})


@pytest.mark.parametrize("months", [(), (10, 11, 12), (1,)])
def test_months_are_calendar_months(months: tuple[int, ...]):
    assert checked(Activity, {"id": 1, "measure_id": 1, "months": months}).months == months


@pytest.mark.parametrize("months", [(0,), (13,), (4, 4)])
def test_other_months_are_refused(months: tuple[int, ...]):
    with pytest.raises(BrokenRule, match="not different calendar months"):
        checked(Activity, {"id": 1, "measure_id": 1, "months": months})


@pytest.mark.parametrize("fields", [{"kind": "party"}, {"category": "Meeting"}, {"kind": None}])
def test_other_kinds_and_categories_are_refused(fields: dict[str, object]):
    with pytest.raises(BrokenRule):
        checked(Result, {"id": 1, **fields})


def test_other_fields_are_a_mistake_of_ours():
    with pytest.raises(KeyError, match="colour"):
        checked(Result, {"id": 1, "colour": "red"})
    with pytest.raises(ValidationError, match="colour"):
        Result(id=1, colour="red")


def test_an_activity_starts_empty_numbered_and_without_budget():
    activity = Activity(id=1, measure_id=1)

    assert activity.quarters == (EMPTY,) * 4
    assert (activity.quantity, activity.quality, activity.months) == (EMPTY, EMPTY, ())
    assert (activity.numbered, activity.counted, activity.budget) == (True, False, None)


def test_quarters_are_the_four_marks_in_order():
    activity = Activity(id=1, measure_id=1, quarter_2=TICK, quarter_4=Mark(text="ส.ค. 68"))

    assert activity.quarters == (EMPTY, TICK, EMPTY, Mark(text="ส.ค. 68"))
