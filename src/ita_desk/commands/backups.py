"""backup, backups, restore, verify: the database kept safe without a display."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ita_desk.commands.command import (
    DONE,
    REFUSED,
    AddCommand,
    Outcome,
    add_groups,
    database,
)
from ita_desk.model.errors import N_
from ita_desk.usage import Translate


def add_backup(add: AddCommand, _: Translate) -> None:
    """``backup [--to FILE]``: a sound copy, into the folder of backups or a file."""
    one = add("backup", _backup, _("copy the database; prints the file that was written"))
    _words, options = add_groups(one, _)
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, help=_("this file, not the folder of backups")
    )


def add_backups(add: AddCommand, _: Translate) -> None:
    """``backups``: what there is to restore."""
    one = add("backups", _backups, _("print time, number of dossiers and file of each backup"))
    add_groups(one, _)


def add_restore(add: AddCommand, _: Translate) -> None:
    """``restore FILE``: put a backup in the place of the database."""
    explained = _("put a backup in the place of the database, which is backed up first")
    one = add("restore", _restore, explained)
    words, _options = add_groups(one, _)
    words.add_argument("file", metavar=_("FILE"), type=Path, help=_("a backup"))


def add_verify(add: AddCommand, _: Translate) -> None:
    """``verify``: look whether the database and its backups are whole."""
    explained = _("see whether the database and its backups are whole; exit code 1 if not")
    one = add("verify", partial(_verify, translate=_), explained)
    add_groups(one, _)


def _backup(options: Namespace) -> Outcome:
    from ita_desk.storage.backups import back_up, backup_folder, list_backups
    from ita_desk.storage.copying import copy_database

    path = _existing(options)
    if options.to is not None:
        copy_database(path, options.to)
        return Outcome([str(options.to)])
    folder = backup_folder(path)
    made = back_up(path, folder, datetime.now(UTC)) or list_backups(folder)[0]
    return Outcome([str(made.path)])


def _backups(options: Namespace) -> Outcome:
    from ita_desk.storage.backups import backup_folder, list_backups

    found = list_backups(backup_folder(database(options)))
    return Outcome(
        f"{backup.at.astimezone().isoformat(timespec='seconds')}\t{_held(backup.path)}\t{backup.path}"
        for backup in found
    )


def _restore(options: Namespace) -> Outcome:
    from ita_desk.storage.backups import restore

    restore(database(options), options.file, datetime.now(UTC))
    return Outcome()


def _verify(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.backups import backup_folder, list_backups
    from ita_desk.storage.soundness import problems_of

    path = _existing(options)
    files = [path, *(backup.path for backup in list_backups(backup_folder(path)))]
    found = {file: problems_of(file) for file in files}

    def lines() -> Iterator[str]:
        for file, problems in found.items():
            state = "; ".join(problems) if problems else translate("sound")
            yield f"{file}: {state}"

    return Outcome(lines(), REFUSED if any(found.values()) else DONE)


def _existing(options: Namespace) -> Path:
    from ita_desk.storage.faults import StorageFault

    path = database(options)
    if not path.is_file():
        raise StorageFault(N_("There is no database yet: {path}"), path=path)
    return path


def _held(path: Path) -> str:
    """How many dossiers a backup holds; ``?`` for one that can't be read."""
    from ita_desk.model.errors import WorldFault
    from ita_desk.storage.store import Store

    try:
        with Store.open(path, write=False) as store:
            return str(len(store.dossiers()))
    except WorldFault:
        return "?"
