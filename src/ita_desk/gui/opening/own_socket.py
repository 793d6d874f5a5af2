"""A socket that only processes of the same user can make, reach and answer on.

On POSIX it lies in a folder that nobody else can write: else another user could take its name
first and be believed. Who is at the other end is asked of the system besides. On Windows it is
a named pipe, whose access list Qt makes for the user alone, and whose owner is asked for.
"""

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir

from ita_desk.files.reading import is_there

if TYPE_CHECKING:
    import socket

_LONGEST_PATH = 102
"""Bytes: macOS takes 103, other systems 107, and Qt one less; a folder of macOS' temporary files
leaves few."""
_YOUNG_SECONDS = 60
"""A socket that is only being made doesn't listen yet."""
_LOCAL_PEERCRED = 1  # of macOS and the BSDs


def socket_name(digest: str, database: Path) -> str:
    """Where a database's socket lies, the same for each start; "" where there is no place.

    The folder is the session's own, or the database's, or one of the user's among the temporary
    files; it is made if need be.
    """
    name = f".ita_desk-{digest}"
    if sys.platform == "win32":
        return name.removeprefix(".")
    for folder in _folders(database):
        path = folder / name
        if len(os.fsencode(path)) <= _LONGEST_PATH and _is_own(folder):
            return str(path)
    return ""


def may_listen(name: str) -> bool:
    """Whether there is a socket of this name, without Qt's network library."""
    if sys.platform == "win32":
        from ita_desk.gui.opening.named_pipe import is_pipe

        return is_pipe(name)
    return bool(name) and is_there(Path(name))


def is_own_peer(descriptor: int) -> bool:
    """Whether the process at the other end of a connection is the same user's."""
    if sys.platform == "win32":
        from ita_desk.gui.opening.named_pipe import is_own_pipe

        return is_own_pipe(descriptor)
    import socket

    with suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as other:
        return _peer(other) == os.getuid()
    return False


def sweep(name: str) -> None:
    """Remove the sockets beside this one that nobody listens on any more: left by crashes."""
    if sys.platform == "win32":
        return
    before = time.time() - _YOUNG_SECONDS
    with suppress(OSError):
        for path in Path(name).parent.glob(".ita_desk-*"):
            found = path.lstat()
            if stat.S_ISSOCK(found.st_mode) and found.st_mtime < before and _is_dead(path):
                path.unlink()


def _folders(database: Path) -> Iterator[Path]:
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    if session:
        yield Path(session)
    yield Path(os.path.realpath(database)).parent
    own = Path(QDir.tempPath(), f"ita_desk-{os.getuid()}")
    with suppress(OSError):
        own.mkdir(mode=0o700, exist_ok=True)
    yield own


def _is_own(folder: Path) -> bool:
    """Whether a folder is the user's, and nobody else can put anything into it."""
    with suppress(OSError):
        found = folder.lstat()
        return (
            stat.S_ISDIR(found.st_mode)
            and found.st_uid == os.getuid()
            and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        )
    return False


def _peer(connection: "socket.socket") -> int:
    """The user at the other end; raises OSError."""
    import socket
    import struct

    if sys.platform.startswith("linux"):
        told = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return struct.unpack("3i", told)[1]
    told = connection.getsockopt(0, _LOCAL_PEERCRED, 76)  # struct xucred: version, user, …
    return struct.unpack_from("2I", told)[1]


def _is_dead(path: Path) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as asking:
        asking.setblocking(False)
        try:
            asking.connect(str(path))
        except ConnectionRefusedError:
            return True
        except OSError:
            return False
    return False
