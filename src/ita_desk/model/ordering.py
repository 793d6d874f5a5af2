"""The order of names, and numbers that the forms show but nobody types: of activities, ครั้งที่."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ita_desk.model.fields import Numbering
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.search_key import sort_key


def measure_groups(activities: Iterable[Activity]) -> Iterator[tuple[int, tuple[Activity, ...]]]:
    """Adjacent activities of one measure: (measure id, its activities). A measure may return."""
    for measure_id, group in groupby(activities, key=lambda activity: activity.measure_id):
        yield measure_id, tuple(group)


def activity_numbers(activities: Sequence[Activity], numbering: Numbering) -> dict[int, str]:
    """Activity id → its printed number, ``""`` where none is printed.

    ``continuous`` counts 1, 2, 3 over the whole report; ``by-measure`` counts 1.1, 1.2 within
    a measure, which keeps its number and its count where it comes back later in the list.
    """
    numbers: dict[int, str] = {}
    measures = measure_numbers(activities) if numbering == "by-measure" else {}
    counts: dict[int, int] = {}
    for activity in activities:
        numbers[activity.id] = ""
        if numbering == "none" or not activity.numbered:
            continue
        series = activity.measure_id if numbering == "by-measure" else 0
        counts[series] = counts.get(series, 0) + 1
        own = str(counts[series])
        numbers[activity.id] = f"{measures[series]}.{own}" if measures else own
    return numbers


def measure_numbers(activities: Iterable[Activity]) -> dict[int, int]:
    """Measure id → 1, 2, … in the order in which the measures first appear."""
    numbers: dict[int, int] = {}
    for activity in activities:
        numbers.setdefault(activity.measure_id, len(numbers) + 1)
    return numbers


def occurrence_numbers(results: Iterable[Result]) -> dict[int, int]:
    """Result id → ครั้งที่: by date, ties by order; an undated occurrence has no number."""
    dated = [
        (result.date.first_day, order, result.id)
        for order, result in enumerate(results)
        if result.kind == "occurrence" and result.date is not None
    ]
    return {result_id: number for number, (*_, result_id) in enumerate(sorted(dated), start=1)}


def name_key(name: str) -> tuple[str, ...]:
    """Key by which names stand as in a Thai dictionary."""
    return sort_key(name)
