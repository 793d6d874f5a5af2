"""A large office and a long plan: how long start, edits, search, backups and exports take.

``python -m proofs.load`` writes the table ``docs/load.md`` (with ``--print`` it only prints it).
Times are processor time, so that other programs don't disturb them; waiting for the disk is not in
them. They depend on the computer, so each also stands as a multiple of the same act in an office
with one dossier of 14 activities, measured in the same run.
"""

import os
import platform
import statistics
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from sqlite3 import sqlite_version
from time import process_time

from benchmarks.window import child

from ita_desk import app
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.office_fonts import form_fonts
from ita_desk.storage.backups import copy_database
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields
from proofs.report import tell

SAMPLE = "planning-2567-r1"
EDITS = 30
STARTS = 3
PAGE = Path(__file__).resolve().parent.parent / "docs" / "load.md"

Figures = dict[str, float]
"""Act → seconds (or megabytes)."""


def repeated(dossier: Dossier, count: int) -> Dossier:
    """The dossier with its activities over and over, each with ids of its own."""
    rows = dossier.activities
    activities = tuple(
        rows[number % len(rows)].changed({"id": number + 1}) for number in range(count)
    )
    return dossier.changed({"activities": activities})


def make_office(path: Path, dossier_count: int, activities: int) -> None:
    """An office of equal dossiers, each with so many activities."""
    tree = repeated(read_dossier_path(app.sample_files()[SAMPLE]), activities)
    with Store.open(path, write=True, author="clerk") as store:
        for _ in range(dossier_count):
            dossiers.add(store, [tree])


def measure(path: Path, *, window: bool) -> Figures:
    """Every act once (an edit and an undo many times) on the office at ``path``."""
    found: Figures = {}
    if window:
        found |= _starts(path.parent)
    found["open the database"] = _seconds(lambda: Store.open(path, write=True).close())
    with closing(Store.open(path, write=True, author="clerk")) as store:
        found["list the dossiers"] = _seconds(store.dossiers)
        dossier_id = store.dossiers()[0].id
        found["open a dossier"] = _seconds(lambda: store.load(dossier_id))
        tree = store.load(dossier_id)
        found |= _edits(store, tree)
        found["search all years"] = _seconds(lambda: store.search("กิจกรรมที่ 7"))
        found["search what stands everywhere"] = _seconds(lambda: store.search("การ"))
        found["write the dossier file"] = _seconds(lambda: write_dossier(tree))
    found["verify"] = _seconds(lambda: problems_of(path))
    found["back up"] = _seconds(lambda: copy_database(path, path.with_name("copy.sqlite3")))
    found["export the round report as PDF"] = _seconds(lambda: _pdf(tree))
    found["database (MB)"] = path.stat().st_size / 1e6
    return found


def table(columns: Mapping[str, Figures]) -> str:
    """The figures as a table in Markdown, the first column being the reference."""
    first, *others = columns
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for act, reference in columns[first].items():
        cells = [_figure(act, reference)]
        for name in others:
            figure = columns[name][act]
            # A clock that ticks coarsely (Windows) may have counted nothing.
            ratio = f"{figure / reference:.1f}" if reference else "–"
            cells.append(f"{_figure(act, figure)} ({ratio} ×)")
        lines.append(f"| {act} | {' | '.join(cells)} |")
    return "\n".join(lines)


def machine() -> str:
    """What the figures were measured on."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}, SQLite {sqlite_version}"
    )


def _starts(folder: Path) -> Figures:
    """The window, from nothing to its table and away again, a process each time."""
    seconds: list[float] = []
    memory: list[float] = []
    for _ in range(STARTS + 1):
        before = os.times()
        told = child("filled", folder)
        after = os.times()
        spent = after.children_user + after.children_system
        spent -= before.children_user + before.children_system
        seconds.append(spent or told["seconds"])  # Windows does not count children
        memory.append(told["memory"])
    return {
        "start to the filled window, and close": statistics.median(seconds[1:]),
        "memory then (MB)": statistics.median(memory[1:]),
    }


def _edits(store: Store, tree: Dossier) -> Figures:
    place = Place("activity", tree.activities[len(tree.activities) // 2].id, "title")
    edits: list[float] = []
    shown = tree
    for number in range(EDITS):
        start = process_time()
        changes = fields.edit(store, place, f"กิจกรรมที่ {number}")
        shown = store.refresh(shown, changes)
        edits.append(process_time() - start)
    undos: list[float] = []
    for _ in range(EDITS):
        start = process_time()
        shown = store.refresh(shown, store.undo())
        undos.append(process_time() - start)
    return {
        "edit a cell, committed and shown": statistics.median(edits),
        "undo": statistics.median(undos),
    }


def _pdf(tree: Dossier) -> None:
    app.pdf_of("round-report", tree, datetime.now(UTC), form_fonts())


def _seconds(act: Callable[[], object]) -> float:
    start = process_time()
    act()
    return process_time() - start


def _figure(act: str, figure: float) -> str:
    if act.endswith("(MB)"):
        return f"{figure:.1f}"
    return f"{figure * 1000:.1f} ms" if figure < 1 else f"{figure:.2f} s"


def main() -> int:
    """Measure the three offices, and write or print the page."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--print", action="store_true", help="only print the table")
    parser.add_argument("--many", type=int, default=200, help="dossiers of the large office")
    parser.add_argument("--long", type=int, default=10_000, help="activities of the long plan")
    parser.add_argument("--no-window", action="store_true", help="leave out the start")
    options = parser.parse_args()
    offices = {
        "1 dossier, 14 activities": (1, 14),
        f"{options.many:,} dossiers of 14": (options.many, 14),
        f"1 dossier, {options.long:,} activities": (1, options.long),
    }
    columns: dict[str, Figures] = {}
    _pdf(read_dossier_path(app.sample_files()[SAMPLE]))  # what is imported late is here then
    for name, (count, activities) in offices.items():
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "office.sqlite3"
            make_office(path, count, activities)
            columns[name] = measure(path, window=not options.no_window)
    page = (
        "# Under load\n\nWritten by `python -m proofs.load`; in brackets, how often the first"
        f" column. Times are processor time.\n\n{table(columns)}\n\n"
        f"{machine()}, {date.today():%d %B %Y}. Edit and undo: the median of {EDITS}, with the tree"  # noqa: DTZ011
        f" brought up to date; start: the median of {STARTS}.\n"
    )
    tell(page)
    if not options.print:
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
