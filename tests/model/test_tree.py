"""The value tree of a dossier."""

import pickle

import pytest
from dossier_strategies import dossiers
from examples import examples
from hypothesis import given, settings
from pydantic import ValidationError

from ita_desk.model.tree import Activity, Dossier, Measure, Person, RoundReport

DOSSIER = Dossier(
    id=1,
    fiscal_year=2567,
    round=1,
    people=(Person(id=4, name="ก"), Person(id=7, name="ข")),
    measures=(Measure(id=3, title="ค"), Measure(id=2, title="ง")),
    activities=(Activity(id=9, measure_id=2), Activity(id=8, measure_id=3)),
    round_report=RoundReport(reporter_id=7),
)


def test_nothing_in_it_can_be_changed():
    for entity, field in (
        (DOSSIER, "round"),
        (DOSSIER.unit, "name"),
        (DOSSIER.activities[0], "title"),
        (DOSSIER.round_report, "reporter_id"),
    ):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(entity, field, 2)


def test_parts_are_found_by_id():
    assert DOSSIER.measure(2).title == "ง"
    assert DOSSIER.activity(8).measure_id == 3
    with pytest.raises(KeyError):
        DOSSIER.measure(9)
    with pytest.raises(KeyError):
        DOSSIER.activity(2)


def test_the_reporter_is_the_person_chosen():
    nobody = DOSSIER.changed({"round_report": RoundReport()})

    assert DOSSIER.reporter == Person(id=7, name="ข")
    assert nobody.reporter is None


def test_a_lone_person_is_the_reporter_until_another_is_chosen():
    alone = DOSSIER.changed({"round_report": RoundReport(), "people": (Person(id=3, name="ก"),)})
    assert alone.reporter == Person(id=3, name="ก")


@given(dossier=dossiers())
@settings(max_examples=examples(20))
def test_it_can_be_handed_to_another_process(dossier: Dossier):
    assert pickle.loads(pickle.dumps(dossier)) == dossier
