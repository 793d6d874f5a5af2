"""Backups: sound copies of the database, made whole or not at all, and thinned with age.

``VACUUM INTO`` refuses a damaged page where the backup API copies it as good. A copy is written
under a temporary name, synced, reopened and examined before it gets its name and counts.
"""

import os
import re
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ita_desk.model.errors import N_
from ita_desk.storage.faults import StorageFault, faults_told
from ita_desk.storage.soundness import DamagedDatabase, problems_of

KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_NAME = re.compile(r"office-(\d{8}T\d{6})Z-(\d+)\.sqlite3\Z")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; ``at`` is UTC, ``change`` the newest change of the journal it holds."""

    path: Path
    at: datetime
    change: int


def backup_folder(database: Path) -> Path:
    """Where the backups of a database are kept."""
    return database.parent / f"{database.stem} backups"


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, newest first; other files are passed over."""
    found: list[Backup] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in folder.iterdir():
            match = _NAME.match(path.name)
            if match:
                at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, at, int(match[2])))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.change), reverse=True))


def back_up(database: Path, folder: Path, now: datetime) -> Backup | None:
    """Copy the database into ``folder`` when it changed since the newest backup there.

    Returns None when it did not. Works beside a window that edits. Raises DamagedDatabase (no
    copy is made of a damaged file) or StorageFault.
    """
    change = _newest_change(database)
    newest = next(iter(list_backups(folder)), None)
    if newest is not None and newest.change == change:
        return None
    stamp = now.astimezone(UTC).strftime(_STAMP)
    target = folder / f"office-{stamp}Z-{change}.sqlite3"
    copy_database(database, target)
    return Backup(target, datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), change)


def copy_database(database: Path, target: Path) -> None:
    """Write a sound copy of a database to ``target``, whole or not at all.

    Raises DamagedDatabase or StorageFault; an older file at ``target`` stays until then.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    with faults_told(database), _folder_faults_told(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        try:
            _refuse_damaged(database, database)
            _vacuum_into(database, temporary)
            _refuse_damaged(temporary, database)
            _sync(temporary)
            temporary.replace(target)
            _sync(target.parent)
        finally:
            temporary.unlink(missing_ok=True)


def to_remove(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that are thinned out.

    All are kept for two days; of older ones the newest of each of 12 days, 10 weeks and 9
    months (of those that have any).
    """
    ordered = sorted(backups, key=lambda backup: backup.at, reverse=True)
    old = [backup for backup in ordered if now - backup.at > KEEP_ALL]
    kept: set[Path] = set()
    for most, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        newest: dict[str, Backup] = {}
        for backup in old:
            newest.setdefault(backup.at.strftime(period), backup)
        kept.update(backup.path for backup in list(newest.values())[:most])
    return tuple(backup for backup in old if backup.path not in kept)


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups that ``to_remove`` names; one that can't be removed stays."""
    for backup in to_remove(list_backups(folder), now):
        with suppress(OSError):
            backup.path.unlink()


def restore(database: Path, source: Path, now: datetime) -> None:
    """Put a backup in the place of the database, which must not be open anywhere.

    The present state is backed up first, or, when it is damaged, kept aside under another name.
    Raises DamagedDatabase when the backup itself is not sound, and StorageFault; the database
    is then as it was.
    """
    _refuse_damaged(source, source)
    incoming = database.with_name(f".{database.name}.restored")
    copy_database(source, incoming)
    try:
        if database.exists():
            _save_present(database, now)
        with _folder_faults_told(database):
            for suffix in ("-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
            incoming.replace(database)
            _sync(database.parent)
    finally:
        incoming.unlink(missing_ok=True)


def _refuse_damaged(file: Path, told: Path) -> None:
    problems = problems_of(file)
    if problems:
        raise DamagedDatabase(told, problems)


def _save_present(database: Path, now: datetime) -> None:
    try:
        back_up(database, backup_folder(database), now)
    except DamagedDatabase:
        stamp = now.astimezone(UTC).strftime(_STAMP)
        for suffix in ("", "-wal", "-shm"):
            part = database.with_name(database.name + suffix)
            if part.exists():
                part.replace(database.with_name(f"{database.stem} damaged {stamp}Z{suffix}"))


def _vacuum_into(database: Path, target: Path) -> None:
    connection = sqlite3.connect(
        f"{database.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise DamagedDatabase(database, (str(error),)) from error
    finally:
        connection.close()
    if os.name == "posix":
        target.chmod(0o600)


def _newest_change(database: Path) -> int:
    with faults_told(database):
        connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        try:
            row = connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and "no such table" not in str(error):
                raise
            raise DamagedDatabase(database, (str(error),)) from error
        finally:
            connection.close()
    return int(row[0])


@contextmanager
def _folder_faults_told(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFault(
            N_("The backup could not be written ({reason}): {path}"),
            reason=error.strerror or str(error),
            path=path,
        ) from error


def _sync(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
