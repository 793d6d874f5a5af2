"""Other names, other users, wrong clocks and foreign files around the database (POSIX).

``python -m proofs.neighbours 40``: rounds of one office. A writer holds it, and others come by hard
links, links and links to its folder, to write and to read; programs are started by clocks that are
years off (with ``faketime``, where it is installed) and back up; modules lie in the folder they are
started from, pipes where files should be; somebody answers on the window's socket (as another
account, where this one may change it).
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from ita_desk.app import sample_files
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.storage.backup_files import backup_folder, list_backups, newest_sound
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers
from proofs.report import conclude, count_asked, end, skip, tell

LOST = "acknowledged dossiers lost"
UNSOUND = "databases unsound"
TWO = "second writers that were let in"
STALE = "reads of a state that was past"
OLD = "newest backups that were not the newest work"
FOREIGN = "foreign modules that ran"
HUNG = "pipes that were waited for"
BELIEVED = "strangers that were believed"
BROKEN = (LOST, UNSOUND, TWO, STALE, OLD, FOREIGN, HUNG, BELIEVED)
SAMPLE = "kpi-sheet-2567-r2"
PATIENCE = 60
NOBODY = 65534
_CLOCKS = ("2009-01-01 08:00", "2026-11-30 10:00", "2039-01-19 05:00", "2026-12-05 09:00")
_ASK = (
    "import sys; from pathlib import Path;"
    " from ita_desk.gui.opening.one_window import show_first_window;"
    " sys.exit(show_first_window(Path(sys.argv[1])))"
)


class Office:
    """One database, the other ways to it, and how many dossiers were acknowledged."""

    def __init__(self, folder: Path, random: Random) -> None:
        """Make it, with one dossier."""
        self.folder, self.random = folder, random
        self.database = folder / "own" / "office.sqlite3"
        self.tree = read_dossier_path(sample_files()[SAMPLE])
        with Store.open(self.database, write=True) as store:
            dossiers.add(store, [self.tree])
        self.acknowledged = 1
        self.counts: Counter[str] = Counter()
        other = folder / "other"
        other.mkdir()
        (other / "hard.sqlite3").hardlink_to(self.database)
        (other / "link.sqlite3").symlink_to(self.database)
        (folder / "way").symlink_to(self.database.parent)
        self.names = (
            other / "hard.sqlite3",
            other / "link.sqlite3",
            folder / "way" / "office.sqlite3",
            self.database,
        )

    def command(
        self, *words: object, database: Path | None = None, cwd: Path | None = None, clock: str = ""
    ) -> "subprocess.CompletedProcess[bytes]":
        """A command of the program in a process of its own."""
        program = [sys.executable, "-I", "-m", "ita_desk", "--database", database or self.database]
        if clock:
            program = ["faketime", clock, *program]
        line = [str(word) for word in (*program, *words)]
        return subprocess.run(
            line, cwd=cwd or self.folder, capture_output=True, timeout=PATIENCE, check=False
        )


def another_name(office: Office) -> None:
    """Others come while one writes."""
    name = office.random.choice(office.names)
    with Store.open(office.database, write=True) as store:
        dossiers.add(store, [office.tree])
        office.acknowledged += 1
        wrote = office.command("sample", SAMPLE, database=name)
        office.counts["second writers"] += 1
        office.counts[TWO] += wrote.returncode == 0
        read = office.command("list", database=name)
        office.counts["readers beside a writer"] += 1
        told = len(read.stdout.splitlines())
        office.counts[STALE] += read.returncode == 0 and told != office.acknowledged
    last = office.random.choice(office.names)
    if office.command("sample", SAMPLE, database=last).returncode == 0:
        office.acknowledged += 1


def wrong_clock(office: Office) -> None:
    """A dossier is added and backed up by some clock; its backup is the newest."""
    clock = office.random.choice(_CLOCKS) if shutil.which("faketime") else ""
    for words in (("sample", SAMPLE), ("backup",)):
        done = office.command(*words, clock=clock)
        if words[0] == "sample" and done.returncode == 0:
            office.acknowledged += 1
    office.counts["backups by a wrong clock" if clock else "backups"] += 1
    newest = newest_sound(backup_folder(office.database))
    held = 0
    if newest is not None:
        with Store.open(newest.path, write=False) as store:
            held = len(store.dossiers())
    first = list_backups(backup_folder(office.database))[:1]
    office.counts[OLD] += held != office.acknowledged or first != ((newest,) if newest else ())


def foreign_module(office: Office) -> None:
    """A module of a name that the program imports lies where it is started."""
    here = Path(tempfile.mkdtemp(dir=office.folder))
    name = office.random.choice(("filelock", "sqlmodel", "platformdirs", "argparse", "ita_desk"))
    (here / f"{name}.py").write_text("print('foreign'); raise SystemExit", encoding="utf-8")
    office.counts["foreign modules"] += 1
    office.counts[FOREIGN] += b"foreign" in office.command("list", cwd=here).stdout


def pipe(office: Office) -> None:
    """A pipe stands where a file is expected."""
    fifo = Path(tempfile.mkdtemp(dir=office.folder)) / "pipe"
    os.mkfifo(fifo)
    words: tuple[object, ...] = office.random.choice(
        (("import", fifo), ("restore", fifo), ("salvage", fifo, "--to", fifo.with_name("new")))
    )
    database = office.random.choice((None, fifo))
    office.counts["pipes"] += 1
    try:
        done = office.command(*words, database=database)
        office.counts[HUNG] += done.returncode != 1
    except subprocess.TimeoutExpired:
        office.counts[HUNG] += 1


def squatter(office: Office) -> None:
    """Somebody answers on the socket of a window that is not there, or is another account's."""
    from ita_desk.gui.opening.one_window import server_name

    name = server_name(office.database)
    if not name:
        return
    Path(name).unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(name)
    Path(name).chmod(0o777)
    listening.listen()
    stranger = os.getuid() == 0 and office.random.random() < 0.7
    child = os.fork()
    if not child:
        _answer(listening, as_another=stranger)
    listening.close()
    asked = [sys.executable, "-c", _ASK, str(office.database)]
    if stranger:  # the database is held: only the account tells that the answer is none
        with Store.open(office.database, write=True):
            shown = subprocess.run(asked, timeout=PATIENCE, check=False).returncode
    else:
        shown = subprocess.run(asked, timeout=PATIENCE, check=False).returncode
    os.kill(child, 9)
    os.waitpid(child, 0)
    Path(name).unlink(missing_ok=True)
    office.counts["squatters of another account" if stranger else "squatters"] += 1
    office.counts[BELIEVED] += shown


def _answer(listening: socket.socket, *, as_another: bool) -> None:
    """Say ``shown`` to everybody, in a process that is killed when it is no more wanted."""
    try:
        if as_another:
            os.setuid(NOBODY)
        listening.listen()
        while True:
            connection, _ = listening.accept()
            connection.sendall(b"shown\n")
    finally:
        os._exit(0)


ACTS: tuple[Callable[[Office], None], ...] = (
    another_name,
    wrong_clock,
    foreign_module,
    pipe,
    squatter,
)


def why_not_here() -> str:
    """Why it can't be run on this system; empty if it can."""
    return "" if os.name == "posix" else "Windows has neither such links nor pipes"


def prove(count: int, seed: int, folder: Path) -> Counter[str]:
    """Do ``count`` acts in turn; returns what was counted."""
    random = Random(seed)
    office = Office(folder, random)
    for number in range(count):
        act = ACTS[number % len(ACTS)]
        before = office.counts.copy()
        act(office)
        for name in BROKEN:
            if office.counts[name] > before[name]:
                tell(f"{act.__name__}, number {number} of seed {seed}: {name}")
    with Store.open(office.database, write=False) as store:
        office.counts[LOST] += max(0, office.acknowledged - len(store.dossiers()))
    office.counts[UNSOUND] += bool(problems_of(office.database))
    office.counts["dossiers acknowledged"] = office.acknowledged
    return office.counts


if __name__ == "__main__":
    asked_count, asked_seed = count_asked(__doc__, 40)
    if reason := why_not_here():
        end(skip(reason))
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        counted = prove(asked_count, asked_seed, Path(place))
    end(conclude(counted, BROKEN))
