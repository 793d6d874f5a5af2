import sqlite3

import pytest
import row_acts

from ita_desk.model.changes import Changes
from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import GAP, InvalidValue, NoSuchRow
from ita_desk.verbs import dossiers, fields, rows


@pytest.fixture
def dossier_id(store, planning):
    return dossiers.added_ids(dossiers.add(store, [planning]))[0]


def title_of_first(store, dossier_id):
    activity = store.load(dossier_id).activities[0]
    return Place("activity", activity.id, "title")


def test_what_was_added_comes_back_equal_but_for_the_numbers(store, dossier_id, planning):
    loaded = store.load(dossier_id)
    assert [a.title for a in loaded.activities] == [a.title for a in planning.activities]
    assert loaded.unit == planning.unit
    assert loaded.reporter.name == planning.reporter.name
    assert loaded.activities[5].results[3].place == planning.activities[5].results[3].place


def test_a_block_that_raises_leaves_nothing(store, dossier_id):
    place = title_of_first(store, dossier_id)
    before = store.load(dossier_id), store.next_undo()

    def fail_after_writing():
        with store.transact("edit") as transaction:
            transaction.set(place, "half done")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_writing()
    assert (store.load(dossier_id), store.next_undo()) == before


def test_writing_an_equal_value_makes_no_step(store, dossier_id):
    step = store.next_undo()
    place = title_of_first(store, dossier_id)
    same = store.load(dossier_id).activities[0].title
    assert fields.edit(store, place, same) == Changes()
    assert store.next_undo() == step


def test_changes_name_the_field_and_the_dossier(store, dossier_id):
    place = title_of_first(store, dossier_id)
    changes = fields.edit(store, place, "ใหม่")
    assert changes.edited == {place}
    assert changes.dossiers == {dossier_id}
    assert changes.focus == place


def test_typing_in_one_field_undoes_as_one_step(store, dossier_id):
    place = title_of_first(store, dossier_id)
    before = store.load(dossier_id)
    for length in range(1, 6):
        fields.edit(store, place, "พิมพ์"[:length], merge_key="visit 1")
    fields.edit(store, place, "พิมพ์อีก", merge_key="visit 2")
    store.undo()
    assert store.load(dossier_id).activities[0].title == "พิมพ์"
    store.undo()
    assert store.load(dossier_id) == before


def test_typing_after_an_undo_does_not_join_the_step_before_it(store, dossier_id):
    place = title_of_first(store, dossier_id)
    fields.edit(store, place, "หนึ่ง", merge_key="visit")
    fields.edit(store, Place("unit", dossier_id, "phone"), "4200")
    store.undo()
    fields.edit(store, place, "สอง", merge_key="visit")
    store.undo()
    assert store.load(dossier_id).activities[0].title == "หนึ่ง"


def test_undo_and_redo_go_on_after_a_restart(database, clock, planning):
    with Store.open(database, write=True, clock=clock) as store:
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
        full = store.load(dossier_id)
        row_acts.tick(store, Place("activity", full.activities[0].id, "quarter_4"))
        ticked = store.load(dossier_id)
    with Store.open(database, write=True, clock=clock) as store:
        assert store.next_undo().action == "tick"
        changes = store.undo()
        assert changes.edited == {Place("activity", full.activities[0].id, "quarter_4")}
        assert store.load(dossier_id) == full
    with Store.open(database, write=True, clock=clock) as store:
        store.redo()
        assert store.load(dossier_id) == ticked
        assert store.redo() == Changes()


def test_a_new_step_ends_redo_but_stays_in_the_history(store, dossier_id):
    place = title_of_first(store, dossier_id)
    fields.edit(store, place, "ก")
    store.undo()
    fields.edit(store, place, "ข")
    assert store.next_redo() is None
    afters = [entry.after for entry in store.history(place)]
    assert afters[0] == "ข"
    assert "ก" in afters


def test_deleting_a_dossier_is_undone_with_all_its_parts(store, dossier_id):
    before = store.load(dossier_id)
    changes = dossiers.delete(store, dossier_id)
    assert Place("dossier", dossier_id) in changes.removed
    assert store.dossiers() == ()
    changes = store.undo()
    assert Place("dossier", dossier_id) in changes.added
    assert store.load(dossier_id) == before


def test_deleting_the_reporter_leaves_the_report_without_one_until_undone(store, dossier_id):
    before = store.load(dossier_id)
    rows.delete(store, [Place("person", before.reporter.id)])
    assert store.load(dossier_id).round_report.reporter_id is None
    store.undo()
    assert store.load(dossier_id) == before


def test_numbers_are_never_used_again(store, planning):
    (first,) = dossiers.added_ids(dossiers.add(store, [planning]))
    dossiers.delete(store, first)
    (second,) = dossiers.added_ids(dossiers.add(store, [planning]))
    assert second > first


def test_a_value_the_field_cannot_hold_is_refused_with_its_place(store, dossier_id):
    place = Place("dossier", dossier_id, "fiscal_year")
    with pytest.raises(InvalidValue) as refused:
        fields.edit(store, place, 24)
    assert refused.value.place == place
    result = store.load(dossier_id).activities[5].results[3]
    with pytest.raises(InvalidValue):
        fields.edit(store, Place("result", result.id, "time"), "25:00")


def test_changing_what_is_gone_is_told(store, dossier_id):
    place = title_of_first(store, dossier_id)
    rows.delete(store, [Place("activity", place.id)])
    with pytest.raises(NoSuchRow):
        fields.edit(store, place, "ใหม่")


def test_moving_a_row_writes_one_row_until_its_gap_is_used_up(store, dossier_id):
    written = []
    for _ in range(GAP.bit_length() + 5):
        activities = store.load(dossier_id).activities
        changes = row_acts.move(store, Place("activity", activities[2].id), activities[1].id)
        written.append(len(changes.edited))
    assert written.count(1) >= 10
    assert 1 < max(written) <= len(activities)
    assert store.load(dossier_id).activities[1].id == activities[2].id


def test_loading_takes_as_many_queries_for_many_rows_as_for_few(store, planning):
    def queries(tree):
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [tree]))
        seen = []
        with store.reading() as connection:
            connection.set_trace_callback(seen.append)
        store.load(dossier_id)
        with store.reading() as connection:
            connection.set_trace_callback(None)
        return len(seen)

    few = queries(planning)
    many = planning.changed(
        {
            "activities": tuple(
                activity.changed({"id": number * 100 + activity.id})
                for number in range(20)
                for activity in planning.activities
            )
        }
    )
    engine_queries = queries(many)
    assert engine_queries <= few


def test_a_full_disk_is_told_in_one_sentence_and_loses_nothing(store, dossier_id):
    before = store.load(dossier_id)
    with store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
    place = title_of_first(store, dossier_id)
    with pytest.raises(StorageFault, match="disk is full"):
        fields.edit(store, place, "ก" * 100_000)
    assert store.load(dossier_id) == before
    with store.reading() as connection:
        connection.execute("PRAGMA max_page_count=1000000")
    fields.edit(store, place, "ก" * 100_000)
    assert len(store.load(dossier_id).activities[0].title) == 100_000


def test_another_program_that_holds_the_file_is_told(store, dossier_id, database):
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.reading() as connection:
        connection.execute("PRAGMA busy_timeout=1")
    with pytest.raises(StorageFault, match="Another program"):
        row_acts.tick(store, Place("activity", title_of_first(store, dossier_id).id, "quarter_4"))
    other.execute("ROLLBACK")
    other.close()
    assert row_acts.tick(
        store, Place("activity", title_of_first(store, dossier_id).id, "quarter_4")
    )


def test_marks_are_stored_as_values(store, dossier_id):
    activity = store.load(dossier_id).activities[0]
    fields.edit(store, Place("activity", activity.id, "quarter_2"), Mark(text="พ.ค. 68"))
    row_acts.tick(store, Place("activity", activity.id, "quarter_2"))
    row_acts.tick(store, Place("activity", activity.id, "quarter_3"))
    loaded = store.load(dossier_id).activities[0]
    assert loaded.quarter_2 == Mark(ticked=True, text="พ.ค. 68")
    assert loaded.quarter_3 == TICK


@pytest.mark.parametrize("number", ["007", "1e5", "0425", "12.50", "9" * 30, "0x10", "Infinity"])
def test_text_that_looks_like_a_number_stays_text_through_undo_and_redo(store, dossier_id, number):
    for place in (title_of_first(store, dossier_id), Place("unit", dossier_id, "phone")):
        fields.edit(store, place, number)
        fields.edit(store, place, "อื่น")
        store.undo()
        entry = store.history(place)[0]
        assert (entry.before, entry.after) == ("อื่น", number)
    dossier = store.load(dossier_id)
    assert (dossier.activities[0].title, dossier.unit.phone) == (number, number)
    dossiers.delete(store, dossier_id)
    store.undo()
    assert store.load(dossier_id) == dossier
