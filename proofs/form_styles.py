"""Round reports as clerks lay them out in Word: one plan in a random mix of styles.

Every choice is one that was seen in public reports: how measures, ticks, numbers, links and lines
are written, which words head the columns, where a page parts a row.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from ita_desk.contents.results import printed_date
from ita_desk.model.mark import Mark
from ita_desk.model.ordering import occurrence_numbers
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.digits import thai_digits

HEADINGS: dict[str, tuple[str, ...]] = {
    "measure": ("มาตรการ/แนวทาง", "มาตรการ"),
    "activity": ("แผน/โครงการ/กิจกรรม", "กิจกรรม", "แผนงาน/โครงการ/กิจกรรม"),
    "quantity": ("ผลลัพธ์เชิงปริมาณ", "เชิงปริมาณ"),
    "quality": ("ผลลัพธ์เชิงคุณภาพ", "เชิงคุณภาพ"),
    "responsible": ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ"),
    "budget": ("งบประมาณ", "งบประมาณ (บาท)"),
    "results": ("ผลการดำเนินงาน", "ผลการดำเนินงาน/หลักฐาน"),
}
QUARTERS = (
    "ไตรมาส 1 (ต.ค.-ธ.ค.)",
    "ไตรมาส 2 (ม.ค.-มี.ค.)",
    "ไตรมาส 3 (เม.ย.-มิ.ย.)",
    "ไตรมาส 4 (ก.ค.-ก.ย.)",
)
_HIDDEN = "\u200b"


@dataclass(frozen=True)
class Style:
    """One mix of habits."""

    measures: str  # each, merged, once, line
    tick: str  # ✓, ✔, wingdings, symbol, control, old
    numbers: str  # typed, brackets, thai, column
    lines: str  # paragraphs, breaks
    links: str  # hyperlink, field, typed
    headings: str  # first, hand, pages
    two_rows: bool
    thai: bool
    cut: int
    hidden: bool
    remark: bool
    parted: bool
    columns: tuple[str, ...]
    words: dict[str, str]


def random_style(random: Random) -> Style:
    """A mix that a clerk might have."""
    measures = random.choice(["each", "merged", "once", "line"])
    middle = ["quantity", "quality"]
    after = ["responsible", "budget"]
    random.shuffle(after)
    first = [] if measures == "line" else ["measure"]
    quarters = [f"quarter_{n}" for n in range(1, 5)]
    return Style(
        measures=measures,
        tick=random.choice(["✓", "✔", "wingdings", "symbol", "control", "old"]),
        numbers=random.choice(["typed", "brackets", "thai", "column"]),
        lines=random.choice(["paragraphs", "breaks"]),
        links=random.choice(["hyperlink", "field", "typed"]),
        headings=random.choice(["first", "hand", "pages"]),
        two_rows=random.random() < 0.6,
        thai=random.random() < 0.2,
        cut=random.choice([0, 0, 7, 1]),
        hidden=random.random() < 0.2,
        remark=random.random() < 0.2,
        parted=random.random() < 0.4,
        columns=(*first, "activity", *middle, *after, *quarters, "results"),
        words={kind: random.choice(words) for kind, words in HEADINGS.items()},
    )


def form(dossier: Dossier, style: Style, random: Random) -> bytes:
    """The report of a dossier in a style."""
    writer = _Writer(style, random)
    writer.title(dossier)
    writer.table(dossier)
    writer.ending(dossier)
    written = io.BytesIO()
    writer.document.save(written)
    return written.getvalue()


class _Writer:
    def __init__(self, style: Style, random: Random) -> None:
        self.document: Any = docx.Document()
        self._style, self._random = style, random
        columns = list(style.columns)
        if style.numbers == "column":
            columns.insert(columns.index("activity"), "number")
        if style.remark:
            columns.append("remark")
        self._columns = columns
        self._rows: list[list[Any]] = []
        self._table: Any = None
        self._measures = 0

    def title(self, dossier: Dossier) -> None:
        indicator = dossier.indicator
        self._paragraph(
            f"แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ {indicator.code} {indicator.name}"
            f" ({indicator.english_name} : {indicator.abbreviation})"
        )
        half = "แรก" if dossier.round == 1 else "หลัง"
        self._paragraph(f"ประจำปีงบประมาณ พ.ศ. {dossier.fiscal_year} (รอบ 5 เดือน{half})")
        self._paragraph(f"หน่วยงาน {dossier.unit.name}")

    def table(self, dossier: Dossier) -> None:
        titles = {measure.id: measure.title for measure in dossier.measures}
        shown, first_of_measure = None, None
        self._begin_table()
        for index, activity in enumerate(dossier.activities):
            if index and self._style.headings == "pages" and index % 3 == 0:
                self.document.add_paragraph("")
                self._begin_table()
                first_of_measure = None
            elif index and self._style.headings == "hand" and index % 4 == 0:
                self._heading_rows()
                first_of_measure = None
            title = titles[activity.measure_id]
            begins = activity.measure_id != shown or first_of_measure is None
            if self._style.measures == "line" and activity.measure_id != shown:
                self._measures += 1
                self._line(f"มาตรการที่ {self._measures} {title}")
            row = self._activity(activity, index + 1)
            if "measure" in self._columns:
                cell = row[self._columns.index("measure")]
                if self._style.measures == "merged" and not begins:
                    first_of_measure.merge(cell)
                elif begins or self._style.measures == "each":
                    self._write(cell, title)
                    first_of_measure = cell
            else:
                first_of_measure = row[0]
            shown = activity.measure_id

    def ending(self, dossier: Dossier) -> None:
        for link in dossier.round_report.links:
            self._paragraph(link.url)
        reporter = dossier.reporter
        if reporter:
            self._paragraph(
                f"ผู้รายงาน ชื่อ {reporter.name} ตำแหน่ง {reporter.position}"
                f" โทร. {reporter.phone} E-mail {reporter.email}"
            )

    def _begin_table(self) -> None:
        self._table = self.document.add_table(0, len(self._columns))
        self._heading_rows()

    def _heading_rows(self) -> None:
        words = [self._heading(kind) for kind in self._columns]
        rows = [self._table.add_row().cells for _ in range(2 if self._style.two_rows else 1)]
        if not self._style.two_rows:
            for cell, word in zip(rows[0], words, strict=True):
                self._write(cell, word)
            return
        for index, kind in enumerate(self._columns):
            if kind in ("quantity", "quality") or kind.startswith("quarter"):
                self._write(rows[1][index], words[index])
            else:
                self._write(rows[0][index].merge(rows[1][index]), words[index])
        for kinds, word in (
            (("quantity", "quality"), "ตัวชี้วัด/ค่าเป้าหมาย"),
            (("quarter_1", "quarter_4"), "ระยะเวลาการดำเนินการ"),
        ):
            first, last = (self._columns.index(kind) for kind in kinds)
            self._write(rows[0][first].merge(rows[0][last]), word)

    def _heading(self, kind: str) -> str:
        if kind.startswith("quarter_"):
            return QUARTERS[int(kind[-1]) - 1]
        return {"number": "ที่", "remark": "หมายเหตุ"}.get(kind) or self._style.words[kind]

    def _activity(self, activity: Activity, number: int) -> Sequence[Any]:
        row = self._table.add_row().cells
        spots: dict[str, Any] = dict(zip(self._columns, row, strict=True))
        self._write(spots["activity"], self._numbered(activity.title, number))
        if "number" in spots:
            self._write(spots["number"], f"{number}.")
        self._write(spots["responsible"], activity.responsible)
        self._write(spots["budget"], activity.budget or "-")
        marks = {"quantity": activity.quantity, "quality": activity.quality}
        marks |= {f"quarter_{n}": mark for n, mark in enumerate(activity.quarters, 1)}
        for name, mark in marks.items():
            self._mark(spots[name], mark)
        lines = result_lines(activity)
        half = next((n for n in range(1, len(lines)) if lines[n][0].startswith("ครั้งที่")), 0)
        if self._style.parted and half:
            self._results(spots["results"], lines[:half])
            below: dict[str, Any] = dict(
                zip(self._columns, self._table.add_row().cells, strict=True)
            )
            self._write(below["activity"], f"{self._numbered(activity.title, number)} (ต่อ)")
            self._results(below["results"], lines[half:])
        else:
            self._results(spots["results"], lines)
        return row

    def _numbered(self, title: str, number: int) -> str:
        match self._style.numbers:
            case "brackets":
                return f"{number}) {title}"
            case "thai":
                return f"{thai_digits(str(number))}. {title}"
            case "column":
                return title
            case _:
                return f"{number}. {title}"

    def _line(self, text: str) -> None:
        cells = self._table.add_row().cells
        self._write(cells[0].merge(cells[-1]), text)

    def _mark(self, cell: Any, mark: Mark) -> None:
        paragraph = cell.paragraphs[0]
        if mark.ticked:
            _TICKS.get(self._style.tick, _plain_tick(self._style.tick))(paragraph)
            if mark.text:
                paragraph.add_run(" ")
        if mark.text:
            self._runs(paragraph, mark.text)

    def _results(self, cell: Any, lines: Sequence[tuple[str, str]]) -> None:
        paragraph = cell.paragraphs[0]
        for index, (text, url) in enumerate(lines):
            if index and self._style.lines == "paragraphs":
                paragraph = cell.add_paragraph()
            elif index:
                paragraph.add_run().add_break()
            self._runs(paragraph, text)
            if url:
                self._link(paragraph, url)

    def _link(self, paragraph: Any, url: str) -> None:
        if self._style.links == "typed":
            self._runs(paragraph, url)
        elif self._style.links == "hyperlink":
            relation = paragraph.part.relate_to(url, _HYPERLINK, is_external=True)
            holder = OxmlElement("w:hyperlink")
            holder.set(qn("r:id"), relation)
            holder.append(paragraph.add_run(url)._r)
            paragraph._p.append(holder)
        else:
            _field(paragraph, f' HYPERLINK "{url}" ', url)

    def _paragraph(self, text: str) -> None:
        self._runs(self.document.add_paragraph(), text)

    def _write(self, cell: Any, text: str) -> None:
        self._runs(cell.paragraphs[0], text)

    def _runs(self, paragraph: Any, text: str) -> None:
        if self._style.thai and "://" not in text:
            text = thai_digits(text)
        size = self._style.cut or len(text) or 1
        for at in range(0, len(text), size):
            piece = text[at : at + size]
            if self._style.hidden and self._random.random() < 0.1 and "://" not in text:
                piece += _HIDDEN
            paragraph.add_run(piece)


def result_lines(activity: Activity) -> list[tuple[str, str]]:
    """The lines of an activity's results as they are typed: text, and the address of the line."""
    numbers = occurrence_numbers(activity.results) if activity.counted else {}
    lines: list[tuple[str, str]] = []
    for result in activity.results:
        words = [f"ครั้งที่ {numbers[result.id]}"] if result.id in numbers else []
        words += [printed_date(result.date)] if result.date else []
        words += [result.text] if result.text else []
        if words:
            lines.append((" ".join(words), ""))
        lines += [("", evidence.url) for evidence in result.evidence]
    return lines


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _plain_tick(sign: str) -> Callable[[Any], None]:
    return lambda paragraph: paragraph.add_run(sign)


def _wingdings(paragraph: Any) -> None:
    paragraph.add_run("ü").font.name = "Wingdings"


def _symbol(paragraph: Any) -> None:
    symbol = OxmlElement("w:sym")
    symbol.set(qn("w:font"), "Wingdings")
    symbol.set(qn("w:char"), "F0FC")
    paragraph.add_run()._r.append(symbol)


def _control(paragraph: Any) -> None:
    from docx.oxml.parser import parse_xml

    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    control = (
        f'<w:sdt xmlns:w="{w}" xmlns:w14="{w14}"><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/>'
        "</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph._p.append(parse_xml(control))


def _old_box(paragraph: Any) -> None:
    begin = _sign(paragraph, "begin")
    data, box, checked = (OxmlElement(name) for name in ("w:ffData", "w:checkBox", "w:checked"))
    box.append(checked)
    data.append(box)
    begin.append(data)
    _instruction(paragraph, " FORMCHECKBOX ")
    _sign(paragraph, "end")


def _field(paragraph: Any, code: str, shown: str) -> None:
    _sign(paragraph, "begin")
    _instruction(paragraph, code)
    _sign(paragraph, "separate")
    paragraph.add_run(shown)
    _sign(paragraph, "end")


def _sign(paragraph: Any, kind: str) -> Any:
    sign = OxmlElement("w:fldChar")
    sign.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(sign)
    return sign


def _instruction(paragraph: Any, code: str) -> None:
    told = OxmlElement("w:instrText")
    told.text = code
    paragraph.add_run()._r.append(told)


_TICKS: dict[str, Callable[[Any], Any]] = {
    "wingdings": _wingdings,
    "symbol": _symbol,
    "control": _control,
    "old": _old_box,
}
