"""The measure rationale with PIRAB (หลักการ/เหตุผลที่กำหนดมาตรการ) as content.

The Department's sheet for level 2: why each measure, the plan in table 1, the measures in table 2,
what each letter of PIRAB does, and why each topic of knowledge (docs/domain.md 4.6).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ita_desk.contents import measure_rationale_texts as texts
from ita_desk.contents.digits import in_digits
from ita_desk.contents.dossier_title import origin
from ita_desk.contents.lines import Cell, Line, Span, line, text_of
from ita_desk.contents.pirab import LetterPart, letter_parts
from ita_desk.contents.signing import names_kept_whole
from ita_desk.contents.table_widths import (
    RATIONALE_MEASURES_TABLE,
    RATIONALE_PLAN_TABLE,
    Widths,
    set_widths,
)
from ita_desk.contents.text_lines import text_lines
from ita_desk.model.choices import Digits
from ita_desk.model.place import Place
from ita_desk.model.rationale_rows import measure_rows_of, plan_rows_of
from ita_desk.model.tree import Dossier, KnowledgeTopic, Measure, MeasureRow, PlanRow
from ita_desk.thai.list_numbers import without_own_number

_ROUND = re.compile(r"(รอบ\s*\d+\s*เดือน(?:แรก|หลัง))")
_PLAN_FIELDS = ("title", "target", "period", "responsible")
_MEASURE_FIELDS = ("measure", "title", "target", "period", "responsible", "success")
_ACTIVITY_FIELDS = {"title": "title", "responsible": "responsible", "target": "quantity"}
"""What a cell of a table that was never filled in is made of."""


@dataclass(frozen=True, slots=True)
class CaptionedTable:
    """A table under its number and caption; rows with one ``group`` share their first cell."""

    number: Line
    caption: tuple[Line, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    groups: tuple[int, ...] = ()
    widths: Widths = None


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure's name, why it was set, and its letters of PIRAB under a heading."""

    title: Line
    rationale: tuple[Line, ...]
    pirab_heading: Line
    letters: tuple[LetterPart, ...]


@dataclass(frozen=True, slots=True)
class KnowledgePart:
    """A topic of knowledge: both headings, each with its lines."""

    name_heading: Line
    name: tuple[Line, ...]
    reason_heading: Line
    reason: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MeasureRationaleContent:
    """Everything the sheet prints, in order; ``keep`` are phrases never broken."""

    heading: tuple[Line, ...]
    measures_heading: Line
    criterion: tuple[Line, ...]
    measures: tuple[MeasurePart, ...]
    introduction: tuple[Line, ...]
    plan: CaptionedTable
    measure_table: CaptionedTable
    knowledge_heading: Line
    knowledge: tuple[KnowledgePart, ...]
    digits: Digits
    author: str
    origin: str
    keep: tuple[str, ...]

    @property
    def document_title(self) -> str:
        """The heading as one line, for the file's properties."""
        return " ".join(text_of((*self.heading, self.measures_heading)).split())


def measure_rationale(dossier: Dossier) -> MeasureRationaleContent:
    """The content of a dossier's measure rationale."""
    sheet = dossier.measure_rationale
    content = MeasureRationaleContent(
        heading=_text("heading", texts.heading_text(dossier), dossier),
        measures_heading=line(Span("2.1 หลักการ/เหตุผลที่กำหนดมาตรการ")),
        criterion=_criterion(dossier),
        measures=tuple(
            _measure(measure, number, dossier) for number, measure in enumerate(dossier.measures, 1)
        ),
        introduction=_text("introduction", texts.introduction_text(dossier), dossier),
        plan=_plan(dossier),
        measure_table=_measure_table(dossier),
        knowledge_heading=line(Span("2.2 หลักการ/เหตุผลที่กำหนดประเด็นความรู้")),
        knowledge=tuple(
            _knowledge(topic, order) for order, topic in enumerate(sheet.knowledge_topics)
        ),
        digits=sheet.digits,
        author=dossier.unit.name,
        origin=origin(dossier),
        keep=names_kept_whole(dossier),
    )
    return in_digits(content, sheet.digits)


def _text(field: str, text: str, dossier: Dossier) -> tuple[Line, ...]:
    return text_lines(text, Place("measure_rationale", dossier.id, field))


def _criterion(dossier: Dossier) -> tuple[Line, ...]:
    """The criterion, with the score of the item in brackets after it."""
    lines = _text("criterion", texts.criterion_text(dossier), dossier)
    score = dossier.measure_rationale.criterion_score
    if not score:
        return lines
    place = Place("measure_rationale", dossier.id, "criterion_score")
    *before, last = lines or (line(),)
    return (*before, replace(last, spans=(*last.spans, Span(f" ({score})", place))))


def _measure(measure: Measure, number: int, dossier: Dossier) -> MeasurePart:
    place = Place("measure", measure.id, "title")
    title = without_own_number(measure.title)
    heading = "สอดคล้องกับกลยุทธ์ PIRAB ดังนี้"
    if len(dossier.measures) > 1:
        heading = f"{number}) {title} {heading}"
    return MeasurePart(
        title=Line((Span("ชื่อมาตรการ : "), Span(title, place)), 1, f"{number})"),
        rationale=text_lines(measure.rationale, Place("measure", measure.id, "rationale")),
        pirab_heading=line(Span(heading, place)),
        letters=letter_parts(measure, dossier),
    )


def _plan(dossier: Dossier) -> CaptionedTable:
    own = dossier.measure_rationale.plan_rows
    cells: list[tuple[Cell, ...]] = []
    count = 0
    for row in own or plan_rows_of(dossier):
        place = _row_place("plan_row", row, live=not own)
        count += row.numbered
        number = Span(str(count) if row.numbered else "", place("numbered"))
        title = without_own_number(row.title) if row.numbered else row.title
        values = {"title": title, **{field: getattr(row, field) for field in _PLAN_FIELDS[1:]}}
        fields = (_cell(values[field], place(field)) for field in _PLAN_FIELDS)
        first = Cell((line(number),) if number.text else (), place("numbered"))
        cells.append((first, *fields))
    return CaptionedTable(
        number=line(Span("ตารางที่ 1")),
        caption=_text("plan_caption", texts.plan_caption_text(dossier), dossier),
        widths=set_widths(dossier, RATIONALE_PLAN_TABLE),
        header=("ลำดับ", "กิจกรรม", "เป้าหมาย", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ"),
        rows=tuple(cells),
    )


def _measure_table(dossier: Dossier) -> CaptionedTable:
    own = dossier.measure_rationale.measure_rows
    rows = own or measure_rows_of(dossier)
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        place = _row_place("measure_row", row, live=not own)
        cells.append(tuple(_cell(getattr(row, field), place(field)) for field in _MEASURE_FIELDS))
    return CaptionedTable(
        number=line(Span("ตารางที่ 2")),
        caption=_text("measure_caption", texts.measure_caption_text(dossier), dossier),
        header=(
            "แนวทาง/มาตรการ",
            "แผน/โครงการ/กิจกรรม",
            "เป้าหมาย",
            "ระยะเวลาดำเนินการ",
            "ผู้รับผิดชอบ",
            "ตัวชี้วัดความสำเร็จของโครงการ",
        ),
        rows=tuple(cells),
        groups=tuple(_groups(rows)),
        widths=set_widths(dossier, RATIONALE_MEASURES_TABLE),
    )


def _groups(rows: tuple[MeasureRow, ...]) -> Iterator[int]:
    """A number for each row: the same below an equal measure, or where none is typed."""
    group, current = 0, ""
    for row in rows:
        if row.measure.strip() and row.measure != current:
            group, current = group + 1, row.measure
        yield group


def _row_place(entity: str, row: PlanRow | MeasureRow, *, live: bool) -> Callable[[str], Place]:
    """Places of a row's fields: its own, or those of the activity it is made of."""

    def place(field: str) -> Place:
        if live:
            return Place("activity", row.id, _ACTIVITY_FIELDS.get(field, ""))
        return Place("plan_row" if entity == "plan_row" else "measure_row", row.id, field)

    return place


def _cell(text: str, place: Place) -> Cell:
    """A typed cell; the names of rounds are underlined, as the form does."""
    return Cell(tuple(_rounds_underlined(item) for item in text_lines(text, place)), place)


def _rounds_underlined(item: Line) -> Line:
    spans = (
        replace(span, text=part, underlined=_ROUND.fullmatch(part) is not None)
        for span in item.spans
        for part in ([span.text] if span.link else _ROUND.split(span.text))
        if part
    )
    return replace(item, spans=tuple(spans))


def _knowledge(topic: KnowledgeTopic, order: int) -> KnowledgePart:
    """A topic; the numbers of both its headings go on from the topic before."""

    def place(field: str) -> Place:
        return Place("knowledge_topic", topic.id, field)

    number = 2 * order + 1
    served = (
        Span("(ถึงทุกกลุ่มเป้าหมาย และผู้มีส่วนได้ส่วนเสีย หมายถึง "),
        Span(topic.target_groups, place("target_groups")),
        Span(")"),
    )
    return KnowledgePart(
        name_heading=Line((Span("ชื่อประเด็นความรู้ที่ให้ผู้รับบริการ"),), 1, f"{number})"),
        name=text_lines(topic.name, place("name")),
        reason_heading=Line(
            (
                Span("หลักการ/เหตุผลที่กำหนดประเด็นความรู้ ", place("reason")),
                *(served if topic.target_groups.strip() else ()),
            ),
            1,
            f"{number + 1})",
        ),
        reason=text_lines(topic.reason, place("reason")),
    )
