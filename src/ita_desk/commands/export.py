"""export: a dossier into a file, printed or to be brought in elsewhere."""

from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk import app
from ita_desk.commands.command import (
    AddCommand,
    Outcome,
    add_dossier_id,
    add_groups,
    database,
    unknown_document,
)
from ita_desk.model.errors import N_
from ita_desk.usage import Translate, UsageFault

if TYPE_CHECKING:
    from ita_desk.model.office import Office
    from ita_desk.model.tree import Dossier

_DEFAULT_DOCUMENT = "round-report"

Maker = Callable[["Dossier", "Office"], bytes]


def add_export(add: AddCommand, _: Translate) -> None:
    """``export ID [--document NAME] --to FILE``."""
    one = add("export", _export, _("write a dossier into a file, by suffix: .pdf or .json"))
    words, options = add_groups(one, _)
    add_dossier_id(words, _)
    explained = _("the document to print, or all of them in one file; {default} unless given")
    options.add_argument(
        "--document",
        metavar=_("NAME"),
        default=_DEFAULT_DOCUMENT,
        help=explained.format(default=_DEFAULT_DOCUMENT),
    )
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, required=True, help=_("the file to write")
    )


def _export(options: Namespace) -> Outcome:
    from ita_desk.exchange.atomic import write_atomically
    from ita_desk.storage.store import Store

    make = _maker(options)
    with Store.open(database(options), write=False) as store:
        dossier, office = store.load(options.id), store.office()
    write_atomically(options.to, make(dossier, office))
    return Outcome()


def _maker(options: Namespace) -> Maker:
    """What makes the file that ``--to`` names; raises UsageFault for an unknown kind of file."""
    match options.to.suffix.lower():
        case ".json":
            from ita_desk.exchange.dossier_file import write_dossier

            return lambda dossier, office: write_dossier(dossier)
        case ".pdf":
            from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS

            if options.document not in (*DOCUMENTS, ALL_DOCUMENTS):
                raise unknown_document(options.document, (*DOCUMENTS, ALL_DOCUMENTS))
            created = datetime.now().astimezone()
            return lambda dossier, office: app.pdf_of(
                options.document, dossier, created, office.emblem_bytes
            )
        case _:
            sentence = N_("a file that ends in .pdf or .json is needed, not {file}")
            raise UsageFault(sentence, file=options.to)
