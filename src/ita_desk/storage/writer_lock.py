"""One writer at a time: a lock beside the database, held as long as it is open for writing."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ita_desk.model.errors import N_
from ita_desk.storage.faults import NOT_OPENED, DatabaseInUse, system_fault


def lock_for_writing(database: Path) -> FileLock:
    """Take the lock or raise DatabaseInUse at once; the system frees it if the process dies."""
    lock = FileLock(lock_path(database), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseInUse(
            N_(
                "The database is open in another window or command. Close it first; reading"
                " (list, export) works meanwhile: {path}"
            ),
            path=database,
        ) from None
    except OSError as error:
        raise system_fault(error, database, NOT_OPENED) from error
    return lock


@contextmanager
def nobody_writing(database: Path) -> Generator[None]:
    """Hold the lock during the block, for work on the file itself; raises as above."""
    lock = lock_for_writing(database)
    try:
        yield
    finally:
        lock.release()


def lock_path(database: Path) -> Path:
    """The file that carries the lock of a database."""
    return database.with_name(database.name + ".lock")
