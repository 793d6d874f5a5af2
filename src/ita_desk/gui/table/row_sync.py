"""What takes one order of rows to another, in as few steps as a view can follow."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Removal(NamedTuple):
    """Take out the rows ``first`` to ``last``."""

    first: int
    last: int


class Move(NamedTuple):
    """Take out the row ``source`` and put it in so that it becomes row ``target``."""

    source: int
    target: int


class Insertion(NamedTuple):
    """Put in new rows, which become ``first`` to ``last``."""

    first: int
    last: int


Step = Removal | Move | Insertion


def steps_between(old: Sequence[int], new: Sequence[int]) -> Iterator[Step]:
    """Removals, then moves of as few rows as possible, then insertions; ids are unique."""
    if list(old) == list(new):
        return
    wanted = set(new)
    yield from _removals(old, wanted)
    kept = [row_id for row_id in old if row_id in wanted]
    known = set(kept)
    order = [row_id for row_id in new if row_id in known]
    yield from _moves(kept, order)
    yield from _insertions(known, new)


def _removals(old: Sequence[int], wanted: set[int]) -> Iterator[Removal]:
    row = len(old) - 1
    while row >= 0:
        if old[row] in wanted:
            row -= 1
            continue
        last = row
        while row >= 0 and old[row] not in wanted:
            row -= 1
        yield Removal(row + 1, last)


def _moves(kept: list[int], order: list[int]) -> Iterator[Move]:
    if kept == order:
        return
    target = {row_id: place for place, row_id in enumerate(order)}
    staying = _longest_rise([target[row_id] for row_id in kept])
    now = list(kept)
    settled = {kept[place] for place in staying}
    for row_id in order:
        if row_id in settled:
            continue
        source = now.index(row_id)
        now.pop(source)
        before = next((other for other in order[target[row_id] + 1 :] if other in settled), None)
        place = len(now) if before is None else now.index(before)
        now.insert(place, row_id)
        settled.add(row_id)
        yield Move(source, place)


def _insertions(known: set[int], new: Sequence[int]) -> Iterator[Insertion]:
    row = 0
    while row < len(new):
        if new[row] in known:
            row += 1
            continue
        first = row
        while row < len(new) and new[row] not in known:
            row += 1
        yield Insertion(first, row - 1)


def _longest_rise(places: list[int]) -> list[int]:
    """Indices of a longest rising subsequence: the rows that need not move."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at] = place
            ends[at] = index
        previous.append(ends[at - 1] if at else -1)
    found: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = previous[index]
    return found[::-1]
