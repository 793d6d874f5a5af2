"""Values that stand in one readable database column come back equal."""

import pytest
from dossier_strategies import marks, partial_dates
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.columns import (
    date_from_column,
    date_to_column,
    mark_from_column,
    mark_to_column,
    months_from_column,
    months_to_column,
)
from ita_desk.model.mark import Mark
from ita_desk.thai.partial_date import PartialDate


@given(mark=marks)
def test_a_mark_comes_back_from_its_column(mark: Mark):
    assert mark_from_column(mark_to_column(mark)) == mark


@given(months=st.lists(st.integers(1, 12), unique=True).map(tuple))
def test_months_come_back_from_their_column(months: tuple[int, ...]):
    assert months_from_column(months_to_column(months)) == months


@pytest.mark.parametrize(
    ("mark", "stored"),
    [
        (Mark(), ""),
        (Mark(ticked=True), "+"),
        (Mark(text="1 ครั้ง"), "-1 ครั้ง"),
        (Mark(True, "+"), "++"),
    ],
)
def test_a_stored_mark_can_be_read_by_people(mark: Mark, stored: str):
    assert mark_to_column(mark) == stored


def test_what_no_mark_was_stored_as_is_refused():
    with pytest.raises(ValueError, match="not a stored mark"):
        mark_from_column("ticked")


@given(day=partial_dates())
def test_a_date_comes_back_from_its_column(day: PartialDate):
    assert date_to_column(day) == day.iso()
    assert date_from_column(date_to_column(day)) == day
