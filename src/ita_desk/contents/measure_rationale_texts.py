"""What the measure rationale says where nobody typed anything (docs/domain.md 4.6)."""

from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import round_label

INTRODUCTION = "จึงได้กำหนดแผนตามตารางที่ 1 และมาตรการตามตารางที่ 2 ดังนี้"


def heading_text(dossier: Dossier) -> str:
    """The level and what it asks for."""
    typed = dossier.measure_rationale.heading
    if typed is not None:
        return typed
    return (
        "ระดับ 2 คะแนน\nAdvocacy/ Intervention : กำหนดมาตรการ กลไก "
        f"ขับเคลื่อนดำเนินงานคุณธรรมและความโปร่งใสของหน่วยงาน {round_label(dossier.round)}"
    )


def criterion_text(dossier: Dossier) -> str:
    """What item 2.1 is judged by, without its score."""
    typed = dossier.measure_rationale.criterion
    if typed is not None:
        return typed
    return (
        f"มีมาตรการ กลไก การดำเนินงาน {round_label(dossier.round)} ที่สอดคล้อง ตามกลยุทธ์ PIRAB "
        "พร้อมเหตุผลประกอบในการกำหนดมาตรการ และเชื่อมโยงกับหลักเกณฑ์การเปิดเผยข้อมูลสาธารณะ OIT"
    )


def introduction_text(dossier: Dossier) -> str:
    """The sentence that leads to the tables."""
    typed = dossier.measure_rationale.introduction
    return INTRODUCTION if typed is None else typed


def plan_caption_text(dossier: Dossier) -> str:
    """The caption of table 1."""
    typed = dossier.measure_rationale.plan_caption
    return _caption("แผน", dossier) if typed is None else typed


def measure_caption_text(dossier: Dossier) -> str:
    """The caption of table 2."""
    typed = dossier.measure_rationale.measure_caption
    return _caption("มาตรการ", dossier) if typed is None else typed


def _caption(of: str, dossier: Dossier) -> str:
    indicator = dossier.indicator
    inside = " : ".join(filter(None, (indicator.english_name, indicator.abbreviation)))
    named = f" ({inside})" if inside else ""
    return (
        f"{of}ดำเนินงานคุณธรรมและความโปร่งใส{named}\n"
        f"ของ{dossier.unit.name} ประจำปีงบประมาณ {dossier.fiscal_year}"
    )
