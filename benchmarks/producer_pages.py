"""The table of the round report by each producer of PDF, as one would first write it.

All get the same cells. A cell of a measure stands in its first row only, for most producers can't
merge cells over pages; ours prints the whole form, with merged cells, head and signature.
"""

import html
import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ita_desk import bundle
from ita_desk.contents.lines import Cell, Line
from ita_desk.contents.round_report import RoundReportContent

WIDTHS_MM = (33, 36, 20, 22, 20, 18, 18, 18, 18, 18, 46)
MARGIN_MM = 10
SIZE = 9.6  # Sarabun's points for 14 official ones
LEADING = 1.25
CENTRED = range(2, 10)

Paragraph = list[tuple[str, str]]
"""Texts with the address that each opens, or none."""


@dataclass(frozen=True)
class Table:
    """A title and rows of cells, a cell being paragraphs; the first row is the header."""

    title: list[Paragraph]
    header: list[str]
    rows: list[list[list[Paragraph]]]

    def texts(self) -> Iterator[str]:
        """Every paragraph's text, in order."""
        for row in self.rows:
            for cell in row:
                yield from ("".join(text for text, _ in paragraph) for paragraph in cell)

    def addresses(self) -> Iterator[str]:
        """Every address, in order."""
        for row in self.rows:
            for cell in row:
                yield from (link for paragraph in cell for _, link in paragraph if link)


def table_of(content: RoundReportContent) -> Table:
    """The cells of a round report."""
    head = content.header
    header = [head.measure, head.activity, head.quantity, head.quality, head.responsible]
    header += [head.budget, *head.quarters, head.results]
    rows: list[list[list[Paragraph]]] = []
    for group in content.groups:
        for at, row in enumerate(group.rows):
            measure = _paragraphs(group.measure) if at == 0 else []
            cells = (row.quantity, row.quality, row.responsible, row.budget, *row.quarters)
            others = [_paragraphs(cell) for cell in (row.title, *cells, row.results)]
            rows.append([measure, *others])
    return Table([_paragraph(line) for line in content.title], header, rows)


def _paragraphs(cell: Cell) -> list[Paragraph]:
    return [_paragraph(line) for line in cell.lines]


def _paragraph(line: Line) -> Paragraph:
    return [(span.text, span.link) for span in line.spans]


def by_ours(content: RoundReportContent, *, guarded: bool = True) -> bytes:
    """The round report as the program prints it, tagged and archival."""
    from ita_desk.contents.documents import ROUND_REPORT
    from ita_desk.office_fonts import form_fonts
    from ita_desk.pages.documents import make_pdf

    return make_pdf(ROUND_REPORT, content, form_fonts(), guarded=guarded).pdf


def by_ours_unguarded(content: RoundReportContent) -> bytes:
    """The same without reading the finished file back."""
    return by_ours(content, guarded=False)


def by_reportlab(content: RoundReportContent) -> bytes:
    """Plain Paragraph and Table."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Flowable
    from reportlab.platypus import SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as FlowingTable

    pdfmetrics.registerFont(TTFont("Sarabun", bundle.fonts() / "Sarabun-Regular.ttf"))
    body = ParagraphStyle("body", fontName="Sarabun", fontSize=SIZE, leading=SIZE * LEADING)
    centred = ParagraphStyle("centred", body, alignment=1)
    table = table_of(content)
    rows = [[Flowable(html.escape(text), centred) for text in table.header]]
    for row in table.rows:
        styles = [centred if at in CENTRED else body for at in range(len(row))]
        cells = zip(row, styles, strict=True)
        rows.append([[Flowable(_markup(p), style) for p in cell] for cell, style in cells])
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    made = FlowingTable(rows, [w * mm for w in WIDTHS_MM], repeatRows=1, style=TableStyle(style))
    margins = dict.fromkeys(
        ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN_MM * mm
    )
    file = io.BytesIO()
    title = [Flowable(_markup(p), centred) for p in table.title]
    SimpleDocTemplate(file, pagesize=landscape(A4), **margins).build([*title, made])
    return file.getvalue()


def by_fpdf2(content: RoundReportContent) -> bytes:
    """fpdf2 with HarfBuzz shaping; it takes no address inside a cell's text."""
    from fpdf import FPDF

    table = table_of(content)
    pdf = FPDF("landscape", "mm", "A4")
    pdf.set_margin(MARGIN_MM)
    pdf.add_font("Sarabun", fname=str(bundle.fonts() / "Sarabun-Regular.ttf"))
    pdf.add_font("DejaVu", fname=str(bundle.fonts() / "DejaVuSans.ttf"))
    pdf.set_fallback_fonts(["DejaVu"])
    pdf.set_font("Sarabun", size=SIZE)
    pdf.set_text_shaping(True, script="thai", language="tha")
    pdf.add_page()
    for paragraph in table.title:
        pdf.multi_cell(0, text=_text(paragraph), align="C", new_x="LMARGIN", new_y="NEXT")
    options = {"col_widths": WIDTHS_MM, "first_row_as_headings": False, "num_heading_rows": 1}
    options["text_align"] = ["C" if at in CENTRED else "L" for at in range(len(WIDTHS_MM))]
    with pdf.table(line_height=SIZE * LEADING * 25.4 / 72, **options) as grid:
        for cells in ([[header] for header in table.header], *_texts(table)):
            row = grid.row()
            for cell in cells:
                row.cell("\n".join(cell))
    return bytes(pdf.output())


def by_typst(content: RoundReportContent) -> bytes:
    """Typst, the texts as its own string literals."""
    import typst

    def literal(text: str) -> str:
        return json.dumps(text, ensure_ascii=False).replace("\\u", "\\u{")

    def paragraph(spans: Paragraph) -> str:
        made: list[str] = []
        for text, link in spans:
            lines = "#linebreak()".join(f"#text({literal(line)})" for line in text.split("\n"))
            made.append(f"#link({literal(link)})[{lines}]" if link else lines)
        return "".join(made)

    table = table_of(content)
    columns = ", ".join(f"{width}mm" for width in WIDTHS_MM)
    align = ", ".join("center" if at in CENTRED else "left" for at in range(len(WIDTHS_MM)))
    source = [
        f'#set page("a4", flipped: true, margin: {MARGIN_MM}mm)',
        f'#set text(font: ("Sarabun", "DejaVu Sans"), size: {SIZE}pt, lang: "th")',
        *(f"#align(center)[{paragraph(title)}]\n" for title in table.title),
        f"#table(columns: ({columns}), align: ({align}), stroke: 0.5pt, table.header(",
        *(f"[#text({literal(text)})]," for text in table.header),
        "),",
    ]
    for row in table.rows:
        source += ["[" + "#parbreak()".join(map(paragraph, cell)) + "]," for cell in row]
    return typst.compile(
        "\n".join([*source, ")"]).encode(),
        font_paths=[str(bundle.fonts())],
        ignore_system_fonts=True,
    )


def by_weasyprint(content: RoundReportContent) -> bytes:
    """WeasyPrint, from HTML."""
    from weasyprint import HTML

    faces = "".join(
        f'@font-face {{font-family: "{name}"; src: url("{(bundle.fonts() / file).as_uri()}")}}'
        for name, file in (("Form", "Sarabun-Regular.ttf"), ("Ticks", "DejaVuSans.ttf"))
    )
    page = f"@page {{size: A4 landscape; margin: {MARGIN_MM}mm}}"
    return HTML(string=_html(content, faces + page)).write_pdf()


def by_qt(content: RoundReportContent) -> bytes:
    """Qt's QTextDocument, from HTML."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import (
        QFontDatabase,
        QGuiApplication,
        QPageLayout,
        QPageSize,
        QPdfWriter,
        QTextDocument,
    )

    application = QGuiApplication([])
    for name in ("Sarabun-Regular.ttf", "DejaVuSans.ttf"):
        QFontDatabase.addApplicationFont(str(bundle.fonts() / name))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Landscape, margins)
    layout.setUnits(QPageLayout.Unit.Millimeter)
    layout.setMargins(margins)
    writer.setPageLayout(layout)
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(_html(content, "").replace('"Form", "Ticks"', "'Sarabun', 'DejaVu Sans'"))
    document.documentLayout().setPaintDevice(writer)  # else sizes are those of a screen
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    buffer.close()
    del application
    return buffer.data().data()


def _html(content: RoundReportContent, style: str) -> str:
    """The table as HTML; widths are given twice, for Qt reads the attribute."""
    table = table_of(content)
    font = f'font-family: "Form", "Ticks"; font-size: {SIZE}pt; line-height: {LEADING}'
    style += f"body, td, th {{{font}; font-weight: normal}} p {{margin: 0}}"
    style += "table {border-collapse: collapse; width: 100%; table-layout: fixed}"
    style += "td, th {border: 0.5pt solid black; vertical-align: top; padding: 1pt}"
    style += "td {overflow-wrap: anywhere}"
    out = [f'<html lang="th"><head><style>{style}</style></head><body>']
    out += [f'<p align="center">{_markup(p, "a")}</p>' for p in table.title]
    out.append('<table border="1" cellspacing="0"><thead><tr>')
    total = sum(WIDTHS_MM)
    for text, width in zip(table.header, WIDTHS_MM, strict=True):
        share = f"{100 * width / total:.2f}%"
        out.append(f'<th width="{share}" style="width: {share}">{html.escape(text)}</th>')
    out.append("</tr></thead><tbody>")
    for row in table.rows:
        out.append("<tr>")
        for at, cell in enumerate(row):
            align = "center" if at in CENTRED else "left"
            lines = "".join(f'<p align="{align}">{_markup(p, "a")}</p>' for p in cell)
            out.append(f'<td align="{align}" style="text-align: {align}">{lines}</td>')
        out.append("</tr>")
    return "".join([*out, "</tbody></table></body></html>"])


def _markup(paragraph: Paragraph, tag: str = "link") -> str:
    made: list[str] = []
    for text, link in paragraph:
        lines = html.escape(text).replace("\n", "<br/>")
        made.append(f'<{tag} href="{html.escape(link)}">{lines}</{tag}>' if link else lines)
    return "".join(made)


def _text(paragraph: Paragraph) -> str:
    return "".join(text for text, _ in paragraph)


def _texts(table: Table) -> Iterator[list[list[str]]]:
    for row in table.rows:
        yield [[_text(paragraph) for paragraph in cell] for cell in row]


PRODUCERS: dict[str, tuple[str, Callable[[RoundReportContent], bytes]]] = {
    "ita_desk": ("ita_desk", by_ours),
    "ita_desk, not read back": ("ita_desk", by_ours_unguarded),
    "Typst": ("typst", by_typst),
    "WeasyPrint": ("weasyprint", by_weasyprint),
    "Qt QTextDocument": ("PySide6", by_qt),
    "fpdf2, shaping on": ("fpdf", by_fpdf2),
    "reportlab Paragraph": ("reportlab", by_reportlab),
}
"""The module that a producer needs, and what makes its pages."""
