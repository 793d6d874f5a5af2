"""A clerk's edits, through the program's own verbs, at random and without end."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from ita_desk import app
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.block import block_of
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields, grid, measures, result_table, rows
from ita_desk.verbs.plan_table import PlanColumn, PlanTable

Committed = Iterator[None]
"""One item after each commit."""
Act = Callable[[Store, Random, Dossier], Committed]

MOST_DOSSIERS = 3
MOST_ACTIVITIES = 25
_WORDS = ("ประชุม", "น้ำใส", "๒๕๖๗", "ก็", "<b>", "a\tb", "กำหนด", "✓", "'; --", "ผู้")
_COLUMNS: tuple[PlanColumn, ...] = ("title", "quantity", "quality", "responsible", "budget")


def edits(store: Store, random: Random) -> Committed:
    """Edit an office without end; yields after each commit."""
    if not store.dossiers():
        yield from import_file(store, random)
    while True:
        summaries = store.dossiers()
        if len(summaries) > MOST_DOSSIERS:
            dossiers.delete(store, random.choice(summaries).id)
            yield
            continue
        if not summaries or random.random() < 0.03:
            yield from import_file(store, random)
            continue
        dossier = store.load(random.choice(summaries).id)
        act = random.choices(list(_ACTS), list(_ACTS.values()))[0]
        yield from act(store, random, dossier)


def import_file(store: Store, random: Random) -> Committed:
    """Bring in one of the samples, as ``ita-desk import`` does."""
    file = random.choice(list(app.sample_files().values()))
    dossiers.add(store, [read_dossier_path(file)])
    yield


def type_a_text(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Type into one field, kept again and again during the visit."""
    place = random.choice(_places_to_type(dossier))
    visit = f"{random.random()}"
    text = ""
    for _ in range(random.randint(1, 8)):
        text += random.choice(_WORDS)
        fields.edit(store, place, text, merge_key=visit)
        yield


def tick(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Tick or untick a quarter."""
    if dossier.activities:
        activity = random.choice(dossier.activities)
        quarter = f"quarter_{random.randint(1, 4)}"
        ticked = not getattr(activity, quarter).ticked
        grid.tick(store, PlanTable(dossier), [activity.id], [quarter], ticked=ticked)
        yield


def paste_into_the_plan(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Paste a rectangle, at times past the end of the plan."""
    count = len(dossier.activities)
    left = random.randrange(len(_COLUMNS))
    width = random.randint(1, len(_COLUMNS) - left)
    height = random.randint(1, 4 if count < MOST_ACTIVITIES else 1)
    block = _block(random, height, width)
    top = random.randint(0, max(count - 1, 0))
    ids = [activity.id for activity in dossier.activities[top:]]
    grid.paste(store, PlanTable(dossier), block_of(block), ids=ids, left=_COLUMNS[left])
    yield


def paste_results(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Paste lines of results with dates and addresses."""
    if dossier.activities:
        activity = random.choice(dossier.activities)
        day = random.randint(1, 28)
        lines = f"ครั้งที่ 1 วันที่ {day} ธ.ค. 66 https://example.com/{day}\n- {_words(random)}"
        result_table.add_lines(store, activity.id, lines)
        yield


def delete_and_perhaps_undo(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Delete some activities; often that was a wrong click."""
    if dossier.activities:
        chosen = random.sample(dossier.activities, min(len(dossier.activities), 2))
        rows.delete(store, [Place("activity", activity.id) for activity in chosen])
        yield
        if random.random() < 0.7:
            store.undo()
            yield


def move(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Move an activity to another place of the plan."""
    if len(dossier.activities) > 1:
        one, other = random.sample(dossier.activities, 2)
        grid.move(store, PlanTable(dossier), [one.id], other.id)
        yield


def assign(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Put an activity under another measure, at times a new one."""
    if dossier.activities:
        activity = random.choice(dossier.activities)
        measures.assign_measure(store, [activity.id], f"มาตรการ {random.randint(1, 4)}")
        yield


def undo_and_redo(store: Store, random: Random, dossier: Dossier) -> Committed:
    """Some steps back, and some of them forward again."""
    del dossier
    for _ in range(random.randint(1, 4)):
        store.undo()
        yield
    for _ in range(random.randint(0, 4)):
        store.redo()
        yield


_ACTS: dict[Act, int] = {
    type_a_text: 8,
    tick: 6,
    paste_into_the_plan: 4,
    paste_results: 2,
    delete_and_perhaps_undo: 2,
    move: 2,
    assign: 2,
    undo_and_redo: 5,
}
"""Each act and how often it is chosen."""


def _places_to_type(dossier: Dossier) -> Sequence[Place]:
    places = [Place("unit", dossier.id, "phone"), Place("cover_memo", dossier.id, "subject")]
    places += [Place("activity", activity.id, "title") for activity in dossier.activities]
    places += [Place("measure", measure.id, "title") for measure in dossier.measures]
    return places


def _block(random: Random, height: int, width: int) -> list[list[str]]:
    return [[_words(random) for _ in range(width)] for _ in range(height)]


def _words(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(0, 5)))
