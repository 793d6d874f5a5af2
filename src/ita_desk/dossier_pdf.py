"""From a dossier to a finished PDF: the command line and the window's worker both come in here."""

from datetime import datetime

from ita_desk.contents.documents import ALL_DOCUMENTS, make_content, make_contents
from ita_desk.contents.dossier_title import dossier_title
from ita_desk.model.tree import Dossier
from ita_desk.pages.documents import bind_documents, make_pdf, typeset_document
from ita_desk.typeset.document import Rendered
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import count_pages, render


def dossier_pdf(
    document_name: str,
    dossier: Dossier,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    emblem: bytes | None = None,
    guarded: bool = True,
) -> Rendered:
    """The PDF of one document of a dossier, or of all of them bound into one.

    ``emblem``, ``guarded`` and what is raised: see ``pages.documents.make_pdf``.
    """
    if document_name == ALL_DOCUMENTS:
        contents, title = make_contents(dossier), dossier_title(dossier)
        return render(bind_documents(contents, title, created, emblem), fonts, guarded=guarded)
    content = make_content(document_name, dossier)
    return make_pdf(document_name, content, fonts, created, emblem=emblem, guarded=guarded)


def dossier_pages(document_name: str, dossier: Dossier, fonts: FontFamily) -> int:
    """How many pages a document of a dossier takes, or all of them bound into one."""
    if document_name == ALL_DOCUMENTS:
        bound = bind_documents(make_contents(dossier), dossier_title(dossier))
        return count_pages(bound, fonts)
    return count_pages(typeset_document(document_name, make_content(document_name, dossier)), fonts)
