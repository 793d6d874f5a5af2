"""The documents by name: which content each is made of, and what is checked in it.

A document is one line of ``DOCUMENTS`` here and one of ``PAGES`` in ``pages/documents``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ita_desk.contents.findings.inspection import Rule, inspect
from ita_desk.contents.findings.round_report import ROUND_REPORT_RULES
from ita_desk.contents.round_report import round_report
from ita_desk.model.finding import Finding
from ita_desk.model.tree import Dossier


class Content(Protocol):
    """What the content of every document tells of itself; frozen and picklable."""

    @property
    def document_title(self) -> str:
        """The title for the file's properties."""
        ...

    @property
    def author(self) -> str:
        """The unit that issues it."""
        ...

    @property
    def keep(self) -> tuple[str, ...]:
        """Phrases that are never broken over two lines."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """How a document's content is made of a dossier, and the rules of its findings."""

    content: Callable[[Dossier], Content]
    rules: Sequence[Rule]


ROUND_REPORT = "round-report"

DOCUMENTS: dict[str, DocumentKind] = {
    ROUND_REPORT: DocumentKind(round_report, ROUND_REPORT_RULES),
}


def make_content(document_name: str, dossier: Dossier) -> Content:
    """The content of a document; raises KeyError for a name that isn't in ``DOCUMENTS``."""
    return DOCUMENTS[document_name].content(dossier)


def find_faults(document_name: str, dossier: Dossier, today: date) -> tuple[Finding, ...]:
    """What is missing or doubtful in a document, in the order of its rules.

    Raises KeyError for a name that isn't in ``DOCUMENTS``.
    """
    return inspect(dossier, today, DOCUMENTS[document_name].rules)
