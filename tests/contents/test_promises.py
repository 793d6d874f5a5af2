"""What was promised for a round's quarters and has no result yet."""

from ita_desk.contents.deadlines import open_promises, round_quarters
from ita_desk.model.mark import TICK
from ita_desk.model.next_round import carry_plan
from ita_desk.thai.dates import parse_date


def test_both_rounds_have_a_part_of_the_second_quarter():
    assert round_quarters(1) == (1, 2)
    assert round_quarters(2) == (2, 3, 4)


def test_a_good_report_has_no_open_promise(planning):
    assert open_promises(planning) == ()


def test_a_mark_without_a_result_in_its_quarter_is_one(planning):
    meetings = planning.activities[5]
    done_in_autumn = meetings.changed({"results": meetings.results[:2]})
    told = _with(planning, 5, done_in_autumn)
    (promise,) = open_promises(told)
    assert (promise.title, promise.quarters) == (meetings.title, (2,))
    assert not promise.earlier
    assert promise.place.id == meetings.id


def test_what_was_reported_without_a_date_may_be_of_any_quarter(planning):
    order = planning.activities[0]
    assert order.results[0].date is None
    assert open_promises(planning) == ()


def test_the_round_before_promised_what_its_marks_say(planning):
    promised = planning.activities[8].changed({"quarter_3": TICK})
    first = _with(planning, 8, promised)
    second = carry_plan(first, 2567, 2)
    (promise,) = open_promises(second, first)
    assert (promise.title, promise.quarters, promise.earlier) == (promised.title, (3,), True)
    assert promise.place.entity == "activity"


def test_a_promise_of_the_round_before_is_kept_by_a_result_of_this_one(planning):
    promised = planning.activities[8].changed({"quarter_3": TICK})
    first = _with(planning, 8, promised)
    second = carry_plan(first, 2567, 2)
    done = promised.results[0].changed({"date": parse_date("9 เม.ย. 67", 2567)})
    kept = _with(second, 8, second.activities[8].changed({"results": (done,)}))
    assert open_promises(kept, first) == ()


def test_an_activity_that_left_the_plan_is_still_promised(planning):
    promised = planning.activities[8].changed({"quarter_4": TICK})
    first = _with(planning, 8, promised)
    second = carry_plan(first, 2567, 2)
    second = second.changed({"activities": second.activities[:5]})
    (promise,) = open_promises(second, first)
    assert promise.place.entity == "dossier"


def _with(dossier, index, activity):
    activities = list(dossier.activities)
    activities[index] = activity
    return dossier.changed({"activities": tuple(activities)})
