"""The documents by name: from content to a finished PDF.

The command line and the window's worker process both come in here. A document is one line of
``PAGES`` here and one of ``DOCUMENTS`` in ``contents/documents``.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from ita_desk.contents.documents import ROUND_REPORT, Content
from ita_desk.pages.round_report import round_report_sections
from ita_desk.typeset.document import Document, Metadata, Rendered, Section
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render

CREATOR = "ita-desk"

PAGES: dict[str, Callable[[Any], tuple[Section, ...]]] = {
    ROUND_REPORT: round_report_sections,
}


def make_pdf(
    document_name: str,
    content: Content,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    guarded: bool = True,
) -> Rendered:
    """The PDF of a document's content, with a box for each place printed on it.

    Raises KeyError for a name that isn't in ``PAGES``, and PrintRefused when the finished bytes
    don't print exactly the content (checked if ``guarded``: only a preview may do without).
    """
    return render(typeset_document(document_name, content, created), fonts, guarded=guarded)


def typeset_document(
    document_name: str, content: Content, created: datetime | None = None
) -> Document:
    """What is handed to the typesetter; raises KeyError for a name that isn't in ``PAGES``."""
    return Document(
        PAGES[document_name](content),
        Metadata(
            title=content.document_title,
            author=content.author,
            creator=CREATOR,
            language="th-TH",
            created=created,
        ),
        keep=frozenset(content.keep),
    )
