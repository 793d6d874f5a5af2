"""Faults of the world around the database, in the words a user reads."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from ita_desk.files.reading import is_special
from ita_desk.files.system_errors import is_bad_name, is_in_use, is_too_long
from ita_desk.model.errors import N_, WorldFault


class StorageFault(WorldFault):
    """The database file, its disk or its lock is not as needed."""


class NoSuchDossier(WorldFault):
    """No dossier of the database has the number asked for."""

    def __init__(self, dossier_id: int) -> None:
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

NOT_OPENED = N_("The database cannot be opened for writing ({reason}): {path}")
_IN_USE = N_("Another program is using the database. Close it and try again: {path}")
_TOO_LONG = N_("The path is too long for this system; choose a shorter folder or name: {path}")
_BAD_NAME = N_("The name has characters that this system does not take: {path}")

_SENTENCES = {
    "SQLITE_FULL": _DISK_IS_FULL,
    # There is no room for the index of the write-ahead log, when a database is opened.
    "SQLITE_IOERR_SHMSIZE": _DISK_IS_FULL,
    "SQLITE_IOERR": N_("The disk could not be read or written: {path}"),
    "SQLITE_READONLY": N_("The database is read-only; nothing was changed: {path}"),
    "SQLITE_PERM": N_("There is no permission to open the database: {path}"),
    "SQLITE_CANTOPEN": N_("The database cannot be opened: {path}"),
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_LOCKED": _IN_USE,
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


def system_fault(
    error: OSError, path: Path, sentence: str = N_("The disk could not be read or written: {path}")
) -> StorageFault:
    """What the system says of a file, told with ``sentence``; it may name a ``reason``."""
    if is_in_use(error):
        return DatabaseInUse(_IN_USE, path=path)
    if is_too_long(error, path):
        return StorageFault(_TOO_LONG, path=path)
    if is_bad_name(error):
        return StorageFault(_BAD_NAME, path=path)
    return StorageFault(sentence, reason=error.strerror or str(error), path=path)


@contextmanager
def system_told(path: Path, sentence: str) -> Generator[None]:
    """Turn the system's errors about files into ``StorageFault``."""
    try:
        yield
    except OSError as error:
        raise system_fault(error, path, sentence) from error


def drive_may_be_gone(fault: StorageFault) -> bool:
    """Whether the file may have to be opened anew: it could not be read or found any more."""
    name = getattr(fault.__cause__, "sqlite_errorname", "")
    return isinstance(fault, DatabaseGone) or name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN"))


def refuse_special(path: Path) -> None:
    """Raise StorageFault for a pipe, a socket or a device, which a program would wait for."""
    if is_special(path):
        raise StorageFault(N_("This is not an ordinary file: {path}"), path=path)


@contextmanager
def faults_told(path: Path) -> Generator[None]:
    """Turn SQLite's errors about the world into ``StorageFault``; let mistakes pass.

    The system's own errors are of the world, too: a drive that was pulled out or a share that
    is gone (Windows' 21, 59, 64, 1231, …) is met by whatever asks for a file first.
    """
    try:
        yield
    except OSError as error:
        raise system_fault(error, path) from error
    except sqlite3.Error as error:
        fault = fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
