"""Tables are seeded from the plan, topics linked, and a year's catalogue taken over."""

from ita_desk.contents.measure_rationale import measure_rationale
from ita_desk.model.tree import OitTopic
from ita_desk.verbs import documents as verbs
from ita_desk.verbs import dossiers, rows


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def test_a_seeded_table_prints_what_it_printed_before(store, dossier_id, load):
    before = measure_rationale(load())
    verbs.seed_plan_rows(store, dossier_id)
    verbs.seed_measure_rows(store, dossier_id)
    after = measure_rationale(load())
    assert len(load().measure_rationale.plan_rows) == 14
    assert texts(after.plan) == texts(before.plan)
    assert texts(after.measure_table) == texts(before.measure_table)
    assert after.measure_table.groups == before.measure_table.groups


def test_seeding_again_adds_only_what_is_new_and_keeps_what_was_typed(store, dossier_id, load):
    verbs.seed_plan_rows(store, dossier_id)
    rows.add(store, "activity", dossier_id, title="กิจกรรมใหม่")
    verbs.seed_plan_rows(store, dossier_id)
    titles = [row.title for row in load().measure_rationale.plan_rows]
    assert len(titles) == 15
    assert titles[-1] == "กิจกรรมใหม่"


def test_one_undo_takes_the_whole_seed_away(store, dossier_id, load):
    verbs.seed_measure_rows(store, dossier_id)
    store.undo()
    assert load().measure_rationale.measure_rows == ()


def test_the_catalogue_is_that_of_the_same_year(store, rationale_sample):
    later = rationale_sample.changed({"round": 2})
    own = OitTopic(id=1, code="O1", title="ของเรา")
    sheet = later.measure_rationale.changed({"oit_topics": (own,)})
    other_year = rationale_sample.changed({"fiscal_year": 2566})
    trees = [rationale_sample, later.changed({"measure_rationale": sheet}), other_year]
    _, second, third = dossiers.added_ids(dossiers.add(store, trees))
    verbs.copy_catalogue(store, second)
    found = store.load(second).measure_rationale.oit_topics
    assert [topic.code for topic in found] == ["O1", "O2", "O3", "O4", "O5", "O6"]
    assert found[0].title == "ของเรา"
    changes = verbs.copy_catalogue(store, third)
    assert not changes.added
