"""Scores are counted in decimals, to four places, half up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.scoring import component_score, components_total, fixed_score, printed_score
from ita_desk.model.tree import ScoreComponent


def component(actual, target, weight):
    return ScoreComponent(id=1, actual=actual, target=target, weight=weight)


# The budget indicator of the sample sheet (acceptance check 14).
BUDGET = [
    ("79.62", "75", "1", "1.0000"),
    ("86.41", "83", "1.2", "1.2000"),
    ("2.11", "75", "1.3", "0.0366"),
    ("12.26", "83", "1.5", "0.2216"),
]


@pytest.mark.parametrize(("actual", "target", "weight", "score"), BUDGET)
def test_a_component_scores_its_part_of_the_weight(actual, target, weight, score):
    assert fixed_score(component_score(component(actual, target, weight))) == score


def test_the_budget_indicator_of_the_sheet_scores_2_4582():
    total = components_total(component(*figures[:3]) for figures in BUDGET)
    assert printed_score(total) == "2.4582"


def test_the_fifth_place_is_rounded_half_up():
    assert fixed_score(component_score(component("0.00125", "1", "1"))) == "0.0013"
    assert fixed_score(component_score(component("0.00124", "1", "1"))) == "0.0012"


@pytest.mark.parametrize(
    "figures", [("", "1", "1"), ("1", "", "1"), ("1", "1", ""), ("1", "0", "1")]
)
def test_what_lacks_a_figure_or_a_target_has_no_score(figures):
    assert component_score(component(*figures)) is None
    assert components_total([component("1", "1", "1"), component(*figures)]) is None


def test_no_components_have_no_total():
    assert components_total([]) is None


figures = st.decimals("0", "100", places=2)


@given(actual=figures, target=figures.filter(bool), weight=st.decimals("0", "5", places=4))
def test_a_score_is_never_more_than_its_weight(actual, target, weight):
    score = component_score(component(f"{actual:f}", f"{target:f}", f"{weight:f}"))
    assert Decimal(0) <= score <= weight


@pytest.mark.parametrize(
    ("score", "printed"),
    [("5.0000", "5"), ("2.4582", "2.4582"), ("10", "10"), ("0.50", "0.5"), ("0", "0"), ("", "")],
)
def test_trailing_zeros_are_dropped_where_a_score_is_shown(score, printed):
    assert printed_score(score) == printed
