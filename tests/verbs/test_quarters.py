import pytest
import row_acts

from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.verbs import fields, rows
from ita_desk.verbs.quarters import fill_quarters


@pytest.fixture
def dated(store, load):
    """Gives the first activity, without marks, a result of one date and returns its quarters."""
    activity = load().activities[0]
    fields.edit(store, Place("activity", activity.id, "quarter_1"), Mark())
    changes = rows.add(store, "result", activity.id, kind="occurrence")

    def quarters_for(typed):
        fields.edit_date(store, changes.focus, typed)
        fill_quarters(store, load().id)
        return load().activities[0].quarters

    return quarters_for


def test_the_quarters_of_the_samples_dates_are_the_ones_the_clerk_ticked(store, load):
    before = load()
    for activity in before.activities:
        if any(result.date for result in activity.results):
            for quarter in range(1, 5):
                place = Place("activity", activity.id, f"quarter_{quarter}")
                fields.edit(store, place, Mark())
    fill_quarters(store, before.id)
    assert [a.quarters for a in load().activities] == [a.quarters for a in before.activities]


def test_a_range_ticks_each_quarter_it_touches(dated):
    assert dated("ธ.ค. 66 - เม.ย. 67") == (TICK, TICK, TICK, Mark())


def test_a_date_outside_the_year_ticks_nothing(dated):
    assert not any(dated("4 ธ.ค. 65"))


def test_no_tick_and_no_text_is_ever_removed(store, load, dated):
    place = Place("activity", load().activities[0].id, "quarter_4")
    row_acts.tick(store, place)
    text = Place("activity", load().activities[0].id, "quarter_1")
    fields.edit(store, text, Mark(text="พ.ย. 66"))
    assert dated("4 ธ.ค. 66") == (Mark(text="พ.ย. 66"), Mark(), Mark(), TICK)


def test_only_the_chosen_activities_are_filled(store, load):
    activity = load().activities[5]
    for quarter in ("quarter_1", "quarter_2"):
        fields.edit(store, Place("activity", activity.id, quarter), Mark())
    assert not fill_quarters(store, load().id, [load().activities[0].id])
    assert fill_quarters(store, load().id, [activity.id]).dossiers == {load().id}
    assert load().activities[5].quarters == (TICK, TICK, Mark(), Mark())
