"""Files that a user names are written whole or not at all, and what stands there is respected."""

import errno
import os
import stat
from pathlib import Path

from ita_desk.exchange.faults import not_replaceable, writing_fault
from ita_desk.files.writing import in_place_of, patiently


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: after a fault or a power cut it holds the old or the new whole.

    A link is followed, so that it goes on pointing to the file. Raises ``FileFault`` for a folder,
    a device, a read-only file, a missing folder, no permission or a full disk; nothing is left
    behind then.
    """
    try:
        target = Path(os.path.realpath(path))
        with in_place_of(target, _replaceable_mode(target, path)) as new:
            patiently(lambda: new.write_bytes(data))
    except OSError as error:
        raise writing_fault(error, path) from error


def _replaceable_mode(target: Path, named: Path) -> int | None:
    """The permission bits of the file to be replaced, None where there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise not_replaceable(named, read_only=False)
    # The mode is asked as well: an administrator may write anywhere, and still meant it.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise not_replaceable(named, read_only=True)
    return stat.S_IMODE(found.st_mode)
