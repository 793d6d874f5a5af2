"""The one way a file is written: whole or not at all."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from ita_desk.exchange.faults import not_replaceable, writing_fault

# Some file systems (network shares, FAT through FUSE) can't sync a folder and say so.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM}
_BINARY = getattr(os, "O_BINARY", 0)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: after a fault or a power cut it holds the old or the new whole.

    A link is followed, so that it goes on pointing to the file. Raises ``FileFault`` for a folder,
    a device, a read-only file, a missing folder, no permission or a full disk; nothing is left
    behind then.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _replaceable_mode(target, path)
        temporary = target.with_name(f".ita_desk-{secrets.token_hex(8)}.tmp")
        try:
            _write_new(temporary, data, mode)
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise writing_fault(error, path) from error


def _replaceable_mode(target: Path, named: Path) -> int | None:
    """The permission bits of the file to be replaced, None where there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise not_replaceable(named, read_only=False)
    # The mode is asked as well: an administrator may write anywhere, and still meant it.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise not_replaceable(named, read_only=True)
    return stat.S_IMODE(found.st_mode)


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if mode is not None:
            with suppress(OSError):
                path.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself outlive a power cut, where the system can be told to."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)
