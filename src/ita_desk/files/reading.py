"""Files that come in: ordinary ones, and no more of them than is wanted."""

import errno
import os
import stat
from pathlib import Path


class NotOrdinary(OSError):
    """A pipe, a socket or a device: who reads it may wait for ever."""

    def __init__(self) -> None:
        super().__init__(errno.EINVAL, "not an ordinary file")


def is_special(path: Path) -> bool:
    """Whether something lies at ``path`` (links are followed) that is no file and no folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def is_folder(path: Path) -> bool:
    """Whether a folder is there that can be looked into; never raises, whatever is named."""
    try:
        return path.is_dir() and os.access(path, os.R_OK | os.X_OK)
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Whether an ordinary file is there; never raises, whatever is named."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether something stands at ``path``; not where the system can't even be asked."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_file(path: Path, most: int) -> bytes:
    """The first ``most`` bytes of an ordinary file; raises NotOrdinary or another OSError.

    A pipe is refused at once, also one that takes the place of a file just now.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise NotOrdinary
        return file.read(most)
