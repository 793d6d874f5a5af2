"""The plan over the twelve months of a fiscal year: seventeen columns (docs/domain.md 4.7)."""

from dataclasses import dataclass

from ita_desk.contents.addresses import typed
from ita_desk.contents.budget import printed_budget
from ita_desk.contents.knowledge_brief_texts import plan_caption_text
from ita_desk.contents.lines import TICK, Cell, Line, Span, line
from ita_desk.contents.rounds import plan_period
from ita_desk.contents.table_widths import KNOWLEDGE_PLAN_TABLE, Widths, set_widths
from ita_desk.contents.text_lines import text_lines
from ita_desk.model.ordering import activity_numbers, measure_groups
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.thai.list_numbers import without_own_number
from ita_desk.thai.month_names import SHORT_MONTHS


@dataclass(frozen=True, slots=True)
class GridHeader:
    """The words of the header; ``period`` stands over the twelve ``months``.

    ``outside`` are those of them, counted from 0, that lie outside the plan's round.
    """

    period: str
    months: tuple[str, ...]
    outside: tuple[int, ...]
    measure: str = "มาตรการ"
    topic: str = "ประเด็นความรู้"
    activity: str = "กิจกรรมดำเนินการ"
    budget: str = "งบประมาณ"
    responsible: str = "ผู้รับผิดชอบ"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One activity with a cell for each month, October to September."""

    topic: Cell
    activity: Cell
    months: tuple[Cell, ...]
    budget: Cell
    responsible: Cell


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Adjacent activities of one measure, whose cell is merged over their rows."""

    measure: Cell
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class PlanGrid:
    """Title row, policy row, header, and the activities that have planned months."""

    caption: Cell
    policy_label: str
    policy: Cell
    header: GridHeader
    groups: tuple[GridGroup, ...]
    widths: Widths


def plan_grid(dossier: Dossier) -> PlanGrid:
    """The plan as the activities' planned months say."""
    brief = dossier.knowledge_brief
    period = plan_period(dossier)
    planned = planned_activities(dossier)
    numbering = "none" if dossier.round_report.numbering == "none" else "continuous"
    numbers = activity_numbers(planned, numbering)
    titles = {measure.id: measure.title for measure in dossier.measures}
    return PlanGrid(
        caption=_cell(plan_caption_text(dossier), _brief_place(dossier, "plan_caption")),
        policy_label="นโยบาย",
        policy=_cell(brief.policy, _brief_place(dossier, "policy")),
        header=GridHeader(
            period=f"ระยะเวลาดำเนินการ ({period.name})",
            months=tuple(SHORT_MONTHS[month] for month in FISCAL_MONTHS),
            outside=tuple(
                at for at, month in enumerate(FISCAL_MONTHS) if month not in period.months
            ),
        ),
        widths=set_widths(dossier, KNOWLEDGE_PLAN_TABLE),
        groups=tuple(
            GridGroup(
                _cell(titles[measure_id], Place("measure", measure_id, "title")),
                tuple(_row(activity, numbers[activity.id]) for activity in activities),
            )
            for measure_id, activities in measure_groups(planned)
        ),
    )


def planned_activities(dossier: Dossier) -> tuple[Activity, ...]:
    """The activities that have planned months."""
    return tuple(activity for activity in dossier.activities if activity.months)


def _row(activity: Activity, number: str) -> GridRow:
    def place(field: str) -> Place:
        return Place("activity", activity.id, field)

    def month_cell(month: int) -> Cell:
        ticks = (line(Span(TICK, place("months"))),) if month in activity.months else ()
        return Cell(ticks, place("months"))

    shown = without_own_number(activity.title) if number else activity.title
    title = typed(shown, place("title"))
    spans = (Span(f"{number}. ", place("title")), *title) if number else title
    budget = Span(printed_budget(activity.budget), place("budget"))
    return GridRow(
        topic=_cell(activity.knowledge_topic, place("knowledge_topic")),
        activity=Cell((Line(spans),), place("title")),
        months=tuple(month_cell(month) for month in FISCAL_MONTHS),
        budget=Cell((line(budget),), place("budget")),
        responsible=_cell(activity.responsible, place("responsible")),
    )


def _cell(text: str, place: Place) -> Cell:
    return Cell(text_lines(text, place), place)


def _brief_place(dossier: Dossier, field: str) -> Place:
    return Place("knowledge_brief", dossier.id, field)
