"""A measure that was made from a title typed in part, and what becomes of it."""

import pytest

from ita_desk.verbs.measures import assign_measure


@pytest.fixture
def half_typed(store, load):
    """The first two activities, and the measure that the first was put under while typing."""
    first, second = (activity.id for activity in load().activities[:2])
    changes = assign_measure(store, [first], "มาต", merge_key="visit")
    (made,) = (place.id for place in changes.added if place.entity == "measure")
    return first, second, made


def titles(tree):
    return [measure.title for measure in tree.measures]


def test_it_goes_when_its_activity_moves_on(store, load, half_typed):
    first, _, made = half_typed
    assign_measure(store, [first], "มาตรการใหม่", merge_key="visit", made=made)
    assert "มาต" not in titles(load())
    assert "มาตรการใหม่" in titles(load())


def test_it_stays_while_an_activity_is_left_in_it(store, load, half_typed):
    first, second, made = half_typed
    assign_measure(store, [second], "มาต")
    count = len(load().activities)
    assign_measure(store, [first], "มาตรการใหม่", merge_key="visit", made=made)
    assert load().activity(second).measure_id == made
    assert len(load().activities) == count


def test_a_measure_with_a_name_stays_when_its_last_activity_moves_on(store, load, half_typed):
    first, _, _ = half_typed
    assign_measure(store, [first], "มาตรการใหม่")
    assert "มาต" in titles(load())
