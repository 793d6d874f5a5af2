"""A damaged database is never thrown away: it is kept beside its place, under a telling name."""

import os
import shutil
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from ita_desk.files.writing import rename, sync
from ita_desk.model.errors import N_
from ita_desk.storage.companions import COMPANIONS, companion, the_file
from ita_desk.storage.faults import system_told

_NOT_KEPT = N_("The damaged database could not be kept aside ({reason}): {path}")


def put_aside(database: Path, now: datetime) -> Path:
    """Rename a damaged database with what lies beside it; returns its new path.

    ``office.sqlite3`` becomes ``office damaged 20260105T090000Z.sqlite3``. The write-ahead log
    goes first: a new database must never meet the log of an old one. Raises StorageFault.
    """
    database = the_file(database)
    with system_told(database, _NOT_KEPT):
        aside = _free_name(database, now)
        _move_companions(database, aside)
        rename(database, aside)
        sync(database.parent)
    return aside


def keep_aside(database: Path, now: datetime) -> Path:
    """Give a damaged database a second name, so that it can be replaced in one step.

    Unlike after ``put_aside`` there is a file in its place at every moment: a power cut before
    the replacement must not make the program begin an empty database. Raises StorageFault.
    """
    with system_told(database, _NOT_KEPT):
        aside = _free_name(database, now)
        try:
            os.link(database, aside)
        except OSError:  # FAT knows no second names
            shutil.copy2(database, aside)
            sync(aside)
        _move_companions(database, aside)
        sync(database.parent)
    return aside


def _free_name(database: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for number in count(1):
        again = f" {number}" if number > 1 else ""
        aside = database.with_name(f"{database.stem} damaged {stamp}{again}{database.suffix}")
        if not aside.exists():
            return aside
    raise AssertionError


def _move_companions(database: Path, aside: Path) -> None:
    for suffix in COMPANIONS:
        part = companion(database, suffix)
        if part.exists():
            rename(part, companion(aside, suffix))
