"""Backups: sound copies of the database by time and reason, thinned with age, and restored."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, cast, get_args

from ita_desk.files.owner import make_own_folder
from ita_desk.files.patience import remove
from ita_desk.files.system_errors import may_be_held
from ita_desk.model.errors import N_
from ita_desk.storage.companions import COMPANIONS, companion
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
from ita_desk.storage.loading import DossierSummary
from ita_desk.storage.location import prepare
from ita_desk.storage.read_only import damage_told, read_only
from ita_desk.storage.same_file import the_file
from ita_desk.storage.writer_lock import nobody_writing

Reason = Literal["regular", "before-import", "before-migration", "before-restore"]
"""Why a backup was made: by the clock or by hand, or because of what came next."""

KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_NAME = re.compile(r"office-(\d{8}T\d{6})Z-(\d+)(?:-([a-z-]+))?\.sqlite3\Z")
_STAMP = "%Y%m%dT%H%M%S"
_SECOND_COPY_GONE = N_(
    "The folder of the second copy is not there. Plug the drive in or choose another folder: {path}"
)
_NOT_REPLACED = N_("The database could not be replaced ({reason}): {path}")
_READ = N_(
    "Another window or command is reading the database. Close it, then try again;"
    " nothing was changed: {path}"
)
_SECOND_COPY_NOT_WRITTEN = N_("The second copy could not be written ({reason}): {path}")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; ``at`` is UTC, ``change`` the newest change of the journal it holds."""

    path: Path
    at: datetime
    change: int
    reason: Reason = "regular"


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds; ``newest_change`` is UTC, None before the first change."""

    dossiers: tuple[DossierSummary, ...]
    activities: int
    newest_change: datetime | None


class SecondCopyFault(StorageFault):
    """The folder or drive of the second copy is gone or can't be written."""


def backup_folder(database: Path) -> Path:
    """Where the backups of a database are kept; a link is followed."""
    database = the_file(database)
    return database.parent / f"{database.stem} backups"


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, newest first; other files are passed over."""
    found: list[Backup] = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in folder.iterdir():
            match = _NAME.match(path.name)
            if match:
                at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                known = match[3] in get_args(Reason)
                reason = cast("Reason", match[3]) if known else "regular"
                found.append(Backup(path, at, int(match[2]), reason))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.change), reverse=True))


def newest_sound(folder: Path) -> Backup | None:
    """The newest backup that is whole, examined now; None if there is none."""
    for backup in list_backups(folder):
        with suppress(StorageFault):
            if not problems_of(backup.path):
                return backup
    return None


def describe(path: Path) -> BackupContents:
    """What a backup (or a database that nobody writes) holds, without examining all of it.

    Backups of older versions are told, too. Raises DamagedDatabase or StorageFault.
    """
    with read_only(path, settled=True) as connection, damage_told(path):
        return _contents(connection)


def back_up(
    database: Path, folder: Path, now: datetime, reason: Reason = "regular"
) -> Backup | None:
    """Copy the database into ``folder`` when it changed since the newest backup there.

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
            remove(backup.path)


def restore(database: Path, source: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database, which must not be open anywhere.

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
        return replace_database(database, source, now)


def replace_database(database: Path, source: Path, now: datetime) -> Path | None:
    """What ``restore`` does, for a caller that holds the lock for writing."""
    aside: Path | None = None
    with being_written(database, _NOT_REPLACED) as incoming, faults_told(source):
        refuse_newer(source)
        copy_database(source, incoming, _NOT_REPLACED)
        if database.exists():
            aside = _save_present(database, now)
    return aside


def _save_present(database: Path, now: datetime) -> Path | None:
    """Back the present state up, or keep it aside if damaged; nothing is left beside it."""
    if problems_of(database):  # also one whose last change is in a backup already
        return keep_aside(database, now)
    try:
        back_up(database, backup_folder(database), now, "before-restore")
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
    state = _state(database)
    with system_told(folder, sentence):
        newest = next(iter(list_backups(folder)), None)
    if newest is not None and _holds(newest, state):
        return None
    stamp = now.astimezone(UTC).strftime(_STAMP)
    word = "" if reason == "regular" else f"-{reason}"
    path = folder / f"office-{stamp}Z-{state[0]}{word}.sqlite3"
    with system_told(folder, sentence):
        make_own_folder(folder)
    copy_database(database, path, sentence)
    return Backup(path, datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), state[0], reason)


_State = tuple[int, str, int]


def _state(path: Path) -> _State:
    """Number and time of the newest change, and the number of the newest final.

    The number alone would not do: after a restore other changes get the same numbers.
    """
    with read_only(path) as connection, damage_told(path):
        newest = connection.execute("SELECT id, at FROM change ORDER BY id DESC LIMIT 1")
        number, at = newest.fetchone() or (0, "")
        (final,) = connection.execute("SELECT max(id) FROM final").fetchone()
    return number, at, final or 0


def _holds(backup: Backup, state: _State) -> bool:
    with suppress(StorageFault):
        return backup.change == state[0] and _state(backup.path) == state
    return False


def _contents(connection: sqlite3.Connection) -> BackupContents:
    dossiers = connection.execute(
        "SELECT dossier.id, fiscal_year, round, indicator.code, unit.name FROM dossier"
        " JOIN unit ON unit.id = dossier.id JOIN indicator ON indicator.id = dossier.id"
        " ORDER BY fiscal_year DESC, round DESC, dossier.id"
    ).fetchall()
    (activities,) = connection.execute("SELECT count(*) FROM activity").fetchone()
    (at,) = connection.execute(
        "SELECT at FROM change WHERE id = (SELECT max(id) FROM change)"
    ).fetchone() or (None,)
    newest = None if at is None else datetime.fromisoformat(at)
    return BackupContents(tuple(DossierSummary(*row) for row in dossiers), activities, newest)
