"""Recovery of a database that can't be opened: a backup, a salvage, a copy in a safe place."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from ita_desk.files.reading import is_there
from ita_desk.files.writing import remove
from ita_desk.gui.moments import contents_words, time_words
from ita_desk.gui.opening.opening_page import WayOn
from ita_desk.storage.backup_files import (
    Backup,
    BackupContents,
    backup_folder,
    describe,
    newest_sound,
)
from ita_desk.storage.backups import restore
from ita_desk.storage.damage.salvage import SalvageReport, salvage
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.location import move_here

FoundBackup = tuple[Backup, BackupContents]


def find_newest(database: Path) -> FoundBackup | None:
    """The newest sound backup of a database and what it holds; examines it whole.

    None where there is none, or where the folder of the backups can't be looked into.
    """
    with suppress(StorageFault):
        backup = newest_sound(backup_folder(database))
        return None if backup is None else (backup, describe(backup.path))
    return None


def backup_way(
    found: FoundBackup, use: Callable[[Path], None], translate: Callable[[str], str]
) -> WayOn:
    """Go on with the backup that was found."""
    backup, contents = found
    held = contents_words(contents, translate)
    explanation = translate("Of {time}: {contents}. What was done after that is not in it.")
    return WayOn(
        translate("Use the newest backup"),
        explanation.format(time=time_words(backup.at, translate), contents=held),
        lambda: use(backup.path),
    )


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read, in a sound file beside the damaged one until it is put in its place."""

    file: Path
    report: SalvageReport

    def put_in_place(self, database: Path, now: datetime) -> None:
        """Let it be the database; the damaged one is kept aside. Raises StorageFault."""
        restore(database, self.file, now)
        self.discard()

    def discard(self) -> None:
        """Remove the file; the damaged one is as it was."""
        remove(self.file)


def salvage_beside(database: Path, now: datetime) -> Salvaged:
    """Read what can be read of a damaged database; raises StorageFault."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = database.with_name(f"{database.stem} salvaged {stamp}{database.suffix}")
    return Salvaged(target, salvage(database, target, now))


def copy_here(database: Path, usual: Path) -> Path:
    """Copy a database beside the usual one, or into its place if that is free; the new path.

    A database that does not exist yet is begun there. Raises StorageFault.
    """
    target = _free_name(usual)
    if is_there(database):
        move_here(database, target)
    return target


def _free_name(usual: Path) -> Path:
    """``usual``, or with a number after its stem where there is a file already."""
    if not is_there(usual):
        return usual
    for number in count(2):
        path = usual.with_name(f"{usual.stem} {number}{usual.suffix}")
        if not is_there(path):
            return path
    raise AssertionError
