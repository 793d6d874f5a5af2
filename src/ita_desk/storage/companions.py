"""What lies beside a database and belongs to it."""

from pathlib import Path

from ita_desk.files.owner import tighten

COMPANIONS = ("-wal", "-shm")
"""What SQLite keeps beside a database: the write-ahead log, which holds acknowledged work until it
is copied into the database, and its index."""


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
