"""A measure that was made from a title typed in part, and what becomes of it."""

import pytest

from ita_desk.model.place import Place
from ita_desk.verbs import fields, grid, rows
from ita_desk.verbs.measures import assign_measure
from ita_desk.verbs.plan_table import PlanTable


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


@pytest.fixture
def nameless(store, load, dossier_id):
    """The first activity, under the second of two measures without a name, which has reasons."""
    rows.add(store, "measure", dossier_id)
    measure = rows.add(store, "measure", dossier_id, rationale="มีเหตุผล").focus.id
    first = load().activities[0].id
    fields.edit(store, Place("activity", first, "measure_id"), measure)
    return first, measure


def test_reasons_of_a_measure_without_a_name_are_never_lost(store, load, nameless):
    first, measure = nameless
    assign_measure(store, [first], "มาตรการใหม่")
    assert load().measure(measure).rationale == "มีเหตุผล"


def test_topics_of_a_measure_without_a_name_are_never_lost(store, load, nameless):
    first, measure = nameless
    fields.edit(store, Place("measure", measure, "rationale"), "")
    rows.add(store, "oit_link", measure, topics="O5")
    assign_measure(store, [first], "มาตรการใหม่")
    assert [link.topics for link in load().measure(measure).oit_links] == ["O5"]


def test_a_measure_pasted_onto_itself_stays_also_where_another_has_its_title(store, load, nameless):
    first, _ = nameless
    table, before = PlanTable(load()), load()
    assert not grid.paste(
        store, table, grid.copy(table, [first], ["measure"]), ids=[first], left="measure"
    )
    assert load() == before
