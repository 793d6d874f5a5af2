"""Let a monkey at the real window: acts without sense, for as long as wanted.

``python -m proofs.monkey 10000``, or ``--minutes 60``. Keys, clicks, pastes, actions and undo go
through the window's own widgets, and files of every quality through its dialogs. Nothing unexpected
may happen; after each few hundred acts the database must be sound, every dossier what the window
holds of it, and its file must read back as the same. In the end no process is left, no program of
the system was started, and memory stands level: what the office holds is kept at the same size.
"""

import os
import signal
import sys
import tempfile
import threading
import traceback
from collections import Counter, deque
from collections.abc import Callable
from datetime import date
from math import inf
from pathlib import Path
from random import Random
from time import monotonic

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk import app
from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from ita_desk.gui.program import Installation, Program
from ita_desk.gui.theme import STYLE
from ita_desk.gui.unexpected import UnexpectedErrors
from ita_desk.model.texts import texts_of
from ita_desk.model.tree import Dossier
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, wordings
from proofs.monkey_hands import Answers, Hands
from proofs.other_programs import Traps
from proofs.report import conclude, end, tell, time_asked
from proofs.settled import Level, children, level

UNEXPECTED, UNSOUND = "unexpected errors", "databases unsound"
OTHERWISE = "dossiers that the window holds otherwise than the database"
NOT_BACK = "dossiers whose file does not read back as the same"
LEFT = "processes left behind"
STARTED = "programs of the system started"
MUST_BE_NONE = (UNEXPECTED, UNSOUND, OTHERWISE, NOT_BACK, LEFT, STARTED)
EVERY = 250
"""Acts between two looks at everything."""
_TOLD_EVERY = 1000
MOST_DOSSIERS, MOST_ACTIVITIES, MOST_LETTERS, MOST_WORDINGS = 6, 150, 200_000, 12
"""What the office may hold: whatever is above goes, so that memory can be told from contents."""
_OFTEN = 20
"""Acts after which the window is never left without a dossier: undo takes away what was added."""
_REMEMBERED = 15
_REST_MS = 300
"""For a database that is just being put in the place of another."""
_PROJECT = Path(__file__).resolve().parent.parent
_START_SECONDS = 60
_ENDING = (signal.SIGINT, signal.SIGTERM)


class Monkey:
    """A window on a database in a folder of its own, and what happened to it."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Open the window on an example."""
        application = QApplication.instance() or QApplication(["ita_desk", "-style", STYLE])
        assert isinstance(application, QApplication)
        self._application = application
        self.counts: Counter[str] = Counter()
        self.levels: list[Level] = []
        self.stopped = False
        self.last: deque[str] = deque(maxlen=_REMEMBERED)
        self._random = Random(seed)
        self._folder = folder
        self._database = folder / "office.sqlite3"
        with Store.open(self._database, write=True) as store:
            dossiers.add(store, [read_dossier(path.read_bytes()) for path in _samples()])
        self._inputs = _inputs(folder)
        self._open()

    def _open(self) -> None:
        answers = Answers(self._random, self._folder, self._inputs)
        installation = _installation(self._folder)
        self.program = Program(self._application, installation, lambda _, __: answers)
        self.answers = answers
        self.errors = UnexpectedErrors(self._note, self.program.window)
        self.errors.faulted.connect(self.program.tell_fault)
        self.errors.install()
        self.program.window.show()
        _wait_for(self._is_open)
        self.hands = Hands(self.program, self._random)
        self._popups = QTimer(self.program.window, interval=3)
        self._popups.timeout.connect(self.hands.close_popup)
        self._popups.start()

    def _is_open(self) -> bool:
        """Whether a database is shown, be it without a dossier."""
        work = self.program.workspace
        shown = work is not None and self.program.window.centralWidget() is work.frame
        return shown and not self.program.failed

    def run(self, count: int, seconds: float = inf) -> None:
        """Act so many times or so long, with a look at everything now and then and in the end."""
        number, last = 0, monotonic() + seconds
        while number < count and monotonic() < last and not self.stopped:
            number += 1
            self.last.append(self.hands.act())
            QApplication.processEvents()
            # No main loop runs here, in which Qt deletes what is to be deleted later.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.counts["acts"] += 1
            if not self.program.window.isVisible():
                self._open_again()
            if number % EVERY == 0:
                self.look()
            elif number % _OFTEN == 0 and self._is_open():
                self._keep_small()
        if number % EVERY:
            self.look()

    def _open_again(self) -> None:
        """The window was closed: where there is no database to be opened, its page offers that."""
        self.counts["windows opened again"] += 1
        self._shut()
        self._open()

    def look(self) -> None:
        """Compare database, window and files."""
        self._popups.stop()
        QTest.qWait(_REST_MS)
        if not self._is_open():
            self._open_again()
        work = self.program.workspace
        assert work is not None
        work.navigation.commit()
        session = work.session
        for summary in session.dossiers():
            held, stored = session.dossier(summary.id), session.store.load(summary.id)
            self.counts[OTHERWISE] += held != stored
            data = write_dossier(stored)
            self.counts[NOT_BACK] += write_dossier(read_dossier(data)) != data
            self.counts["dossiers compared"] += 1
        problems = problems_of(self._database)
        self.counts[UNSOUND] += bool(problems)
        for problem in problems:
            tell(f"unsound: {problem}")
        self._keep_small()
        self._measure()
        self._popups.start()

    def _measure(self) -> None:
        """What is held with the first dossier open at its first page."""
        work = self.program.workspace
        assert work is not None
        work.navigation.open_dossier(work.session.dossiers()[0].id)
        work.navigation.open_page(0)
        QTest.qWait(_REST_MS)
        self.levels.append(level(self.counts["acts"]))
        if self.counts["acts"] % _TOLD_EVERY == 0:
            tell(self.levels[-1].words())

    def stop(self) -> None:
        """End after this act, with a last look."""
        self.stopped = True

    def close(self) -> None:
        """Close the window and count what stays."""
        self._shut()
        # Without a system's clipboard behind it, Qt crashes at the end over what Python put there.
        QApplication.clipboard().clear()
        self.counts[LEFT] += len(children())

    def _shut(self) -> None:
        self._popups.stop()
        self.counts["files and addresses handed over"] += self.answers.handed_over
        self.program.window.may_close = lambda: True
        self.program.window.close()
        self.program.close()
        self.program.window.deleteLater()

    def _keep_small(self) -> None:
        """Take away what would make every act slow, and memory grow with what is held."""
        work = self.program.workspace
        assert work is not None
        session = work.session
        found = session.dossiers()
        for summary in found:
            dossier = session.dossier(summary.id)
            large = dossier is not None and _is_large(dossier)
            if large or summary in found[MOST_DOSSIERS:]:
                session.run(dossiers.delete, summary.id)
        for wording in session.store.wordings()[MOST_WORDINGS:]:
            session.run(wordings.remove, wording.id)
        for path in _samples()[len(session.dossiers()) :]:
            session.run(dossiers.add, [read_dossier(path.read_bytes())])
        if session.dossier_id is None:
            work.navigation.open_dossier(session.dossiers()[0].id)

    def _note(self, error: BaseException) -> None:
        self.counts[UNEXPECTED] += 1
        lines = "".join(traceback.format_exception(error))
        tell(f"after {self.counts['acts']} acts, the last of them\n  " + "\n  ".join(self.last))
        tell(lines)


def prove(
    count: int, seed: int, folder: Path, seconds: float = inf
) -> tuple[Counter[str], list[Level]]:
    """Let the monkey act ``count`` times or so long; what was counted, and the level at each look.

    A signal to end ends it with what there is.
    """
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    traps = Traps(folder / "traps")
    with traps.set():
        monkey = Monkey(folder, seed)
        asked = [signal.signal(one, lambda _, __: monkey.stop()) for one in _ENDING]
        try:
            monkey.run(count, seconds)
        finally:
            monkey.close()
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
            for one, before in zip(_ENDING, asked, strict=True):
                signal.signal(one, before)
    for started in traps.started():
        tell(f"started: {started}")
    monkey.counts[STARTED] += len(traps.started())
    return monkey.counts, monkey.levels


def _is_large(dossier: Dossier) -> bool:
    letters = sum(len(text) for _, text in texts_of(dossier))
    return len(dossier.activities) > MOST_ACTIVITIES or letters > MOST_LETTERS


def _samples() -> list[Path]:
    return list(app.sample_files().values())[:3]


def _inputs(folder: Path) -> tuple[Path, ...]:
    """Files that are good, bad, odd, missing, and folders."""
    no_json, empty = folder / "no.json", folder / "empty.png"
    no_json.write_text("{", encoding="utf-8")
    empty.write_bytes(b"")
    walls = sorted((_PROJECT / "tests" / "data" / "walls").glob("*"))
    forms = sorted((_PROJECT / "tests" / "data" / "office").glob("*.docx"))[:2]
    odd = (folder, folder / "gone.json", folder / ("ก" * 90), no_json, empty)
    return (*app.sample_files().values(), *walls, *forms, *odd)


def _installation(folder: Path) -> Installation:
    return app.installation(folder / "office.sqlite3")._replace(
        usual_database=folder / "usual" / "office.sqlite3",
        settings=folder / "window.ini",
        log_unexpected=lambda error: None,
        save_log=_write_log,
        today=lambda: date(2024, 2, 5),
    )


def _write_log(target: Path) -> None:
    write_atomically(target, b"log")


def _wait_for(done: Callable[[], bool]) -> None:
    deadline = monotonic() + _START_SECONDS
    while not done() and monotonic() < deadline:
        QTest.qWait(20)
    assert done(), "the window did not open"


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked, chosen, seconds = time_asked(__doc__, 10_000)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        found, levels = prove(asked, chosen, Path(name), seconds)
        tell("In the end:")
        tell(levels[-1].words())
        end(conclude(found, MUST_BE_NONE))
