"""A round for practice: begun anew in one step, and never turned into one that counts."""

import pytest

from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from ita_desk.model.next_round import begin_round, carry_plan
from ita_desk.model.place import Place
from ita_desk.model.practice import PracticeFault
from ita_desk.storage.finals import NewFinal
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def practice(planning):
    return planning.changed({"practice": True})


@pytest.fixture
def practised(store, dossier_id, practice):
    """The id of a round for practice beside one that counts, with something tried out in it."""
    (added,) = dossiers.added_ids(dossiers.add(store, [practice]))
    fields.edit(store, Place("unit", added, "name"), "กองทดลอง")
    return added


def test_it_is_begun_anew_in_one_step_and_others_stay(store, dossier_id, practised, planning):
    before = write_dossier(store.load(dossier_id))
    (fresh,) = dossiers.added_ids(dossiers.practise_anew(store, practised, planning))
    assert store.load(fresh).unit.name == planning.unit.name
    assert store.load(fresh).practice
    assert {one.id for one in store.dossiers()} == {dossier_id, fresh}
    assert write_dossier(store.load(dossier_id)) == before
    store.undo()
    assert store.load(practised).unit.name == "กองทดลอง"


def test_a_round_that_counts_is_never_replaced(store, dossier_id, planning):
    before = write_dossier(store.load(dossier_id))
    with pytest.raises(PracticeFault):
        dossiers.practise_anew(store, dossier_id, planning)
    assert write_dossier(store.load(dossier_id)) == before


def test_no_final_of_it_is_kept(store, practised, dossier_id):
    with pytest.raises(PracticeFault, match="never as final"):
        store.keep_final(NewFinal(practised, "round-report", "made up", b"%PDF-1.7", b"{}"))
    assert store.finals(practised) == ()
    assert store.keep_final(NewFinal(dossier_id, "round-report", "made up", b"%PDF-1.7", b"{}"))


def test_a_copy_a_next_round_and_a_file_of_it_are_for_practice_too(store, practised):
    tree = store.load(practised)
    (copied,) = dossiers.added_ids(dossiers.duplicate(store, practised))
    assert store.load(copied).practice
    assert carry_plan(tree, 2567, 2).practice
    assert begin_round(2567, 2, tree.unit.name, tree).practice
    assert read_dossier(write_dossier(tree)).practice


def test_the_list_tells_which_is_for_practice(store, practised, dossier_id):
    assert {one.id: one.practice for one in store.dossiers()} == {
        practised: True,
        dossier_id: False,
    }


def test_a_file_of_a_round_that_counts_says_nothing_of_practice(planning):
    assert b"practice" not in write_dossier(planning)
