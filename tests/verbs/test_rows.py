import pytest
import row_acts

from ita_desk.model.block import block_of
from ita_desk.model.mark import TICK
from ita_desk.model.next_round import begin_round
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.transaction import InvalidValue, NoSuchRow
from ita_desk.verbs import dossiers, grid, result_table, rows
from ita_desk.verbs.plan_table import PlanTable
from ita_desk.verbs.result_table import ResultTable
from ita_desk.verbs.tables import EntityTable


def titles(load):
    return [activity.title for activity in load().activities]


def test_a_new_activity_joins_the_measure_of_the_row_above(store, dossier_id, load):
    third = load().activities[12]
    changes = rows.add(store, "activity", dossier_id, before=third.id, title="ใหม่")
    assert titles(load)[12] == "ใหม่"
    assert load().activities[12].measure_id == load().activities[11].measure_id
    assert changes.focus == Place("activity", load().activities[12].id)


def test_the_first_activity_of_all_gets_a_measure_without_a_name(store, planning):
    empty = Dossier(id=1, fiscal_year=planning.fiscal_year, round=1, unit=planning.unit)
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [empty]))
    rows.add(store, "activity", dossier_id, title="แรก")
    dossier = store.load(dossier_id)
    assert dossier.measure(dossier.activities[0].measure_id).title == ""
    store.undo()
    assert store.load(dossier_id).measures == ()


def test_results_and_evidence_are_added_below_their_owners(store, load):
    activity = load().activities[1]
    changes = rows.add(store, "result", activity.id, kind="occurrence", text="ครั้งแรก")
    rows.add(store, "evidence", changes.focus.id, url="https://example.com")
    result = load().activities[1].results[-1]
    assert (result.text, result.evidence[0].url) == ("ครั้งแรก", "https://example.com")


def test_people_measures_and_links_are_added_at_the_end(store, dossier_id, load):
    rows.add(store, "person", dossier_id, name="ชื่อ-สกุล ผู้ช่วย")
    rows.add(store, "measure", dossier_id, title="มาตรการที่สาม")
    rows.add(store, "reference_link", dossier_id, url="https://example.com")
    assert load().people[-1].name == "ชื่อ-สกุล ผู้ช่วย"
    assert load().measures[-1].title == "มาตรการที่สาม"
    assert load().round_report.links[-1].url == "https://example.com"


def test_adding_below_what_is_gone_is_told(store):
    with pytest.raises(NoSuchRow):
        rows.add(store, "result", 99)


def test_no_row_comes_into_being_with_a_value_that_it_cannot_hold(store, dossier_id, load):
    before = load()
    activity = before.activities[1]
    (result, *_) = activity.results
    measures = EntityTable("measure", dossier_id, ["title"], {})
    results = ResultTable(activity)
    broken = begin_round(2568, 1, "กอง\0แผนงาน", None)
    for act in (
        lambda: rows.add(store, "activity", dossier_id, title="ก\0ข"),
        lambda: grid.write(store, measures, None, "title", "ก\0ข"),
        lambda: grid.paste(store, measures, block_of([["ดี"], ["ก\0ข"]]), ids=[], left="title"),
        lambda: grid.write(store, PlanTable(before), activity.id, "title", "ก\0ข"),
        lambda: result_table.add_lines(store, activity.id, "ก\0ข"),
        lambda: grid.write(store, results, result.id, "links", "https://example.com/\0"),
        lambda: dossiers.add(store, [broken]),
        lambda: dossiers.add(store, [before.changed({"fiscal_year": 2700})]),
    ):
        with pytest.raises(InvalidValue):
            act()
    assert load() == before
    assert len(store.dossiers()) == 1


def test_moving_puts_a_row_in_front_of_another_or_last(store, load):
    before = titles(load)
    ids = [activity.id for activity in load().activities]
    row_acts.move(store, Place("activity", ids[5]), ids[0])
    assert titles(load) == [before[5], *before[:5], *before[6:]]
    row_acts.move(store, Place("activity", ids[5]), None)
    assert titles(load) == [*before[:5], *before[6:], before[5]]


def test_several_rows_move_together_in_one_step(store, load):
    before = load()
    ids = [activity.id for activity in before.activities]
    grid.move(store, row_acts.table("activity"), [ids[3], ids[7]], ids[1])
    moved = [activity.id for activity in load().activities]
    assert moved[:4] == [ids[0], ids[3], ids[7], ids[1]]
    store.undo()
    assert load() == before


def test_a_duplicate_activity_stands_below_with_results_and_evidence(store, load):
    source = load().activities[5]
    row_acts.duplicate(store, Place("activity", source.id))
    copy = load().activities[6]
    assert copy.id != source.id
    assert copy.quarters == (TICK, TICK, source.quarter_3, source.quarter_4)
    assert [r.date for r in copy.results] == [r.date for r in source.results]
    assert [r.evidence[0].url for r in copy.results] == [r.evidence[0].url for r in source.results]
    assert all(result.key == "" for result in copy.results)
    store.undo()
    assert len(load().activities) == 14


def test_a_duplicate_result_takes_its_evidence_along(store, load):
    source = load().activities[5].results[0]
    row_acts.duplicate(store, Place("result", source.id))
    assert load().activities[5].results[1].evidence[0].url == source.evidence[0].url


def test_deleting_a_measure_keeps_its_activities_and_undo_brings_all_back(store, load):
    before = load()
    rows.delete(store, [Place("measure", before.measures[1].id)])
    assert [one.results for one in load().activities] == [one.results for one in before.activities]
    (orphan, *_) = (a.id for a in before.activities if a.measure_id == before.measures[1].id)
    nameless = load().measure(load().activity(orphan).measure_id)
    assert nameless.title == ""
    rows.delete(store, [Place("measure", nameless.id)])
    assert len(load().activities) == 14
    store.undo()
    store.undo()
    assert load() == before


def test_several_rows_are_deleted_in_one_step(store, load):
    before = load()
    rows.delete(store, [Place("activity", activity.id) for activity in before.activities[2:5]])
    assert len(load().activities) == 11
    store.undo()
    assert load() == before
