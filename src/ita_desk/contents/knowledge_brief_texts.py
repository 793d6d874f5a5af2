"""What the knowledge brief says where nobody typed anything (docs/domain.md 4.7).

Numbers are Arabic here; figures stand as they were typed, and dots where one is missing.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ita_desk.contents.iit_scores import (
    IitScore,
    below_target,
    computed_mean,
    iit_scores,
    lowest_first,
    mean_differs,
)
from ita_desk.contents.indicator import indicator_name
from ita_desk.contents.rounds import months_in_full, planned_round, planned_round_name
from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import round_label

STEPS = (
    "กำหนดหัวข้อ/กิจกรรมที่สนองต่อผลลัพธ์ที่ต้องการในแผนปฏิบัติการฯ",
    "ดำเนินกิจกรรมตามแผนฯ",
    "สรุปผลการดำเนินงาน",
    "เสนอผลการดำเนินงานต่อที่ประชุมติดตาม กำกับการดำเนินงานตัวชี้วัดประจำเดือน",
    "สรุปผลและจัดส่งรายงานในระบบ DOC ภายในวันที่ 10 ของเดือนถัดไป",
)
_TOLD_RANKS = 2
_BLANK = "." * 10
"""Dots where a figure is to be written by hand."""


def title_text(dossier: Dossier) -> str:
    """The title's two lines."""
    typed = dossier.knowledge_brief.title
    if typed is not None:
        return typed
    return (
        "เอกสารสรุปประเด็น\nความรู้แก่ C/SH เพื่อขับเคลื่อนการดำเนินงานคุณธรรมและความโปร่งใส"
        f"ในหน่วยงาน {dossier.unit.name}"
    )


def principle_text(dossier: Dossier) -> str:
    """Why: the indicator, the five scores of this round, and the target of the next one."""
    brief = dossier.knowledge_brief
    if brief.principle is not None:
        return brief.principle
    indicator, ours = dossier.indicator, round_label(dossier.round)
    planned = planned_round_name(dossier)
    names = " : ".join(filter(None, (indicator.english_name, indicator.abbreviation)))
    full_name = "".join(span.text for span in indicator_name(dossier))
    scores = iit_scores(brief)
    target = ""
    if brief.next_target:
        target = f"โดยใน{planned} กำหนดเป้าหมายไม่น้อยกว่าร้อยละ {brief.next_target} "
    return (
        f"การดำเนินงานคุณธรรมและความโปร่งใสของหน่วยงาน {names} {dossier.unit.name}"
        "ดำเนินการในรูปของตัวชี้วัดตามคำรับรองผลการปฏิบัติราชการ "
        f"คือตัวชี้วัดที่ {indicator.code} : {full_name} ใน{ours} "
        f"({months_in_full(dossier.fiscal_year, dossier.round)}) "
        "มีผลประเมินคะแนนจากแบบวัดการรับรู้ภายในหน่วยงานตนเอง "
        f"(ภายใต้คำถามของแบบวัดการรับรู้ IIT {len(scores)} ตัวชี้วัด) มีผลคะแนน ดังนี้ "
        f"{_all_scores(scores)} {target}"
        "เพื่อให้ผลคะแนนการรับรู้ฯ มีระดับคะแนนเป็นไปตามเป้าหมาย "
        f"จึงนำผลคะแนนการรับรู้ฯ ของ{ours} ของ {len(scores)} ตัวชี้วัดด้าน IIT "
        f"มาเปรียบเทียบกับเป้าหมายภาพรวมใน{planned} ได้ดังนี้"
    )


def caption_text(dossier: Dossier) -> str:
    """What stands above the chart."""
    target = dossier.knowledge_brief.next_target
    told = f" (กำหนดไว้ร้อยละ {target})" if target else ""
    return (
        f"แผนภูมิ ผลการดำเนินงาน{round_label(dossier.round)} (รายตัวชี้วัด) "
        f"เปรียบเทียบกับเป้าหมายภาพรวมของ{planned_round_name(dossier)}{told}"
    )


def analysis_text(dossier: Dossier) -> str:
    """What the scores tell: the mean and its target, the lowest two, those below the next one."""
    typed = dossier.knowledge_brief.analysis
    if typed is not None:
        return typed
    return f"{_outcome(dossier)}{_lowest(dossier)}{_below(dossier)}{_consequence(dossier)}"


def steps_text(dossier: Dossier) -> str:
    """How it is done, a step a line."""
    typed = dossier.knowledge_brief.steps
    return "\n".join(STEPS) if typed is None else typed


def plan_caption_text(dossier: Dossier) -> str:
    """The title row of the plan."""
    typed = dossier.knowledge_brief.plan_caption
    if typed is not None:
        return typed
    return f"แผนขับเคลื่อนนโยบาย มาตรการ และการสร้างความรู้ความเข้าใจให้กับบุคลากร{dossier.unit.name}"


def _outcome(dossier: Dossier) -> str:
    brief = dossier.knowledge_brief
    ours, mean = round_label(dossier.round), computed_mean(brief)
    overall = brief.overall or mean
    beside = f" (ค่าเฉลี่ยของ 5 ตัวชี้วัด ร้อยละ {mean})" if mean_differs(brief) else ""
    passed = ""
    if overall and brief.target:
        verdict = "ผ่าน" if Decimal(overall) >= Decimal(brief.target) else "ไม่ผ่าน"
        passed = f" {verdict}เป้าหมายที่กำหนดใน{ours} (กำหนดคะแนนไม่ต่ำกว่าร้อยละ {brief.target})"
    return (
        f"จากผลประเมินข้างต้น {ours.replace('รอบ', 'รอบการประเมิน', 1)}ของปี {dossier.fiscal_year} "
        f"มีระดับการรับรู้ภาพรวมร้อยละ {overall or _BLANK}{beside}{passed}"
    )


def _lowest(dossier: Dossier) -> str:
    """The two lowest ranks; equal scores share theirs."""
    ranked = lowest_first(dossier.knowledge_brief)
    parts: list[str] = []
    for rank in range(1, _TOLD_RANKS + 1):
        told = [f"{s.name} (ร้อยละ {s.percent})" for its_rank, s in ranked if its_rank == rank]
        lead = "มีระดับคะแนนการรับรู้ฯ " if rank == 1 else ""
        if told:
            parts.append(f"{_and(told)} {lead}ต่ำเป็นลำดับที่ {rank}")
    return f" โดยคะแนนตัวชี้วัด{' และ'.join(parts)}" if parts else ""


def _below(dossier: Dossier) -> str:
    target = dossier.knowledge_brief.next_target
    if not target:
        return ""
    below = below_target(dossier.knowledge_brief)
    high = "มีเป้าหมายที่ค่อนข้างสูง " if below else ""
    named = f" ซึ่งยังมี {len(below)} ตัวชี้วัดที่ต่ำกว่าเป้าหมาย ได้แก่ {_and(_names(below))}" if below else ""
    return (
        f" ประกอบกับเป้าหมายใน{planned_round_name(dossier)} {high}"
        f"(กำหนดไม่น้อยกว่าร้อยละ {target}){named}"
    )


def _consequence(dossier: Dossier) -> str:
    brief, (year, number) = dossier.knowledge_brief, planned_round(dossier)
    link = f" ตามลิงก์ {brief.link.strip()}" if brief.link.strip() else ""
    aim = f"เกินกว่าร้อยละ {brief.next_target}" if brief.next_target else "สูงขึ้น"
    return (
        " จึงดำเนินการจัดทำแผนปฏิบัติการคุณธรรมและความโปร่งใส "
        f"ประจำปีงบประมาณ พ.ศ. {year} {round_label(number)} ({months_in_full(year, number)}){link} "
        "โดยเน้นกิจกรรมเพื่อสื่อสาร/แจ้งข้อมูล ในหัวข้อที่ยังมีระดับคะแนนรับรู้ต่ำผ่านช่องทางต่างๆ "
        f"เพื่อให้บุคลากร{dossier.unit.name}สามารถเข้าถึงได้ง่าย สะดวก "
        "โดยมีวัตถุประสงค์เพื่อให้มีการขับเคลื่อน ประชาสัมพันธ์อย่างต่อเนื่อง "
        "สร้างการตระหนักรู้ เข้าใจ การดำเนินงานคุณธรรมและความโปร่งใสให้มากขึ้นในองค์กร "
        f"โดยเป้าหมาย คือมีระดับคะแนนการรับรู้ฯ ภาพรวมใน{planned_round_name(dossier)}{aim}"
    )


def _all_scores(scores: Sequence[IitScore]) -> str:
    told = [
        f"{number}) {score.name} ร้อยละ {score.percent or _BLANK}"
        for number, score in enumerate(scores, 1)
    ]
    return f"{' '.join(told[:-1])} และ {told[-1]}"


def _names(scores: Iterable[IitScore]) -> list[str]:
    return [score.name for score in scores]


def _and(words: Sequence[str]) -> str:
    """``A``, ``A และB``, ``A B และC``."""
    return " และ".join(filter(None, (" ".join(words[:-1]), words[-1])))
