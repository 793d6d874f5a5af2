"""Golden pictures: each page of the samples' documents looks as it did when it was last looked at.

``python tests/pages/test_golden.py`` draws the pictures anew (tests/golden/README.md).
"""

import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from ita_desk import bundle
from ita_desk.contents.documents import (
    COVER_MEMO,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
    ROUND_REPORT,
)
from ita_desk.dossier_pdf import dossier_pdf
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.office_fonts import form_fonts

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
DOTS_PER_INCH = 60
# Grey levels from 0 to 255: versions of pdfium smooth edges differently.
MEAN_DIFFERENCE = 1.0
LARGEST_DIFFERENCE_OF_A_REGION = 12.0
REGIONS = 12
DOCUMENTS = (
    (ROUND_REPORT, "planning-2567-r1"),
    (ROUND_REPORT, "text-marks-2568-r2"),
    (COVER_MEMO, "planning-2567-r1"),
    (LEVEL_SUMMARY, "planning-2567-r1"),
    (KPI_SHEET, "kpi-sheet-2567-r2"),
    (MEASURE_RATIONALE, "measure-rationale-2565-r1"),
    (KNOWLEDGE_BRIEF, "knowledge-brief-2564-r1"),
)


def pictures(pdf):
    """Each page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def path_of(document, sample, number):
    return GOLDEN / f"{document}-{sample}-page-{number}.png"


def golden_pictures(document, sample):
    return sorted(GOLDEN.glob(f"{document}-{sample}-page-*.png"))


def differences(picture, golden):
    """The mean difference of the whole page, and the largest mean of one of its regions."""
    difference = ImageChops.difference(picture, golden)
    width, height = difference.size
    means = [
        ImageStat.Stat(difference.crop(region)).mean[0]
        for region in (
            (
                width * column // REGIONS,
                height * row // REGIONS,
                width * (column + 1) // REGIONS,
                height * (row + 1) // REGIONS,
            )
            for row in range(REGIONS)
            for column in range(REGIONS)
        )
    ]
    return ImageStat.Stat(difference).mean[0], max(means)


@pytest.mark.parametrize(("document", "sample"), DOCUMENTS)
def test_each_page_looks_as_it_did(document, sample, fonts):
    drawn = pictures(print_sample(document, sample, fonts))
    assert len(drawn) == len(golden_pictures(document, sample))
    for number, picture in enumerate(drawn, 1):
        with Image.open(path_of(document, sample, number)) as golden:
            assert picture.size == golden.size
            mean, region = differences(picture, golden.convert("L"))
        assert mean <= MEAN_DIFFERENCE, f"page {number}"
        assert region <= LARGEST_DIFFERENCE_OF_A_REGION, f"page {number}"


def test_a_moved_word_would_be_seen(printed_planning):
    """The tolerance is small enough: one cell's text a few points lower is a difference."""
    picture = pictures(printed_planning.pdf)[0]
    width, height = picture.size
    cell = (width // 4, height // 2, width // 2, height * 3 // 4)
    moved = picture.copy()
    moved.paste(ImageChops.offset(picture.crop(cell), 0, 4), cell[:2])
    mean, region = differences(moved, picture)
    assert mean > MEAN_DIFFERENCE or region > LARGEST_DIFFERENCE_OF_A_REGION


def print_sample(document, sample, fonts):
    """The PDF of a document of a built-in sample."""
    dossier = read_dossier_path(bundle.resources() / "samples" / f"{sample}.json")
    return dossier_pdf(document, dossier, fonts).pdf


def renew():
    """Draw the golden pictures of all samples with the bundled fonts."""
    fonts = form_fonts()
    for document, sample in DOCUMENTS:
        for old in golden_pictures(document, sample):
            old.unlink()
        for number, picture in enumerate(pictures(print_sample(document, sample, fonts)), 1):
            path = path_of(document, sample, number)
            picture.quantize(16).save(path, optimize=True)
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    renew()
