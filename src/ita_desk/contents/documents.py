"""The documents by name: which content each is made of, and what is checked in it.

A document is one line of ``DOCUMENTS`` here and one of ``PAGES`` in ``pages/documents``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol, cast

from ita_desk.model.choices import Digits
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

if TYPE_CHECKING:
    from ita_desk.contents.findings.inspection import Rule
    from ita_desk.model.office import Office


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
    def origin(self) -> str:
        """Unit, round and year, for the upper corner of its sheets."""
        ...

    @property
    def digits(self) -> Digits:
        """The digits it is printed in."""
        ...

    @property
    def keep(self) -> tuple[str, ...]:
        """Phrases that are never broken over two lines."""
        ...


Maker = Callable[[Dossier], Content]
Rules = Sequence["Rule"]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """``name`` is what the Department calls a document, short enough for a bookmark.

    ``maker`` gives how its content is made of a dossier, ``rules`` those of its findings. Their
    modules are imported when they are asked for: the window opens without, a command with its own.
    """

    name: str
    maker: Callable[[], Maker]
    rules: Callable[[], Rules]


def _cover_memo() -> Maker:
    from ita_desk.contents.cover_memo import cover_memo

    return cover_memo


def _cover_memo_rules() -> Rules:
    from ita_desk.contents.findings.cover_memo import COVER_MEMO_RULES

    return COVER_MEMO_RULES


def _level_summary() -> Maker:
    from ita_desk.contents.level_summary import level_summary

    return level_summary


def _level_summary_rules() -> Rules:
    from ita_desk.contents.findings.level_summary import LEVEL_SUMMARY_RULES

    return LEVEL_SUMMARY_RULES


def _round_report() -> Maker:
    from ita_desk.contents.round_report import round_report

    return round_report


def _round_report_rules() -> Rules:
    from ita_desk.contents.findings.round_report import ROUND_REPORT_RULES

    return ROUND_REPORT_RULES


def _kpi_sheet() -> Maker:
    from ita_desk.contents.kpi_sheet import kpi_sheet

    return kpi_sheet


def _kpi_sheet_rules() -> Rules:
    from ita_desk.contents.findings.kpi_sheet import KPI_SHEET_RULES

    return KPI_SHEET_RULES


def _measure_rationale() -> Maker:
    from ita_desk.contents.measure_rationale import measure_rationale

    return measure_rationale


def _measure_rationale_rules() -> Rules:
    from ita_desk.contents.findings.measure_rationale import MEASURE_RATIONALE_RULES

    return MEASURE_RATIONALE_RULES


def _knowledge_brief() -> Maker:
    from ita_desk.contents.knowledge_brief import knowledge_brief

    return knowledge_brief


def _knowledge_brief_rules() -> Rules:
    from ita_desk.contents.findings.knowledge_brief import KNOWLEDGE_BRIEF_RULES

    return KNOWLEDGE_BRIEF_RULES


ROUND_REPORT = "round-report"
COVER_MEMO = "cover-memo"
LEVEL_SUMMARY = "level-summary"
KPI_SHEET = "kpi-sheet"
MEASURE_RATIONALE = "measure-rationale"
KNOWLEDGE_BRIEF = "knowledge-brief"
ALL_DOCUMENTS = "all"
"""In place of a document's name: all of them, bound into one file."""
WITH_SHEETS = (ROUND_REPORT, KPI_SHEET, KNOWLEDGE_BRIEF)
"""Documents that are tables, or hold one that is worked with in Excel (the plan)."""

DOCUMENTS: dict[str, DocumentKind] = {
    COVER_MEMO: DocumentKind("บันทึกข้อความ", _cover_memo, _cover_memo_rules),
    LEVEL_SUMMARY: DocumentKind("รายงานสรุป 5 ระดับ", _level_summary, _level_summary_rules),
    ROUND_REPORT: DocumentKind("แบบรายงานผลการขับเคลื่อน", _round_report, _round_report_rules),
    KPI_SHEET: DocumentKind("รายละเอียดตัวชี้วัด", _kpi_sheet, _kpi_sheet_rules),
    MEASURE_RATIONALE: DocumentKind(
        "หลักการ/เหตุผลที่กำหนดมาตรการ", _measure_rationale, _measure_rationale_rules
    ),
    KNOWLEDGE_BRIEF: DocumentKind("เอกสารสรุปประเด็นความรู้", _knowledge_brief, _knowledge_brief_rules),
}
"""In the order in which they are bound into one file."""


def make_content(document_name: str, dossier: Dossier) -> Content:
    """The content of a document; raises KeyError for a name that isn't in ``DOCUMENTS``."""
    return DOCUMENTS[document_name].maker()(dossier)


def make_contents(dossier: Dossier) -> dict[str, Content]:
    """The contents of all documents by name, in their order."""
    return {name: make_content(name, dossier) for name in DOCUMENTS}


def find_faults(
    document_name: str, dossier: Dossier, today: date, office: "Office | None" = None
) -> tuple[Finding, ...]:
    """What is missing or doubtful in a document, in the order of its rules.

    What its ``office`` lacks is told where that is given.
    Raises KeyError for a name that isn't in ``DOCUMENTS``.
    """
    from ita_desk.contents.findings.inspection import inspect

    return inspect(dossier, today, DOCUMENTS[document_name].rules(), office)


def fingerprint(content: Content) -> str:
    """A number of what a content prints, the same whenever the same words are printed.

    Places are left out: the same words may come from other rows after an undo or an import.
    """
    return sha256(repr(_printed(content)).encode("utf-8", "backslashreplace")).hexdigest()


def printed_places(content: Content) -> frozenset[Place]:
    """The fields that a content prints."""
    found: set[Place] = set()

    def look(value: object) -> None:
        if isinstance(value, Place):
            found.add(value)
        elif is_dataclass(value):
            for field in fields(value):
                look(getattr(value, field.name))
        elif isinstance(value, tuple):
            for part in cast("tuple[object, ...]", value):
                look(part)

    look(content)
    return frozenset(found)


def _printed(value: object) -> object:
    if isinstance(value, Place):
        return None
    if is_dataclass(value):
        return [_printed(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_printed(part) for part in cast("tuple[object, ...]", value)]
    return value
