"""check: what is missing or doubtful in a dossier, a line each, as a compiler tells it."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from ita_desk.commands.command import (
    DONE,
    REFUSED,
    AddCommand,
    Outcome,
    add_dossier_id,
    add_groups,
    open_to_read,
    unknown_document,
)
from ita_desk.model.errors import N_
from ita_desk.usage import Translate

if TYPE_CHECKING:
    from ita_desk.model.finding import Finding
    from ita_desk.model.office import Office
    from ita_desk.model.tree import Dossier

_SEVERITIES = {"error": N_("error"), "warning": N_("warning")}


def add_check(add: AddCommand, _: Translate) -> None:
    """``check ID [--document NAME]``: of the documents that were begun, as in the window."""
    one = add(
        "check",
        partial(_check, translate=_),
        _("print what is missing or doubtful; the exit code is 1 if anything blocks printing"),
    )
    words, options = add_groups(one, _)
    add_dossier_id(words, _)
    options.add_argument(
        "--document",
        metavar=_("NAME"),
        help=_("this document, or all of them; those that were begun unless given"),
    )


def _check(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
    from ita_desk.model.finding import Severity

    known = (*DOCUMENTS, ALL_DOCUMENTS)
    if options.document not in (None, *known):
        raise unknown_document(options.document, known)
    with open_to_read(options) as store:
        dossier, office = store.load(options.id), store.office()
    today = datetime.now().astimezone().date()
    found = findings_by_document(dossier, _chosen(options.document, dossier), today, office)
    blocked = any(finding.severity is Severity.ERROR for finding in found)
    return Outcome(_lines(found, translate), REFUSED if blocked else DONE)


def _chosen(document: str | None, dossier: "Dossier") -> Iterable[str]:
    """The documents meant; of a dossier where none was begun, the round report."""
    from ita_desk.contents.begun import begun_documents
    from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS

    if document is None:
        return begun_documents(dossier)
    return DOCUMENTS if document == ALL_DOCUMENTS else [document]


def findings_by_document(
    dossier: "Dossier", documents: Iterable[str], today: date, office: "Office | None" = None
) -> "dict[Finding, list[str]]":
    """Each finding once, with the names of the documents it is found in, in their order."""
    from ita_desk.contents.documents import find_faults

    found: dict[Finding, list[str]] = {}
    for name in documents:
        for finding in dict.fromkeys(find_faults(name, dossier, today, office)):
            found.setdefault(finding, []).append(name)
    return found


def _lines(found: "dict[Finding, list[str]]", translate: Translate) -> Iterator[str]:
    from ita_desk.contents.dossier_title import on_one_line
    from ita_desk.contents.finding_sentences import finding_sentence

    for finding, documents in found.items():
        severity = translate(_SEVERITIES[finding.severity])
        sentence = on_one_line(finding_sentence(finding, translate))
        yield f"{severity}: {', '.join(documents)}: {sentence}"
