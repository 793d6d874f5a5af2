"""From a dossier to a finished PDF: the command line and the window's worker both come in here."""

from collections.abc import Collection
from datetime import datetime

from ita_desk.contents.documents import ALL_DOCUMENTS, make_content, make_contents
from ita_desk.contents.dossier_title import dossier_title
from ita_desk.contents.kept_words import words_in
from ita_desk.model.tree import Dossier
from ita_desk.pages.documents import bind_documents, for_practice, typeset_document
from ita_desk.typeset.document import Document, Rendered
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import count_pages, render


def dossier_pdf(
    document_name: str,
    dossier: Dossier,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    emblem: bytes | None = None,
    words: Collection[str] = (),
    guarded: bool = True,
) -> Rendered:
    """The PDF of one document of a dossier, or of all of them bound into one.

    ``words`` are the office's (``contents.kept_words``): no line's end cuts one that stands in the
    dossier. ``emblem``, ``guarded`` and what is raised: see ``pages.documents.make_pdf``.
    """
    document = dossier_document(document_name, dossier, created, emblem=emblem, words=words)
    return render(document, fonts, guarded=guarded)


def dossier_pages(
    document_name: str, dossier: Dossier, fonts: FontFamily, words: Collection[str] = ()
) -> int:
    """How many pages a document of a dossier takes, or all of them bound into one."""
    return count_pages(dossier_document(document_name, dossier, words=words), fonts)


def dossier_document(
    document_name: str,
    dossier: Dossier,
    created: datetime | None = None,
    *,
    emblem: bytes | None = None,
    words: Collection[str] = (),
) -> Document:
    """What is handed to the typesetter, marked where the dossier is there for practice.

    ``words`` and ``emblem`` are as in ``dossier_pdf``. Raises KeyError for no document's name.
    """
    kept = words_in(dossier, words)
    if document_name == ALL_DOCUMENTS:
        contents, title = make_contents(dossier), dossier_title(dossier)
        document = bind_documents(contents, title, created, emblem, kept)
    else:
        content = make_content(document_name, dossier)
        document = typeset_document(document_name, content, created, emblem, kept)
    return for_practice(document) if dossier.practice else document
