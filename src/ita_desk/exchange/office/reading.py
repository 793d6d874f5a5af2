"""One way in for every kind of Word and Excel file."""

from pathlib import Path

from ita_desk.exchange.faults import FileFault, reading_fault
from ita_desk.exchange.office.bounds import LARGEST_FILE, TOO_LARGE, OfficeFileFault, file_kind
from ita_desk.exchange.office.conversion import converted
from ita_desk.exchange.office.docx_reader import read_docx
from ita_desk.exchange.office.paper import Paper
from ita_desk.exchange.office.xls_reader import read_xls
from ita_desk.exchange.office.xlsx_reader import read_xlsx
from ita_desk.exchange.one_line import shortened
from ita_desk.files.reading import read_file


def read_paper(data: bytes) -> Paper:
    """The paper in a Word or Excel file; raises OfficeFileFault."""
    kind = file_kind(data)
    if kind in ("doc", "rtf", "odt", "ods"):
        data, kind = converted(data, kind)
    if kind == "docx":
        return read_docx(data)
    return read_xls(data) if kind == "xls" else read_xlsx(data)


def read_office_file(path: Path) -> bytes:
    """The bytes of a file within its bound; raises FileFault."""
    try:
        data = read_file(path, LARGEST_FILE + 1)
    except OSError as error:
        raise reading_fault(error, path) from error
    if len(data) > LARGEST_FILE:
        raise named(OfficeFileFault(TOO_LARGE), path)
    return data


def named(fault: OfficeFileFault, path: Path) -> FileFault:
    """The same fault, told with the name of its file."""
    return FileFault(fault.message, file=shortened(str(path), 300))
