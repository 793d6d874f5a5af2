"""Which end of a line is taken: after a word, unless that leaves too much of the line blank."""

import pytest

from ita_desk.typeset.line_breaking import Breaker, BreakPlan

LETTERS = 100
EDGES = [float(at) for at in range(LETTERS + 1)]


def first_end(word, compound, *, justified=False, doubtful=()):
    """Where the first line of 50 points ends, letters being one point wide."""
    clusters = tuple(range(1, LETTERS))
    plan = BreakPlan((word,), doubtful, (compound,), (), (), clusters)
    return Breaker(plan, range(LETTERS), EDGES, ()).ends(50, 100, justified=justified)[0]


@pytest.mark.parametrize(
    ("word", "justified", "end"),
    [(44, True, 44), (42, True, 48), (42, False, 42), (19, False, 48), (21, False, 21)],
)
def test_a_loose_line_ends_inside_a_compound(word, justified, end):
    assert first_end(word, 48, justified=justified) == end


def test_an_earlier_end_inside_a_compound_is_no_gain():
    assert first_end(42, 30, justified=True) == 42


@pytest.mark.parametrize(("word", "end"), [(41, 41), (39, 46), (15, 46)])
def test_a_line_ends_between_doubtful_words_only_where_sure_ones_leave_a_fifth_blank(word, end):
    assert first_end(word, 48, doubtful=(46,)) == end


def test_no_doubtful_end_before_a_sure_one_is_taken():
    assert first_end(30, 20, doubtful=(25,)) == 30
