"""Numbers that the forms show but nobody types."""

from ita_desk.model.ordering import (
    activity_numbers,
    measure_groups,
    measure_numbers,
    occurrence_numbers,
)
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.partial_date import PartialDate


def activities(*rows: tuple[int, bool] | int) -> list[Activity]:
    """Activities 1, 2, … of the given measures; a pair says whether the row is numbered."""
    pairs = [row if isinstance(row, tuple) else (row, True) for row in rows]
    return [
        Activity(id=number, measure_id=measure_id, numbered=numbered)
        for number, (measure_id, numbered) in enumerate(pairs, 1)
    ]


def results(*dates: str | None, kind: str = "occurrence") -> list[Result]:
    """Results 1, 2, … of the given dates."""
    return [
        Result(id=number, kind=kind, date=PartialDate.from_iso(iso) if iso else None)
        for number, iso in enumerate(dates, 1)
    ]


def test_only_adjacent_activities_of_a_measure_are_merged():
    groups = [
        (measure_id, [activity.id for activity in group])
        for measure_id, group in measure_groups(activities(5, 5, 6, 5))
    ]

    assert groups == [(5, [1, 2]), (6, [3]), (5, [4])]


def test_continuous_numbers_run_over_the_whole_report_and_skip_unnumbered_rows():
    numbers = activity_numbers(activities(5, (5, False), 6, 5), "continuous")

    assert numbers == {1: "1", 2: "", 3: "2", 4: "3"}


def test_numbers_by_measure_go_on_where_a_measure_comes_back():
    numbers = activity_numbers(activities(5, 6, (6, False), 6, 5), "by-measure")

    assert numbers == {1: "1.1", 2: "2.1", 3: "", 4: "2.2", 5: "1.2"}


def test_without_numbering_no_activity_has_a_number():
    assert activity_numbers(activities(5, 6), "none") == {1: "", 2: ""}


def test_measures_are_numbered_as_they_first_appear():
    assert measure_numbers(activities(9, 4, 9, 7)) == {9: 1, 4: 2, 7: 3}


def test_occurrences_are_numbered_by_date_and_ties_by_order():
    numbers = occurrence_numbers(results("2024-01-10", "2023-12", "2024-01-10", "2023-12-08"))

    assert numbers == {2: 1, 4: 2, 1: 3, 3: 4}


def test_an_undated_occurrence_and_any_other_result_have_no_number():
    assert occurrence_numbers(results(None, "2024-01")) == {2: 1}
    assert occurrence_numbers(results("2024-01", kind="note")) == {}
