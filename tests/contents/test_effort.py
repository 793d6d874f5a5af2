"""Long work is told before it begins."""

import pytest

from ita_desk.contents.documents import ALL_DOCUMENTS, ROUND_REPORT
from ita_desk.contents.effort import SENTENCE, LetterCount, effort_of
from ita_desk.model.texts import texts_of


def test_usual_work_is_not_told_of(planning):
    assert not effort_of([(planning, ALL_DOCUMENTS)] * 20).is_great


def long_cell(planning):
    first, *others = planning.activities
    long = first.changed({"responsible": "ก" * 1_000_000})
    return planning.changed({"activities": (long, *others)})


def many_rows(planning):
    return planning.changed({"activities": planning.activities[:5] * 20_000})


@pytest.mark.parametrize("made", [long_cell, many_rows])
def test_a_million_letters_or_100_000_activities_are_told_of(planning, made):
    effort = effort_of([(made(planning), ROUND_REPORT)])
    assert effort.is_great
    told = SENTENCE.format(**effort.sentence_parameters())
    assert f"{effort.letters:,} letters" in told


def test_an_edit_is_counted_and_what_it_left_alone_is_not_counted_again(planning):
    count = LetterCount()
    before = count.of(planning)
    first, *others = planning.activities
    longer = first.changed({"title": first.title + "กขค"})
    edited = planning.changed({"activities": (longer, *others)})
    assert count.of(edited) == before + 3 == LetterCount().of(edited)
    assert count.of(planning) == before
    assert before == sum(len(text) for _, text in texts_of(planning))


def test_all_documents_take_as_much_longer(planning):
    one, every = (effort_of([(planning, name)]) for name in (ROUND_REPORT, ALL_DOCUMENTS))
    assert every.letters == 6 * one.letters
