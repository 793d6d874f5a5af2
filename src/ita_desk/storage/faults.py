"""Faults of the world around the database, in the words a user reads."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ita_desk.model.errors import N_, WorldFault


class StorageFault(WorldFault):
    """The database file, its disk or its lock is not as needed."""


class NoSuchDossier(WorldFault):
    """No dossier of the database has the number asked for."""

    def __init__(self, dossier_id: int) -> None:
        """Say which."""
        super().__init__(
            N_("There is no dossier {number}; list the dossiers to see their numbers."),
            number=dossier_id,
        )


class DatabaseInUse(StorageFault):
    """Another window or command holds the database for writing."""


class NewerDatabase(StorageFault):
    """The database is of a version that only a newer program knows."""


class DatabaseGone(StorageFault):
    """The file was moved, replaced, or its drive is gone; nothing was written."""


_DISK_IS_FULL = N_("The disk is full. Free some space and try again; nothing was lost: {path}")

_SENTENCES = {
    "SQLITE_FULL": _DISK_IS_FULL,
    # There is no room for the index of the write-ahead log, when a database is opened.
    "SQLITE_IOERR_SHMSIZE": _DISK_IS_FULL,
    "SQLITE_IOERR": N_("The disk could not be read or written: {path}"),
    "SQLITE_READONLY": N_("The database is read-only; nothing was changed: {path}"),
    "SQLITE_PERM": N_("There is no permission to open the database: {path}"),
    "SQLITE_CANTOPEN": N_("The database cannot be opened: {path}"),
    "SQLITE_BUSY": N_("Another program is using the database. Close it and try again: {path}"),
    "SQLITE_LOCKED": N_("Another program is using the database. Close it and try again: {path}"),
    "SQLITE_NOTADB": N_("This file is not a database of ita_desk: {path}"),
    "SQLITE_CORRUPT": N_("The database is damaged; nothing was written to it: {path}"),
}


def fault_of(error: sqlite3.Error, path: Path) -> StorageFault | None:
    """The fault behind an SQLite error, or None when it is a mistake of the program."""
    name = getattr(error, "sqlite_errorname", "")
    for prefix, sentence in _SENTENCES.items():
        if name == prefix or name.startswith(prefix + "_"):
            return StorageFault(sentence, path=path)
    return None


def drive_may_be_gone(fault: StorageFault) -> bool:
    """Whether the file may have to be opened anew: it could not be read or found any more."""
    name = getattr(fault.__cause__, "sqlite_errorname", "")
    return isinstance(fault, DatabaseGone) or name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN"))


@contextmanager
def faults_told(path: Path) -> Generator[None]:
    """Turn SQLite's errors about the world into ``StorageFault``; let mistakes pass."""
    try:
        yield
    except sqlite3.Error as error:
        fault = fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
