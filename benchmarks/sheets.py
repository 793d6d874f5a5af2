"""Sheets of documents: how many, how full, how many entries are parted, and the signer's company.

Run by hand: ``python benchmarks/sheets.py [DOSSIER.json …]`` prints a row for each document of each
built-in sample, and of the files given. Two outputs stand beside each other, the one of before
read from a file: ``python benchmarks/sheets.py FILES > before.txt`` with the sources of that time,
then ``python benchmarks/sheets.py --before before.txt FILES``.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pypdfium2

from ita_desk import bundle
from ita_desk.contents.documents import DOCUMENTS, make_content
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.tree import Dossier
from ita_desk.office_fonts import form_fonts
from ita_desk.pages.documents import make_pdf, typeset_document
from ita_desk.typeset.document import PageFormat, Rendered
from ita_desk.typeset.fonts import FontFamily

POINTS = 72 / 25.4
PARTED = "(ต่อ)"
SIGNED = ("cover-memo", "round-report")
NO_TEXT = ("person", "reference_link", "office")
HEADING = "sheets  filling (mean; least but the last)  parted  signature's company"


class Sheets(NamedTuple):
    """What is told of one printed document; filling in hundredths of the room for text."""

    pages: int
    filling: tuple[int, ...]
    parted: int
    company: int | None

    def __str__(self) -> str:
        mean = sum(self.filling) / max(len(self.filling), 1)
        least = min(self.filling[:-1], default=100)
        company = "-" if self.company is None else f"{self.company} mm"
        return f"{self.pages:>3}  {mean:>3.0f} {least:>4}  {self.parted:>3}  {company}"


def sheets_of(name: str, dossier: Dossier, fonts: FontFamily) -> Sheets:
    """Print a document and measure its sheets."""
    content = make_content(name, dossier)
    formats = [section.page_format for section in typeset_document(name, content).sections]
    made = make_pdf(name, content, fonts)
    pdf = pypdfium2.PdfDocument(made.pdf)
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    sizes = [page.get_size() for page in pdf]
    pdf.close()
    company = _company(made) if name in SIGNED else None
    filling = tuple(_filling(made, sizes, formats))
    return Sheets(made.pages, filling, sum(text.count(PARTED) for text in texts), company)


def _filling(
    made: Rendered, sizes: list[tuple[float, float]], formats: list[PageFormat]
) -> Iterator[int]:
    """How far down the room for text each sheet is used."""
    bottoms: Mapping[int, float] = defaultdict(float)
    for box in made.boxes:
        bottoms[box.page] = max(bottoms[box.page], box.y1)
    seen: dict[PageFormat, int] = defaultdict(int)
    for page, (width, height) in enumerate(sizes, 1):
        own = min(formats, key=lambda f: abs(f.width_mm * POINTS - width))
        top = own.top_of(seen[own]) * POINTS
        seen[own] += 1
        room = height - top - own.bottom_mm * POINTS
        yield round(100 * max(bottoms[page] - top, 0) / room)


def _company(made: Rendered) -> int:
    """Millimetres of text above the signature's name on its sheet, below the margin."""
    last = [box for box in made.boxes if box.page == made.pages]
    signed = [box for box in last if getattr(box.tag, "entity", "") == "person"]
    if not signed:
        return 0
    above = [b for b in last if getattr(b.tag, "entity", "") not in NO_TEXT]
    return round(
        (max((b.y1 for b in above), default=0) - min((b.y0 for b in above), default=0)) / POINTS
    )


def dossiers(files: list[Path]) -> Iterator[tuple[str, Dossier]]:
    """The built-in samples, then the files."""
    for path in (*sorted((bundle.resources() / "samples").glob("*.json")), *files):
        yield path.stem, read_dossier_path(path)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--before", type=Path)
    options.add_argument("--documents", nargs="*", default=list(DOCUMENTS))
    options.add_argument("files", nargs="*", type=Path)
    chosen = options.parse_args()
    before: dict[str, str] = {}
    if chosen.before:
        lines = chosen.before.read_text(encoding="utf-8").splitlines()
        before = {line[:44].strip(): line[44:] for line in lines}
    sys.stdout.write(f"{'':<44}{HEADING}\n")
    fonts = form_fonts()
    for stem, dossier in dossiers(chosen.files):
        for name in chosen.documents:
            key = f"{stem} {name}"
            told = str(sheets_of(name, dossier, fonts))
            sys.stdout.write(
                f"{key:<44}{before[key]:<28}→ {told}\n" if before else f"{key:<44}{told}\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
