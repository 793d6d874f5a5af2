"""export: a dossier into a file, printed or to be brought in elsewhere."""

import sys
from argparse import Namespace
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ita_desk import app
from ita_desk.commands.command import (
    AddCommand,
    Outcome,
    add_dossier_id,
    add_groups,
    open_to_read,
    unknown_document,
)
from ita_desk.model.errors import N_, WorldFault
from ita_desk.usage import Translate, UsageFault

if TYPE_CHECKING:
    from ita_desk.model.office import Office
    from ita_desk.model.tree import Dossier

_DEFAULT_DOCUMENT = "round-report"

Maker = Callable[["Dossier", "Office"], "Made"]


class Made(NamedTuple):
    """The bytes of a file, and what its reader should know: font or emblem are not the chosen."""

    data: bytes
    fault: WorldFault | None = None


def add_export(add: AddCommand, _: Translate) -> None:
    """``export ID [--document NAME] --to FILE``."""
    explained = _("write a dossier into a file, by suffix: .pdf, .docx, .xlsx or .ita")
    one = add("export", partial(_export, translate=_), explained)
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


def _export(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.exchange.atomic import write_atomically

    make = _maker(options)
    with open_to_read(options) as store:
        dossier, office = store.load(options.id), store.office()
    if options.to.suffix.lower() in (".pdf", ".docx", ".xlsx"):
        _tell_of_long_work(dossier, options.document, translate)
    made = make(dossier, office)
    write_atomically(options.to, made.data)
    return Outcome([made.fault.sentence(translate)] if made.fault else ())


def _tell_of_long_work(dossier: "Dossier", document: str, translate: Translate) -> None:
    """Say beforehand what takes long, while it can still be cancelled."""
    from ita_desk.contents.effort import SENTENCE, effort_of

    effort = effort_of([(dossier, document)])
    if effort.is_great and sys.stderr is not None:  # a window without a terminal has none
        told = translate(SENTENCE).format(**effort.sentence_parameters())
        sys.stderr.write(f"{told}\n")


def _maker(options: Namespace) -> Maker:
    """What makes the file that ``--to`` names; raises UsageFault for an unknown kind of file."""
    match options.to.suffix.lower():
        case ".ita" | ".json":
            from ita_desk.exchange.dossier_file import write_dossier

            return lambda dossier, office: Made(write_dossier(dossier))
        case ".pdf":
            from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS

            return partial(_pdf, _known(options.document, (*DOCUMENTS, ALL_DOCUMENTS)))
        case ".docx":
            from ita_desk.contents.documents import DOCUMENTS

            return partial(_docx, _known(options.document, DOCUMENTS))
        case ".xlsx":
            from ita_desk.contents.documents import WITH_SHEETS

            return partial(_xlsx, _known(options.document, WITH_SHEETS))
        case _:
            sentence = N_("a file that ends in .pdf, .docx, .xlsx or .ita is needed, not {file}")
            raise UsageFault(sentence, file=options.to)


def _known(document: str, known: Collection[str]) -> str:
    if document not in known:
        raise unknown_document(document, known)
    return document


def _docx(document: str, dossier: "Dossier", office: "Office") -> Made:
    from ita_desk.contents.kept_words import kept_words
    from ita_desk.dossier_office import dossier_docx
    from ita_desk.office_fonts import office_emblem, office_fonts

    fonts, fault = office_fonts(office.font)
    emblem = office_emblem(office.emblem_bytes)
    created = datetime.now().astimezone()
    words = kept_words(office)
    made = dossier_docx(document, dossier, fonts, created, emblem=emblem.picture, words=words)
    return Made(made, fault or emblem.fault)


def _xlsx(document: str, dossier: "Dossier", office: "Office") -> Made:
    from ita_desk.contents.kept_words import kept_words
    from ita_desk.dossier_office import dossier_xlsx
    from ita_desk.office_fonts import office_fonts

    fonts, fault = office_fonts(office.font)
    created, words = datetime.now().astimezone(), kept_words(office)
    return Made(dossier_xlsx(document, dossier, fonts, created, words=words), fault)


def _pdf(document: str, dossier: "Dossier", office: "Office") -> Made:
    from ita_desk.contents.kept_words import kept_words
    from ita_desk.office_fonts import office_emblem, office_fonts

    created = datetime.now().astimezone()
    fonts, fault = office_fonts(office.font)
    emblem = office_emblem(office.emblem_bytes)
    pdf = app.pdf_of(document, dossier, created, fonts, emblem.picture, kept_words(office))
    return Made(pdf, fault or emblem.fault)
