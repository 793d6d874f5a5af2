"""People who were written down before."""

from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Person
from ita_desk.verbs import dossiers, people, rows

NAME = "ชื่อ-สกุล ผู้รายงาน"


def test_a_person_of_any_dossier_is_found_by_name(store, planning):
    dossiers.add(store, [planning])
    assert people.find_person(store, NAME).position == planning.reporter.position
    assert people.find_person(store, "ชื่อ-สกุล คนอื่น") is None


def test_empty_fields_are_filled_in_one_step_and_typed_ones_stay(store, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    known = people.find_person(store, NAME)
    added = rows.add(store, "person", dossier_id, name=NAME, phone="4207")
    people.recall(store, added.focus.id, known)
    person = store.load(dossier_id).people[-1]
    assert (person.position, person.email, person.phone) == (known.position, known.email, "4207")
    changes = store.undo()
    assert changes.focus == Place("person", added.focus.id, "name")
    assert store.load(dossier_id).people[-1].position == ""


def test_a_person_is_not_taken_for_an_earlier_self(store, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    own = store.load(dossier_id).people[0]
    assert people.find_person(store, NAME, besides=own.id) is None


def test_the_only_person_is_the_reporter_and_stays_it_beside_others(store):
    blank = Dossier(id=1, fiscal_year=2567, round=1)
    dossier_id = dossiers.added_ids(dossiers.add(store, [blank]))[0]
    first = people.add(store, dossier_id).focus.id
    assert store.load(dossier_id).reporter.id == first
    people.add(store, dossier_id)
    assert store.load(dossier_id).round_report.reporter_id == first
    store.undo()
    store.undo()
    assert store.load(dossier_id).reporter is None


def test_a_lone_person_of_an_old_dossier_is_the_reporter(store):
    lone = Dossier(id=1, fiscal_year=2567, round=1, people=(Person(id=5, name="ชื่อ-สกุล ผู้รายงาน"),))
    dossier_id = dossiers.added_ids(dossiers.add(store, [lone]))[0]
    held = store.load(dossier_id)
    assert held.round_report.reporter_id is None
    assert held.reporter == held.people[0]
    people.add(store, dossier_id)
    assert store.load(dossier_id).reporter == held.people[0]
