"""A lock on a file itself, which holds under whatever name the file is reached.

The system frees it when the process ends, however that happens. Only where the system can lock a
file without keeping others from reading it (flock(2) of POSIX): see ``CAN_LOCK``.
"""

import os
import sys
from pathlib import Path

CAN_LOCK = sys.platform != "win32"


class AlreadyLocked(Exception):
    """Another holder has the file, perhaps under another name."""


def lock_file(path: Path) -> int:
    """Lock a file that is there; the descriptor keeps the lock until it is closed.

    Raises AlreadyLocked at once, or OSError.
    """
    # A pipe that lies there would be waited for.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        _lock(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def is_locked(path: Path) -> bool:
    """Whether someone else holds the lock of a file; False where that can't be told."""
    try:
        os.close(lock_file(path))
    except AlreadyLocked:
        return True
    except OSError:
        return False
    return False


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AlreadyLocked from error
