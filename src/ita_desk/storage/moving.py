"""Everything of an office in one file, for another computer: database, backups, settings.

The file is a ZIP archive. Its first entry, ``contents.json``, names each other one with its size
and SHA-256; finals lie in the database. What is taken in is checked before anything is replaced,
and what was there before is backed up.
"""

import hashlib
import json
import re
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from ita_desk.files.owner import make_own_folder
from ita_desk.files.reading import is_file
from ita_desk.files.writing import in_place_of, rename
from ita_desk.model.errors import N_
from ita_desk.storage.backups import backup_folder, list_backups, restore
from ita_desk.storage.copying import being_written, copy_database
from ita_desk.storage.damage.soundness import problems_of, refuse_newer
from ita_desk.storage.faults import StorageFault, system_told

SUFFIX = ".zip"
_KIND, _VERSION = "ita_desk office", 1
_CONTENTS, _DATABASE, _SETTINGS, _BACKUPS = (
    "contents.json",
    "office.sqlite3",
    "window.ini",
    "backups/",
)
_ENTRY = re.compile(r"(?:office\.sqlite3|window\.ini|backups/office-[0-9A-Za-z-]+\.sqlite3)\Z")
_PIECE = 1 << 20
_LARGEST_CONTENTS = 10_000_000
_NOT_WRITTEN = N_("The file for the other computer could not be written ({reason}): {path}")
_NOT_READ = N_("The file from the other computer could not be read ({reason}): {path}")
_NOT_OURS = N_("This is no file that was written for moving to another computer: {path}")
_NEWER = N_(
    "The file was written by a newer version of the program; install that one first: {path}"
)
_NOT_WHOLE = N_(
    "The file from the other computer is not whole; copy it again. Nothing was changed: {path}"
)


@dataclass(frozen=True, slots=True)
class Move:
    """What was written or taken in."""

    file: Path
    backups: int
    """How many backups went along."""
    settings: bool
    """Whether the window's settings did."""
    aside: Path | None = None
    """Where a damaged database that was in the way is kept."""


def pack(database: Path, settings: Path, target: Path) -> Move:
    """Write the office into one file; works beside a window that edits.

    Raises DamagedDatabase (a damaged one is salvaged or restored first), or StorageFault.
    """
    if not is_file(database):
        raise StorageFault(N_("There is no database yet: {path}"), path=database)
    backups = list_backups(backup_folder(database))
    with (
        system_told(target, _NOT_WRITTEN),
        in_place_of(target, 0o600) as new,
        TemporaryDirectory(
            dir=target.parent, prefix=".ita_desk-", ignore_cleanup_errors=True
        ) as at,
    ):
        copy = Path(at) / _DATABASE
        copy_database(database, copy)
        entries = {_DATABASE: copy}
        entries |= {f"{_BACKUPS}{backup.path.name}": backup.path for backup in backups}
        if is_file(settings):
            entries[_SETTINGS] = settings
        told = {
            "kind": _KIND,
            "version": _VERSION,
            "files": [
                {"name": name, "bytes": path.stat().st_size, "sha256": _digest(path)}
                for name, path in entries.items()
            ],
        }
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_CONTENTS, json.dumps(told, indent=1))
            for name, path in entries.items():
                archive.write(path, name)
    return Move(target, len(backups), _SETTINGS in entries)


def take_in(source: Path, database: Path, settings: Path, now: datetime) -> Move:
    """Put the office of another computer in the place of this one's, which is backed up first.

    Nobody may have the database open. Everything is unpacked and checked beside the database
    before anything is replaced. Raises StorageFault, DamagedDatabase, NewerDatabase or
    DatabaseInUse; nothing is changed then.
    """
    with system_told(source, _NOT_READ):
        make_own_folder(database.parent)
        with TemporaryDirectory(
            dir=database.parent, prefix=".ita_desk-", ignore_cleanup_errors=True
        ) as folder:
            names = _unpack(source, Path(folder))
            incoming = Path(folder) / _DATABASE
            refuse_newer(incoming)
            if problems_of(incoming):
                raise StorageFault(_NOT_WHOLE, path=source)
            aside = restore(database, incoming, now)
            backups = [name for name in names if name.startswith(_BACKUPS)]
            make_own_folder(backup_folder(database))
            for name in backups:
                place = backup_folder(database) / name.removeprefix(_BACKUPS)
                if not place.exists():
                    rename(Path(folder) / name, place)
            if _SETTINGS in names:
                make_own_folder(settings.parent)
                with being_written(settings) as new:
                    new.write_bytes((Path(folder) / _SETTINGS).read_bytes())
    return Move(source, len(backups), _SETTINGS in names, aside)


def _unpack(source: Path, folder: Path) -> list[str]:
    """The entries, each as large and with the sum that the contents say; their names."""
    (folder / _BACKUPS).mkdir()
    try:
        with zipfile.ZipFile(source) as archive:
            files = _contents(archive, source)
            if sorted(archive.namelist()) != sorted([_CONTENTS, *files]):
                raise StorageFault(_NOT_WHOLE, path=source)
            for name, (size, digest) in files.items():
                if _copied(archive, name, folder / name, size) != digest:
                    raise StorageFault(_NOT_WHOLE, path=source)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        # zipfile says RuntimeError of an entry with a password.
        raise StorageFault(_NOT_OURS, path=source) from error
    except zlib.error as error:
        raise StorageFault(_NOT_WHOLE, path=source) from error
    return list(files)


def _contents(archive: zipfile.ZipFile, source: Path) -> dict[str, tuple[int, str]]:
    """Size and sum of each file by its name; raises StorageFault."""
    told: Any = None
    with suppress(KeyError, ValueError, RecursionError):
        if archive.getinfo(_CONTENTS).file_size <= _LARGEST_CONTENTS:
            told = json.loads(archive.read(_CONTENTS))
    if not isinstance(told, dict) or cast("dict[str, Any]", told).get("kind") != _KIND:
        raise StorageFault(_NOT_OURS, path=source)
    version = cast("dict[str, Any]", told).get("version")
    if isinstance(version, int) and version > _VERSION:
        raise StorageFault(_NEWER, path=source)
    try:
        files = {
            str(one["name"]): (int(one["bytes"]), str(one["sha256"]))
            for one in cast("list[dict[str, Any]]", told["files"])
        }
    except (KeyError, TypeError, ValueError) as error:
        raise StorageFault(_NOT_OURS, path=source) from error
    if _DATABASE not in files or not all(_ENTRY.match(name) for name in files):
        raise StorageFault(_NOT_OURS, path=source)
    return files


def _copied(archive: zipfile.ZipFile, name: str, target: Path, size: int) -> str:
    """Unpack one entry, no further than its size; its sum."""
    digest = hashlib.sha256()
    with archive.open(name) as reading, target.open("xb") as writing:
        left = size
        while piece := reading.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                return ""
            digest.update(piece)
            writing.write(piece)
    return digest.hexdigest() if not left else ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
