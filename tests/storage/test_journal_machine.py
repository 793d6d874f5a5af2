"""Random verbs, undo, redo and reopening against a plain Python model of the office."""

import copy
import json
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Measure, Result
from ita_desk.storage.store import Store
from ita_desk.storage.tables import TABLES
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import dossiers, fields, measures, plan_blocks, quarters, rows

TEXTS = st.sampled_from(["", "ก", "มาตรการ", "น้ำ", "a\tb\nc", "<b>", "✓", "'; DROP TABLE step;"])
ROW = st.integers(0, 30)


def plain(dossier):
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


def named_rows(connection, entity):
    """The rows of a table as mappings of columns."""
    rows = connection.execute(f"SELECT * FROM {entity}")
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row, strict=True)) for row in rows]


class Office(RuleBasedStateMachine):
    """``self.now`` is the plain model; ``self.past`` and ``self.future`` are its undo stacks."""

    @initialize()
    def open_new(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "office.sqlite3"
        self.store = Store.open(self.path, write=True)
        self.now, self.past, self.future = [], [], []
        self.trees = {}
        self.typed = 0

    def teardown(self):
        if hasattr(self, "store"):
            self.check_that_the_journal_explains_everything()
            self.store.close()
            self.folder.cleanup()

    def do(self, changes, change_model):
        """Carry a verb out on the model too; a verb that changed nothing made no step."""
        after = copy.deepcopy(self.now)
        change_model(after)
        if after != self.now or changes:
            assert changes, "the model changed, the database did not"
            self.past.append(self.now)
            self.future.clear()
            self.now = after
        self.refresh(changes)

    def refresh(self, changes):
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

    def ids(self):
        return sorted(self.trees)

    def pick(self, row):
        """A dossier's position, its id and an activity's position, or None in an empty office."""
        if not self.ids():
            return None
        at = row % len(self.ids())
        activities = self.trees[self.ids()[at]].activities
        return (at, self.ids()[at], row % len(activities)) if activities else None

    @rule(count=st.integers(0, 3), date=st.sampled_from(["2023-12-04", "2024-01", None]))
    def add_dossier(self, count, date):
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

    @rule(row=ROW)
    def delete_dossier(self, row):
        if self.ids():
            at = row % len(self.ids())
            self.do(dossiers.delete(self.store, self.ids()[at]), lambda now: now.pop(at))

    @rule(row=ROW)
    def duplicate_dossier(self, row):
        if self.ids():
            at = row % len(self.ids())
            changes = dossiers.duplicate(self.store, self.ids()[at])
            self.do(changes, lambda now: now.append(copy.deepcopy(now[at])))

    @rule(row=ROW, text=TEXTS)
    def edit_title(self, row, text):
        if found := self.pick(row):
            at, dossier_id, index = found
            place = Place("activity", self.trees[dossier_id].activities[index].id, "title")
            changes = fields.edit(self.store, place, text)
            self.do(changes, lambda now: now[at]["activities"][index].update(title=text))

    @rule(row=ROW, text=TEXTS.filter(bool))
    def type_a_phone_number_in_three_strokes(self, row, text):
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

    @rule(row=ROW, quarter=st.integers(1, 4))
    def tick(self, row, quarter):
        if found := self.pick(row):
            at, dossier_id, index = found
            activity = self.trees[dossier_id].activities[index]
            place = Place("activity", activity.id, f"quarter_{quarter}")

            def change(now):
                marks = now[at]["activities"][index]["quarters"]
                marks[quarter - 1] = marks[quarter - 1].toggled()

            self.do(fields.tick(self.store, place), change)

    @rule(row=ROW, goal=ROW)
    def move(self, row, goal):
        if found := self.pick(row):
            at, dossier_id, index = found
            activities = self.trees[dossier_id].activities
            before = goal % (len(activities) + 1)
            sibling = activities[before].id if before < len(activities) else None
            place = Place("activity", activities[index].id)

            def change(now):
                listed = now[at]["activities"]
                moved = listed.pop(index)
                listed.insert(before if before <= index else before - 1, moved)

            self.do(rows.move(self.store, place, sibling), change)

    @rule(row=ROW)
    def delete_activity(self, row):
        if found := self.pick(row):
            at, dossier_id, index = found
            place = Place("activity", self.trees[dossier_id].activities[index].id)
            changes = rows.delete(self.store, [place])
            self.do(changes, lambda now: now[at]["activities"].pop(index))

    @rule(row=ROW)
    def duplicate_activity(self, row):
        if found := self.pick(row):
            at, dossier_id, index = found
            place = Place("activity", self.trees[dossier_id].activities[index].id)

            def change(now):
                listed = now[at]["activities"]
                listed.insert(index + 1, copy.deepcopy(listed[index]))

            self.do(rows.duplicate(self.store, place), change)

    @rule(row=ROW, texts=st.lists(TEXTS.filter(lambda t: "\t" not in t), min_size=1, max_size=3))
    def paste_titles_past_the_end(self, row, texts):
        if found := self.pick(row):
            at, dossier_id, index = found
            block = [[text, ""] for text in texts]
            changes = plan_blocks.paste(self.store, dossier_id, block, top=index, left="title")

            def change(now):
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

    @rule(row=ROW, title=st.sampled_from(["มาตรการ", "มาตรการใหม่", ""]))
    def assign_measure(self, row, title):
        if found := self.pick(row):
            at, dossier_id, index = found
            activity = self.trees[dossier_id].activities[index]
            changes = measures.assign_measure(self.store, [activity.id], title)
            self.do(changes, lambda now: now[at]["activities"][index].update(measure=title))

    @rule(row=ROW)
    def fill_quarters(self, row):
        if found := self.pick(row):
            at, dossier_id, _ = found

            def change(now):
                for activity in now[at]["activities"]:
                    for _, date in activity["results"]:
                        quarter = {"2023-12-04": 0, "2024-01": 1}[date.iso()] if date else None
                        if quarter is not None and not activity["quarters"][quarter]:
                            activity["quarters"][quarter] = Mark(ticked=True)

            self.do(quarters.fill_quarters(self.store, dossier_id), change)

    @rule(times=st.integers(1, 4))
    def undo(self, times):
        for _ in range(times):
            changes = self.store.undo()
            assert bool(changes) == bool(self.past)
            if self.past:
                self.future.append(self.now)
                self.now = self.past.pop()
            self.refresh(changes)

    @rule(times=st.integers(1, 4))
    def redo(self, times):
        for _ in range(times):
            changes = self.store.redo()
            assert bool(changes) == bool(self.future)
            if self.future:
                self.past.append(self.now)
                self.now = self.future.pop()
            self.refresh(changes)

    @rule()
    def reopen(self):
        self.store.close()
        self.store = Store.open(self.path, write=True)

    @invariant()
    def the_database_says_what_the_model_says(self):
        if not hasattr(self, "store"):
            return
        stored = sorted(summary.id for summary in self.store.dossiers())
        loaded = {dossier_id: self.store.load(dossier_id) for dossier_id in stored}
        assert loaded == self.trees, "a view that follows Changes differs from the database"
        assert [plain(loaded[dossier_id]) for dossier_id in stored] == self.now

    def check_that_the_journal_explains_everything(self):
        """Reversing every recorded change, newest first, must end in an empty office."""
        with self.store.reading() as connection:
            state = {
                (entity, row["id"]): dict(row)
                for entity in TABLES.keys() - {"office"}
                for row in named_rows(connection, entity)
            }
            changes = connection.execute(
                "SELECT entity, row_id, kind, before, after FROM change ORDER BY id DESC"
            ).fetchall()
        for entity, row_id, kind, before, after in changes:
            if kind == "insert":
                del state[entity, row_id]
            elif kind == "delete":
                assert (entity, row_id) not in state
                state[entity, row_id] = json.loads(before)
            else:
                row = state[entity, row_id]
                assert {name: row[name] for name in json.loads(after)} == json.loads(after)
                row.update(json.loads(before))
        assert state == {}


Office.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
test_the_office_behaves_like_its_plain_model = Office.TestCase
