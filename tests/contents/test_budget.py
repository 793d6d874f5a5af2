import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.contents.budget import budget_sum, is_amount, printed_budget


@pytest.mark.parametrize(
    ("budget", "printed"),
    [
        (None, "-"),
        ("", "-"),
        ("  ", "-"),
        ("0", "0"),
        ("12000", "12,000"),
        ("12,000.50", "12,000.50"),
        ("1250.5", "1,250.5"),
        ("1234567890", "1,234,567,890"),
        ("100", "100"),
    ],
)
def test_amounts_are_grouped_by_thousands_and_none_is_a_dash(budget, printed):
    assert printed_budget(budget) == printed


@pytest.mark.parametrize("text", ["ต.ค.66", "1,2,3", "12,00", "๑๒,๐๐๐", "12000 บาท", "-5", " ๆ "])
def test_other_text_prints_exactly_as_typed(text):
    assert not is_amount(text)
    assert printed_budget(text) == text


@settings(max_examples=examples(50))
@given(st.integers(0, 10**15), st.integers(0, 99))
def test_grouping_never_changes_the_amount(baht, satang):
    printed = printed_budget(f"{baht}.{satang:02}")
    assert printed == f"{baht:,}.{satang:02}"
    assert printed_budget(printed) == printed


@pytest.mark.parametrize(
    ("budgets", "total"),
    [
        ([], ""),
        ([None, "-", "", "0"], ""),
        (["12,000", "500.50", None, "-"], "12,500.50"),
        (["0.1", "0.2"], "0.3"),
        (["1000", "ต.ค.66", "500 บาท", " 2,000 "], "3,000"),
        (["99999999999999999999", "1"], "100,000,000,000,000,000,000"),
    ],
)
def test_amounts_are_summed_exactly_and_other_texts_left_out(budgets, total):
    assert budget_sum(budgets) == total
