"""The knowledge brief (เอกสารสรุปประเด็นความรู้) as content.

Texts around a chart of the five IIT scores, and the plan of the next round (docs/domain.md 4.7).
"""

from dataclasses import dataclass, replace

from ita_desk.contents import knowledge_brief_texts as texts
from ita_desk.contents.digits import in_digits
from ita_desk.contents.dossier_title import origin
from ita_desk.contents.iit_scores import MOST_PERCENT, iit_scores
from ita_desk.contents.lines import Line, Span, line, text_of
from ita_desk.contents.plan_grid import PlanGrid, plan_grid
from ita_desk.contents.rounds import planned_round_name
from ita_desk.contents.signing import names_kept_whole
from ita_desk.contents.text_lines import text_lines
from ita_desk.model.choices import Digits
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One score: its indicator, its value in percent, and the value as it is printed."""

    label: Span
    value: float
    text: Span


@dataclass(frozen=True, slots=True)
class ScoreChart:
    """The five scores beside the target of the next round; ``alt`` tells it in words.

    Its digits are Arabic in every brief, as in the Department's own.
    """

    caption: Line
    bars: tuple[ChartBar, ...]
    most: int
    target: float | None
    target_text: Span
    alt: str


@dataclass(frozen=True, slots=True)
class TextPart:
    """A heading with the lines below it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeBriefContent:
    """Everything the brief prints, in order; there is no chart while no score is known."""

    title: tuple[Line, ...]
    principle: TextPart
    chart: ScoreChart | None
    analysis: tuple[Line, ...]
    steps: TextPart
    evaluation: TextPart
    plan_heading: str
    plan: PlanGrid
    digits: Digits
    author: str
    origin: str
    keep: tuple[str, ...]

    @property
    def document_title(self) -> str:
        """The title as one line, for the file's properties."""
        return " ".join(text_of(self.title).split())


def knowledge_brief(dossier: Dossier) -> KnowledgeBriefContent:
    """The content of a dossier's knowledge brief."""
    brief = dossier.knowledge_brief
    content = KnowledgeBriefContent(
        title=_lines("title", texts.title_text(dossier), dossier),
        principle=TextPart(
            "หลักการและเหตุผล", _lines("principle", texts.principle_text(dossier), dossier)
        ),
        chart=_chart(dossier),
        analysis=_lines("analysis", texts.analysis_text(dossier), dossier),
        steps=TextPart(
            "วิธีการดำเนินงาน", _numbered(_lines("steps", texts.steps_text(dossier), dossier))
        ),
        evaluation=TextPart("ระยะการประเมินผล :", _lines("evaluation", brief.evaluation, dossier)),
        plan_heading="แนวทาง/กิจกรรมภายใต้แผนขับเคลื่อน",
        plan=plan_grid(dossier),
        digits=brief.digits,
        author=dossier.unit.name,
        origin=origin(dossier),
        keep=names_kept_whole(dossier),
    )
    return in_digits(content, brief.digits)


def _lines(field: str, text: str, dossier: Dossier) -> tuple[Line, ...]:
    return text_lines(text, Place("knowledge_brief", dossier.id, field))


def _numbered(steps: tuple[Line, ...]) -> tuple[Line, ...]:
    """A number for each step that was typed without a sign of its own; no blank lines."""
    numbered: list[Line] = []
    number = 0
    for step in steps:
        if not step.text.strip():
            continue
        if step.indent:
            number += step.mark[:1].isdecimal()
            numbered.append(step)
        else:
            number += 1
            numbered.append(replace(step, indent=1, mark=f"{number}."))
    return tuple(numbered)


def _chart(dossier: Dossier) -> ScoreChart | None:
    brief = dossier.knowledge_brief
    scores = iit_scores(brief)
    if not any(score.percent for score in scores):
        return None

    def kept(text: str, field: str) -> Span:
        return Span(text, Place("knowledge_brief", dossier.id, field), code=True)

    caption = texts.caption_text(dossier)
    target = brief.next_target
    told = ", ".join(f"{score.name} {score.percent or _UNKNOWN}" for score in scores)
    line_text = f"เส้นประ: เป้าหมาย{planned_round_name(dossier)} ร้อยละ {target}" if target else ""
    return ScoreChart(
        caption=line(kept(caption, "next_target")),
        bars=tuple(
            ChartBar(
                kept(score.name, score.field),
                float(score.percent or 0),
                kept(score.percent or _UNKNOWN, score.field),
            )
            for score in scores
        ),
        most=MOST_PERCENT,
        target=float(target) if target else None,
        target_text=kept(line_text, "next_target"),
        alt=f"{caption}: {told}{f' ({line_text})' if line_text else ''}",
    )
