"""How quick the window is, as ratios against a bare QMainWindow in the same run.

Run by hand with compiled bytecode: ``python benchmarks/window.py``. Starts are processes of their
own, in turns; keys and scrolling are timed inside one program with 1,000 activities. Without a
display Qt's offscreen platform is used; the ratios are what counts.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import monotonic, perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    from ita_desk.gui.plan.plan_page import PlanPage
    from ita_desk.gui.program import Program
    from ita_desk.model.tree import Dossier

TURNS = 7
KEYS = 120
PAGES = 60
EDITS = 8
ROUNDS = 6
BEAT_MS = 2
SAMPLE = "planning-2567-r1"


# In the child: one program


def repeated(dossier: "Dossier", count: int) -> "Dossier":
    """The dossier with its activities over and over, each with ids of its own."""
    rows = dossier.activities
    activities = tuple(
        rows[number % len(rows)].changed({"id": number + 1}) for number in range(count)
    )
    return dossier.changed({"activities": activities})


def make_database(path: Path, count: int) -> None:
    """An office database with the sample, its activities repeated."""
    from ita_desk import app
    from ita_desk.exchange.dossier_file import read_dossier_path
    from ita_desk.storage.store import Store
    from ita_desk.verbs import dossiers

    sample = read_dossier_path(app.sample_files()[SAMPLE])
    with Store.open(path, write=True) as store:
        dossiers.add(store, [repeated(sample, count) if count else sample])


def memory() -> float:
    """Megabytes this process holds."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def tell(**figures: float) -> None:
    print(json.dumps({**figures, "memory": memory(), "processor": process_time()}), flush=True)


def start_bare() -> None:
    """A window with nothing in it, to its first paint."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        tell()
        application.quit()

    application = QApplication([])
    window = Bare()
    window.resize(1280, 700)
    window.show()
    application.exec()


def open_program(folder: Path, *, pane: bool) -> "tuple[QApplication, Program]":
    """The program on the database in ``folder``, not shown yet, made as ``app`` makes it."""
    from ita_desk import app
    from ita_desk.language import translations

    gc.disable()
    from PySide6.QtWidgets import QApplication

    from ita_desk.gui.program import Program, resume_collection
    from ita_desk.gui.settings import Settings

    application = QApplication([])
    Settings(folder / "window.ini").keep_flag("side", pane)
    installation = app.installation(folder / "office.sqlite3")._replace(
        settings=folder / "window.ini",
        translate_into=lambda _: translations("th").gettext,
        log_unexpected=lambda error: sys.exit(repr(error)),
    )
    program = Program(application, installation)
    program.when_settled = resume_collection
    return application, program


def run_until(application: "QApplication", done: Callable[[], object], seconds: int = 300) -> None:
    """Let the program run, asleep where it has nothing to do: its threads need the interpreter."""
    from PySide6.QtCore import QEventLoop, QTimer

    beat = QTimer(application, interval=BEAT_MS)
    beat.start()
    late = monotonic() + seconds
    while not done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if monotonic() > late:
            raise TimeoutError
    beat.deleteLater()


def start_program(folder: Path, *, filled: bool) -> None:
    """The program to its first paint, or to its table being painted."""
    application, program = open_program(folder, pane=False)
    if not filled:
        tell_at_first_paint(program.window)
    program.window.show()
    run_until(application, lambda: program.workspace is not None)
    program.window.repaint()
    if filled:
        tell()
    program.close()


def tell_at_first_paint(window: "QWidget") -> None:
    """Tell when the window is on the screen, before it goes on to its database."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                window.removeEventFilter(self)
                QTimer.singleShot(0, tell)
            return super().eventFilter(watched, event)

    window.installEventFilter(Watch(window))


def time_stillness(folder: Path) -> None:
    """The longest time in which the shown window doesn't answer before its table is there."""
    from PySide6.QtCore import QTimer

    application, program = open_program(folder, pane=False)
    beats: list[float] = []
    beat = QTimer(application, interval=BEAT_MS)
    beat.timeout.connect(lambda: beats.append(perf_counter()))
    program.window.painted.connect(beat.start)
    program.window.show()
    run_until(application, lambda: program.workspace is not None)
    program.window.repaint()
    rest(application, 0.1)
    tell(still=max(after - before for before, after in pairwise(beats)))
    program.close()


def press(widget: "QWidget", letter: str) -> None:
    """A key with a Thai letter, which QTest has no code for."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


def time_keys(folder: Path) -> None:
    """Keys and scrolling with the pane folded away."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    application, program = open_program(folder, pane=False)
    program.window.show()
    run_until(application, lambda: program.workspace is not None)
    page = program.workspace.pages.front
    keys = timed_keys(application, page)
    view = page.plan_view
    scrolls = []
    view.setFocus()
    for _ in range(PAGES):
        start = perf_counter()
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        view.viewport().repaint()
        scrolls.append(perf_counter() - start)
        application.processEvents()
    tell(key=p95(keys), scroll=p95(scrolls))
    program.close()


def rest(application: "QApplication", seconds: float) -> None:
    """Let the program run for a while, asleep where it has nothing to do."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop(application)
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
    loop.deleteLater()


def timed_keys(application: "QApplication", page: "PlanPage", *, pause: float = 0.0) -> list[float]:
    """Seconds from a key in a cell to its letter on the screen."""
    view = page.plan_view
    view.go(3, [column.name for column in page.plan.columns].index("title"))
    view.setFocus()
    press(view, "ก")
    application.processEvents()
    editor = application.focusWidget()
    assert editor is not view, "no editor"
    times = []
    for number in range(KEYS):
        start = perf_counter()
        press(editor, "กขคงจ"[number % 5])
        editor.repaint()
        times.append(perf_counter() - start)
        rest(application, pause)
    view.commit()
    return times


def time_pane(folder: Path) -> None:
    """From an edit to its picture in the page pane, and keys while pages are made."""
    from ita_desk.model.place import Place
    from ita_desk.verbs import fields

    application, program = open_program(folder, pane=True)
    program.window.show()
    run_until(application, lambda: program.workspace is not None)
    work = program.workspace
    view, session = work.panels.preview().view, work.session
    work.side.show_panel(work.panels.preview)
    run_until(application, lambda: view.pages)
    rest(application, 1)
    activity = session.dossier(work.session.dossier_id).activities[0]
    delays = []
    for number in range(EDITS):
        before = view.viewport().grab().toImage()
        start = perf_counter()
        session.run(fields.edit, Place("activity", activity.id, "title"), f"กิจกรรมที่ {number}")
        run_until(application, lambda old=before: view.viewport().grab().toImage() != old)
        delays.append(perf_counter() - start)
        rest(application, 0.3)
    plan = work.pages.front
    busy: list[float] = []
    for number in range(ROUNDS):
        session.run(fields.edit, Place("activity", activity.id, "responsible"), f"กลุ่ม {number}")
        busy += timed_keys(application, plan, pause=0.01)
    work.side.fold()
    idle: list[float] = []
    for _ in range(ROUNDS):
        idle += timed_keys(application, plan, pause=0.01)
    tell(pane=statistics.median(delays), busy=p95(busy), idle=p95(idle))
    program.close()


def time_pauses(folder: Path) -> None:
    """The longest time in which the window doesn't answer once an activity was edited."""
    from ita_desk.model.place import Place
    from ita_desk.verbs import fields

    application, program = open_program(folder, pane=False)
    program.window.show()
    run_until(application, lambda: program.workspace is not None)
    work = program.workspace
    run_until(application, lambda: work.findings.documents)
    rest(application, 1)
    session = work.session
    activity = session.dossier(work.session.dossier_id).activities[5]
    longest = []
    for number in range(EDITS):
        checked: list[bool] = []
        followed = work.findings.changed.connect(lambda told=checked: told.append(True))
        session.run(fields.edit, Place("activity", activity.id, "title"), f"กิจกรรมที่ {number}")
        pauses = []
        while not checked:
            start = perf_counter()
            application.processEvents()
            pauses.append(perf_counter() - start)
        work.findings.changed.disconnect(followed)
        longest.append(max(pauses))
    tell(pause=statistics.median(longest))
    program.close()


CHILDREN: dict[str, Callable[[Path], None]] = {
    "bare": lambda _: start_bare(),
    "first": lambda folder: start_program(folder, filled=False),
    "filled": lambda folder: start_program(folder, filled=True),
    "still": time_stillness,
    "keys": time_keys,
    "pane": time_pane,
    "pauses": time_pauses,
}


# In the parent: children in turns


def child(name: str, folder: Path) -> dict[str, float]:
    """Run a child; ``seconds`` is the time to its first line."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, __file__, name, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = perf_counter() - start
    if not line:
        raise RuntimeError(f"{name} told nothing")
    return {**json.loads(line), "seconds": seconds}


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def row(name: str, figure: float, goal: float, unit: str = "") -> bool:
    good = figure <= goal
    print(f"{name:<58}{figure:8.2f} {unit:<3} goal {goal:g} {'' if good else '  MISSED'}")
    return good


def main() -> int:
    """Print the table; 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        folders = {count: Path(folder) / str(count) for count in (14, 1000, 10_000)}
        for count, place in folders.items():
            place.mkdir()
            make_database(place / "office.sqlite3", count)
        filled = {"filled 14": ("filled", 14), "filled 10,000": ("filled", 10_000)}
        plan = {"first": ("first", 14), **filled}
        ratios: dict[str, list[float]] = {name: [] for name in plan}
        memories, stills, bares = list[float](), list[float](), list[float]()
        for turn in range(TURNS + 1):
            for name, (kind, count) in plan.items():
                # In pairs: the processor's speed changes from second to second.
                bare, told = child("bare", folders[14]), child(kind, folders[count])
                if turn:  # the first fills the caches
                    bares.append(bare["seconds"])
                    ratios[name].append(told["seconds"] / bare["seconds"])
                    if name == "filled 14":
                        memories.append(told["memory"])
            stills.append(child("still", folders[14])["still"])

        def median(name: str) -> float:
            return statistics.median(ratios[name])

        keys, pane = child("keys", folders[1000]), child("pane", folders[14])
        pauses = child("pauses", folders[1000])
        print(f"a bare QMainWindow: {statistics.median(bares):.2f} s")
        good = [
            row("first window / bare window", median("first"), 1.5),
            row("filled table, 14 / bare window", median("filled 14"), 7),
            row("filled table, 10,000 / bare", median("filled 10,000"), 10),
            row("memory with 14, without the page pane", statistics.median(memories), 160, "MB"),
            row("longest stillness of the shown window", statistics.median(stills), 0.25, "s"),
            row("key in a cell, 1,000 activities, p95", keys["key"] * 1000, 5, "ms"),
            row("page scroll, 1,000 activities, p95", keys["scroll"] * 1000, 33, "ms"),
            row("longest pause after an edit, 1,000 activities", pauses["pause"] * 1000, 33, "ms"),
            row("page pane after an edit, sample, median", pane["pane"], 0.5, "s"),
            row("key while pages are made / pane folded", pane["busy"] / pane["idle"], 1.5),
        ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        CHILDREN[sys.argv[1]](Path(sys.argv[2]))
    else:
        sys.exit(main())
