"""Export and back up again and again while another program holds each new file for a moment.

``python -m proofs.held_files 200``. A thread opens every file that appears, for 0.3 s, as a virus
scanner, the indexer and OneDrive do. On Windows an open file can be neither renamed nor removed;
elsewhere the same is refused here, with Windows' own number.
"""

import errno
import os
import tempfile
import time
from collections import Counter
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock, Thread
from unittest.mock import patch

from ita_desk import app
from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.model.errors import WorldFault
from ita_desk.model.place import Place
from ita_desk.storage.backup_files import thin
from ita_desk.storage.backups import back_up, restore, second_copy
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields
from proofs.report import conclude, count_asked, end, tell

EXPORTS_FAILED, BACKUPS_FAILED = "exports failed", "backups failed"
STUMPS = "stumps left"
BROKEN = (EXPORTS_FAILED, BACKUPS_FAILED, STUMPS)
SAMPLE = "planning-2567-r1"
DOSSIER = 1
HELD_SECONDS = 0.3
_LOOK_SECONDS = 0.005
_SHARING_VIOLATION = 32
RESTORED_EVERY = 20


class Scanner:
    """Opens each file that appears in some folders, and holds it for a while."""

    def __init__(self, folders: tuple[Path, ...], seconds: float) -> None:
        """Begin with what appears from now on."""
        self._folders, self._seconds = folders, seconds
        self._until: dict[Path, float] = {}
        self._lock, self._stop = Lock(), Event()
        self._known = set(self._there())
        self.held = 0
        self._thread = Thread(target=self._scan, daemon=True)

    def __enter__(self) -> "Scanner":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def holds(self, path: Path) -> bool:
        """Whether a file is open here now."""
        with self._lock:
            return self._until.get(path, 0) > time.monotonic()

    def _there(self) -> list[tuple[Path, int]]:
        found: list[tuple[Path, int]] = []
        for folder in self._folders:
            for directory, _, names in os.walk(folder):
                for path in (Path(directory, name) for name in names if ".lock" not in name):
                    try:
                        found.append((path, path.stat().st_ino))
                    except OSError:
                        continue
        return found

    def _scan(self) -> None:
        with ExitStack() as every:
            open_now: list[tuple[float, ExitStack]] = []
            while not self._stop.wait(_LOOK_SECONDS):
                now = time.monotonic()
                for _, opened in [each for each in open_now if each[0] <= now]:
                    opened.close()
                open_now = [each for each in open_now if each[0] > now]
                for path, number in self._there():
                    if (path, number) in self._known:
                        continue
                    self._known.add((path, number))
                    opened = every.enter_context(ExitStack())
                    try:
                        opened.enter_context(path.open("rb"))
                    except OSError:
                        continue
                    with self._lock:
                        self._until[path] = now + self._seconds
                    open_now.append((now + self._seconds, opened))
                    self.held += 1


@contextmanager
def windows_rule(scanner: Scanner) -> Generator[None]:
    """Refuse to rename and remove what the scanner holds, where the system itself does not."""
    if os.name == "nt":
        yield
        return
    own_replace, own_unlink = Path.replace, Path.unlink

    def refuse(*paths: Path) -> None:
        for path in paths:
            if scanner.holds(path):
                error = PermissionError(errno.EACCES, "held by the scanner", str(path))
                error.winerror = _SHARING_VIOLATION  # type: ignore[attr-defined]
                raise error

    def replace(path: Path, target: Path) -> Path:
        refuse(path, Path(target))
        return own_replace(path, target)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        refuse(path)
        own_unlink(path, missing_ok=missing_ok)

    with patch.object(Path, "replace", replace), patch.object(Path, "unlink", unlink):
        yield


def prove(count: int, folder: Path, seconds: float = HELD_SECONDS) -> Counter[str]:
    """Export and back up ``count`` times each; returns what was counted."""
    counts: Counter[str] = Counter()
    office, out, stick = (folder / name for name in ("office", "exports", "stick"))
    for each in (office, out, stick):
        each.mkdir()
    with Scanner((office, out, stick), seconds) as scanner, windows_rule(scanner):
        _work(count, office / "office.sqlite3", out, stick, counts)
        counts["files held"] = scanner.held
    # The folders of backups hold nothing but backups, that of exports the exports.
    ours = [path for path in folder.rglob("*") if path.is_file()]
    counts[STUMPS] = sum(path.name.startswith(".") or path.suffix == ".part" for path in ours)
    return counts


def _work(count: int, database: Path, out: Path, stick: Path, counts: Counter[str]) -> None:
    now = datetime(2026, 1, 5, 9, tzinfo=UTC)
    store = Store.open(database, write=True)
    dossiers.add(store, [read_dossier_path(app.sample_files()[SAMPLE])])
    for number in range(count):
        now += timedelta(hours=7)
        fields.edit(store, Place("unit", DOSSIER, "phone"), f"{number}")
        counts["exports"] += 1
        try:
            # Every second one takes the place of the one before, which is held, too.
            write_atomically(out / f"{number // 2}.ita", write_dossier(store.load(DOSSIER)))
        except WorldFault as fault:
            counts[EXPORTS_FAILED] += 1
            tell(str(fault))
        counts["backups"] += 1
        try:
            backup = back_up(database, database.parent / "office backups", now)
            assert backup is not None
            second_copy(backup.path, stick, now)
            thin(backup.path.parent, now)
            if number % RESTORED_EVERY == RESTORED_EVERY - 1:
                store.close()
                restore(database, backup.path, now)
                counts["restores"] += 1
                store = Store.open(database, write=True)
        except WorldFault as fault:
            counts[BACKUPS_FAILED] += 1
            tell(str(fault))
    store.close()


if __name__ == "__main__":
    asked, _ = count_asked(__doc__, 200)
    with tempfile.TemporaryDirectory() as name:
        end(conclude(prove(asked, Path(name)), BROKEN))
