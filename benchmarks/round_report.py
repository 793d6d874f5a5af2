"""How long the round report takes: against a goal in seconds, and against plain reportlab.

Run by hand with compiled bytecode: ``python benchmarks/round_report.py``. Both ways of printing
the same 1,000 activities are run in turns in one process, so their ratio holds on any machine.
"""

import io
import statistics
import sys
from collections.abc import Callable, Iterable
from time import process_time
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ita_desk import bundle
from ita_desk.app import sample_files
from ita_desk.contents.documents import ROUND_REPORT, make_content
from ita_desk.contents.lines import Line
from ita_desk.contents.round_report import RoundReportContent, round_report
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.tree import Dossier
from ita_desk.office_fonts import form_fonts
from ita_desk.pages.documents import make_pdf
from ita_desk.typeset.document import Rendered

SAMPLE = "planning-2567-r1"
GOAL_SECONDS = 0.15
GOAL_RATIO = 0.5
ACTIVITIES = 1000
TURNS = 3
WIDTHS_MM = (33, 36, 20, 22, 20, 18, 18, 18, 18, 18, 46)
SIZE = 9.6  # Sarabun's points for 14 official ones


def seconds(job: Callable[[], object]) -> float:
    """Processor time of a job done once: other programs on the machine do not count."""
    start = process_time()
    job()
    return process_time() - start


def repeated(dossier: Dossier, count: int) -> Dossier:
    """The dossier with its activities over and over, each with ids of its own."""
    activities = [
        dossier.activities[number % len(dossier.activities)].changed({"id": number})
        for number in range(count)
    ]
    return dossier.changed({"activities": tuple(activities)})


def plain_reportlab(content: RoundReportContent) -> bytes:
    """The same table by reportlab's own Paragraph and Table, as one would first write it."""
    # Lines closer than ours: a row taller than a page would make Table raise LayoutError.
    body = ParagraphStyle("body", fontName="Sarabun", fontSize=SIZE, leading=SIZE * 1.25)
    centred = ParagraphStyle("centred", body, alignment=1)

    def cell(lines: Iterable[Line], style: ParagraphStyle = body) -> list[Paragraph]:
        return [Paragraph(escape(line.text).replace("\n", "<br/>"), style) for line in lines]

    header = content.header
    first = [header.measure, header.activity, header.indicator, "", header.responsible]
    first += [header.budget, header.period, "", "", "", header.results]
    second = ["", "", header.quantity, header.quality, "", "", *header.quarters, ""]
    rows = [[Paragraph(text, centred) for text in row] for row in (first, second)]
    for group in content.groups:
        for at, row in enumerate(group.rows):
            cells = (row.quantity, row.quality, row.responsible, row.budget, *row.quarters)
            rows.append(
                [
                    cell(group.measure.lines) if at == 0 else "",
                    cell(row.title.lines),
                    *(cell(item.lines, centred) for item in cells),
                    cell(row.results.lines),
                ]
            )
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((4, 0), (4, 1))]
    spans += [((5, 0), (5, 1)), ((6, 0), (9, 0)), ((10, 0), (10, 1))]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("SPAN", *span) for span in spans]
    table = Table(rows, [width * mm for width in WIDTHS_MM], repeatRows=2)
    table.setStyle(TableStyle(style))
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 15 * mm)
    file = io.BytesIO()
    title = [Paragraph(escape(line.text), centred) for line in content.title]
    SimpleDocTemplate(file, pagesize=landscape(A4), **margins).build([*title, table])
    return file.getvalue()


def main() -> None:
    if sys.dont_write_bytecode:
        sys.exit("Unset PYTHONDONTWRITEBYTECODE first: times without bytecode mean nothing.")
    fonts = form_fonts()
    pdfmetrics.registerFont(TTFont("Sarabun", bundle.fonts() / "Sarabun-Regular.ttf"))
    dossier = read_dossier_path(sample_files()[SAMPLE])

    def report(tree: Dossier, *, guarded: bool = True) -> Rendered:
        content = make_content(ROUND_REPORT, tree)
        return make_pdf(ROUND_REPORT, content, fonts, guarded=guarded)

    first = seconds(lambda: report(dossier))
    guarded = statistics.median(seconds(lambda: report(dossier)) for _ in range(9))
    preview = statistics.median(seconds(lambda: report(dossier, guarded=False)) for _ in range(9))
    print(f"{SAMPLE}: first {first:.3f} s, then {guarded:.3f} s with the guard,")
    print(f"  {preview:.3f} s without; goal {GOAL_SECONDS} s, ratio {guarded / GOAL_SECONDS:.2f}")

    large = repeated(dossier, ACTIVITIES)
    large_content = round_report(large)
    jobs = {
        "guarded": lambda: report(large),
        "unguarded": lambda: report(large, guarded=False),
        "plain reportlab": lambda: plain_reportlab(large_content),
    }
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(TURNS):
        for name, job in jobs.items():
            times[name].append(seconds(job))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    plain = medians["plain reportlab"]
    print(f"{ACTIVITIES} activities, of plain reportlab's {plain:.2f} s:")
    for name in ("guarded", "unguarded"):
        ratio = medians[name] / plain
        print(f"  {name} {medians[name]:.2f} s, ratio {ratio:.2f}; goal at most {GOAL_RATIO}")


if __name__ == "__main__":
    main()
