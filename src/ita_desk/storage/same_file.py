"""The question whether the open database is still the file at its path.

Where a file can be moved or replaced while it is open (POSIX), SQLite's write-ahead log goes on
into the old one, and everything would be acknowledged and lost. So every step looks first.
"""

import os
from pathlib import Path

from ita_desk.model.errors import N_
from ita_desk.storage.faults import DatabaseGone

Identity = tuple[int, int]
"""Device and number of a file."""


def identity(path: Path) -> Identity | None:
    """What file lies at ``path`` now; None if none does, or its drive is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def the_file(path: Path) -> Path:
    """Where a file really lies, if ``path`` is a link to it: what is beside it lies there."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def refuse_another(path: Path, known: Identity | None) -> None:
    """Raise DatabaseGone unless the file at ``path`` is the one that was opened."""
    if identity(path) != known:
        raise DatabaseGone(
            N_("The database is no longer where it was. Bring back its drive or the file: {path}"),
            path=path,
        )
