import pytest
from dossier_strategies import dossiers as generated
from examples import examples
from hypothesis import HealthCheck, given, settings

from ita_desk.exchange.dossier_file import write_dossier
from ita_desk.model.place import Place
from ita_desk.storage.faults import NoSuchDossier
from ita_desk.verbs import dossiers


def test_adding_several_dossiers_is_one_step(store, planning, text_marks):
    changes = dossiers.add(store, [planning, text_marks])
    first, second = dossiers.added_ids(changes)
    assert store.load(first).fiscal_year == 2567
    assert store.load(second).fiscal_year == 2568
    store.undo()
    assert store.dossiers() == ()


@given(tree=generated())
@settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_dossier_leaves_the_database_as_the_file_it_came_from(store, tree):
    (added,) = dossiers.added_ids(dossiers.add(store, [tree]))
    assert write_dossier(store.load(added)) == write_dossier(tree)


def test_a_tree_that_refers_to_a_part_it_lacks_adds_nothing(store, planning, text_marks):
    broken = planning.changed({"measures": ()})
    with pytest.raises(KeyError):
        dossiers.add(store, [text_marks, broken])
    assert store.dossiers() == ()


def test_a_duplicate_says_the_same_and_is_independent(store, dossier_id):
    changes = dossiers.duplicate(store, dossier_id)
    (copy,) = dossiers.added_ids(changes)
    assert changes.focus == Place("dossier", copy)
    assert write_dossier(store.load(copy)) == write_dossier(store.load(dossier_id))
    dossiers.delete(store, dossier_id)
    assert store.load(copy).activities


def test_a_dossier_that_is_not_there_cannot_be_duplicated(store):
    with pytest.raises(NoSuchDossier):
        dossiers.duplicate(store, 5)


def test_dossiers_are_listed_newest_year_and_round_first(store, planning, text_marks):
    dossiers.add(store, [planning, text_marks, planning.changed({"round": 2})])
    listed = [(summary.fiscal_year, summary.round) for summary in store.dossiers()]
    assert listed == [(2568, 2), (2567, 2), (2567, 1)]
    assert store.dossiers()[1].unit_name == "กองแผนงาน"
    assert store.dossiers()[1].indicator_code == "2.1"


def test_the_units_of_a_round_are_listed_as_in_a_dictionary(store, planning):
    names = ["แผนงาน", "กองคลัง", "สำนักงาน", "เลขานุการกรม"]
    units = [planning.unit.changed({"name": name}) for name in names]
    dossiers.add(store, [planning.changed({"round": 2, "unit": unit}) for unit in units])
    listed = [(found.round, found.unit_name) for found in store.dossiers()]
    assert listed[:4] == [(2, name) for name in ("กองคลัง", "แผนงาน", "เลขานุการกรม", "สำนักงาน")]
    assert [found for found, _ in listed[4:]] == [1] * len(listed[4:])
