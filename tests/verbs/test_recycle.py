"""The recycle bin: what is in it, and that it comes back whole, in its place, as one step."""

from datetime import UTC, datetime, timedelta

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.bringing_back import NotDeleted, OwnerGone
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields, grid, measures, recycle, rows
from ita_desk.verbs.plan_table import PlanTable


def activity_at(load, position):
    return Place("activity", load().activities[position].id)


def listed(store):
    return [one.place for one in store.deletions()]


def test_a_deleted_activity_is_listed_with_what_it_was_and_who_did_it(store, load, dossier_id):
    activity = load().activities[5]
    rows.delete(store, [Place("activity", activity.id)])
    (entry,) = store.deletions()
    assert entry.columns["title"] == activity.title
    assert (entry.below, entry.author, entry.origin) == (len(activity.results), store.author, "do")
    assert (entry.dossier.unit_name, entry.dossier.fiscal_year) == ("กองแผนงาน", 2567)
    assert entry.missing is None


def test_it_comes_back_equal_and_undo_takes_it_away_again(store, load):
    before = load()
    place = activity_at(load, 5)
    rows.delete(store, [place])
    fields.edit(store, Place("unit", before.id, "phone"), "4200")
    changes = recycle.bring_back(store, [place])
    assert changes.focus == place
    assert load().activities == before.activities
    assert store.deletions() == ()
    store.undo()
    assert listed(store) == [place]
    store.redo()
    assert load().activities == before.activities


def test_a_row_that_undo_brought_back_is_in_the_bin_no_longer(store, load):
    rows.delete(store, [activity_at(load, 2)])
    store.undo()
    assert store.deletions() == ()
    store.redo()
    assert len(store.deletions()) == 1


def test_a_dossier_comes_back_with_all_its_parts_and_is_listed_once(store, load, dossier_id):
    before = load()
    dossiers.delete(store, dossier_id)
    (entry,) = store.deletions()
    assert entry.place == Place("dossier", dossier_id)
    assert (entry.dossier.unit_name, entry.below) == ("กองแผนงาน", 14)
    recycle.bring_back(store, [entry.place])
    assert load() == before


def test_a_measure_comes_back_with_its_activities_between_its_old_neighbours(store, load):
    before = load()
    place = Place("measure", before.measures[0].id)
    rows.delete(store, [place])
    assert listed(store) == [place]
    recycle.bring_back(store, [place])
    assert load() == before


def test_references_that_were_emptied_are_filled_again_unless_taken(store, load, dossier_id):
    meeting = load().activities[5].results[0]
    chosen = Place("cover_memo", dossier_id, "meeting_id")
    for taken in (None, load().activities[5].results[1].id):
        fields.edit(store, chosen, meeting.id)
        rows.delete(store, [Place("result", meeting.id)])
        assert load().cover_memo.meeting_id is None
        if taken is not None:
            fields.edit(store, chosen, taken)
        recycle.bring_back(store, [Place("result", meeting.id)])
        assert load().cover_memo.meeting_id == (taken or meeting.id)


def test_where_the_owner_is_gone_it_is_named_and_comes_first(store, load, dossier_id):
    before = load()
    place = activity_at(load, 3)
    measure = Place("measure", load().activities[3].measure_id)
    rows.delete(store, [place])
    rows.delete(store, [measure])
    entry = next(one for one in store.deletions() if one.place == place)
    assert entry.missing[0] == measure
    assert entry.missing[1]["title"] == before.measure(measure.id).title
    step = store.next_undo()
    with pytest.raises(OwnerGone) as told:
        recycle.bring_back(store, [place])
    assert told.value.owner == measure
    assert store.next_undo() == step
    recycle.bring_back(store, [place, measure])
    assert load().activities[3] == before.activities[3]
    assert load().measure(measure.id) == before.measure(measure.id)
    dossiers.delete(store, dossier_id)
    with pytest.raises(NotDeleted):
        recycle.bring_back(store, [Place("activity", 10_000)])


def test_the_outermost_owner_is_the_one_that_is_missing(store, load, dossier_id):
    place = activity_at(load, 3)
    result = Place("result", load().activities[3].results[0].id)
    rows.delete(store, [result])
    rows.delete(store, [place])
    dossiers.delete(store, dossier_id)
    missing = {entry.place: entry.missing and entry.missing[0] for entry in store.deletions()}
    dossier = Place("dossier", dossier_id)
    assert missing == {dossier: None, place: dossier, result: dossier}
    recycle.bring_back(store, [dossier])
    assert store.deletions()[1].missing[0] == place


def test_what_a_row_belonged_to_can_come_along_in_the_same_step(store, load, dossier_id):
    before = load()
    result = Place("result", load().activities[3].results[0].id)
    rows.delete(store, [result])
    rows.delete(store, [activity_at(load, 3)])
    dossiers.delete(store, dossier_id)
    recycle.bring_back(store, [result], with_owners=True)
    assert load() == before
    assert store.deletions() == ()
    store.undo()
    assert listed(store) == [Place("dossier", dossier_id)]


def test_several_rows_come_back_in_one_step(store, load):
    before = load()
    places = [activity_at(load, position) for position in (1, 4, 9)]
    rows.delete(store, places)
    assert set(listed(store)) == set(places)
    recycle.bring_back(store, places)
    assert load() == before
    store.undo()
    assert len(load().activities) == 11


def test_what_is_there_is_not_brought_back_twice(store, load):
    step = store.next_undo()
    with pytest.raises(NotDeleted):
        recycle.bring_back(store, [activity_at(load, 0)])
    assert store.next_undo() == step


def test_empty_rows_and_half_typed_titles_are_no_rubbish(store, load, dossier_id):
    rows.add(store, "activity", dossier_id)
    rows.delete(store, [activity_at(load, -1)])
    activity = load().activities[0].id
    made = measures.assign_measure(store, [activity], "มาต", merge_key="visit").added
    (half,) = made
    measures.assign_measure(store, [activity], "มาตรการใหม่", merge_key="visit", made=half.id)
    assert store.deletions() == ()
    grid.write(store, PlanTable(store.load(dossier_id)), None, "title", "กิจกรรมที่เลิกทำ")
    store.undo()
    (entry,) = store.deletions()
    assert (entry.columns["title"], entry.origin) == ("กิจกรรมที่เลิกทำ", "undo")
    recycle.bring_back(store, [entry.place])
    assert load().activities[-1].title == "กิจกรรมที่เลิกทำ"


def test_after_a_year_it_is_listed_no_more(tmp_path, planning):
    now = datetime(2026, 1, 5, tzinfo=UTC)
    path = tmp_path / "later.sqlite3"
    with Store.open(path, write=True, clock=lambda: now) as store:
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
        dossiers.delete(store, dossier_id)
    for days, number in ((365, 1), (367, 0)):
        later = now + timedelta(days=days)
        with Store.open(path, write=False, clock=lambda later=later: later) as store:
            assert len(store.deletions()) == number
