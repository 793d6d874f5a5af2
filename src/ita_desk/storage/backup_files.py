"""The files of backups: their names, what each holds, which is newest, and which are thinned out.

A clock may have been wrong, once or for long, so names say when a backup was made but not which is
newest: that is told by what is inside. The journal only grows, so the number of its newest change
is the larger the newer the state; only what a restore left behind (``before-restore``) may have
a larger one than the work that went on after it.
"""

import errno
import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

from ita_desk.files.reading import is_file
from ita_desk.files.system_errors import is_bad_name, is_too_long
from ita_desk.files.writing import remove, rename
from ita_desk.model.errors import N_
from ita_desk.storage.companions import the_file
from ita_desk.storage.copying import damage_told, read_only
from ita_desk.storage.damage.soundness import problems_of, refuse_foreign
from ita_desk.storage.faults import StorageFault, system_fault
from ita_desk.storage.loading import DossierSummary

Reason = Literal["regular", "before-import", "before-migration", "before-restore"]
"""Why a backup was made: by the clock or by hand, or because of what came next."""

KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_NAME = re.compile(r"office-(\d{8}T\d{6})Z-(\d+)(?:-([a-z-]+))?\.sqlite3\Z")
_STAMP = "%Y%m%dT%H%M%S"
_NOT_LOOKED_INTO = N_("The folder of the backups can't be looked into ({reason}): {path}")
_COUNTED = timedelta(days=1)
"""The most that lies between two backups as far as their age goes: the rest may be a clock that
jumped, or days without work."""


class State(NamedTuple):
    """Which state of a database it is: its newest change, how many files were ever kept, when.

    The number alone would not do: after a restore other changes get the same numbers.
    """

    change: int
    files: int
    at: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file; ``at`` is UTC by the clock of then, ``change`` the newest change it holds.

    ``state`` is what it holds, None where that can't be read; ``change`` is then what the name
    says.
    """

    path: Path
    at: datetime
    change: int
    reason: Reason = "regular"
    state: State | None = None


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds; ``newest_change`` is UTC, None before the first change."""

    dossiers: tuple[DossierSummary, ...]
    activities: int
    newest_change: datetime | None


def backup_folder(database: Path) -> Path:
    """Where the backups of a database are kept; a link is followed."""
    database = the_file(database)
    return database.parent / f"{database.stem} backups"


def backup_name(at: datetime, change: int, reason: Reason) -> str:
    """The file's name of a backup; ``at`` has a zone."""
    word = "" if reason == "regular" else f"-{reason}"
    return f"office-{at.astimezone(UTC).strftime(_STAMP)}Z-{change}{word}.sqlite3"


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, newest state first; other files are passed over.

    Of a folder that is not there, or that no system could have, there are none. Raises
    StorageFault where it can't be looked into: nobody may take that for an empty one.
    """
    found: list[Backup] = []
    try:
        found.extend(one for path in folder.iterdir() if (one := read_backup(path)) is not None)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        if not _can_be_no_folder(error, folder):
            raise system_fault(error, folder, _NOT_LOOKED_INTO) from error
    return tuple(sorted(found, key=_newness, reverse=True))


def _can_be_no_folder(error: OSError, folder: Path) -> bool:
    """Whether no system could have a folder of this name; a drive of Windows gives EINVAL, too."""
    if is_too_long(error, folder) or is_bad_name(error):
        return True
    by_windows = getattr(error, "winerror", None) is not None
    return not by_windows and error.errno in {errno.ELOOP, errno.EINVAL}


def read_backup(path: Path) -> Backup | None:
    """What the name of a backup and the file itself tell; None for another file."""
    match = _NAME.match(path.name)
    if match is None or not is_file(path):
        return None
    at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    reason = cast("Reason", match[3]) if match[3] in get_args(Reason) else "regular"
    state: State | None = None
    with suppress(StorageFault):
        state = state_of(path, settled=True)
    return Backup(path, at, int(match[2]) if state is None else state.change, reason, state)


def state_of(path: Path, *, settled: bool = False) -> State:
    """The state of a database or a backup; raises DamagedDatabase or StorageFault.

    ``settled`` as for ``copying.read_only``.
    """
    with read_only(path, settled=settled) as connection, damage_told(path):
        refuse_foreign(connection, path)
        newest = connection.execute("SELECT id, at FROM change ORDER BY id DESC LIMIT 1")
        number, at = newest.fetchone() or (0, "")
        kept = "SELECT sum(seq) FROM sqlite_sequence WHERE name IN ('final', 'source_file')"
        (files,) = connection.execute(kept).fetchone()
    return State(number, files or 0, at)


def holding(folder: Path, state: State) -> Backup | None:
    """The backup in a folder that holds exactly this state."""
    return next((one for one in list_backups(folder) if one.state == state), None)


def newest_sound(folder: Path) -> Backup | None:
    """The newest backup that is whole, examined now; None if there is none.

    What a restore left behind comes after all others, whatever its number.
    """
    known = list_backups(folder)
    for left in (False, True):
        for backup in known:
            if (backup.reason == "before-restore") == left:
                with suppress(StorageFault):
                    if not problems_of(backup.path):
                        return backup
    return None


def renamed(backup: Backup, reason: Reason) -> None:
    """Give a backup another reason; where it can't be renamed, it keeps the one it has."""
    with suppress(OSError):
        rename(backup.path, backup.path.with_name(backup_name(backup.at, backup.change, reason)))


def describe(path: Path) -> BackupContents:
    """What a backup (or a database that nobody writes) holds, without examining all of it.

    Backups of older versions are told, too. Raises DamagedDatabase or StorageFault.
    """
    with read_only(path, settled=True) as connection, damage_told(path):
        refuse_foreign(connection, path)
        return _contents(connection)


def _newness(backup: Backup) -> tuple[object, ...]:
    """What orders backups: their states, and the clock only among equal ones."""
    state = backup.state or State(backup.change, 0, "")
    return backup.state is not None, *state, backup.at


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


def to_remove(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that are thinned out.

    All are kept for two days; of older ones the newest of each of 12 days, 10 weeks and 9
    months (of those that have any). Between one backup and the next never more than a day counts,
    so that a clock that jumped ahead makes none old; and a time that is later than that of a newer
    backup was a wrong clock's, and is taken for that one's.
    """
    old: list[tuple[datetime, Backup]] = []
    age, later = timedelta(), now
    for backup in sorted(backups, key=_newness, reverse=True):
        age += min(max(later - backup.at, timedelta()), _COUNTED)
        later = min(later, backup.at)
        if age > KEEP_ALL:
            old.append((later, backup))
    kept: set[Path] = set()
    for most, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        newest: dict[str, Backup] = {}
        for at, backup in old:
            newest.setdefault(at.strftime(period), backup)
        kept.update(backup.path for backup in list(newest.values())[:most])
    return tuple(backup for _, backup in old if backup.path not in kept)


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups that ``to_remove`` names; one that can't be removed stays."""
    for backup in to_remove(list_backups(folder), now):
        with suppress(OSError):
            remove(backup.path)
