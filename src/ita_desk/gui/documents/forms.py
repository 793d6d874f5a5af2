"""The pages of all documents beside the round report, in the order of the list of dossiers."""

from ita_desk.gui.documents.cover_memo_form import COVER_MEMO_FORM
from ita_desk.gui.documents.form_spec import DocumentForm
from ita_desk.gui.documents.knowledge_brief_form import KNOWLEDGE_BRIEF_FORM
from ita_desk.gui.documents.kpi_sheet_form import KPI_SHEET_FORM
from ita_desk.gui.documents.level_summary_form import LEVEL_SUMMARY_FORM
from ita_desk.gui.documents.measure_rationale_form import MEASURE_RATIONALE_FORM

DOCUMENT_FORMS: tuple[DocumentForm, ...] = (
    COVER_MEMO_FORM,
    LEVEL_SUMMARY_FORM,
    KPI_SHEET_FORM,
    MEASURE_RATIONALE_FORM,
    KNOWLEDGE_BRIEF_FORM,
)
