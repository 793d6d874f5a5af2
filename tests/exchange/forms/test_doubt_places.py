"""A kept doubt is told in words that lead back to its field."""

import pytest

from ita_desk.exchange.forms.doubt_places import place_of, row_words, with_place
from ita_desk.model.place import Place
from ita_desk.model.structure import STRUCTURE

WHERE = "ตารางที่ 2 แถว 3"


def told(dossier, place):
    return with_place(WHERE, place, row_words(dossier, str), str)


def fields_of_activities(dossier):
    names = STRUCTURE["activity"].value.model_fields
    return [Place("activity", one.id, name) for one in dossier.activities for name in names]


def test_every_row_is_found_again(planning):
    for row in row_words(planning, str):
        found = place_of(told(planning, row), planning, str)
        assert (found.entity, found.id) == (row.entity, row.id)


def test_every_field_of_an_activity_that_has_a_name_is_found_again(planning):
    for place in fields_of_activities(planning):
        found = place_of(told(planning, place), planning, str)
        assert found.id == place.id
        assert told(planning, found) == told(planning, place)
    budget = Place("activity", planning.activities[2].id, "budget")
    assert place_of(told(planning, budget), planning, str) == budget


def test_a_row_that_was_moved_and_has_another_number_is_found_by_its_words(planning):
    third = planning.activities[2]
    words = told(planning, Place("activity", third.id, "budget"))
    moved = tuple(one.changed({"id": 100 + at}) for at, one in enumerate(planning.activities[::-1]))
    (number,) = [one.id for one in moved if one.title == third.title]
    assert place_of(words, planning.changed({"activities": moved}), str).id == number


def test_of_rows_with_equal_words_the_number_tells(planning):
    alike = tuple(one.changed({"title": "ประชุม → ครั้ง · ที่ (1)"}) for one in planning.activities)
    dossier = planning.changed({"activities": alike})
    for one in alike:
        assert (
            place_of(told(dossier, Place("activity", one.id, "budget")), dossier, str).id == one.id
        )


@pytest.mark.parametrize("place", [None, Place("activity", 99_999, "title")])
def test_what_is_not_there_is_not_told(planning, place):
    assert told(planning, place) == WHERE
    assert place_of(WHERE, planning, str) is None


def test_a_row_with_other_words_is_not_found(planning):
    first = planning.activities[0]
    words = told(planning, Place("activity", first.id, "budget"))
    other = planning.changed({"activities": (first.changed({"title": "อื่น"}),)})
    assert place_of(words, other, str) is None
