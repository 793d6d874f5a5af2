"""The documents by name: from content to a finished PDF.

The command line and the window's worker process both come in here. A document is one line of
``PAGES`` here and one of ``DOCUMENTS`` in ``contents/documents``.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from ita_desk.contents.documents import (
    COVER_MEMO,
    DOCUMENTS,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
    ROUND_REPORT,
    Content,
)
from ita_desk.pages.blocks import landscape_number, practice_marks, running_title
from ita_desk.pages.cover_memo import cover_memo_sections
from ita_desk.pages.knowledge_brief import knowledge_brief_sections
from ita_desk.pages.kpi_sheet import kpi_sheet_sections
from ita_desk.pages.level_summary import level_summary_sections
from ita_desk.pages.measure_rationale import measure_rationale_sections
from ita_desk.pages.round_report import round_report_sections
from ita_desk.typeset.document import Document, Metadata, Rendered, Section
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Bookmark

CREATOR = "ita-desk"

PAGES: dict[str, Callable[..., tuple[Section, ...]]] = {
    ROUND_REPORT: round_report_sections,
    COVER_MEMO: cover_memo_sections,
    LEVEL_SUMMARY: level_summary_sections,
    KPI_SHEET: kpi_sheet_sections,
    MEASURE_RATIONALE: measure_rationale_sections,
    KNOWLEDGE_BRIEF: knowledge_brief_sections,
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
    keep: frozenset[str] = frozenset(),
) -> Document:
    """What is handed to the typesetter; raises KeyError for a name that isn't in ``PAGES``.

    ``keep`` are phrases kept whole besides those of the content.
    """
    return Document(
        _sections(document_name, content, emblem),
        _metadata(content.document_title, content.author, created),
        keep=keep.union(content.keep),
    )


def bind_documents(
    contents: Mapping[str, Content],
    title: str,
    created: datetime | None = None,
    emblem: bytes | None = None,
    keep: frozenset[str] = frozenset(),
) -> Document:
    """Several documents as one, in the order given: a bookmark for each, one row of page numbers.

    ``keep`` as in ``typeset_document``. Raises KeyError for a name that isn't in ``PAGES``.
    """
    number = landscape_number(next(iter(contents.values())).digits)
    sections: list[Section] = []
    for name, content in contents.items():
        bookmark = (Bookmark(DOCUMENTS[name].name),)
        for section in _sections(name, content, emblem):
            running = section.furniture[-1:]
            sections.append(
                replace(
                    section,
                    story=(*bookmark, *section.story),
                    furniture=(number, *running),
                    restart_numbering=False,
                )
            )
            bookmark = ()
    authors = dict.fromkeys(content.author for content in contents.values())
    return Document(
        tuple(sections),
        _metadata(title, ", ".join(filter(None, authors)), created),
        keep=keep.union(*(content.keep for content in contents.values())),
    )


def for_practice(document: Document) -> Document:
    """The same with the marks of a round that is there for practice on every sheet."""
    sections = (
        replace(section, furniture=(*section.furniture, *practice_marks(section.page_format)))
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def _sections(document_name: str, content: Content, emblem: bytes | None) -> tuple[Section, ...]:
    """A document's sections; their last furniture is a title on all sheets but the first."""
    pictures = (emblem,) if document_name in BEARS_EMBLEM else ()
    sections = PAGES[document_name](content, *pictures)
    told = f"{DOCUMENTS[document_name].name}  {content.origin}"
    return tuple(
        replace(
            section,
            furniture=(
                *section.furniture,
                running_title(told, section.page_format, first_page=at > 0),
            ),
        )
        for at, section in enumerate(sections)
    )


def _metadata(title: str, author: str, created: datetime | None) -> Metadata:
    return Metadata(title=title, author=author, creator=CREATOR, language="th-TH", created=created)
