from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.thai.calendar import (
    FISCAL_MONTHS,
    QUARTERS,
    first_day_of_fiscal_year,
    fiscal_year_of,
    guess_round,
    last_day_of_fiscal_year,
    next_round,
    quarter_first_day,
    quarter_label,
    quarter_last_day,
    quarter_months,
    quarters_touched,
    report_deadline,
    report_deadlines,
    round_first_day,
    round_grace_day,
    round_label,
    round_last_day,
    round_months,
)

DAYS = st.dates(date(1957, 1, 1), date(2156, 12, 31))


@pytest.mark.parametrize(
    ("quarter", "label"),
    [
        (1, "ไตรมาส 1 (ต.ค. - ธ.ค. 66)"),
        (2, "ไตรมาส 2 (ม.ค. - มี.ค. 67)"),
        (3, "ไตรมาส 3 (เม.ย. - มิ.ย. 67)"),
        (4, "ไตรมาส 4 (ก.ค. - ก.ย. 67)"),
    ],
)
def test_quarter_labels_of_2567(quarter, label):
    assert quarter_label(2567, quarter) == label


def test_the_fiscal_year_begins_in_october():
    assert fiscal_year_of(date(2023, 9, 30)) == 2566
    assert fiscal_year_of(date(2023, 10, 1)) == 2567
    assert first_day_of_fiscal_year(2567) == date(2023, 10, 1)
    assert last_day_of_fiscal_year(2567) == date(2024, 9, 30)


@given(DAYS)
def test_every_day_lies_in_one_quarter_of_its_fiscal_year(day):
    year = fiscal_year_of(day)
    (quarter,) = (number for number in QUARTERS if day.month in quarter_months(number))
    assert quarter_first_day(year, quarter) <= day <= quarter_last_day(year, quarter)
    assert tuple(quarters_touched(day, day, year)) == (quarter,)
    assert tuple(quarters_touched(day, day, year - 1)) == ()


def test_a_range_touches_each_quarter_it_shares_a_day_with():
    touched = quarters_touched(date(2023, 12, 31), date(2024, 4, 1), 2567)
    assert tuple(touched) == (1, 2, 3)


def test_the_rounds_of_2567():
    assert round_label(1) == "รอบ 5 เดือนแรก"
    assert round_label(2) == "รอบ 5 เดือนหลัง"
    assert round_months(1) == (10, 11, 12, 1, 2)
    assert round_months(2) == (3, 4, 5, 6, 7)
    assert (round_first_day(2567, 1), round_last_day(2567, 1)) == (
        date(2023, 10, 1),
        date(2024, 2, 29),
    )
    assert (round_first_day(2567, 2), round_last_day(2567, 2)) == (
        date(2024, 3, 1),
        date(2024, 7, 31),
    )
    assert round_grace_day(2567, 1) == date(2024, 3, 10)
    assert round_grace_day(2567, 2) == date(2024, 8, 10)


def test_deadlines_move_back_from_weekends():
    assert report_deadlines(2567, 1) == [
        date(2023, 12, 8),
        date(2024, 1, 10),
        date(2024, 2, 9),
        date(2024, 3, 8),
    ]
    assert report_deadlines(2567, 2)[-1] == date(2024, 8, 9)
    assert len(report_deadlines(2567, 2)) == 5


def test_deadlines_move_back_from_holidays_and_can_be_counted_otherwise():
    holidays = {date(2024, 4, 10), date(2024, 4, 9)}
    assert report_deadline(2024, 3, holidays) == date(2024, 4, 8)
    assert len(report_deadlines(2567, 1, count=5)) == 5


@given(st.integers(1957, 2156), st.sampled_from(FISCAL_MONTHS))
def test_a_deadline_is_a_working_day_near_the_tenth_of_the_next_month(year, month):
    day = report_deadline(year, month)
    assert day.weekday() < 5
    assert 8 <= day.day <= 10
    assert (day.year * 12 + day.month) - (year * 12 + month) == 1


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2023, 10, 1), (2567, 1)),
        (date(2024, 2, 29), (2567, 1)),
        (date(2024, 3, 10), (2567, 1)),
        (date(2024, 3, 11), (2567, 2)),
        (date(2024, 8, 9), (2567, 2)),
        (date(2024, 9, 30), (2567, 2)),
        (date(2024, 10, 1), (2568, 1)),
    ],
)
def test_the_round_a_clerk_works_on(today, expected):
    assert guess_round(today) == expected


@given(DAYS)
def test_the_guess_changes_only_forwards(day):
    assert guess_round(day) <= guess_round(day + timedelta(days=1))


def test_the_round_after_the_second_one_is_the_first_of_the_next_year():
    assert next_round(2567, 1) == (2567, 2)
    assert next_round(2567, 2) == (2568, 1)
