"""A database in an unsafe place is kept on this computer instead."""

from itertools import count
from pathlib import Path

from ita_desk.storage.location import move_here


def copy_here(database: Path, usual: Path) -> Path:
    """Copy a database beside the usual one, or into its place if that is free; the new path.

    A database that does not exist yet is begun there. Raises StorageFault.
    """
    target = free_name(usual)
    if database.exists():
        move_here(database, target)
    return target


def free_name(usual: Path) -> Path:
    """``usual``, or with a number after its stem where there is a file already."""
    if not usual.exists():
        return usual
    for number in count(2):
        path = usual.with_name(f"{usual.stem} {number}{usual.suffix}")
        if not path.exists():
            return path
    raise AssertionError
