"""What comes out of a printer is what stands in the PDF."""

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from ita_desk.gui.output.printing import PrintJob, Sheet, new_printer, sheets
from ita_desk.gui.pdf_pages import PdfPages, UnreadablePdf

WAIT = 30_000
WIDTH, HEIGHT = 297, 210  # A4 on its side


@pytest.fixture
def printer(tmp_path, qapp):
    """A printer that prints into a file, at a resolution that is quick."""
    made = new_printer((842.0, 595.0), "รายงาน")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(300)
    return made


@pytest.fixture
def three_pages(planning_pdf):
    """The first three pages of the sample."""
    with pikepdf.open(io.BytesIO(planning_pdf)) as pdf:
        del pdf.pages[3:]
        shortened = io.BytesIO()
        pdf.save(shortened)
    return shortened.getvalue()


def print_all(qtbot, printer, pdfs):
    job = PrintJob(printer, pdfs)
    with qtbot.waitSignal(job.finished, timeout=WAIT) as told:
        job.start()
    job.close()
    assert told.args == [True]
    return Path(printer.outputFileName()).read_bytes()


def picture(pages, page):
    """A page drawn large and made small: what the eye sees, without the edges of letters."""
    image = pages.image(page, 4 * WIDTH, 4 * HEIGHT).scaled(
        WIDTH, HEIGHT, mode=Qt.TransformationMode.SmoothTransformation
    )
    return bytes(image.constBits())


def difference(one, other):
    """Mean difference of two pictures, of 255."""
    return sum(abs(a - b) for a, b in zip(one[::4], other[::4], strict=True)) / (len(one) // 4)


def test_printed_pages_look_like_the_pdf(qtbot, printer, three_pages):
    printed, original = PdfPages(print_all(qtbot, printer, [three_pages])), PdfPages(three_pages)
    assert len(printed) == len(original) == 3
    for page in range(3):
        assert printed.sizes[page] == pytest.approx(original.sizes[page], abs=1)
        same = difference(picture(printed, page), picture(original, page))
        other = difference(picture(printed, page), picture(original, (page + 1) % 3))
        assert same < other / 3
    printed.close()
    original.close()


def test_bands_make_up_the_whole_page(planning_pdf):
    pages = PdfPages(planning_pdf)
    whole = pages.image(0, WIDTH, HEIGHT)
    bands = [pages.image(0, WIDTH, HEIGHT, (top, top + 70)) for top in range(0, HEIGHT, 70)]
    joined = b"".join(bytes(band.constBits()) for band in bands)
    # A curve cut by a band's edge is rounded anew by pdfium: by 2 of 255, in the first row below.
    assert max(abs(a - b) for a, b in zip(joined, bytes(whole.constBits()), strict=True)) <= 2
    pages.close()


def test_several_pdfs_are_one_job(qtbot, printer, three_pages):
    printed = PdfPages(print_all(qtbot, printer, [three_pages, three_pages]))
    assert len(printed) == 6
    printed.close()


def test_upright_and_turned_pages_keep_their_paper(qtbot, printer, three_pages):
    with pikepdf.open(io.BytesIO(three_pages)) as pdf:
        pdf.pages[1].MediaBox = [0, 0, 595, 842]
        mixed = io.BytesIO()
        pdf.save(mixed)
    printed = PdfPages(print_all(qtbot, printer, [mixed.getvalue()]))
    assert [width > height for width, height in printed.sizes] == [True, False, True]
    printed.close()


def test_a_page_too_large_for_the_paper_is_made_to_fit(qtbot, printer, three_pages):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printed, original = PdfPages(print_all(qtbot, printer, [three_pages])), PdfPages(three_pages)
    assert printed.sizes[0] == pytest.approx((595, 420), abs=2)
    assert difference(picture(printed, 0), picture(original, 0)) < 4
    printed.close()
    original.close()


def test_a_page_range_leaves_out_the_rest(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert sheets(printer, [2, 2]) == (Sheet(0, 1), Sheet(1, 0))


def test_a_list_of_pages_is_followed(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,4"))
    assert sheets(printer, [4]) == (Sheet(0, 0), Sheet(0, 3))


@pytest.mark.parametrize(("collated", "pages"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_that_the_system_does_not_make_are_made_here(printer, collated, pages):
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert [sheet.page for sheet in sheets(printer, [2])] == pages


def test_the_last_page_may_come_first(printer):
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert [sheet.page for sheet in sheets(printer, [3])] == [2, 1, 0]


def test_paper_lies_as_the_first_page_does(qapp):
    assert new_printer((842.0, 595.0), "").pageLayout().orientation() == (
        QPageLayout.Orientation.Landscape
    )


def test_a_cancelled_job_prints_no_more(qtbot, printer, three_pages):
    job = PrintJob(printer, [three_pages])
    with qtbot.waitSignal(job.stepped, timeout=WAIT):
        job.start()
    with qtbot.assertNotEmitted(job.finished, wait=200):
        job.cancel()
    job.close()


@pytest.mark.qt_log_ignore("QPdfEngine|QPainter|QPdf|QFile")
def test_a_printer_that_takes_nothing_is_told(qtbot, printer, three_pages, tmp_path):
    printer.setOutputFileName(str(tmp_path / "missing" / "printed.pdf"))
    job = PrintJob(printer, [three_pages])
    with qtbot.waitSignal(job.finished, timeout=WAIT) as told:
        job.start()
    assert told.args == [False]
    job.close()


def test_what_is_no_pdf_is_refused():
    with pytest.raises(UnreadablePdf):
        PdfPages(b"not a PDF")
