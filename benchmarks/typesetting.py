"""What typesetting alone costs: whole processes, against goals and against plain reportlab.

Run by hand with compiled bytecode: ``python benchmarks/typesetting.py [ACTIVITIES]``. Each job is
a process of its own that starts Python, reads the finished document from a file, typesets it and
writes the PDF; neither the dossier nor the database is touched. The jobs run in turns; shown are
the least seconds of the processor and the most memory held. Plain reportlab prints the same texts
with neither tags nor archive, so the ratio to it holds on any machine.
"""

import os
import pickle
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ACTIVITIES = 1000
TURNS = 3


class Cost(NamedTuple):
    """Processor seconds and the most megabytes held."""

    seconds: float
    megabytes: float


GOALS = {
    "tagged and archival": Cost(4.0, 160),
    "the same, read back": Cost(5.0, 200),
    "plain reportlab": None,
}
"""The goals for 1,000 activities; larger documents in proportion."""


def make(job: str, source: Path, target: Path) -> None:
    """Do a job in this process."""
    with source.open("rb") as file:
        loaded = pickle.load(file)
    if job == "plain reportlab":
        from producer_pages import by_reportlab

        target.write_bytes(by_reportlab(loaded))
        return
    from ita_desk.office_fonts import form_fonts
    from ita_desk.typeset.render import render

    rendered = render(loaded, form_fonts(), guarded=job == "the same, read back")
    target.write_bytes(rendered.pdf)


def run(job: str, source: Path, target: Path) -> Cost:
    """Do a job in a process of its own and measure the whole of it."""
    words = [sys.executable, __file__, "--make", job, str(source), str(target)]
    process = os.posix_spawn(sys.executable, words, os.environ)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"{job} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_sources(activities: int, folder: Path) -> dict[str, Path]:
    """Each job's input: the document for ours, the content of its cells for reportlab."""
    from producers import content_of

    from ita_desk.contents.documents import ROUND_REPORT
    from ita_desk.pages.documents import typeset_document

    content = content_of(activities)
    sources = {"content": content, "document": typeset_document(ROUND_REPORT, content)}
    for name, source in sources.items():
        (folder / name).write_bytes(pickle.dumps(source))
    return {job: folder / ("document" if GOALS[job] else "content") for job in GOALS}


def main() -> None:
    if sys.argv[1:2] == ["--make"]:
        make(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return
    if sys.dont_write_bytecode:
        sys.exit("Unset PYTHONDONTWRITEBYTECODE first: times without bytecode mean nothing.")
    activities = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIVITIES
    costs: dict[str, list[Cost]] = {job: [] for job in GOALS}
    with tempfile.TemporaryDirectory() as name:
        sources = write_sources(activities, Path(name))
        for _ in range(TURNS):
            for job, source in sources.items():
                costs[job].append(run(job, source, Path(name) / "made.pdf"))
    plain = min(cost.seconds for cost in costs["plain reportlab"])
    for job, taken in costs.items():
        least, most = min(cost.seconds for cost in taken), max(cost.megabytes for cost in taken)
        line = f"{job}: {least:.2f} s, {least / plain:.2f} of plain reportlab, {most:.0f} MB"
        goal = GOALS[job]
        if goal is not None:
            share = activities / ACTIVITIES
            line += f"; goal {goal.seconds * share:g} s, {goal.megabytes * share:g} MB"
        print(line)


if __name__ == "__main__":
    main()
