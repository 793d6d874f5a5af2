"""What a new round begins with."""

from ita_desk.model.next_round import ITA_INDICATOR, begin_round, carry_plan


def test_the_very_first_round_has_the_indicator_of_the_form_without_its_number():
    begun = begin_round(2569, 1, "กองแผนงาน", None)
    assert (begun.fiscal_year, begun.round, begun.unit.name) == (2569, 1, "กองแผนงาน")
    assert begun.indicator == ITA_INDICATOR
    assert begun.indicator.code == ""


def test_within_a_year_the_number_of_the_indicator_is_taken_over(planning):
    assert begin_round(2567, 2, planning.unit.name, planning).indicator == planning.indicator
    assert begin_round(2568, 1, planning.unit.name, planning).indicator.code == ""


def test_people_and_unit_are_taken_over_for_the_same_unit_only(planning):
    same = begin_round(2567, 2, planning.unit.name, planning)
    assert (same.unit, same.people, same.reporter) == (
        planning.unit,
        planning.people,
        planning.reporter,
    )
    other = begin_round(2567, 2, "กองคลัง", planning)
    assert (other.unit.phone, other.people, other.reporter) == ("", (), None)


def test_a_plan_is_carried_without_what_was_done(planning):
    carried = carry_plan(planning, 2567, 2)
    assert carried.measures == planning.measures
    for now, before in zip(carried.activities, planning.activities, strict=True):
        assert (now.title, now.measure_id, now.responsible, now.level_item) == (
            before.title,
            before.measure_id,
            before.responsible,
            before.level_item,
        )
        assert now.results == ()
        assert not any(now.quarters)
    assert carried.round_report.links == ()
