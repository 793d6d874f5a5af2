"""Kill the window while somebody types without pause; at most the last second of typing is gone.

``python -m proofs.window_kill 30``. The window is the program's own, on Qt's offscreen platform.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from random import Random
from threading import Thread

from ita_desk import app
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers
from proofs.report import conclude, count_asked, end, tell

LOST, UNSOUND = "keys lost that were typed more than a second before", "databases unsound"
NOT_TYPED = "windows in which nothing was typed"
PROJECT = Path(__file__).resolve().parent.parent
SAMPLE = "planning-2567-r1"
TYPING = (1.2, 4.0)
"""Seconds from the first key to the kill, at least and at most."""
PROMISED = 1.0
"""Seconds of typing that may be gone."""
USER_FOLDERS = (
    *(f"XDG_{name}_HOME" for name in ("DATA", "CONFIG", "STATE", "CACHE")),
    *(f"WIN_PD_OVERRIDE_{name}" for name in ("LOCAL_APPDATA", "APPDATA")),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was pressed: when, into which activity's title, and the text with it."""

    at: float
    activity: int
    text: str


def prove(
    count: int,
    seed: int,
    folder: Path,
    promised: float = PROMISED,
    typing: tuple[float, float] = TYPING,
) -> tuple[Counter[str], float]:
    """Kill ``count`` windows; what was counted, and the longest time of typing that was lost."""
    random = Random(seed)
    counts: Counter[str] = Counter()
    longest = 0.0
    for number in range(count):
        database = folder / f"{number}" / "office.sqlite3"
        with Store.open(database, write=True) as store:
            dossiers.add(store, [read_dossier_path(app.sample_files()[SAMPLE])])
        killed, keys = type_and_kill(database, random.uniform(*typing), folder)
        stored = titles(database)
        counts["windows killed"] += 1
        counts["keys typed"] += len(keys)
        counts[NOT_TYPED] += not keys
        counts[UNSOUND] += bool(problems_of(database))
        gone = [key for key in keys if not stored[key.activity].startswith(key.text)]
        gone = [key for key in gone if not _typed_over(key, keys)]
        counts["of them gone"] += len(gone)
        late = [key for key in gone if key.at < killed - promised]
        counts[LOST] += len(late)
        longest = max([longest, *(killed - key.at for key in gone)])
        if late:
            tell(f"window {number}: {len(late)} keys, the first {killed - late[0].at:.2f} s before")
    return counts, longest


def type_and_kill(database: Path, seconds: float, folder: Path) -> tuple[float, list[Key]]:
    """Open the window, let it be typed into for ``seconds``, kill it; when, and the keys."""
    environment = os.environ | dict.fromkeys(USER_FOLDERS, str(folder))
    environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [sys.executable, "-m", "proofs.typist", str(database)]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as window:
        assert window.stdout is not None
        heard: Queue[bytes] = Queue()
        reader = Thread(target=lambda: [heard.put(line) for line in window.stdout or ()])
        reader.start()
        try:
            lines = [heard.get(timeout=60)]
            time.sleep(seconds)
        except Empty:
            lines = []
        killed = time.monotonic()
        window.kill()
        window.wait()
        reader.join()
    while not heard.empty():
        lines.append(heard.get())
    return killed, list(_keys(lines))


def titles(database: Path) -> dict[int, str]:
    """Activity → title, as the program reads them from the database after the kill."""
    with Store.open(database, write=True) as store:
        loaded = (store.load(summary.id) for summary in store.dossiers())
        return {activity.id: activity.title for one in loaded for activity in one.activities}


def _keys(lines: Iterable[bytes]) -> Iterable[Key]:
    for line in lines:
        if line.endswith(b"\n"):
            at, activity, text = line.decode().rstrip("\n").split("\t")
            yield Key(float(at), int(activity), text)


def _typed_over(key: Key, keys: Iterable[Key]) -> bool:
    """Whether the typist came to the same title again, which began it anew."""
    return any(
        other.activity == key.activity and other.at > key.at and not other.text.startswith(key.text)
        for other in keys
    )


if __name__ == "__main__":
    asked, chosen = count_asked(__doc__, 30)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        found, longest_lost = prove(asked, chosen, Path(name))
        tell(f"{longest_lost:9.2f} s of typing lost at most")
        end(conclude(found, (LOST, UNSOUND, NOT_TYPED)))
