"""The one way a file comes into its place: whole or not at all, also after a power cut."""

import errno
import os
import re
import secrets
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from ita_desk.files.patience import patiently, remove, rename

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
