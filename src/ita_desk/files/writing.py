"""The one way a file comes into its place: whole or not at all, also after a power cut.

On Windows a virus scanner, the search indexer and OneDrive open each new file, and as long as they
do it can be neither renamed nor removed: what is refused for that is tried again.
"""

import errno
import os
import re
import secrets
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from ita_desk.files.system_errors import may_be_held

OWN = 0o600
"""Permission bits of a file that only its owner reads."""

# Some file systems (network shares, FAT through FUSE) can't sync a folder and say so.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
_STUMP = re.compile(r"\.ita_desk-[0-9a-f]{16}\.tmp(-journal|-wal|-shm)?\Z")
_OLD_SECONDS = 24 * 3600
"""Nothing is being written for so long: what is older was left by a power cut or a scanner."""


@contextmanager
def in_place_of(target: Path, mode: int | None = None) -> Generator[Path]:
    """An empty file beside ``target`` that takes its place, synced, after the block.

    What stands at ``target`` stays until then. If the block raises, nothing is left of the file.
    ``mode`` are its permission bits in the end, the system's usual ones for None; until then only
    its owner reads it if they are given. Raises OSError.
    """
    new = target.with_name(f".ita_desk-{secrets.token_hex(8)}.tmp")
    try:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        os.close(os.open(new, flags, 0o666 if mode is None else OWN))
        yield new
        sync(new)
        if mode is not None and mode != OWN:
            with suppress(OSError):
                new.chmod(mode)
        rename(new, target)
    except BaseException:
        with suppress(OSError):
            remove(new)
        raise
    sync(target.parent)
    sweep(target.parent)


def sweep(folder: Path) -> None:
    """Remove what writings that were cut off left in a folder, a day ago or longer."""
    before = time.time() - _OLD_SECONDS
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _STUMP.match(entry.name) and entry.stat(follow_symlinks=False).st_mtime < before:
                with suppress(OSError):
                    remove(Path(entry.path))


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk; raises OSError."""
    folder = path.is_dir()
    if folder and os.name != "posix":
        return
    descriptor = patiently(lambda: os.open(path, os.O_RDONLY if folder else os.O_RDWR))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if not folder or error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.2, 0.2, 0.3, 0.4, 0.5)
"""Seconds between tries, about two together."""
T = TypeVar("T")


def patiently(
    do: Callable[[], T],
    pauses: Sequence[float] = PAUSES,
    wait: Callable[[float], object] = time.sleep,
) -> T:
    """What ``do`` gives, tried again for two seconds while the file is held; raises OSError."""
    for pause in pauses:
        try:
            return do()
        except OSError as error:
            if not may_be_held(error):
                raise
            wait(pause)
    return do()


def remove(path: Path) -> None:
    """Remove a file if it is there; raises OSError."""
    patiently(lambda: path.unlink(missing_ok=True))


def rename(path: Path, target: Path) -> None:
    """Put a file in the place of another in one step; raises OSError."""
    patiently(lambda: path.replace(target))
