"""What the system means by an error about a file, where it says it in numbers only.

Windows' numbers are those of its winerror.h; POSIX says what it means by ``errno``.
"""

import errno
import os
from pathlib import Path

_HELD = {5, 32, 33}
"""ERROR_ACCESS_DENIED (what a rename onto an open file gives), ERROR_SHARING_VIOLATION and
ERROR_LOCK_VIOLATION."""
_IN_USE = {32, 33}
_NAME_TOO_LONG = 206
_NOT_FOUND = {2, 3}
_BAD_NAME = 123
_LONGEST_PATH = 259
"""Characters that Windows takes where its long paths are not switched on."""
_LONGEST_FOLDER = 247


def may_be_held(error: OSError, system: str = os.name) -> bool:
    """Whether another program may hold the file for the moment: never so on POSIX.

    Opening a file through C gives no number of Windows', only EACCES.
    """
    number = _number(error)
    return number in _HELD or (number is None and system == "nt" and error.errno == errno.EACCES)


def is_in_use(error: OSError) -> bool:
    """Whether the system says outright that another program has the file open."""
    return _number(error) in _IN_USE


def is_too_long(error: OSError, path: Path, system: str = os.name) -> bool:
    """Whether the path or a name in it is longer than the system takes.

    Windows says of a path that is too long that it is not there.
    """
    if error.errno == errno.ENAMETOOLONG or _number(error) == _NAME_TOO_LONG:
        return True
    unfound = _number(error) in _NOT_FOUND or error.errno == errno.ENOENT
    long = len(str(path)) > _LONGEST_PATH or len(str(path.parent)) > _LONGEST_FOLDER
    return system == "nt" and unfound and long


def is_bad_name(error: OSError) -> bool:
    """Whether the name has characters that Windows keeps for itself."""
    return _number(error) == _BAD_NAME


def _number(error: OSError) -> int | None:
    return getattr(error, "winerror", None)
