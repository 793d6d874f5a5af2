"""What the fields of a dossier are called in search results, in help and where one is refused."""

from collections.abc import Callable

from ita_desk.contents.iit_scores import IIT_INDICATORS
from ita_desk.model.errors import N_
from ita_desk.model.place import Entity, Place

_ENTITIES: dict[Entity, str] = {
    "dossier": N_("Fiscal year and round"),
    "unit": N_("Unit"),
    "person": N_("Person"),
    "indicator": N_("Indicator"),
    "measure": N_("Measure"),
    "activity": N_("Activity"),
    "result": N_("Result"),
    "evidence": N_("Evidence"),
    "round_report": N_("The round report"),
    "reference_link": N_("Reference link"),
    "office": N_("Settings of the office"),
    "cover_memo": N_("Cover memo"),
    "level_item": N_("Level and item"),
    "level_summary": N_("Five-level summary"),
    "level_result": N_("Five-level summary"),
    "kpi_sheet": N_("Indicator sheet"),
    "kpi_row": N_("Indicator sheet"),
    "score_component": N_("Indicator sheet"),
    "measure_rationale": N_("Measure rationale"),
    "oit_link": N_("Measure rationale"),
    "plan_row": N_("Measure rationale"),
    "measure_row": N_("Measure rationale"),
    "knowledge_topic": N_("Measure rationale"),
    "oit_topic": N_("OIT topics"),
    "knowledge_brief": N_("Knowledge brief"),
    "leftover": N_("Left over from an old form"),
    "table_widths": N_("Widths of columns"),
    "wording": N_("Our wordings"),
}
_FIELDS: dict[tuple[str, str], str] = {
    ("unit", "department"): N_("Department"),
    ("unit", "group"): N_("Group"),
    ("unit", "document_prefix"): N_("Book number"),
    ("unit", "phone"): N_("Telephone"),
    ("unit", "website"): N_("Website"),
    ("person", "position"): N_("Position"),
    ("person", "role"): N_("Role in the working group"),
    ("person", "phone"): N_("Telephone"),
    ("person", "email"): N_("E-mail"),
    ("indicator", "code"): N_("Number of the indicator"),
    ("indicator", "english_name"): N_("English name"),
    ("indicator", "abbreviation"): N_("Abbreviation"),
    ("indicator", "full_score"): N_("Full score"),
    ("activity", "quantity"): N_("Quantity"),
    ("activity", "quality"): N_("Quality"),
    ("activity", "responsible"): N_("Responsible"),
    ("activity", "budget"): N_("Budget"),
    ("activity", "quarter_1"): N_("Quarter 1"),
    ("activity", "quarter_2"): N_("Quarter 2"),
    ("activity", "quarter_3"): N_("Quarter 3"),
    ("activity", "quarter_4"): N_("Quarter 4"),
    ("activity", "level_item"): N_("Level and item"),
    ("activity", "measure_id"): N_("Measure"),
    ("result", "kind"): N_("Printed as"),
    ("result", "text"): N_("Text"),
    ("result", "category"): N_("What was done"),
    ("result", "public"): N_("Public"),
    ("result", "date"): N_("Date"),
    ("result", "date_text"): N_("Date"),
    ("result", "place"): N_("Meeting place"),
    ("result", "time"): N_("Time"),
    ("result", "level_item"): N_("Level and item"),
    ("evidence", "url"): N_("Address"),
    ("evidence", "title"): N_("Title of an address"),
    ("round_report", "reporter_id"): N_("Reporter"),
    ("round_report", "headings"): N_("Headings"),
    ("round_report", "numbering"): N_("Numbering"),
    ("round_report", "digits"): N_("Digits"),
    ("round_report", "signature_block"): N_("Leave room to sign in ink"),
    ("activity", "knowledge_topic"): N_("Topic of knowledge"),
    ("activity", "months"): N_("Planned months"),
    ("measure", "rationale"): N_("Measure rationale"),
    ("cover_memo", "subject"): N_("Subject of the memo"),
    ("cover_memo", "cause"): N_("Cause"),
    ("cover_memo", "purpose"): N_("Purpose"),
    ("cover_memo", "conclusion"): N_("Conclusion"),
    ("knowledge_brief", "analysis"): N_("Analysis"),
    ("knowledge_brief", "policy"): N_("Policy"),
    ("kpi_row", "progress"): N_("Progress of an indicator"),
    ("kpi_row", "remark"): N_("Remarks on an indicator"),
}
# Headings of the documents' pages over what may be refused; a heading of the printed form is none
# of our words.
_COLUMNS: dict[tuple[str, str], str] = {
    ("kpi_row", "full_score"): "คะแนน",
    ("kpi_row", "self_score"): "คะแนนประเมินตนเอง",
    ("score_component", "actual"): N_("Done %"),
    ("score_component", "target"): N_("Target %"),
    ("score_component", "weight"): N_("Weight"),
    ("level_item", "level"): N_("Level"),
    ("level_item", "max_score"): N_("Full score"),
    ("level_result", "score"): N_("Score"),
    ("level_summary", "eit_persons"): N_("External stakeholders (EIT), persons"),
    ("level_summary", "expected_score"): N_("Score hoped for"),
    ("measure_rationale", "criterion_score"): N_("Score"),
    ("plan_row", "numbered"): N_("Numbered"),
    **{
        ("knowledge_brief", f"score_{number}"): name
        for number, name in enumerate(IIT_INDICATORS, 1)
    },
    ("knowledge_brief", "overall"): N_("Stated mean"),
    ("knowledge_brief", "target"): N_("Target of this round"),
    ("knowledge_brief", "next_target"): N_("Target of the next round"),
}


def place_name(place: Place, translate: Callable[[str], str]) -> str:
    """The name of a field, or of its row where the field says no more."""
    return translate(_FIELDS.get((place.entity, place.field), _ENTITIES[place.entity]))


def column_name(place: Place, translate: Callable[[str], str]) -> str:
    """What a field is called where it is typed: its heading in a table or on a page."""
    heading = _COLUMNS.get((place.entity, place.field))
    return place_name(place, translate) if heading is None else translate(heading)
