"""The pages of all documents beside the round report, in the order of the list of dossiers.

What a page consists of stands in ``NAME_form.py``, which is imported when the page is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desk.contents.documents import (
    COVER_MEMO,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
)
from ita_desk.model.errors import N_
from ita_desk.model.place import Entity

if TYPE_CHECKING:
    from ita_desk.gui.documents.form_spec import Section


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A document's page. ``entity`` is what a dossier has one of; ``document`` its name."""

    document: str
    title: str
    icon: str
    entity: Entity
    sections: "Callable[[], tuple[Section, ...]]"
    """What the page consists of; asked when it is first shown."""
    entities: frozenset[Entity]
    """Entities whose rows are edited on this page."""
    fields: frozenset[tuple[Entity, str]] = frozenset()
    """Fields of other entities that are edited here as well."""


def _cover_memo() -> "tuple[Section, ...]":
    from ita_desk.gui.documents.cover_memo_form import COVER_MEMO_SECTIONS

    return COVER_MEMO_SECTIONS


def _level_summary() -> "tuple[Section, ...]":
    from ita_desk.gui.documents.level_summary_form import LEVEL_SUMMARY_SECTIONS

    return LEVEL_SUMMARY_SECTIONS


def _kpi_sheet() -> "tuple[Section, ...]":
    from ita_desk.gui.documents.kpi_sheet_form import KPI_SHEET_SECTIONS

    return KPI_SHEET_SECTIONS


def _measure_rationale() -> "tuple[Section, ...]":
    from ita_desk.gui.documents.measure_rationale_form import MEASURE_RATIONALE_SECTIONS

    return MEASURE_RATIONALE_SECTIONS


def _knowledge_brief() -> "tuple[Section, ...]":
    from ita_desk.gui.documents.knowledge_brief_form import KNOWLEDGE_BRIEF_SECTIONS

    return KNOWLEDGE_BRIEF_SECTIONS


DOCUMENT_FORMS: tuple[DocumentForm, ...] = (
    DocumentForm(
        document=COVER_MEMO,
        title=N_("Cover memo"),
        icon="file-text",
        entity="cover_memo",
        sections=_cover_memo,
        entities=frozenset({"cover_memo"}),
    ),
    DocumentForm(
        document=LEVEL_SUMMARY,
        title=N_("Five levels"),
        icon="list-checks",
        entity="level_summary",
        sections=_level_summary,
        entities=frozenset({"level_summary", "level_result", "level_item"}),
    ),
    DocumentForm(
        document=KPI_SHEET,
        title=N_("Indicator sheet"),
        icon="table-2",
        entity="kpi_sheet",
        sections=_kpi_sheet,
        entities=frozenset({"kpi_sheet", "kpi_row", "score_component"}),
    ),
    DocumentForm(
        document=MEASURE_RATIONALE,
        title=N_("Measure rationale"),
        icon="book-open",
        entity="measure_rationale",
        sections=_measure_rationale,
        entities=frozenset(
            {
                "measure_rationale",
                "oit_link",
                "plan_row",
                "measure_row",
                "knowledge_topic",
                "oit_topic",
            }
        ),
        fields=frozenset(
            {
                ("measure", "rationale"),
                ("measure", "partner"),
                ("measure", "invest"),
                ("measure", "regulate"),
                ("measure", "advocate"),
                ("measure", "build"),
            }
        ),
    ),
    DocumentForm(
        document=KNOWLEDGE_BRIEF,
        title=N_("Knowledge brief"),
        icon="book-open",
        entity="knowledge_brief",
        sections=_knowledge_brief,
        entities=frozenset({"knowledge_brief"}),
        fields=frozenset({("activity", "months"), ("activity", "knowledge_topic")}),
    ),
)
