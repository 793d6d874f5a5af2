"""The round report (แบบรายงานผลการขับเคลื่อนตัวชี้วัด) as content.

The form of กรมอนามัย, landscape: a title of three lines, one row for each activity under two
header rows, reference links, the reporter line and room to sign.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ita_desk.contents.addresses import address_line, typed
from ita_desk.contents.budget import printed_budget
from ita_desk.contents.digits import in_digits
from ita_desk.contents.dossier_title import origin
from ita_desk.contents.indicator import indicator_code, indicator_name
from ita_desk.contents.lines import TICK, Cell, Line, Span, line, text_of
from ita_desk.contents.results import printed_date, results_lines
from ita_desk.contents.round_report_header import HeaderRows, header_rows
from ita_desk.contents.signing import (
    Labelled,
    SignatureBlock,
    names_kept_whole,
    reporter_line,
    reporter_signature,
)
from ita_desk.contents.table_widths import ROUND_REPORT_TABLE, Widths, set_widths
from ita_desk.model.choices import Digits
from ita_desk.model.mark import Mark
from ita_desk.model.ordering import activity_numbers, measure_groups, measure_numbers
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.calendar import round_label
from ita_desk.thai.list_numbers import without_own_number

NAME = "ผลและหลักฐาน"
HEADINGS = ("มาตรการ/แนวทาง", "แผน/โครงการ/กิจกรรม", "วันที่", "ผลการดำเนินงาน", "ที่อยู่หลักฐาน")


def evidence_rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """Measure, activity, date, text and address; a row for each address of a result."""
    titles = {measure.id: measure.title for measure in dossier.measures}
    for activity in dossier.activities:
        for result in activity.results:
            date = printed_date(result.date) if result.date else result.date_text
            head = (titles.get(activity.measure_id, ""), activity.title, date, result.text)
            for evidence in result.evidence:
                yield (*head, evidence.url)
            if not result.evidence:
                yield (*head, "")


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity; ``quarters`` are four cells."""

    title: Cell
    quantity: Cell
    quality: Cell
    responsible: Cell
    budget: Cell
    quarters: tuple[Cell, ...]
    results: Cell


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Adjacent activities of one measure, whose cell is merged over their rows."""

    measure: Cell
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True, slots=True)
class RoundReportContent:
    """Everything the round report prints, in order; ``keep`` are phrases never broken."""

    title: tuple[Line, ...]
    header: HeaderRows
    groups: tuple[MeasureGroup, ...]
    links: tuple[Line, ...]
    reporter: tuple[Labelled, ...]
    signature: SignatureBlock | None
    author: str
    origin: str
    widths: Widths
    keep: tuple[str, ...]
    digits: Digits

    @property
    def document_title(self) -> str:
        """The title as one line, for the file's properties."""
        return " ".join(text_of(self.title).split())


# The two ways in which units head the indicator and period columns: the first cell of each pair.


def round_report(dossier: Dossier) -> RoundReportContent:
    """The content of a dossier's round report."""
    digits = dossier.round_report.digits
    content = RoundReportContent(
        title=_title(dossier),
        header=header_rows(dossier.fiscal_year, dossier.round_report.headings),
        groups=_groups(dossier),
        links=tuple(
            address_line(link.url, Place("reference_link", link.id, "url"))
            for link in dossier.round_report.links
            if link.url
        ),
        reporter=reporter_line(dossier),
        signature=reporter_signature(dossier),
        author=dossier.unit.name,
        origin=origin(dossier),
        widths=set_widths(dossier, ROUND_REPORT_TABLE),
        keep=names_kept_whole(dossier),
        digits=digits,
    )
    return in_digits(content, digits)


def _title(dossier: Dossier) -> tuple[Line, ...]:
    year = Place("dossier", dossier.id, "fiscal_year")
    round_place = Place("dossier", dossier.id, "round")
    return (
        line(
            Span("แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ "),
            indicator_code(dossier),
            Span(" "),
            *indicator_name(dossier),
        ),
        line(
            Span("ประจำปีงบประมาณ พ.ศ. "),
            Span(str(dossier.fiscal_year), year),
            Span(" "),
            Span(f"({round_label(dossier.round)})", round_place),
        ),
        line(Span("หน่วยงาน "), Span(dossier.unit.name, Place("unit", dossier.id, "name"))),
    )


def _groups(dossier: Dossier) -> tuple[MeasureGroup, ...]:
    by_measure = dossier.round_report.numbering == "by-measure"
    numbers = activity_numbers(dossier.activities, dossier.round_report.numbering)
    measures = measure_numbers(dossier.activities) if by_measure else {}
    titles = {
        measure.id: _numbered(
            f"{measures[measure.id]}." if measure.id in measures else "",
            measure.title,
            Place("measure", measure.id, "title"),
        )
        for measure in dossier.measures
    }
    dot = "" if by_measure else "."
    return tuple(
        MeasureGroup(
            titles[measure_id],
            tuple(
                _row(activity, numbers[activity.id] and f"{numbers[activity.id]}{dot}")
                for activity in activities
            ),
        )
        for measure_id, activities in measure_groups(dossier.activities)
    )


def _numbered(number: str, title: str, place: Place) -> Cell:
    """A title after its number; one that the title brings along gives way to it."""
    if not number:
        return Cell((Line(typed(title, place)),), place)
    spans = typed(without_own_number(title), place)
    return Cell((Line((Span(f"{number} ", place), *spans)),), place)


def _row(activity: Activity, number: str) -> ActivityRow:
    def place(field: str) -> Place:
        return Place("activity", activity.id, field)

    budget = Span(printed_budget(activity.budget), place("budget"))
    return ActivityRow(
        title=_numbered(number, activity.title, place("title")),
        quantity=_mark_cell(activity.quantity, place("quantity")),
        quality=_mark_cell(activity.quality, place("quality")),
        responsible=_typed_cell(activity.responsible, place("responsible")),
        budget=Cell((line(budget),), place("budget")),
        quarters=tuple(
            _mark_cell(mark, place(f"quarter_{quarter}"))
            for quarter, mark in enumerate(activity.quarters, 1)
        ),
        results=Cell(results_lines(activity), place("")),
    )


def _typed_cell(text: str, place: Place) -> Cell:
    return Cell((Line(typed(text, place)),) if text else (), place)


def _mark_cell(mark: Mark, place: Place) -> Cell:
    """The tick on a line of its own, then the text as typed; nothing for an empty mark."""
    ticked = (Line((Span(TICK, place),)),) if mark.ticked else ()
    told = (Line(typed(mark.text, place)),) if mark.text else ()
    return Cell(ticked + told, place)
