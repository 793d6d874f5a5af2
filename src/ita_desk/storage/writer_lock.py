"""One writer at a time, however the file is reached.

A lock beside the database is held as long as it is open for writing, also before the file is
there; the lock of the file itself keeps out who comes by another name (a hard link), for whom
SQLite's log, which is found by the name, would be another one.
"""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from ita_desk.files.reading import is_there
from ita_desk.model.errors import N_
from ita_desk.storage.companions import Identity, companion, identity, the_file
from ita_desk.storage.faults import NOT_OPENED, DatabaseInUse, StorageFault, system_fault

CAN_LOCK = sys.platform != "win32"
"""Whether a file can be locked without keeping others from reading it (flock(2) of POSIX)."""


class WriterLock:
    """The right to write a database, until ``release`` or the end of the process."""

    def __init__(self, database: Path) -> None:
        """Take it; raises DatabaseInUse at once, or StorageFault."""
        self._beside = _lock_beside(database)
        self._locked: dict[Identity, int] = {}
        try:
            self.hold(database)
        except BaseException:
            self.release()
            raise

    def hold(self, database: Path) -> None:
        """Hold the file that lies at ``database`` now, too; one that was held before stays so.

        Closing a file frees what SQLite has locked in it, so none is closed before ``release``.
        Raises DatabaseInUse or StorageFault.
        """
        found = identity(database)
        if found is None or found in self._locked or not CAN_LOCK:
            return
        try:
            self._locked[found] = lock_file(database)
        except AlreadyLocked:
            raise _in_use(database) from None
        except OSError as error:
            raise system_fault(error, database, NOT_OPENED) from error

    def take_again(self, database: Path) -> None:
        """Take it anew, after the drive was gone; raises as above."""
        with suppress(OSError):  # the lock may lie on a drive that is gone
            self._beside.release()
        self._beside = _lock_beside(database)
        self.hold(database)

    def release(self) -> None:
        """Let others write; call when the database is closed."""
        while self._locked:
            os.close(self._locked.popitem()[1])
        self._beside.release()


@contextmanager
def nobody_writing(database: Path) -> Generator[None]:
    """Hold the lock during the block, for work on the file itself; raises as above."""
    lock = WriterLock(database)
    try:
        yield
    finally:
        lock.release()


def is_held(database: Path) -> bool:
    """Whether somebody holds the right to write a database now."""
    database = the_file(database)
    if not is_there(lock_path(database)):
        return False
    try:
        _lock_beside(database).release()
    except DatabaseInUse:
        return True
    except StorageFault:
        return False
    return False


def refuse_written_elsewhere(database: Path) -> None:
    """Raise DatabaseInUse if the file is written under another name just now.

    What was written since is in a log that is not found from here.
    """
    with suppress(OSError):
        second = database.stat().st_nlink > 1 and not is_held(database)
        if second and is_locked(database):
            raise _in_use(database)


def refuse_second_name(database: Path) -> None:
    """Where a file can't be locked itself, one with two names is not written at all."""
    if CAN_LOCK:
        return
    with suppress(OSError):
        if database.stat().st_nlink > 1:
            raise StorageFault(
                N_(
                    "The database has a second name (a hard link), under which it could be written"
                    " at the same time. Copy it and open the copy: {path}"
                ),
                path=database,
            )


def lock_path(database: Path) -> Path:
    """The file that carries the lock of a database."""
    return companion(database, ".lock")


def _lock_beside(database: Path) -> FileLock:
    lock = FileLock(lock_path(database), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise _in_use(database) from None
    except OSError as error:
        raise system_fault(error, database, NOT_OPENED) from error
    return lock


def _in_use(database: Path) -> DatabaseInUse:
    return DatabaseInUse(
        N_(
            "The database is open in another window or command. Close it first; reading"
            " (list, export) works meanwhile: {path}"
        ),
        path=database,
    )


class AlreadyLocked(Exception):
    """Another holder has the file, perhaps under another name."""


def lock_file(path: Path) -> int:
    """Lock a file that is there under whatever name; the descriptor keeps the lock until it closes.

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
