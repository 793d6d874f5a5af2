"""backup, backups, restore, verify, salvage, move: the database kept safe without a display."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk import app
from ita_desk.commands.command import (
    DONE,
    REFUSED,
    AddCommand,
    Outcome,
    add_groups,
    database,
)
from ita_desk.files.reading import is_file
from ita_desk.model.errors import N_
from ita_desk.usage import Translate

if TYPE_CHECKING:
    from ita_desk.storage.backup_files import Backup

_PACKED = N_("Written, with {backups} backups. Take it in on the other computer: {path}")
_TAKEN = N_("Taken in, with {backups} backups. What was here before is among the backups.")

_REASONS = {
    "regular": N_("regular"),
    "before-import": N_("before an import"),
    "before-migration": N_("before a new version"),
    "before-restore": N_("before a restore"),
}
_ASIDE = N_("The database was damaged; it was kept as {path}")


def add_move(add: AddCommand, _: Translate) -> None:
    """``move (--to FILE | --from FILE)``."""
    explained = _("write everything into one file for another computer, or take it in there")
    one = add("move", partial(_move, translate=_), explained)
    add_groups(one, _)
    ways = one.add_mutually_exclusive_group(required=True)
    ways.add_argument("--to", metavar=_("FILE"), type=Path, help=_("the file to write"))
    ways.add_argument(
        "--from",
        dest="source",
        metavar=_("FILE"),
        type=Path,
        help=_("the file from the other computer; what is here is backed up first"),
    )


def _move(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.moving import pack, take_in

    path, settings = database(options), app.window_settings()
    if options.to is not None:
        packed = pack(path, settings, options.to)
        return Outcome([translate(_PACKED).format(backups=packed.backups, path=packed.file)])
    taken = take_in(options.source, path, settings, datetime.now(UTC))
    return Outcome([translate(_TAKEN).format(backups=taken.backups)])


def add_backup(add: AddCommand, _: Translate) -> None:
    """``backup [--to FILE]``: a sound copy, into the folder of backups or a file."""
    one = add("backup", _backup, _("copy the database; prints the file that was written"))
    _words, options = add_groups(one, _)
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, help=_("this file, not the folder of backups")
    )


def add_backups(add: AddCommand, _: Translate) -> None:
    """``backups``: what there is to restore."""
    explained = _("print time, reason, what it holds and file of each backup")
    one = add("backups", partial(_backups, translate=_), explained)
    add_groups(one, _)


def add_restore(add: AddCommand, _: Translate) -> None:
    """``restore FILE``: put a backup in the place of the database."""
    explained = _("put a backup in the place of the database, which is backed up first")
    one = add("restore", partial(_restore, translate=_), explained)
    words, _options = add_groups(one, _)
    words.add_argument("file", metavar=_("FILE"), type=Path, help=_("a backup"))


def add_verify(add: AddCommand, _: Translate) -> None:
    """``verify``: look whether the database and its backups are whole."""
    explained = _("see whether the database and its backups are whole; exit code 1 if not")
    one = add("verify", partial(_verify, translate=_), explained)
    add_groups(one, _)


def add_salvage(add: AddCommand, _: Translate) -> None:
    """``salvage FILE --to FILE``: what can be read of a damaged database."""
    explained = _("write what can still be read of a damaged database into a new one")
    one = add("salvage", partial(_salvage, translate=_), explained)
    words, options = add_groups(one, _)
    words.add_argument(
        "file", metavar=_("FILE"), type=Path, help=_("a damaged database; it is left as it is")
    )
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, required=True, help=_("the new database")
    )


def _backup(options: Namespace) -> Outcome:
    from ita_desk.storage.backup_files import backup_folder, holding, state_of
    from ita_desk.storage.backups import back_up
    from ita_desk.storage.copying import copy_database

    path = _existing(options)
    if options.to is not None:
        copy_database(path, options.to)
        return Outcome([str(options.to)])
    folder = backup_folder(path)
    made = back_up(path, folder, datetime.now(UTC)) or holding(folder, state_of(path))
    return Outcome([] if made is None else [str(made.path)])


def _backups(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.backup_files import backup_folder, list_backups

    found = list_backups(backup_folder(database(options)))
    return Outcome(
        "\t".join(
            (
                backup.at.astimezone().isoformat(timespec="seconds"),
                translate(_REASONS[backup.reason]),
                _held(backup, translate),
                str(backup.path),
            )
        )
        for backup in found
    )


def _restore(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.backups import restore

    aside = restore(database(options), options.file, datetime.now(UTC))
    if aside is None:
        return Outcome()
    return Outcome([translate(_ASIDE).format(path=aside)])


def _verify(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.backup_files import backup_folder, list_backups

    path = _existing(options)
    files = [path, *(backup.path for backup in list_backups(backup_folder(path)))]
    found = {file: _problems(file, translate) for file in files}

    def lines() -> Iterator[str]:
        for file, problems in found.items():
            state = "; ".join(problems) if problems else translate("sound")
            yield f"{file}: {state}"

    return Outcome(lines(), REFUSED if any(found.values()) else DONE)


def _salvage(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.damage.salvage import salvage
    from ita_desk.storage.faults import StorageFault

    if not is_file(options.file):
        raise StorageFault(N_("There is no such file: {path}"), path=options.file)
    report = salvage(options.file, options.to)
    return Outcome([*report.lines(translate), str(options.to)])


def _existing(options: Namespace) -> Path:
    from ita_desk.storage.faults import StorageFault

    path = database(options)
    if not is_file(path):
        raise StorageFault(N_("There is no database yet: {path}"), path=path)
    return path


def _problems(file: Path, translate: Translate) -> tuple[str, ...]:
    """What is wrong with a file; one that can't be read is no reason to pass over the others."""
    from ita_desk.storage.damage.soundness import problems_of
    from ita_desk.storage.faults import StorageFault

    try:
        return problems_of(file)
    except StorageFault as fault:
        return (fault.sentence(translate),)


def _held(backup: "Backup", translate: Translate) -> str:
    """What a backup holds; ``?`` for one that can't be read."""
    from ita_desk.contents.dossier_title import on_one_line
    from ita_desk.storage.backup_files import describe
    from ita_desk.storage.faults import StorageFault

    try:
        contents = describe(backup.path)
    except StorageFault:
        return "?"
    rounds = dict.fromkeys(f"{one.fiscal_year}/{one.round}" for one in contents.dossiers)
    units = dict.fromkeys(on_one_line(one.unit_name) for one in contents.dossiers if one.unit_name)
    sentence = N_("{dossiers} dossiers, {activities} activities")
    counted = translate(sentence).format(
        dossiers=len(contents.dossiers), activities=contents.activities
    )
    return "; ".join(part for part in (counted, ", ".join(rounds), ", ".join(units)) if part)
