"""How long the program takes to its filled window under Wine, against a bare window there.

    .venv/bin/python tools/windows/start_times.py OUT WORK [TURNS] --wine FOLDER

With the portable folder of OUT, whose Python runs ``benchmarks/window.py`` in turns; the ratios are
what counts. Cold: what lies in the program's folder is put out of Linux' memory before each start.
The last lines say how many files the program had open, or opened by Python, until then.
"""

import argparse
import json
import os
import statistics
import sys
import time
import zipfile
from pathlib import Path

from systems import Wine

PROJECT = Path(__file__).resolve().parents[2]
COUNT = """
import os, sys
opened = set()
sys.addaudithook(lambda event, words: opened.add(str(words[0])) if event == "open" else None)
sys.argv = ["window.py", "filled", sys.argv[1]]
sys.path.insert(0, os.path.dirname(sys.argv[0]))
import runpy
try:
    runpy.run_path({script!r}, run_name="__main__")
finally:
    program = os.path.dirname(sys.executable).lower()
    inside = [name for name in opened if name.lower().startswith(program)]
    print("files", len(inside), "of the program,", len(opened) - len(inside), "others")
"""


def main() -> int:
    """Start each in turns, and print medians and ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("turns", type=int, nargs="?", default=5)
    parser.add_argument("--wine", type=Path, required=True)
    options = parser.parse_args()
    work: Path = options.work.resolve()
    program = unpacked(options.out.resolve(), work)
    system = Wine(work / "prefix-times", options.wine.resolve())
    try:
        exe = system.windows_path(program / "ita-desk.exe")
        script = system.windows_path(PROJECT / "benchmarks" / "window.py")
        folder = work / "times"
        folder.mkdir(exist_ok=True)
        database = str(folder / "office.sqlite3")
        for _ in range(2):
            system.run(exe, "--database", system.windows_path(Path(database)), "sample", code=None)
        for cold in (False, True):
            taken: dict[str, list[tuple[float, float]]] = {"bare": [], "first": [], "filled": []}
            for _ in range(options.turns):
                for name, figures in taken.items():
                    if cold:
                        forget(program)
                    began = time.monotonic()
                    said = system.run(exe, "-P", script, name, system.windows_path(folder))
                    seconds = time.monotonic() - began
                    told = next(line for line in said.splitlines() if line.startswith("{"))
                    figures.append((seconds, json.loads(told)["processor"]))
            for number, what in enumerate(("seconds", "processor seconds")):
                medians = {
                    name: statistics.median(each[number] for each in figures)
                    for name, figures in taken.items()
                }
                words = ", ".join(
                    f"{name} {median:.2f} ({median / medians['bare']:.2f})"
                    for name, median in medians.items()
                )
                print(f"{'cold' if cold else 'warm'}, {what}: {words}", flush=True)
        count = work / "count.py"
        count.write_text(COUNT.format(script=script), encoding="utf-8")
        words = (exe, "-P", system.windows_path(count), system.windows_path(folder))
        print(system.run(*words).splitlines()[-1])
    finally:
        system.end()
    return 0


def unpacked(out: Path, work: Path) -> Path:
    """The program's folder from the portable zip."""
    (portable,) = out.glob("*-portable.zip")
    with zipfile.ZipFile(portable) as archive:
        archive.extractall(work / "times-program")
    return work / "times-program" / "ita_desk"


def forget(folder: Path) -> None:
    """Put the files of a folder out of the system's memory, as after switching on."""
    os.sync()
    for path in folder.rglob("*"):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


if __name__ == "__main__":
    sys.exit(main())
