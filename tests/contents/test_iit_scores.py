from decimal import Decimal
from itertools import pairwise

import pytest
from dossier_strategies import decimals
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.contents.iit_scores import (
    below_target,
    computed_mean,
    iit_scores,
    lowest_first,
    mean_differs,
)
from ita_desk.model.tree import KnowledgeBrief

REAL = ("97.11", "90.08", "91.04", "87.99", "91.81")


def brief(*scores, **fields):
    return KnowledgeBrief(
        **{f"score_{number}": score for number, score in enumerate(scores or REAL, 1)}, **fields
    )


def names(scores):
    return [score.name for score in scores]


def test_the_mean_is_rounded_half_up_to_two_places():
    assert computed_mean(brief()) == "91.61"
    assert computed_mean(brief("90.01", "90.01", "90.01", "90.01", "90.035")) == "90.02"
    assert computed_mean(brief("100", "100", "100", "100", "100")) == "100.00"
    assert computed_mean(brief("97.11", "90.08", "", "87.99", "91.81")) == ""


@pytest.mark.parametrize(
    ("overall", "differs"),
    [("92.51", True), ("91.61", False), ("91.610", False), ("91.6", True), ("", False)],
)
def test_a_stated_mean_is_compared_with_the_computed_one(overall, differs):
    assert mean_differs(brief(overall=overall)) is differs


def test_nothing_is_compared_while_a_score_is_missing():
    assert not mean_differs(brief("97.11", overall="92.51"))


def test_scores_are_ranked_from_the_lowest():
    assert [(rank, score.percent) for rank, score in lowest_first(brief())] == [
        (1, "87.99"),
        (2, "90.08"),
        (3, "91.04"),
        (4, "91.81"),
        (5, "97.11"),
    ]


def test_equal_scores_share_a_rank_however_they_are_written():
    ranked = lowest_first(brief("90", "90.00", "80", "", "95"))
    assert [(rank, score.percent) for rank, score in ranked] == [
        (1, "80"),
        (2, "90"),
        (2, "90.00"),
        (3, "95"),
    ]


def test_below_the_target_are_those_that_do_not_reach_it():
    assert names(below_target(brief(next_target="92.50"))) == [
        "การใช้ทรัพย์สินของราชการ",
        "การใช้งบประมาณ",
        "การใช้อำนาจ",
        "การแก้ไขปัญหาการทุจริต",
    ]
    assert names(below_target(brief(next_target="87.99"))) == []
    assert below_target(brief()) == ()


@given(st.lists(decimals, min_size=5, max_size=5), decimals)
def test_ranks_rise_with_the_scores_and_leave_none_out(scores, target):
    tree = brief(*scores, next_target=target)
    ranked = lowest_first(tree)
    assert sorted(score.field for _, score in ranked) == [
        score.field for score in iit_scores(tree) if score.percent
    ]
    for (rank, lower), (next_rank, higher) in pairwise(ranked):
        assert (next_rank - rank, lower.value < higher.value) in ((0, False), (1, True))
    assert all(score.value < Decimal(target) for score in below_target(tree))
