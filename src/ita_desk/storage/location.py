"""Places where a database must not lie: network shares and synchronised folders.

SQLite's locks and its write-ahead log don't work over a network
(https://www.sqlite.org/wal.html: all processes must be on the same computer), and a program that
synchronises a folder copies a database while it is written, or puts one of another computer in
its place. Only the office database is refused there; backups and second copies, which are
written once, may go there.
"""

import json
import os
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any, Literal, cast

from ita_desk.files.owner import make_missing_folder
from ita_desk.files.reading import is_there
from ita_desk.model.errors import N_
from ita_desk.storage.companions import companion
from ita_desk.storage.copying import copy_database
from ita_desk.storage.faults import DatabaseInUse, StorageFault, system_told
from ita_desk.storage.file_systems import (
    Mount,
    macos_volume_is_remote,
    network_mount,
    read_mounts,
    windows_drive_is_remote,
)
from ita_desk.storage.writer_lock import nobody_writing

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DROPBOX_FOLDERS = {"APPDATA": "Dropbox", "LOCALAPPDATA": "Dropbox", "HOME": ".dropbox"}
"""Where Dropbox says which folders it keeps: ``info.json`` in a folder of such a variable's."""

_NAMES = (
    (re.compile(r"onedrive( - .+)?\Z", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?\Z", re.IGNORECASE), "Dropbox"),
    (re.compile(r"google ?drive( \(.+\))?\Z", re.IGNORECASE), "Google Drive"),
    (re.compile(r"icloud ?drive\Z", re.IGNORECASE), "iCloud"),
    (re.compile(r"nextcloud\Z", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud\Z", re.IGNORECASE), "ownCloud"),
)
"""What the folders are called that these programs make by themselves."""

_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".shortcut-targets-by-id": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What they put into a folder that they keep, whatever it is called."""


@dataclass(frozen=True, slots=True)
class UnsafePlace:
    """Why a database must not lie somewhere; ``name`` is the program or kind of share."""

    kind: Literal["network", "synchronised"]
    name: str


@dataclass(frozen=True, slots=True)
class Computer:
    """What the computer tells of its file systems, drives and folders."""

    environment: Mapping[str, str]
    mounts: tuple[Mount, ...] = ()
    is_remote: Callable[[str], bool] = lambda _root: False
    """Of a drive's root on Windows, of any path on macOS."""
    exists: Callable[[PurePath], bool] = lambda _path: False
    read: Callable[[PurePath], str] = lambda _path: ""
    """The text of a small file; raises OSError."""


class UnsafePlaceFault(StorageFault):
    """The database lies on a network share or in a synchronised folder; it was not opened."""

    def __init__(self, path: Path, place: UnsafePlace) -> None:
        sentence = (
            N_(
                "The database lies on a network share ({name}), where work can be lost. Keep it on"
                " this computer and the backups on the share: {path}"
            )
            if place.kind == "network"
            else N_(
                "The database lies in a folder that {name} synchronises, where work can be lost."
                " Keep it outside of that folder; its backups may be there: {path}"
            )
        )
        super().__init__(sentence, name=place.name, path=path)
        self.path = path
        self.place = place


def unsafe_place(path: Path) -> UnsafePlace | None:
    """Whether a database (there or not yet) would lie where it can be damaged; None if not."""
    real = Path(os.path.realpath(path))
    return judge(real, this_computer())


def refuse_unsafe_place(path: Path) -> None:
    """Raise UnsafePlaceFault if a database must not be written at ``path``."""
    place = unsafe_place(path)
    if place is not None:
        raise UnsafePlaceFault(path, place)


def prepare(path: Path) -> None:
    """Make the folder of a database that is to be written, unless the place is unsafe.

    Raises UnsafePlaceFault or StorageFault.
    """
    refuse_unsafe_place(path)
    sentence = N_("The folder of the database cannot be made ({reason}): {path}")
    with system_told(path.parent, sentence):
        make_missing_folder(path.parent)


def this_computer() -> Computer:
    """What this computer tells."""

    def is_remote(place: str) -> bool:
        return windows_drive_is_remote(place) or macos_volume_is_remote(place)

    return Computer(
        os.environ,
        read_mounts(),
        is_remote,
        lambda path: is_there(Path(path)),
        lambda path: Path(path).read_text(encoding="utf-8"),
    )


def judge(path: PurePath, computer: Computer) -> UnsafePlace | None:
    """The same for an absolute path without links, from what is told of a computer."""
    share = _share(path, computer)
    if share is not None:
        return UnsafePlace("network", share)
    kept = next(_synchronised(path, computer), None)
    return None if kept is None else UnsafePlace("synchronised", kept)


def move_here(database: Path, target: Path) -> None:
    """Copy a database from an unsafe place to a safe one, whole or not at all.

    Nobody may have it open there; it stays there as it was. The files are fetched first: over a
    network even reading a database with its log is not safe. Raises StorageFault, DatabaseInUse
    or DamagedDatabase; a database that is at ``target`` already is never replaced.
    """
    import shutil
    from tempfile import TemporaryDirectory

    sentence = N_("The database could not be copied to this computer ({reason}): {path}")
    with system_told(database, sentence):
        if target.exists():
            raise StorageFault(
                N_("There is a database already; nothing was copied: {path}"), path=target
            )
        with (
            _locked_if_possible(database),
            TemporaryDirectory(prefix="ita_desk-", ignore_cleanup_errors=True) as folder,
        ):
            fetched = Path(folder) / database.name
            for suffix in ("", "-wal"):
                part = companion(database, suffix)
                if not suffix or part.exists():
                    shutil.copyfile(part, companion(fetched, suffix))
            copy_database(fetched, target)


@contextmanager
def _locked_if_possible(database: Path) -> Generator[None]:
    """Hold the lock where the share can lock and be written; raises DatabaseInUse."""
    with ExitStack() as held:
        try:
            held.enter_context(nobody_writing(database))
        except DatabaseInUse:
            raise
        except StorageFault:
            pass
        yield


def _share(path: PurePath, computer: Computer) -> str | None:
    """The name of the share that ``path`` lies on."""
    if isinstance(path, PureWindowsPath):
        drive = path.drive
        plain = drive.removeprefix("\\\\?\\").removeprefix("\\\\.\\")
        if plain.startswith("UNC\\"):
            return f"\\\\{plain[4:]}"
        if plain.startswith("\\\\"):
            return plain
        return plain if plain and computer.is_remote(plain + "\\") else None
    mount = network_mount(PurePosixPath(path), computer.mounts)
    if mount is not None:
        return mount.kind.removeprefix("fuse.")
    return "share" if computer.is_remote(str(path)) else None


def _synchronised(path: PurePath, computer: Computer) -> Iterator[str]:
    """The programs that keep a folder above ``path``."""
    kind = type(path)
    for folder, name in _told_folders(computer):
        if path.is_relative_to(kind(folder)):
            yield name
    parts = [part.lower() for part in path.parts]
    if "mobile documents" in parts and "library" in parts:
        yield "iCloud"
    for folder in path.parents:
        if folder.parent.name == "CloudStorage":  # macOS keeps all of them there
            yield folder.name.partition("-")[0]
        yield from (name for pattern, name in _NAMES if pattern.match(folder.name))
        for marker, name in _MARKERS.items():
            if computer.exists(folder / marker):
                yield name


def _told_folders(computer: Computer) -> Iterator[tuple[str, str]]:
    """Folders that the programs themselves say they keep."""
    for variable in _ONEDRIVE_VARIABLES:
        folder = computer.environment.get(variable)
        if folder:
            yield folder, "OneDrive"
    for variable, name in _DROPBOX_FOLDERS.items():
        base = computer.environment.get(variable)
        if base:
            kind = PureWindowsPath if variable != "HOME" else PurePath
            with suppress(OSError, ValueError):
                told: Any = json.loads(computer.read(kind(base) / name / "info.json"))
                yield from ((folder, "Dropbox") for folder in _dropbox_paths(told))


def _dropbox_paths(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        for account in cast("dict[str, Any]", told).values():
            folder: Any = (
                cast("dict[str, Any]", account).get("path") if isinstance(account, dict) else None
            )
            if isinstance(folder, str) and folder:
                yield folder
