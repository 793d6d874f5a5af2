"""An office and a plain Python model of it, which every act changes alike.

``ACTS`` names the acts and the values that each may be given; the tests let hypothesis choose
among them, ``stateful`` takes a walk of thousands.
"""

import copy
import pickle
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from ita_desk.model.block import block_of
from ita_desk.model.changes import Changes
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Measure, Result
from ita_desk.storage.store import Store
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import dossiers, fields, grid, measures, quarters, rows
from ita_desk.verbs.plan_table import PlanTable
from proofs import office_state

State = list[dict[str, Any]]
"""What a reader sees of each dossier."""

TEXTS = ("", "ก", "มาตรการ", "น้ำ", "a\tb\nc", "<b>", "✓", "'; DROP TABLE step;")
CELLS = tuple(text for text in TEXTS if "\t" not in text)
ROWS = range(31)


def plain(dossier: Dossier) -> dict[str, Any]:
    """What a reader sees of a dossier, without the database's numbers."""
    titles = {measure.id: measure.title for measure in dossier.measures}
    return {
        "year": dossier.fiscal_year,
        "phone": dossier.unit.phone,
        "activities": [
            {
                "measure": titles[activity.measure_id],
                "title": activity.title,
                "quality": activity.quality,
                "quarters": list(activity.quarters),
                "results": [(result.text, result.date) for result in activity.results],
            }
            for activity in dossier.activities
        ],
    }


class ModelledOffice:
    """``now`` is the plain model; ``past`` and ``future`` are its undo stacks."""

    def __init__(self, path: Path) -> None:
        """Begin an empty office at ``path``."""
        self.path = path
        self.store = Store.open(path, write=True)
        self.now: State = []
        self.past: list[bytes] = []
        self.future: list[bytes] = []
        self.trees: dict[int, Dossier] = {}
        self.typed = 0

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def do(self, changes: Changes, change_model: Callable[[State], object]) -> None:
        """Carry a verb out on the model too; a verb that changed nothing made no step."""
        after = copy.deepcopy(self.now)
        change_model(after)
        if after != self.now or changes:
            assert changes, "the model changed, the database did not"
            self.past.append(_packed(self.now))
            self.future.clear()
            self.now = after
        self.refresh(changes)

    def refresh(self, changes: Changes) -> None:
        """Follow the trees by ``Changes`` alone, as a window does."""
        gone = {p.id for p in changes.removed if p.entity == "dossier"}
        for dossier_id in gone:
            self.trees.pop(dossier_id, None)
        for dossier_id in changes.dossiers - gone:
            if dossier_id in self.trees:
                tree = self.store.refresh(self.trees[dossier_id], changes)
            else:
                tree = self.store.load(dossier_id)
            self.trees[dossier_id] = tree

    def ids(self) -> list[int]:
        return sorted(self.trees)

    def pick(self, row: int) -> tuple[int, int, int] | None:
        """A dossier's position, its id and an activity's position, or None in an empty office."""
        if not self.ids():
            return None
        at = row % len(self.ids())
        activities = self.trees[self.ids()[at]].activities
        return (at, self.ids()[at], row % len(activities)) if activities else None

    def add_dossier(self, count: int, date: str | None) -> None:
        tree = Dossier(
            id=1,
            fiscal_year=2567,
            round=1,
            measures=(Measure(id=1, title="มาตรการ"),),
            activities=tuple(
                Activity(
                    id=number,
                    measure_id=1,
                    title=f"กิจกรรม {number}",
                    results=(Result(id=number, date=PartialDate.from_iso(date) if date else None),),
                )
                for number in range(count)
            ),
        )
        self.do(dossiers.add(self.store, [tree]), lambda now: now.append(plain(tree)))

    def delete_dossier(self, row: int) -> None:
        if self.ids():
            at = row % len(self.ids())
            self.do(dossiers.delete(self.store, self.ids()[at]), lambda now: now.pop(at))

    def duplicate_dossier(self, row: int) -> None:
        if self.ids():
            at = row % len(self.ids())
            changes = dossiers.duplicate(self.store, self.ids()[at])
            self.do(changes, lambda now: now.append(copy.deepcopy(now[at])))

    def edit_title(self, row: int, text: str) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            place = Place("activity", self.trees[dossier_id].activities[index].id, "title")
            changes = fields.edit(self.store, place, text)
            self.do(changes, lambda now: now[at]["activities"][index].update(title=text))

    def type_a_phone_number_in_three_strokes(self, row: int, text: str) -> None:
        if self.ids():
            at = row % len(self.ids())
            place = Place("unit", self.ids()[at], "phone")
            self.typed += 1
            key = f"visit {self.typed}"
            parts = [f"{text}{self.typed}"[:end] for end in range(1, 4)]
            before = self.now[at]["phone"]
            done = [fields.edit(self.store, place, part, merge_key=key) for part in parts]
            if parts[-1] == before and not any(done):
                return
            self.do(
                next(changes for changes in done if changes),
                lambda now: now[at].update(phone=parts[-1]),
            )

    def tick(self, row: int, quarter: int) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            tree = self.trees[dossier_id]
            activity = tree.activities[index]
            ticked = not activity.quarters[quarter - 1].ticked

            def change(now: State) -> None:
                marks = now[at]["activities"][index]["quarters"]
                marks[quarter - 1] = replace(marks[quarter - 1], ticked=ticked)

            ids, columns = [activity.id], [f"quarter_{quarter}"]
            self.do(grid.tick(self.store, PlanTable(tree), ids, columns, ticked=ticked), change)

    def move(self, row: int, goal: int) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            tree = self.trees[dossier_id]
            activities = tree.activities
            before = goal % (len(activities) + 1)
            sibling = activities[before].id if before < len(activities) else None
            moving = [activities[index].id]

            def change(now: State) -> None:
                listed = now[at]["activities"]
                moved = listed.pop(index)
                listed.insert(before if before <= index else before - 1, moved)

            self.do(grid.move(self.store, PlanTable(tree), moving, sibling), change)

    def delete_activity(self, row: int) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            place = Place("activity", self.trees[dossier_id].activities[index].id)
            changes = rows.delete(self.store, [place])
            self.do(changes, lambda now: now[at]["activities"].pop(index))

    def duplicate_activity(self, row: int) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            tree = self.trees[dossier_id]
            source = tree.activities[index].id

            def change(now: State) -> None:
                listed = now[at]["activities"]
                listed.insert(index + 1, copy.deepcopy(listed[index]))

            self.do(grid.duplicate(self.store, PlanTable(tree), source), change)

    def paste_titles_past_the_end(self, row: int, texts: Sequence[str]) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            block = block_of([[text, ""] for text in texts])
            plan = PlanTable(self.trees[dossier_id])
            ids = list(plan.rows)[index:]
            changes = grid.paste(self.store, plan, block, ids=ids, left="title")

            def change(now: State) -> None:
                listed = now[at]["activities"]
                for offset, text in enumerate(texts):
                    if index + offset == len(listed):
                        new = {
                            "measure": listed[-1]["measure"],
                            "title": "",
                            "quality": Mark(),
                            "quarters": [Mark()] * 4,
                            "results": [],
                        }
                        listed.append(new)
                    listed[index + offset]["title"] = text

            self.do(changes, change)

    def assign_measure(self, row: int, title: str) -> None:
        if found := self.pick(row):
            at, dossier_id, index = found
            activity = self.trees[dossier_id].activities[index]
            changes = measures.assign_measure(self.store, [activity.id], title)
            self.do(changes, lambda now: now[at]["activities"][index].update(measure=title))

    def fill_quarters(self, row: int) -> None:
        if found := self.pick(row):
            at, dossier_id, _ = found

            def change(now: State) -> None:
                for activity in now[at]["activities"]:
                    for _, date in activity["results"]:
                        quarter = {"2023-12-04": 0, "2024-01": 1}[date.iso()] if date else None
                        if quarter is not None and not activity["quarters"][quarter]:
                            activity["quarters"][quarter] = Mark(ticked=True)

            self.do(quarters.fill_quarters(self.store, dossier_id), change)

    def undo(self, times: int) -> None:
        for _ in range(times):
            changes = self.store.undo()
            assert bool(changes) == bool(self.past)
            if self.past:
                self.future.append(_packed(self.now))
                self.now = _unpacked(self.past.pop())
            self.refresh(changes)

    def redo(self, times: int) -> None:
        for _ in range(times):
            changes = self.store.redo()
            assert bool(changes) == bool(self.future)
            if self.future:
                self.past.append(_packed(self.now))
                self.now = _unpacked(self.future.pop())
            self.refresh(changes)

    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, write=True)

    def check(self) -> None:
        """The database says what the model says, and so does a view that follows ``Changes``."""
        stored = sorted(summary.id for summary in self.store.dossiers())
        loaded = {dossier_id: self.store.load(dossier_id) for dossier_id in stored}
        assert loaded == self.trees, "a view that follows Changes differs from the database"
        assert [plain(loaded[dossier_id]) for dossier_id in stored] == self.now

    def check_history(self) -> None:
        """Reversing every recorded change, newest first, ends in an empty office."""
        with office_state.reading(self.path) as connection:
            left = office_state.rows_at(connection, 0)
        assert [table for table, _ in left] == ["office"]


ACTS: Mapping[str, Mapping[str, Sequence[Any]]] = {
    "add_dossier": {"count": range(4), "date": ("2023-12-04", "2024-01", None)},
    "delete_dossier": {"row": ROWS},
    "duplicate_dossier": {"row": ROWS},
    "edit_title": {"row": ROWS, "text": TEXTS},
    "type_a_phone_number_in_three_strokes": {"row": ROWS, "text": TEXTS[1:]},
    "tick": {"row": ROWS, "quarter": range(1, 5)},
    "move": {"row": ROWS, "goal": ROWS},
    "delete_activity": {"row": ROWS},
    "duplicate_activity": {"row": ROWS},
    "paste_titles_past_the_end": {
        "row": ROWS,
        "texts": [texts for size in (1, 2, 3) for texts in product(CELLS, repeat=size)],
    },
    "assign_measure": {"row": ROWS, "title": ("มาตรการ", "มาตรการใหม่", "")},
    "fill_quarters": {"row": ROWS},
    "undo": {"times": range(1, 5)},
    "redo": {"times": range(1, 5)},
    "reopen": {},
}
"""Method of ``ModelledOffice`` → argument → the values it may have."""


def _packed(state: State) -> bytes:
    return zlib.compress(pickle.dumps(state), 1)


def _unpacked(packed: bytes) -> State:
    return pickle.loads(zlib.decompress(packed))
