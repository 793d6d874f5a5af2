"""Which end of a line is taken: after a word, unless that leaves too much of the line blank."""

import pytest

from ita_desk.typeset.line_breaking import Breaker, BreakPlan

LETTERS = 100
EDGES = [float(at) for at in range(LETTERS + 1)]


def first_end(word, compound, *, justified):
    """Where the first line of 50 points ends, letters being one point wide."""
    plan = BreakPlan((word,), (compound,), (), (), tuple(range(1, LETTERS)))
    return Breaker(plan, range(LETTERS), EDGES, ()).ends(50, 100, justified=justified)[0]


@pytest.mark.parametrize(
    ("word", "justified", "end"),
    [(44, True, 44), (42, True, 48), (42, False, 42), (19, False, 48), (21, False, 21)],
)
def test_a_loose_line_ends_inside_a_compound(word, justified, end):
    assert first_end(word, 48, justified=justified) == end


def test_an_earlier_end_inside_a_compound_is_no_gain():
    assert first_end(42, 30, justified=True) == 42
