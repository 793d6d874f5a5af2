"""How long the store takes, as ratios: python benchmarks/store.py [OTHER]

Loading is measured against reading the same rows with bare sqlite3, a committed edit against
bare sqlite3 with the same settings (WAL, synchronous FULL).

With OTHER, the folder of another checkout with its own ``.venv``, both are measured in turns, in
processes of their own with compiled bytecode, by the processor's time: an edit, a load, the
command ``list``, and the import of the process that typesets for the window, with its memory.
"""

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Evidence, Measure, Result
from ita_desk.storage.store import Store
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import dossiers, fields

EDITS = 300
TURNS = 3
WORKER = "import gc; gc.disable(); import ita_desk.page_worker, os; os._exit(0)"
"""As the program starts its worker, and as the worker ends."""
HERE = Path(__file__).resolve().parents[1]


def dossier_of(count: int) -> Dossier:
    """A dossier of ``count`` activities with two results and one address each."""
    day = PartialDate.from_iso("2023-12-04")
    return Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        measures=(Measure(id=1, title="มาตรการ"),),
        activities=tuple(
            Activity(
                id=number,
                measure_id=1,
                title=f"กิจกรรมที่ {number}",
                results=(
                    Result(
                        id=2 * number,
                        date=day,
                        evidence=(Evidence(id=number, url=f"https://example.com/{number}"),),
                    ),
                    Result(id=2 * number + 1, kind="paragraph", text="ผลการดำเนินงาน"),
                ),
            )
            for number in range(count)
        ),
    )


def seconds(act: Callable[[], object], times: int) -> list[float]:
    """The time of each of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        found.append(time.perf_counter() - start)
    return found


def bare_read(path: Path) -> None:
    """Read every row of the dossier's tables with sqlite3 alone."""
    with sqlite3.connect(path) as connection:
        for table in ("activity", "result", "evidence", "measure"):
            connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()


def bare_edits(folder: Path) -> list[float]:
    """Commit one-row updates with sqlite3 alone."""
    connection = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE activity (id INTEGER PRIMARY KEY, title TEXT)")
    connection.execute("INSERT INTO activity VALUES (1, '')")
    numbers = iter(range(EDITS))

    def edit() -> None:
        connection.execute("UPDATE activity SET title = ?", (f"ชื่อ {next(numbers)}",))

    found = seconds(edit, EDITS)
    connection.close()
    return found


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (1_000, 10_000):
            measure_loading(folder / f"{count}.sqlite3", count)
        measure_edits(folder)


def measure_loading(path: Path, count: int) -> None:
    """Print the time and the number of queries of a whole load."""
    with Store.open(path, write=True) as store:
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [dossier_of(count)]))
        queries: list[str] = []
        with store.reading() as connection:
            connection.set_trace_callback(queries.append)
        store.load(dossier_id)
        with store.reading() as connection:
            connection.set_trace_callback(None)
        asked = len(queries)
        ours = statistics.median(seconds(lambda: store.load(dossier_id), 5))
        bare = statistics.median(seconds(lambda: bare_read(path), 5))
        changes = fields.edit(store, Place("activity", 1, "title"), "ชื่อใหม่")
        tree = store.load(dossier_id)
        fresh = statistics.median(seconds(lambda: store.refresh(tree, changes), 5))
    print(f"load {count:6} activities  {ours * 1e3:7.1f} ms  {ours / bare:5.1f} x bare sqlite3")
    print(
        f"     {count:6} activities  {asked} queries; refreshing after an edit {fresh * 1e3:.1f} ms"
    )


def measure_edits(folder: Path) -> None:
    """Print the time of one committed edit."""
    with Store.open(folder / "edits.sqlite3", write=True) as store:
        dossiers.add(store, [dossier_of(1_000)])
        place = Place("activity", 500, "title")
        numbers = iter(range(EDITS))
        ours = seconds(lambda: fields.edit(store, place, f"ชื่อ {next(numbers)}"), EDITS)
    bare = bare_edits(folder)
    for name, share in (("median", 50), ("95th percentile", 95)):
        mine = statistics.quantiles(ours, n=100)[share - 1]
        theirs = statistics.quantiles(bare, n=100)[share - 1]
        print(f"one edit, {name:15} {mine * 1e3:6.2f} ms  {mine / theirs:5.1f} x bare sqlite3")


# Against another checkout


def tell_figures(folder: Path) -> None:
    """In the child: milliseconds of the processor for an edit and a load of 10,000 activities."""
    path = folder / "office.sqlite3"
    with Store.open(path, write=True) as store:
        (dossier_id,) = dossiers.added_ids(dossiers.add(store, [dossier_of(10_000)]))
        loads = processor(lambda: store.load(dossier_id), 5)
        numbers = iter(range(EDITS))
        place = Place("activity", 500, "title")
        edits = processor(lambda: fields.edit(store, place, f"ชื่อ {next(numbers)}"), EDITS)
    print(json.dumps({"one edit": statistics.median(edits), "load of 10,000": min(loads)}))


def processor(act: Callable[[], object], times: int) -> list[float]:
    """Milliseconds of the processor of each of several runs."""
    found: list[float] = []
    for _ in range(times):
        start = time.process_time()
        act()
        found.append((time.process_time() - start) * 1e3)
    return found


def of_process(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds of the processor that a whole process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1e3


def figures(checkout: Path) -> dict[str, float]:
    """The figures of a checkout, each from a process of its own."""
    python = str(checkout / ".venv" / "bin" / "python")
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "office.sqlite3"
        told = subprocess.check_output(
            [python, __file__, "--figures", name], env=environment, encoding="utf-8"
        )
        listing = [python, "-m", "ita_desk", "--database", str(made), "list"]
        memory = (
            "import resource, ita_desk.page_worker as w; print(resource.getrusage(0).ru_maxrss)"
        )
        peak = subprocess.check_output([python, "-c", memory], env=environment)
        return {
            **json.loads(told),
            "ita-desk list": of_process(listing, environment),
            "page worker imported": of_process([python, "-c", WORKER], environment),
            "page worker, MB": int(peak) / 1024,
        }


def compare(other: Path) -> None:
    """Print this checkout against another."""
    turns = [(figures(other), figures(HERE)) for _ in range(TURNS)]
    for name in turns[0][0]:
        theirs, ours = (statistics.median(turn[side][name] for turn in turns) for side in (0, 1))
        print(f"{name:24}{theirs:8.2f} -> {ours:8.2f}   {ours / theirs:5.2f} x")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--figures"]:
        tell_figures(Path(sys.argv[2]))
    elif sys.argv[1:]:
        compare(Path(sys.argv[1]).resolve())
    else:
        main()
