"""Answers to the doubts of a reading, values typed over, leftovers put in place."""

import pytest

from ita_desk.exchange.forms.reading import Doubt, Leftover, Reading
from ita_desk.exchange.forms.review import (
    Review,
    answered,
    possible_answers,
    put_into,
    text_at,
    typed,
)
from ita_desk.exchange.office.paper import source
from ita_desk.model import tree
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place

CELL = Place("activity", 1, "quarter_1")
OTHER = Place("activity", 2, "quarter_1")
RESULTS = Place("activity", 1, "results")
ENTRIES = "ครั้งที่ 1 ประชุม ครั้งที่ 2 วันที่ 5 ม.ค. 67 ติดตาม"


def a_review(*doubts, leftovers=()):
    result = tree.Result(id=1, kind="paragraph", text=ENTRIES, public=False)
    activities = (
        tree.Activity(
            id=1, measure_id=1, title="ก", quarter_1=Mark(ticked=True), results=(result,)
        ),
        tree.Activity(id=2, measure_id=1, title="ข", quarter_1=Mark(ticked=True), numbered=False),
    )
    dossier = tree.Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        measures=(tree.Measure(id=1, title="ม"),),
        activities=activities,
    )
    return Review.of(Reading(dossier, doubts, tuple(leftovers)))


def doubt(code, text, place):
    return Doubt(code, source("table 1"), text, place)


@pytest.fixture
def ticks():
    return a_review(doubt("tick-guessed", "/", CELL), doubt("tick-guessed", "/", OTHER))


@pytest.mark.parametrize(
    ("answer", "mark"),
    [("tick", Mark(ticked=True)), ("nothing", Mark()), ("text", Mark(text="/"))],
)
def test_equal_doubts_are_answered_as_one(ticks, answer, mark):
    ((_, numbers),) = ticks.questions
    done = answered(ticks, numbers, answer)
    assert [one.quarter_1 for one in done.dossier.activities] == [mark, mark]
    assert done.answer_of(numbers) == answer
    assert not done.open_doubts
    assert ticks.dossier.activities[0].quarter_1 == Mark(ticked=True)


def test_a_single_cell_may_differ(ticks):
    done = answered(answered(ticks, (0, 1), "tick"), (1,), "nothing")
    assert [one.quarter_1.ticked for one in done.dossier.activities] == [True, False]
    assert done.answer_of((0, 1)) is None
    assert done.answer_of((1,)) == "nothing"


def test_a_sign_without_text_can_not_stay_as_text():
    assert "text" not in possible_answers(doubt("perhaps-a-tick", "", CELL))


def test_a_doubt_without_a_field_can_only_be_right():
    assert possible_answers(doubt("boolean", "True", None)) == ("as-read",)


def test_a_paragraph_of_several_entries_is_split_and_joined_again():
    review = a_review(doubt("several-entries", ENTRIES, RESULTS))
    done = answered(review, (0,), "split")
    first, second = done.dossier.activities[0].results
    assert first.text == "ครั้งที่ 1 ประชุม"
    assert (second.kind, second.date.iso()) == ("occurrence", "2024-01-05")
    assert second.text == "ครั้งที่ 2 ติดตาม"
    assert first.id != second.id
    assert answered(done, (0,), "as-read").dossier == review.dossier


def test_what_was_read_as_not_public_is_made_public():
    review = a_review(doubt("perhaps-not-public", ENTRIES, RESULTS))
    assert answered(review, (0,), "public").dossier.activities[0].results[0].public


def test_an_activity_gets_its_number():
    review = a_review(doubt("activity-without-number", "ข", Place("activity", 2, "numbered")))
    assert answered(review, (0,), "numbered").dossier.activities[1].numbered


def test_a_value_typed_over_settles_the_doubts_of_its_field(ticks):
    done = typed(ticks, CELL, "✓ 2 ครั้ง")
    assert done.dossier.activities[0].quarter_1 == Mark(ticked=True, text="2 ครั้ง")
    assert [one.place for one in done.open_doubts] == [OTHER]


def test_results_are_typed_as_lines():
    done = typed(a_review(), RESULTS, "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://a.example/1\n- อบรม")
    first, second = done.dossier.activities[0].results
    assert (first.kind, [one.url for one in first.evidence]) == (
        "occurrence",
        ["https://a.example/1"],
    )
    assert (second.kind, second.text) == ("bullet", "อบรม")
    assert text_at(done.dossier, RESULTS).splitlines()[1] == "- อบรม"


@pytest.mark.parametrize("text", ["พ.ศ.", "67", "3000"])
def test_a_year_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match=text):
        typed(a_review(), Place("dossier", 1, "fiscal_year"), text)


@pytest.mark.parametrize(
    ("place", "held"),
    [(Place("activity", 1, "title"), "ก ที่เหลือ"), (Place("unit", 1, "name"), "ที่เหลือ")],
)
def test_a_leftover_stands_behind_what_a_field_holds_and_is_left_no_more(place, held):
    left, other = (Leftover(source("page footer"), text) for text in ("ที่เหลือ", "อื่น"))
    done = put_into(a_review(leftovers=(left, other)), left, place)
    assert text_at(done.dossier, place) == held
    assert done.leftovers == (other,)
