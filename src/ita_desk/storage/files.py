"""Files of the store: synced to the disk, kept together, and their owner's alone.

On POSIX a database, what lies beside it and the folders the program makes are readable by their
owner only (0600, 0700). On Windows they lie in the user's profile, whose access list says the
same; there nothing is set.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside a database: the write-ahead log, which holds acknowledged work until it
is copied into the database, and its index."""

# Some file systems (FAT, shares) can't sync a folder and say so.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}


def companion(database: Path, suffix: str) -> Path:
    """The file with the database's name and ``suffix`` after it."""
    return database.with_name(database.name + suffix)


def make_own_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into; one that is there is tightened.

    Raises OSError.
    """
    make_missing_folder(folder)
    _tighten(folder, 0o700)


def make_missing_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the owner only; those that are there stay so.

    Raises OSError.
    """
    for missing in reversed([above for above in folder.parents if not above.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_own_file(path: Path) -> None:
    """See that an empty file is there that only its owner can read; raises OSError."""
    flags = os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    os.close(os.open(path, flags, 0o600))


def keep_to_owner(database: Path) -> None:
    """Take the access of others from a database and from what lies beside it.

    Where the system refuses (the file of another account), it stays as it is.
    """
    for suffix in ("", *COMPANIONS, ".lock"):
        _tighten(companion(database, suffix), 0o600)


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


def _tighten(path: Path, mode: int) -> None:
    if os.name != "posix":
        return
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)
