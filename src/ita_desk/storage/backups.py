"""Backups are made, copied to a second place, and restored."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ita_desk.files.owner import make_own_folder
from ita_desk.files.system_errors import may_be_held
from ita_desk.files.writing import remove
from ita_desk.model.errors import N_
from ita_desk.storage.backup_files import (
    Backup,
    Reason,
    backup_folder,
    backup_name,
    holding,
    list_backups,
    read_backup,
    renamed,
    state_of,
    thin,
)
from ita_desk.storage.companions import COMPANIONS, companion, the_file
from ita_desk.storage.copying import COPY_NOT_WRITTEN, being_written, copy_database
from ita_desk.storage.damage.aside import keep_aside
from ita_desk.storage.damage.soundness import DamagedDatabase, problems_of, refuse_newer
from ita_desk.storage.faults import (
    DatabaseInUse,
    StorageFault,
    faults_told,
    system_fault,
    system_told,
)
from ita_desk.storage.location import prepare
from ita_desk.storage.writer_lock import nobody_writing

_SECOND_COPY_GONE = N_(
    "The folder of the second copy is not there. Plug the drive in or choose another folder: {path}"
)
_NOT_REPLACED = N_("The database could not be replaced ({reason}): {path}")
_READ = N_(
    "Another window or command is reading the database. Close it, then try again;"
    " nothing was changed: {path}"
)
_SECOND_COPY_NOT_WRITTEN = N_("The second copy could not be written ({reason}): {path}")


class SecondCopyFault(StorageFault):
    """The folder or drive of the second copy is gone or can't be written."""


def back_up(
    database: Path, folder: Path, now: datetime, reason: Reason = "regular"
) -> Backup | None:
    """Copy the database into ``folder`` unless a backup there holds just this state.

    Returns None when it did not. Works beside a window that edits. Raises DamagedDatabase (no
    copy is made of a damaged file) or StorageFault.
    """
    return _copy_into(database, folder, now, reason, COPY_NOT_WRITTEN)


def second_copy(source: Path, folder: Path, now: datetime) -> Backup | None:
    """Copy a database, or a backup of it, into a folder or drive of the user's choice.

    The copies lie in a folder of their own there, are thinned like all backups, and are made
    only when something changed (None when nothing did). Raises SecondCopyFault where the
    folder is gone or can't be written, DamagedDatabase or StorageFault where the source can't
    be read.
    """
    try:
        return _second_copy(source, folder, now)
    except OSError as error:
        fault = system_fault(error, folder, _SECOND_COPY_NOT_WRITTEN)
        raise SecondCopyFault(fault.message, **fault.parameters) from error


def _second_copy(source: Path, folder: Path, now: datetime) -> Backup | None:
    if not folder.is_dir():
        raise SecondCopyFault(_SECOND_COPY_GONE, path=folder)
    backup = next((one for one in list_backups(source.parent) if one.path == source), None)
    stem = source.parent.name if backup else backup_folder(source).name
    target = folder / stem
    at, reason = (backup.at, backup.reason) if backup else (now, "regular")
    try:
        copied = _copy_into(source, target, at, reason, _SECOND_COPY_NOT_WRITTEN)
    except StorageFault as fault:
        if Path(str(fault.parameters.get("path", ""))).is_relative_to(folder):
            raise SecondCopyFault(fault.message, **fault.parameters) from fault
        raise
    thin(target, now)
    return copied


class RestoreGivenUp(StorageFault):
    """A restore was cancelled; the database is as it was."""


def restore(
    database: Path, source: Path, now: datetime, is_given_up: Callable[[], bool] = bool
) -> Path | None:
    """Put a backup in the place of the database, which must not be open anywhere.

    ``is_given_up`` is asked before anything is replaced; then RestoreGivenUp is raised.

    The present state is backed up first; a damaged one is kept aside, and its new path is
    returned. Raises DamagedDatabase when the backup itself is not sound, NewerDatabase,
    DatabaseInUse, and StorageFault; the database is then as it was.
    """
    with faults_told(source):
        if not source.is_file():
            raise StorageFault(N_("There is no such file: {path}"), path=source)
    database = the_file(database)
    prepare(database)
    with nobody_writing(database):
        return replace_database(database, source, now, is_given_up)


def replace_database(
    database: Path, source: Path, now: datetime, is_given_up: Callable[[], bool] = bool
) -> Path | None:
    """What ``restore`` does, for a caller that holds the lock for writing."""
    aside: Path | None = None
    with being_written(database, _NOT_REPLACED) as incoming, faults_told(source):
        refuse_newer(source)
        copy_database(source, incoming, _NOT_REPLACED)
        if is_given_up():
            raise RestoreGivenUp(N_("Nothing was restored."))
        if database.exists():
            aside = _save_present(database, source, now)
    restored = read_backup(source)
    if restored is not None and restored.reason == "before-restore":
        renamed(restored, "regular")  # it is left behind no more
    return aside


def _save_present(database: Path, source: Path, now: datetime) -> Path | None:
    """Back the present state up, or keep it aside if damaged; nothing is left beside it."""
    if problems_of(database):  # also one whose last change is in a backup already
        return keep_aside(database, now)
    try:
        _leave_behind(database, source, now)
    except DamagedDatabase:
        return keep_aside(database, now)
    with faults_told(database):
        _empty_log(database)
    try:
        for suffix in COMPANIONS:
            remove(companion(database, suffix))
    except OSError as error:  # Windows removes nothing that is open
        if may_be_held(error):
            raise DatabaseInUse(_READ, path=database) from error
        raise
    return None


def _leave_behind(database: Path, source: Path, now: datetime) -> None:
    """See that a backup holds the present state, and says that a restore left it."""
    folder, state = backup_folder(database), state_of(database)
    if back_up(database, folder, now, "before-restore") is None and state_of(source) != state:
        known = holding(folder, state)
        if known is not None:
            renamed(known, "before-restore")


def _empty_log(database: Path) -> None:
    """Bring what the write-ahead log holds into the database; raises DatabaseInUse."""
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    if busy:
        raise DatabaseInUse(_READ, path=database)


def _copy_into(
    database: Path, folder: Path, now: datetime, reason: Reason, sentence: str
) -> Backup | None:
    state = state_of(database)
    with system_told(folder, sentence):
        if holding(folder, state) is not None:
            return None
        make_own_folder(folder)
    path = folder / backup_name(now, state.change, reason)
    copy_database(database, path, sentence)
    return read_backup(path)
