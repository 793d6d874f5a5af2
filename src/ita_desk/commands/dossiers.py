"""import, sample and list: dossiers into the office database, and which it has."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk import app
from ita_desk.commands.command import (
    AddCommand,
    Outcome,
    add_groups,
    add_help,
    database,
    open_to_read,
)
from ita_desk.model.errors import N_
from ita_desk.usage import Translate, UsageFault

if TYPE_CHECKING:
    from ita_desk.model.tree import Dossier

_DEFAULT_SAMPLE = "planning-2567-r1"


def add_import(add: AddCommand, _: Translate) -> None:
    """``import FILE …``."""
    one = add("import", _import, _("add dossiers from files; print their numbers and titles"))
    words, _options = add_groups(one, _)
    words.add_argument("files", metavar=_("FILE"), nargs="+", type=Path, help=_("dossier files"))


def add_sample(add: AddCommand, _: Translate) -> None:
    """``sample [NAME]``."""
    one = add("sample", _sample, _("add a built-in example dossier"))
    words, _options = add_groups(one, _)
    words.add_argument(
        "name",
        metavar=_("NAME"),
        nargs="?",
        default=_DEFAULT_SAMPLE,
        help=_("{default} unless given").format(default=_DEFAULT_SAMPLE),
    )


def add_list(add: AddCommand, _: Translate) -> None:
    """``list``."""
    one = add("list", _list, _("print number, year, round, indicator and unit of each dossier"))
    add_help(one.add_argument_group(_("options")), _)


def _import(options: Namespace) -> Outcome:
    from ita_desk.exchange.dossier_file import read_dossier_path

    trees = [read_dossier_path(path) for path in options.files]
    return _add(options, trees, back_up_first=True)


def _sample(options: Namespace) -> Outcome:
    samples = app.sample_files()
    if options.name not in samples:
        known = ", ".join(samples)
        sentence = N_("there is no example {name}, but: {known}")
        raise UsageFault(sentence, name=options.name, known=known)

    from ita_desk.exchange.dossier_file import read_dossier_path

    return _add(options, [read_dossier_path(samples[options.name])])


def _add(options: Namespace, trees: "Sequence[Dossier]", *, back_up_first: bool = False) -> Outcome:
    """Add all dossiers or none: they were read before the database is touched."""
    from ita_desk.contents.dossier_title import dossier_title
    from ita_desk.storage.backup_files import backup_folder
    from ita_desk.storage.backups import back_up
    from ita_desk.storage.store import Store
    from ita_desk.verbs import dossiers

    with Store.open(database(options), write=True) as store:
        if back_up_first and store.dossiers():
            back_up(store.path, backup_folder(store.path), datetime.now(UTC), "before-import")
        ids = dossiers.added_ids(dossiers.add(store, trees))
    added = zip(ids, trees, strict=True)
    return Outcome([f"{number}\t{dossier_title(tree)}" for number, tree in added])


def _list(options: Namespace) -> Outcome:
    from ita_desk.contents.dossier_title import on_one_line

    with open_to_read(options) as store:
        found = store.dossiers()
    rows = (
        (
            str(dossier.id),
            str(dossier.fiscal_year),
            str(dossier.round),
            on_one_line(dossier.indicator_code),
            on_one_line(dossier.unit_name),
        )
        for dossier in found
    )
    return Outcome(["\t".join(row) for row in rows])
