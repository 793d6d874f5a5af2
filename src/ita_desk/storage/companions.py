"""What lies beside a database and belongs to it, and whether the file is still the one opened.

Where a file can be moved or replaced while it is open (POSIX), SQLite's write-ahead log goes on
into the old one, and everything would be acknowledged and lost. So every step looks first.
"""

import os
from pathlib import Path

from ita_desk.files.owner import tighten
from ita_desk.model.errors import N_
from ita_desk.storage.faults import DatabaseGone

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside a database: the write-ahead log, which holds acknowledged work until it
is copied into the database, and its index."""

Identity = tuple[int, int]
"""Device and number of a file."""


def companion(database: Path, suffix: str) -> Path:
    """The file with the database's name and ``suffix`` after it."""
    return database.with_name(database.name + suffix)


def has_log(database: Path) -> bool:
    """Whether a write-ahead log with anything in it lies beside a database; raises OSError.

    An empty one is left where a reader was stopped, and says nothing.
    """
    try:
        return companion(database, "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def keep_to_owner(database: Path) -> None:
    """Take the access of others from a database and from what lies beside it.

    Where the system refuses (the file of another account), it stays as it is.
    """
    for suffix in ("", *COMPANIONS, ".lock"):
        tighten(companion(database, suffix), 0o600)


def identity(path: Path) -> Identity | None:
    """What file lies at ``path`` now; None if none does, or its drive is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def the_file(path: Path) -> Path:
    """Where a file really lies, if ``path`` is a link to it: what is beside it lies there.

    A path that the system takes for none is given back: whoever opens it is told why.
    """
    try:
        return Path(os.path.realpath(path)) if path.is_symlink() else path
    except OSError:
        return path


def refuse_another(path: Path, known: Identity | None) -> None:
    """Raise DatabaseGone unless the file at ``path`` is the one that was opened."""
    if identity(path) != known:
        raise DatabaseGone(
            N_("The database is no longer where it was. Bring back its drive or the file: {path}"),
            path=path,
        )
