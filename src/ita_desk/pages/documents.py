"""The documents by name: from content to a finished PDF.

The command line and the window's worker process both come in here. A document is one line of
``PAGES`` here and one of ``DOCUMENTS`` in ``contents/documents``.
"""

from collections.abc import Callable
from datetime import datetime

from ita_desk.contents.documents import (
    COVER_MEMO,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
    ROUND_REPORT,
    Content,
)
from ita_desk.pages.cover_memo import cover_memo_sections
from ita_desk.pages.kpi_sheet import kpi_sheet_sections
from ita_desk.pages.level_summary import level_summary_sections
from ita_desk.pages.measure_rationale import measure_rationale_sections
from ita_desk.pages.round_report import round_report_sections
from ita_desk.typeset.document import Document, Metadata, Rendered, Section
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render

CREATOR = "ita-desk"

PAGES: dict[str, Callable[..., tuple[Section, ...]]] = {
    ROUND_REPORT: round_report_sections,
    COVER_MEMO: cover_memo_sections,
    LEVEL_SUMMARY: level_summary_sections,
    KPI_SHEET: kpi_sheet_sections,
    MEASURE_RATIONALE: measure_rationale_sections,
}
BEARS_EMBLEM = {COVER_MEMO}
"""Documents whose pages take the picture of the emblem, too."""


def make_pdf(
    document_name: str,
    content: Content,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    emblem: bytes | None = None,
    guarded: bool = True,
) -> Rendered:
    """The PDF of a document's content, with a box for each place printed on it.

    ``emblem`` is a PNG or JPEG for the head of a memo; None leaves its room blank.
    Raises KeyError for a name that isn't in ``PAGES``, and PrintRefused when the finished bytes
    don't print exactly the content (checked if ``guarded``: only a preview may do without).
    """
    document = typeset_document(document_name, content, created, emblem)
    return render(document, fonts, guarded=guarded)


def typeset_document(
    document_name: str,
    content: Content,
    created: datetime | None = None,
    emblem: bytes | None = None,
) -> Document:
    """What is handed to the typesetter; raises KeyError for a name that isn't in ``PAGES``."""
    pictures = (emblem,) if document_name in BEARS_EMBLEM else ()
    return Document(
        PAGES[document_name](content, *pictures),
        Metadata(
            title=content.document_title,
            author=content.author,
            creator=CREATOR,
            language="th-TH",
            created=created,
        ),
        keep=frozenset(content.keep),
    )
