"""The indicator progress sheet (รายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการ) as content.

The form of กรมอนามัย, landscape: two lines of title, a row for each indicator of the unit, notes
below the table (docs/domain.md 4.5).
"""

from dataclasses import dataclass

from ita_desk.contents.digits import in_digits
from ita_desk.contents.dossier_title import origin
from ita_desk.contents.kpi_rows import row_place, self_score, sheet_rows
from ita_desk.contents.kpi_sheet_texts import progress_text, remark_text
from ita_desk.contents.lines import Cell, Line, Span, line, text_of
from ita_desk.contents.signing import names_kept_whole
from ita_desk.contents.table_widths import KPI_SHEET_TABLE, Widths, set_widths
from ita_desk.contents.text_lines import text_lines
from ita_desk.model.choices import Digits
from ita_desk.model.place import Place
from ita_desk.model.scoring import printed_score
from ita_desk.model.tree import Dossier, KpiRow
from ita_desk.thai.calendar import round_label
from ita_desk.thai.dates import DateStyle, format_date

NOTE = "หมายเหตุ"
_BLANK = "." * 30
"""Dots where the date is to be written by hand."""


@dataclass(frozen=True, slots=True)
class KpiHeader:
    """The words of the header row; ``indicator`` stands over code and name."""

    number: str = "ที่"
    indicator: str = "ตัวชี้วัด"
    full_score: str = "คะแนน"
    self_score: str = "คะแนนประเมินตนเอง"
    responsible: str = "ผู้รับผิดชอบ"
    progress: str = "ความก้าวหน้า"
    remark: str = NOTE


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator."""

    number: Cell
    code: Cell
    name: Cell
    full_score: Cell
    self_score: Cell
    responsible: Cell
    progress: Cell
    remark: Cell


@dataclass(frozen=True, slots=True)
class KpiSheetContent:
    """Everything the sheet prints, in order; ``keep`` are phrases never broken."""

    title: tuple[Line, ...]
    header: KpiHeader
    rows: tuple[IndicatorRow, ...]
    notes: tuple[Line, ...]
    digits: Digits
    author: str
    origin: str
    widths: Widths
    keep: tuple[str, ...]

    @property
    def document_title(self) -> str:
        """The title as one line, for the file's properties."""
        return " ".join(text_of(self.title).split())


def kpi_sheet(dossier: Dossier) -> KpiSheetContent:
    """The content of a dossier's indicator progress sheet."""
    content = KpiSheetContent(
        title=_title(dossier),
        header=KpiHeader(),
        rows=tuple(_row(row, number, dossier) for number, row in enumerate(sheet_rows(dossier), 1)),
        notes=_notes(dossier),
        digits=dossier.kpi_sheet.digits,
        author=dossier.unit.name,
        origin=origin(dossier),
        widths=set_widths(dossier, KPI_SHEET_TABLE),
        keep=names_kept_whole(dossier),
    )
    return in_digits(content, dossier.kpi_sheet.digits)


def _title(dossier: Dossier) -> tuple[Line, ...]:
    year = Place("dossier", dossier.id, "fiscal_year")
    round_place = Place("dossier", dossier.id, "round")
    return (
        line(
            Span("รายละเอียดตัวชี้วัดตามคำรับรองการปฏิบัติราชการของหน่วยงาน "),
            Span("ประจำปีงบประมาณ พ.ศ. "),
            Span(str(dossier.fiscal_year), year),
            Span(" "),
            Span(round_label(dossier.round), round_place),
        ),
        line(Span("รายงาน ณ วันที่ "), _date(dossier)),
    )


def _date(dossier: Dossier) -> Span:
    sheet = dossier.kpi_sheet
    place = Place("kpi_sheet", dossier.id, "date")
    if sheet.date is not None:
        return Span(format_date(sheet.date, DateStyle.SHORT_FULL_YEAR), place)
    return Span(sheet.date_text.strip() or _BLANK, place)


def _row(row: KpiRow, number: int, dossier: Dossier) -> IndicatorRow:
    def cell(field: str, text: str) -> Cell:
        place = row_place(row, field, dossier)
        return Cell(text_lines(text, place), place)

    def plain(field: str, text: str) -> Cell:
        place = row_place(row, field, dossier)
        return Cell((line(Span(text, place)),) if text else (), place)

    return IndicatorRow(
        number=plain("", str(number)),
        code=plain("code", row.code),
        name=cell("name", row.name),
        full_score=plain("full_score", printed_score(row.full_score)),
        self_score=plain("self_score", self_score(row)),
        responsible=cell("responsible", row.responsible),
        progress=cell("progress", progress_text(row, dossier)),
        remark=cell("remark", remark_text(row, dossier)),
    )


def _notes(dossier: Dossier) -> tuple[Line, ...]:
    place = Place("kpi_sheet", dossier.id, "notes")
    notes = dossier.kpi_sheet.notes
    lines = text_lines(notes, place)
    if lines and not notes.lstrip().startswith(NOTE):
        first = Line((Span(f"{NOTE} : ", place), *lines[0].spans), lines[0].indent, lines[0].mark)
        return (first, *lines[1:])
    return lines
