"""Let the disk be full at every write of a round of edits; nothing acknowledged is lost.

``python -m proofs.disk_full 200``. First the size of files is limited, a little further each time,
then a small file system has a little more room each time (Linux, as root). At each limit the edit
that finds no room must be told (on the small one as a full disk) and leave nothing; what was there
before must be read; a backup and an export that find no room must leave no stump; and once there
is room, the next edits must go through.
"""

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from ita_desk.exchange.atomic import write_atomically
from ita_desk.model.errors import WorldFault
from ita_desk.storage.backups import copy_database
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from proofs import office_state
from proofs.editor import Acknowledged, state_of
from proofs.edits import edits
from proofs.report import conclude, count_asked, end, tell

LOST, UNSOUND = "acknowledged edits lost", "databases unsound"
UNUSABLE, OTHERWISE = "stores not usable any more", "full disks told in other words"
STUMPS = "stumps left of a backup or an export"
BROKEN = (LOST, UNSOUND, UNUSABLE, OTHERWISE, STUMPS)
ROUND = 15
"""Commits of a round of edits."""
DISK_IS_FULL = "disk is full"
MOUNT_BYTES = 6 << 20
FRAME = 4120
"""What SQLite adds to its log for a page."""
BLOCK = 4096


def prove_with_limited_files(count: int, seed: int, folder: Path) -> Counter[str]:
    """Limit the size of files, from no room at all upwards; returns what was counted."""
    import resource

    counts: Counter[str] = Counter()
    base = make_base(folder / "base.sqlite3", seed)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))

    for number in range(count):
        database = folder / "limited" / "office.sqlite3"
        _place(base, database)
        with Store.open(database, write=True) as store:
            next(edits(store, Random(seed)))
            log = database.with_name(database.name + "-wal")
            room = log.stat().st_size + number * FRAME + FRAME // 2
            try:
                limit(room)
                full = edit_until_full(store, database, seed, counts, "")
            finally:
                limit(hard)
            if full:
                counts["file limits"] += 1
                go_on(store, database, seed, counts)
        counts[UNSOUND] += bool(problems_of(database))
        if not full:
            break
    return counts


def prove_on_a_small_mount(count: int, seed: int, folder: Path) -> Counter[str]:
    """Fill a small file system up to so many blocks; returns what was counted."""
    counts: Counter[str] = Counter()
    base = make_base(folder / "base.sqlite3", seed)
    with small_mount(folder / "small") as mount:
        ballast = mount / "ballast"
        database = mount / "office.sqlite3"
        for blocks in range(count):
            ballast.unlink(missing_ok=True)
            _place(base, database)
            with Store.open(database, write=True) as store:
                next(edits(store, Random(seed)))
                leave_free(ballast, blocks)
                full = edit_until_full(store, database, seed, counts)
                if full:
                    counts["nearly full mounts"] += 1
                    copies_without_stump(database, counts)
                    ballast.unlink()
                    go_on(store, database, seed, counts)
            counts[UNSOUND] += bool(problems_of(database))
            if not full:
                break
        open_on_full_mount(base, database, ballast, counts)
    return counts


def edit_until_full(
    store: Store, database: Path, seed: int, counts: Counter[str], words: str = DISK_IS_FULL
) -> bool:
    """Do a round of edits; whether there was no room before it was through, told in ``words``."""
    with office_state.reading(database) as state:
        known = state_of(state)
        committed = edits(store, Random(seed + 1))
        for _ in range(ROUND):
            try:
                next(committed)
            except WorldFault as fault:
                _count_words(fault, counts, words)
                _count_lost(known, state_of(state), counts)
                _count_unusable(lambda: [store.load(one.id) for one in store.dossiers()], counts)
                return True
            known = state_of(state)
            counts["edits acknowledged"] += 1
    return False


def go_on(store: Store, database: Path, seed: int, counts: Counter[str]) -> None:
    """There is room again: the next edits must go through."""
    before = store.next_undo()
    committed = edits(store, Random(seed + 2))
    _count_unusable(lambda: [next(committed) for _ in range(3)], counts)
    with office_state.reading(database) as state:
        counts[UNUSABLE] += state_of(state).change == 0 or store.next_undo() == before


def copies_without_stump(database: Path, counts: Counter[str]) -> None:
    """A backup and an export either are written whole or leave nothing."""
    before = set(database.parent.iterdir())
    backup, export = database.with_name("backup.sqlite3"), database.with_name("export.json")
    acts: tuple[tuple[Path, Callable[[], None]], ...] = (
        (backup, lambda: copy_database(database, backup)),
        (export, lambda: write_atomically(export, bytes(MOUNT_BYTES))),
    )
    for target, act in acts:
        try:
            act()
        except WorldFault as fault:
            _count_words(fault, counts)
        else:
            target.unlink()
        left = set(database.parent.iterdir()) - before
        counts["backups and exports without room"] += 1
        counts[STUMPS] += len(left)
        for stump in left:
            tell(f"left behind: {stump.name}")
            stump.unlink()


def open_on_full_mount(base: Path, database: Path, ballast: Path, counts: Counter[str]) -> None:
    """Opening where there is no room at all is told, and works once there is."""
    for blocks in range(12):
        ballast.unlink(missing_ok=True)
        _place(base, database)
        leave_free(ballast, blocks)
        try:
            Store.open(database, write=True).close()
        except WorldFault as fault:
            counts["openings without room"] += 1
            _count_words(fault, counts)
        ballast.unlink()
        _count_unusable(lambda: Store.open(database, write=True).close(), counts)
        counts[UNSOUND] += bool(problems_of(database))


def make_base(file: Path, seed: int) -> Path:
    """A small office to begin each round with, closed."""
    with Store.open(file, write=True, author="clerk") as store:
        committed = edits(store, Random(seed))
        for _ in range(10):
            next(committed)
    return file


def leave_free(ballast: Path, blocks: int) -> None:
    """Fill the file system up to so many free blocks."""
    free = shutil.disk_usage(ballast.parent).free // BLOCK
    ballast.write_bytes(bytes(max(free - blocks, 0) * BLOCK))


@contextmanager
def small_mount(folder: Path) -> Generator[Path]:
    """A file system with little room, in memory."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={MOUNT_BYTES}", "tmpfs"]
    subprocess.run(["mount", *options, folder], check=True)
    try:
        yield folder
    finally:
        if subprocess.run(["umount", folder], check=False).returncode:
            subprocess.run(["umount", "-l", folder], check=False)


def may_mount() -> bool:
    """Whether this process may mount a file system of its own."""
    if not sys.platform.startswith("linux") or not shutil.which("mount"):
        return False
    from os import geteuid

    return geteuid() == 0


def _place(base: Path, database: Path) -> None:
    database.parent.mkdir(exist_ok=True)
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(base, database)


def _count_words(fault: WorldFault, counts: Counter[str], words: str = DISK_IS_FULL) -> None:
    counts["faults told"] += 1
    if words not in str(fault):
        counts[OTHERWISE] += 1
        cause = getattr(fault.__cause__, "sqlite_errorname", repr(fault.__cause__))
        tell(f"other words: {fault} ({cause})")


def _count_lost(known: Acknowledged, now: Acknowledged, counts: Counter[str]) -> None:
    counts[LOST] += known != now


def _count_unusable(act: Callable[[], object], counts: Counter[str]) -> None:
    try:
        act()
    except WorldFault as fault:
        counts[UNUSABLE] += 1
        tell(f"not usable: {fault}")


def main() -> int:
    """Run as the command line says."""
    asked, seed = count_asked(__doc__, 200)
    if sys.platform == "win32":
        tell("skipped: Windows can't limit the size of files, nor mount a small file system")
        return 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folders = [Path(name) / "limits", Path(name) / "mounts"]
        for folder in folders:
            folder.mkdir()
        counts = prove_with_limited_files(asked, seed, folders[0])
        if may_mount():
            counts += prove_on_a_small_mount(asked, seed, folders[1])
        else:
            tell("the small mount was skipped: only root on Linux may mount")
        return conclude(counts, BROKEN)


if __name__ == "__main__":
    end(main())
