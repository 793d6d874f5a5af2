from datetime import date

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.partial_date import DatePoint, PartialDate


@pytest.mark.parametrize(
    "text", ["2023-12-04", "2023-12", "2021-10/2022-07-30", "2025-05-01/2025-05"]
)
def test_iso_text_comes_back(text):
    assert PartialDate.from_iso(text).iso() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "2023-13",
        "2023-02-29",
        "2023-00",
        "2023-1-1",
        "๒๐๒๓-12",
        "2023-12-04T00:00",
        "2023-12/2023-11",
        "2023-12/2023-12/2023-12",
        "2023-12\n",
    ],
)
def test_other_text_is_refused(text):
    with pytest.raises(ValueError, match=r"date|month|day|range"):
        PartialDate.from_iso(text)


def test_first_and_last_day():
    value = PartialDate.from_iso("2023-10/2024-02")
    assert (value.first_day, value.last_day) == (date(2023, 10, 1), date(2024, 2, 29))
    assert not value.is_day
    assert PartialDate.of_day(date(2024, 2, 29)).is_day
    assert not PartialDate.from_iso("2024-02").is_day


@given(st.dates(), st.dates(), st.booleans(), st.booleans())
@settings(max_examples=examples(100))
def test_any_range_that_does_not_run_backwards_comes_back(one, other, whole_start, whole_end):
    first, last = sorted((one, other))
    start = DatePoint(first.year, first.month, None if whole_start else first.day)
    end = DatePoint(last.year, last.month, None if whole_end else last.day)
    value = PartialDate(start, end)
    assert PartialDate.from_iso(value.iso()) == value
    assert value.first_day <= value.last_day
