"""Files and folders that only their owner can read.

On POSIX they are made with 0600 and 0700. On Windows they lie in the user's profile, whose access
list says the same; there nothing is set.
"""

import os
from contextlib import suppress
from pathlib import Path


def make_own_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into; one that is there is tightened.

    Raises OSError.
    """
    make_missing_folder(folder)
    tighten(folder, 0o700)


def make_missing_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the owner only; those that are there stay so.

    Raises OSError.
    """
    for missing in reversed([above for above in folder.parents if not above.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_own_file(path: Path) -> None:
    """See that an empty file is there that only its owner can read; raises OSError."""
    flags = os.O_CREAT | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    os.close(os.open(path, flags, 0o600))


def tighten(path: Path, mode: int) -> None:
    """Take the access of others from what is there, where the system lets it be taken."""
    if os.name != "posix":
        return
    with suppress(OSError):
        if path.stat().st_mode & 0o077:
            path.chmod(mode)
