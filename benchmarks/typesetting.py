"""What typesetting alone costs: whole processes, against goals, plain reportlab, and another tree.

Run by hand with compiled bytecode: ``python benchmarks/typesetting.py [ACTIVITIES]``. Each job is
a process of its own that starts Python, reads the finished document from a file, typesets it and
writes the PDF; neither the dossier nor the database is touched. The jobs run in turns; shown are
the least seconds of the processor and the most memory held. Plain reportlab prints the same texts
with neither tags nor archive, so the ratio to it holds on any machine.

``--against TREE`` names a checkout of another commit with its own ``.venv``: the same jobs are done
by both in turns, and what ours costs is shown as a part of theirs. A warm sample is the sample's
round report typeset again in a process that has done so before.
"""

import argparse
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import NamedTuple

ACTIVITIES = 1000
TURNS = 3
AGAIN = 25
OWN = Path(__file__).resolve().parent.parent
PLAIN, TAGGED, GUARDED = "plain reportlab", "tagged and archival", "the same, read back"
WARM = "warm sample"


class Cost(NamedTuple):
    """Processor seconds and the most megabytes held."""

    seconds: float
    megabytes: float


GOALS = {TAGGED: Cost(4.0, 160), GUARDED: Cost(5.0, 200), PLAIN: None}
"""The goals for 1,000 activities; larger documents in proportion."""
GOALS_AGAINST = {TAGGED: Cost(1.1, 1.15), GUARDED: Cost(1.1, 1.15), WARM: Cost(1.3, 1.3)}
"""The goals against the writer of 06e8f7f, which was not reportlab's."""


def fonts() -> object:
    """The fonts of every form, by what all trees have."""
    from ita_desk import bundle
    from ita_desk.typeset.fonts import FontFamily

    faces = ("Regular", "Bold", "Italic", "BoldItalic")
    files = [bundle.fonts() / f"Sarabun-{face}.ttf" for face in faces]
    return FontFamily.load(*files, fallbacks=(bundle.fonts() / "DejaVuSans.ttf",))


def make(job: str, source: Path, target: Path) -> None:
    """Do a job in this process, and print the seconds that one of many took if it is a warm one."""
    loaded = pickle.loads(source.read_bytes())
    if job == PLAIN:
        from producer_pages import by_reportlab

        target.write_bytes(by_reportlab(loaded))
        return
    from ita_desk.typeset.render import render

    family = fonts()
    target.write_bytes(render(loaded, family, guarded=job == GUARDED).pdf)
    if job == WARM:
        print(min(seconds_of(lambda: render(loaded, family, guarded=False)) for _ in range(AGAIN)))


def seconds_of(work: Callable[[], object]) -> float:
    """Processor seconds of some work."""
    start = process_time()
    work()
    return process_time() - start


def run(python: Path, job: str, source: Path, target: Path) -> Cost:
    """Do a job in a process of its own and measure the whole of it, or what it measured itself."""
    words = [str(python), __file__, "--make", job, str(source), str(target)]
    with tempfile.TemporaryFile() as said:
        redirect = [(os.POSIX_SPAWN_DUP2, said.fileno(), 1)]
        process = os.posix_spawn(python, words, os.environ, file_actions=redirect)
        _, status, usage = os.wait4(process, 0)
        if status:
            sys.exit(f"{job} failed")
        said.seek(0)
        told = said.read()
    return Cost(float(told or usage.ru_utime + usage.ru_stime), usage.ru_maxrss / 1024)


def write_sources(tree: Path, activities: int, folder: Path) -> None:
    """The inputs, by a tree's own classes: documents for ours, cells for plain reportlab."""
    sys.path.insert(0, str(tree / "benchmarks"))
    from producers import content_of

    from ita_desk.contents.documents import ROUND_REPORT
    from ita_desk.pages.documents import typeset_document

    content = content_of(activities)
    sources = {
        PLAIN: content,
        TAGGED: typeset_document(ROUND_REPORT, content),
        WARM: typeset_document(ROUND_REPORT, content_of(0)),
    }
    for name, source in {**sources, GUARDED: sources[TAGGED]}.items():
        (folder / name).write_bytes(pickle.dumps(source))


def sources(tree: Path, activities: int, folder: Path) -> tuple[Path, Path]:
    """A tree's Python and the folder of its inputs."""
    folder.mkdir()
    python = tree / ".venv" / "bin" / "python"
    words = [python, __file__, "--sources", tree, str(activities), folder]
    subprocess.run(words, check=True)
    return python, folder


def costs(trees: list[tuple[Path, Path]], jobs: list[str], turns: int) -> list[dict[str, Cost]]:
    """For each tree and job the least seconds and the most megabytes, all done in turns."""
    taken = [{job: [] for job in jobs} for _ in trees]
    for _ in range(turns):
        for job in jobs:
            for (python, folder), own in zip(trees, taken, strict=True):
                own[job].append(run(python, job, folder / job, folder / "made.pdf"))
    return [
        {
            job: Cost(min(c.seconds for c in own[job]), max(c.megabytes for c in own[job]))
            for job in jobs
        }
        for own in taken
    ]


def show(activities: int, turns: int) -> None:
    """Our costs against the goals and against plain reportlab."""
    with tempfile.TemporaryDirectory() as name:
        tree = sources(OWN, activities, Path(name) / "own")
        (own,) = costs([tree], list(GOALS), turns)
    for job, (seconds, megabytes) in own.items():
        ratio = seconds / own[PLAIN].seconds
        line = f"{job}: {seconds:.2f} s, {ratio:.2f} of plain reportlab, {megabytes:.0f} MB"
        goal = GOALS[job]
        if goal is not None:
            share = activities / ACTIVITIES
            line += f"; goal {goal.seconds * share:g} s, {goal.megabytes * share:g} MB"
        print(line)


def compare(other: Path, activities: int, turns: int) -> None:
    """Our costs as parts of another tree's, one line a job."""
    with tempfile.TemporaryDirectory() as name:
        trees = [
            sources(tree, activities, Path(name) / str(number))
            for number, tree in enumerate((other, OWN))
        ]
        theirs, ours = costs(trees, list(GOALS_AGAINST), turns)
    print("| job | theirs: s, MB | ours: s, MB | ratios | goals |")
    print("|---|---|---|---|---|")
    for job, goal in GOALS_AGAINST.items():
        old, new = theirs[job], ours[job]
        figures = [
            f"{old.seconds:.3f}, {old.megabytes:.0f}",
            f"{new.seconds:.3f}, {new.megabytes:.0f}",
            f"{new.seconds / old.seconds:.2f}, {new.megabytes / old.megabytes:.2f}",
            f"{goal.seconds:g}, {goal.megabytes:g}",
        ]
        print(" | ".join(["| " + job, *figures]) + " |")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("activities", nargs="?", type=int, default=ACTIVITIES)
    options.add_argument("--against", type=Path, metavar="TREE", help="a checkout with its .venv")
    options.add_argument("--turns", type=int, default=TURNS)
    options.add_argument("--make", nargs=3, metavar=("JOB", "SOURCE", "TARGET"))
    options.add_argument("--sources", nargs=3, metavar=("TREE", "ACTIVITIES", "FOLDER"))
    chosen = options.parse_args()
    if chosen.make:
        job, source, target = chosen.make
        make(job, Path(source), Path(target))
    elif chosen.sources:
        tree, activities, folder = chosen.sources
        write_sources(Path(tree), int(activities), Path(folder))
    elif sys.dont_write_bytecode:
        sys.exit("Unset PYTHONDONTWRITEBYTECODE first: times without bytecode mean nothing.")
    elif chosen.against:
        compare(chosen.against.resolve(), chosen.activities, chosen.turns)
    else:
        show(chosen.activities, chosen.turns)


if __name__ == "__main__":
    main()
