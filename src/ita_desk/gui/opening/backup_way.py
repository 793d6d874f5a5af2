"""The newest sound backup as a way on."""

from collections.abc import Callable
from pathlib import Path

from ita_desk.gui.opening.opening_page import WayOn
from ita_desk.gui.safekeeping.backup_words import contents_words, time_words
from ita_desk.storage.backup_files import (
    Backup,
    BackupContents,
    backup_folder,
    describe,
    newest_sound,
)

Found = tuple[Backup, BackupContents]


def find_newest(database: Path) -> Found | None:
    """The newest sound backup of a database and what it holds; examines it whole."""
    backup = newest_sound(backup_folder(database))
    return None if backup is None else (backup, describe(backup.path))


def backup_way(
    found: Found, restore: Callable[[Path], None], translate: Callable[[str], str]
) -> WayOn:
    """Go on with the backup that was found."""
    backup, contents = found
    held = contents_words(contents, translate)
    explanation = translate("Of {time}: {contents}. What was done after that is not in it.")
    return WayOn(
        translate("Use the newest backup"),
        explanation.format(time=time_words(backup.at), contents=held),
        lambda: restore(backup.path),
    )
