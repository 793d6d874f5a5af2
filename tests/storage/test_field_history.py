"""The history of a field: who, when, before and after, one entry a step, and back again."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.storage.field_history import Since
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.seals import restate
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import NoSuchRow
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import dossiers, fields, grid, recycle, rows
from ita_desk.verbs.plan_table import PlanTable


@pytest.fixture
def dossier_id(store, planning):
    return dossiers.added_ids(dossiers.add(store, [planning]))[0]


@pytest.fixture
def activity(store, dossier_id):
    return store.load(dossier_id).activities[5]


def steps(store, place):
    """Kind, origin, before and after of each entry, newest first."""
    return [(e.kind, e.origin, e.before, e.after) for e in store.field_history(place)]


def test_each_step_is_one_entry_with_account_time_and_both_values(store, activity):
    place = Place("activity", activity.id, "title")
    for length in range(1, 4):
        fields.edit(store, place, "ใหม่"[:length], merge_key="visit")
    fields.edit(store, place, "อื่น")
    second, first, came = store.field_history(place)
    assert (first.before, first.after) == ({"title": activity.title}, {"title": "ให"[:2] + "ม"})
    assert (second.before, second.after) == ({"title": "ใหม"}, {"title": "อื่น"})
    assert second.at > first.at > came.at
    assert second.author == "clerk"
    assert (came.kind, came.after) == ("insert", {"title": activity.title})


def test_typing_that_ends_where_it_began_is_no_entry(store, activity):
    place = Place("activity", activity.id, "title")
    for text in ("ก", activity.title):
        fields.edit(store, place, text, merge_key="visit")
    assert [kind for kind, *_ in steps(store, place)] == ["insert"]


def test_undone_and_redone_steps_say_so(store, activity):
    place = Place("activity", activity.id, "quality")
    fields.edit(store, place, Mark(text="ดี"))
    store.undo()
    store.redo()
    origins = [origin for _, origin, *_ in steps(store, place)]
    assert origins == ["redo", "undo", "do", "do"]
    assert steps(store, place)[1][2:] == ({"quality": Mark(text="ดี")}, {"quality": TICK})


def test_other_fields_of_the_row_are_left_out(store, activity):
    fields.edit(store, Place("activity", activity.id, "title"), "ใหม่")
    assert len(steps(store, Place("activity", activity.id, "budget"))) == 1


def test_a_row_tells_of_all_its_fields(store, activity):
    fields.edit(store, Place("activity", activity.id, "title"), "ใหม่")
    fields.edit(store, Place("activity", activity.id, "months"), (10, 11))
    entries = store.field_history(Place("activity", activity.id))
    assert [set(entry.after) for entry in entries[:2]] == [{"months"}, {"title"}]
    assert entries[0].after == {"months": (10, 11)}


def test_a_date_and_what_could_not_be_read_are_one_field(store, activity):
    result = Place("result", activity.results[0].id, "date")
    old = activity.results[0].date
    fields.edit_date(store, result, "ต้นเดือนหน้า")
    assert steps(store, result)[0][2:] == (
        {"date": old, "date_text": ""},
        {"date": None, "date_text": "ต้นเดือนหน้า"},
    )
    entry = store.field_history(result)[0]
    fields.edit_date(store, result, "6 ธ.ค. 66")
    recycle.put_back(store, result, entry.after)
    assert steps(store, result)[0][3] == {"date": None, "date_text": "ต้นเดือนหน้า"}
    recycle.put_back(store, result, entry.before)
    assert steps(store, result)[0][3] == {"date": old, "date_text": ""}
    assert isinstance(old, PartialDate)


def test_a_deleted_row_that_came_back_tells_both_and_goes_on(store, activity):
    place = Place("activity", activity.id, "title")
    rows.delete(store, [Place("activity", activity.id)])
    assert steps(store, place)[0] == ("delete", "do", {"title": activity.title}, {})
    store.undo()
    assert steps(store, place)[0] == ("insert", "undo", {}, {"title": activity.title})


def test_a_row_added_by_typing_came_with_the_whole_text(store, dossier_id):
    changes = grid.write(
        store, PlanTable(store.load(dossier_id)), None, "title", "ก", merge_key="visit"
    )
    place = Place("activity", changes.focus.id, "title")
    fields.edit(store, place, "กขค", merge_key="visit")
    assert steps(store, place) == [("insert", "do", {}, {"title": "กขค"})]


def test_an_earlier_value_is_put_back_as_one_step(store, activity, dossier_id):
    place = Place("activity", activity.id, "quarter_2")
    fields.edit(store, place, Mark(text="พ.ค. 68"))
    recycle.put_back(store, place, store.field_history(place)[0].before)
    assert store.load(dossier_id).activities[5].quarter_2 == activity.quarter_2
    assert store.next_undo().action == "put_back"
    store.undo()
    assert store.load(dossier_id).activities[5].quarter_2 == Mark(text="พ.ค. 68")


def test_a_choice_that_is_gone_is_refused(store, dossier_id):
    place = Place("round_report", dossier_id, "reporter_id")
    reporter = store.load(dossier_id).round_report.reporter_id
    rows.delete(store, [Place("person", reporter)])
    step = store.next_undo()
    with pytest.raises(NoSuchRow):
        recycle.put_back(store, place, {"reporter_id": reporter})
    assert store.next_undo() == step


def test_only_the_last_year_and_a_bounded_number_are_told(database, planning):
    begun = datetime(2026, 1, 5, tzinfo=UTC)
    now = [begun]
    with Store.open(database, write=True, clock=lambda: now[0]) as store:
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
        place = Place("unit", dossier_id, "phone")
        for number in range(5):
            fields.edit(store, place, str(number))
        assert len(store.field_history(place, limit=3)) == 3
        now[0] = begun + timedelta(days=365)
        assert len(store.field_history(place)) == 6
        now[0] = begun + timedelta(days=367)
        assert store.field_history(place) == ()


def test_a_migration_or_a_salvage_that_states_rows_anew_is_no_change(
    store, database, activity, tmp_path
):
    fields.edit(store, Place("activity", activity.id, "title"), "ใหม่")
    place = Place("activity", activity.id, "title")
    before = steps(store, place)
    with sqlite3.connect(database) as raw:
        restate(raw, "migrate", "2026-01-06T09:00:00.000+00:00")
    raw.close()
    assert steps(store, place) == before


def final_of(store, dossier_id):
    return store.keep_final(NewFinal(dossier_id, "round-report", "", b"", b""))


def test_what_is_different_since_a_final_is_told_field_by_field(store, dossier_id, activity):
    title, quality = (Place("activity", activity.id, name) for name in ("title", "quality"))
    fields.edit(store, title, "ก่อนพิมพ์")
    final = final_of(store, dossier_id)
    assert store.edits_since(final) == Since({}, frozenset(), {})
    for text in ("ใหม่", "ใหม่กว่า"):
        fields.edit(store, title, text, merge_key="visit")
    fields.edit(store, quality, Mark(text="ดี"))
    fields.edit(store, quality, activity.quality)
    assert store.edits_since(final).edited == {title: "ก่อนพิมพ์"}
    store.undo()
    assert store.edits_since(final).edited == {title: "ก่อนพิมพ์", quality: activity.quality}


def test_rows_that_came_or_went_since_a_final_are_told(store, dossier_id, activity):
    final = final_of(store, dossier_id)
    result = activity.results[0]
    rows.delete(store, [Place("result", result.id)])
    (gone,) = [p for p in store.edits_since(final).removed if p.entity == "result"]
    assert store.edits_since(final).removed[gone]["text"] == result.text
    store.undo()
    assert store.edits_since(final) == Since({}, frozenset(), {})
    (new,) = dossiers.added_ids(dossiers.add(store, [store.load(dossier_id)]))
    assert store.edits_since(final) == Since({}, frozenset(), {}), "another dossier's rows"
    assert new != dossier_id


def test_a_final_of_an_unknown_moment_has_no_edits(store, dossier_id, activity):
    final = replace(final_of(store, dossier_id), change=0)
    fields.edit(store, Place("activity", activity.id, "title"), "ใหม่")
    assert store.edits_since(final) == Since({}, frozenset(), {})
