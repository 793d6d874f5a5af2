"""The one way a file comes into its place: whole or not at all, also after a power cut."""

import errno
import os
import secrets
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

OWN = 0o600
"""Permission bits of a file that only its owner reads."""

# Some file systems (network shares, FAT through FUSE) can't sync a folder and say so.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries to rename: a virus scanner holds a new file for a moment (Windows)."""


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
            new.unlink()
        raise
    sync(target.parent)


def rename(path: Path, target: Path) -> None:
    """Put a file in the place of another in one step; raises OSError."""
    for pause in _PAUSES:
        try:
            path.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    path.replace(target)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk; raises OSError."""
    folder = path.is_dir()
    if folder and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if not folder or error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
