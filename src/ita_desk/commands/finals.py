"""final and finals: documents printed to be signed, and what is kept of them."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk import app
from ita_desk.commands.command import (
    DONE,
    REFUSED,
    AddCommand,
    Outcome,
    add_dossier_id,
    add_groups,
    database,
    open_to_read,
    unknown_document,
)
from ita_desk.model.errors import N_, WorldFault
from ita_desk.usage import Translate, UsageFault

if TYPE_CHECKING:
    from ita_desk.model.tree import Dossier
    from ita_desk.storage.finals import Final


def add_final(add: AddCommand, _: Translate) -> None:
    """``final ID --document NAME --to FILE``: print as final, unless something blocks it."""
    explained = _("print a document as final and keep it; the exit code is 1 if anything blocks it")
    one = add("final", partial(_final, translate=_), explained)
    words, options = add_groups(one, _)
    add_dossier_id(words, _)
    options.add_argument(
        "--document", metavar=_("NAME"), required=True, help=_("the document to print")
    )
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, required=True, help=_("the file to write")
    )


def add_finals(add: AddCommand, _: Translate) -> None:
    """``finals ID [--number NUMBER --to FILE]``: what was kept, and one of it again."""
    explained = _("print number, time, document and author of each kept final, or write one again")
    one = add("finals", _finals, explained)
    words, options = add_groups(one, _)
    add_dossier_id(words, _)
    options.add_argument("--number", metavar=_("NUMBER"), type=int, help=_("write this final"))
    options.add_argument("--to", metavar=_("FILE"), type=Path, help=_("the file to write"))


def _final(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.contents.documents import DOCUMENTS, fingerprint, make_content
    from ita_desk.contents.kept_words import kept_words
    from ita_desk.exchange.atomic import write_atomically
    from ita_desk.exchange.dossier_file import write_dossier
    from ita_desk.model.practice import refuse_final
    from ita_desk.office_fonts import office_emblem, office_fonts
    from ita_desk.storage.finals import NewFinal
    from ita_desk.storage.store import Store

    document: str = options.document
    if document not in DOCUMENTS:
        raise unknown_document(document, DOCUMENTS)
    with Store.open(database(options), write=True) as store:
        dossier, office = store.load(options.id), store.office()
        refuse_final(dossier.practice)
        blocking = list(_blocking(document, dossier, translate))
        if blocking:
            return Outcome(blocking, REFUSED)
        fonts, fault = office_fonts(office.font)
        now = datetime.now().astimezone()
        emblem = office_emblem(office.emblem_bytes)
        pdf = app.pdf_of(document, dossier, now, fonts, emblem.picture, kept_words(office))
        write_atomically(options.to, pdf)
        printed = fingerprint(make_content(document, dossier))
        store.keep_final(NewFinal(dossier.id, document, printed, pdf, write_dossier(dossier)))
    faults = [told for told in (fault, emblem.fault) if told is not None]
    return Outcome([told.sentence(translate) for told in faults], DONE)


def _blocking(document: str, dossier: "Dossier", translate: Translate) -> Iterator[str]:
    """What must be mended first, a line each, as ``check`` prints it."""
    from ita_desk.contents.documents import find_faults
    from ita_desk.contents.dossier_title import on_one_line
    from ita_desk.contents.finding_sentences import finding_sentence
    from ita_desk.model.finding import Severity

    today = datetime.now().astimezone().date()
    for finding in dict.fromkeys(find_faults(document, dossier, today)):
        if finding.severity is Severity.ERROR:
            sentence = on_one_line(finding_sentence(finding, translate))
            yield f"{translate(N_('error'))}: {document}: {sentence}"


def _finals(options: Namespace) -> Outcome:
    from ita_desk.exchange.atomic import write_atomically

    if (options.number is None) != (options.to is None):
        raise UsageFault(N_("--number and --to belong together"))
    with open_to_read(options) as store:
        store.load(options.id)
        kept = store.finals(options.id)
        if options.number is None:
            return Outcome([_line(final) for final in kept])
        if options.number not in {final.id for final in kept}:
            sentence = N_("Of this dossier no final {number} was kept.")
            raise WorldFault(sentence, number=options.number)
        write_atomically(options.to, store.final_pdf(options.number))
    return Outcome()


def _line(final: "Final") -> str:
    at = datetime.fromisoformat(final.at).astimezone().isoformat(timespec="seconds")
    return f"{final.id}\t{at}\t{final.document}\t{final.author}"
