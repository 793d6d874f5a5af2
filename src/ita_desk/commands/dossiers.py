"""import, sample, open and list: dossiers into the office database, and which it has."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk import app
from ita_desk.commands.command import (
    REFUSED,
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
    from ita_desk.exchange.forms.form_file import FormFile
    from ita_desk.model.tree import Dossier

_DEFAULT_SAMPLE = "planning-2567-r1"


def add_open(add: AddCommand, _: Translate) -> None:
    """``open FILE``: what a double-click on a dossier file does; nothing is written by itself."""
    explained = _("show a dossier file in the window, where it can be taken in")
    one = add("open", _open, explained)
    words, _options = add_groups(one, _)
    words.add_argument("file", metavar=_("FILE"), type=Path, help=_("a dossier file"))


def _open(options: Namespace) -> Outcome:
    return Outcome(code=app.run_window(database(options), options.file.absolute()))


def add_import(add: AddCommand, _: Translate) -> None:
    """``import FILE … [--accept-doubts] [--accept] [--as-new]``."""
    explained = _("add dossiers from files; print their numbers and titles")
    one = add("import", partial(_import, translate=_), explained)
    words, options = add_groups(one, _)
    explained = _("dossier files, or old forms in Word and Excel")
    words.add_argument("files", metavar=_("FILE"), nargs="+", type=Path, help=explained)
    options.add_argument(
        "--accept-doubts",
        action="store_true",
        help=_("add old forms as they were read, though something in them is doubtful"),
    )
    options.add_argument(
        "--accept",
        action="store_true",
        help=_("take what was corrected in a Word file of this program into its dossier"),
    )
    options.add_argument(
        "--as-new",
        action="store_true",
        help=_("read Word files of this program as new dossiers"),
    )


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


def _import(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.commands.corrections import came_back, compare_files
    from ita_desk.exchange.dossier_file import read_dossier_path
    from ita_desk.exchange.office.suffixes import is_office_file

    trees: list[Dossier] = []
    forms: dict[int, FormFile] = {}
    told: list[str] = []
    corrected: list[FormFile] = []
    for path in options.files:
        if not is_office_file(path):
            trees.append(read_dossier_path(path))
            continue
        form = _read_form(path)
        if came_back(options, form):
            corrected.append(form)
            continue
        told += _doubts(form, translate)
        forms[len(trees)] = form
        trees.append(_whole(form, translate))
    if corrected and trees:
        raise UsageFault(
            N_("{file} came back from Word; bring it in alone, or with --as-new"),
            file=corrected[0].name,
        )
    if corrected:
        return compare_files(options, corrected, translate)
    if told and not options.accept_doubts:
        told.append(
            translate(N_("Nothing was added; with --accept-doubts it is added as it was read."))
        )
        return Outcome(code=REFUSED, told=told)
    return _add(options, trees, forms, back_up_first=True)._replace(told=told)


def _read_form(path: Path) -> "FormFile":
    from ita_desk.exchange.forms.form_path import read_form_path

    return read_form_path(path)


def _whole(form: "FormFile", translate: Translate) -> "Dossier":
    from ita_desk.exchange.forms.form_file import with_leftovers

    reading = form.reading
    return with_leftovers(reading.dossier, reading.leftovers, reading.doubts, translate)


def _doubts(form: "FormFile", translate: Translate) -> list[str]:
    """A line for each question that a reading leaves open."""
    from ita_desk.exchange.forms.doubt_sentences import question_sentence
    from ita_desk.exchange.forms.reading import questions

    asked = questions(form.reading.doubts)
    return [f"{form.name}: {question_sentence(question, translate)}" for question in asked]


def _sample(options: Namespace) -> Outcome:
    samples = app.sample_files()
    if options.name not in samples:
        known = ", ".join(samples)
        sentence = N_("there is no example {name}, but: {known}")
        raise UsageFault(sentence, name=options.name, known=known)

    from ita_desk.exchange.dossier_file import read_dossier_path

    return _add(options, [read_dossier_path(samples[options.name])])


def _add(
    options: Namespace,
    trees: "Sequence[Dossier]",
    forms: "Mapping[int, FormFile] | None" = None,
    *,
    back_up_first: bool = False,
) -> Outcome:
    """Add all dossiers or none: they were read before the database is touched.

    ``forms`` are the files that some of the trees were read from, by the place of the tree.
    """
    from ita_desk.contents.dossier_title import dossier_title
    from ita_desk.storage.backup_files import backup_folder
    from ita_desk.storage.backups import back_up
    from ita_desk.storage.store import Store
    from ita_desk.verbs import dossiers

    with Store.open(database(options), write=True) as store:
        if back_up_first and store.dossiers():
            back_up(store.path, backup_folder(store.path), datetime.now(UTC), "before-import")
        ids = dossiers.added_ids(dossiers.add(store, trees))
        for place, form in (forms or {}).items():
            store.keep_source(ids[place], form.name, form.content)
    added = zip(ids, trees, strict=True)
    return Outcome([f"{number}\t{dossier_title(tree)}" for number, tree in added])


def _list(options: Namespace) -> Outcome:
    from ita_desk.contents.dossier_title import PRACTICE_MARK, on_one_line

    with open_to_read(options) as store:
        found = store.dossiers()
    rows = (
        (
            str(dossier.id),
            str(dossier.fiscal_year),
            str(dossier.round),
            on_one_line(dossier.indicator_code),
            on_one_line(dossier.unit_name),
            *([PRACTICE_MARK] if dossier.practice else ()),
        )
        for dossier in found
    )
    return Outcome(["\t".join(row) for row in rows])
