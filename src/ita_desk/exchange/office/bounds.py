"""What kind of file it is, and bounds that hold before anything of it is parsed.

The kind is told by the content, never by the name. A file that is too large, nested too deep,
encrypted or declares entities is refused before a library sees it, so that a crafted file costs
neither memory nor time.
"""

import io
import lzma
import zipfile
import zlib
from typing import Literal
from xml.parsers import expat

from ita_desk.model.errors import N_, WorldFault

LARGEST_FILE = 50 << 20
_MOST_PARTS = 5000
_LARGEST_PART = 64 << 20
_LARGEST_UNPACKED = 200 << 20
_MOST_ELEMENTS = 500_000
_DEEPEST = 256
MOST_COLUMNS = 63
"""Word's own bound; wider sheets are refused."""
MOST_ROWS = 5000

FileKind = Literal["docx", "xlsx", "doc", "xls", "odt", "ods", "rtf"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip

_TYPES = "[Content_Types].xml"
_LARGEST_TYPES = 1 << 20
# Documents, templates and files with macros, whatever their parts are called.
_WORD_TYPES = (
    b"wordprocessingml.document.main",
    b"wordprocessingml.template.main",
    b"ms-word.document.macroEnabled.main",
    b"ms-word.template.macroEnabledTemplate.main",
)
_EXCEL_TYPES = (
    b"spreadsheetml.sheet.main",
    b"spreadsheetml.template.main",
    b"ms-excel.sheet.macroEnabled.main",
    b"ms-excel.template.macroEnabled.main",
)

_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)

NOT_OFFICE = N_("{file}: this is not a Word or Excel file")
PASSWORD = N_("{file}: the file has a password; open it, save it without one, then try again")
WEB_PAGE = N_("{file}: this is a web page; open it in Excel and save it as .xlsx")
DAMAGED = N_("{file}: the file is damaged or cut short; open it in Word or Excel and save it again")
TOO_LARGE = N_("{file}: the file holds more than can be read; take only the pages of the form")


class OfficeFileFault(WorldFault):
    """A Word or Excel file that can't be read; ``{file}`` is filled by who knows its name."""

    def __init__(self, message: str, file: str = "") -> None:
        super().__init__(message, file=file)


def file_kind(data: bytes) -> FileKind:
    """What the content is; raises OfficeFileFault for what can't be read at all."""
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if b"<html" in head or b"<table" in head or b"<!doctype html" in head:
        raise OfficeFileFault(WEB_PAGE)
    raise OfficeFileFault(NOT_OFFICE)


def _ole_kind(data: bytes) -> FileKind:
    def names(text: str) -> bool:
        return text.encode("utf-16-le") in data

    if names("EncryptedPackage"):
        raise OfficeFileFault(PASSWORD)
    if names("WordDocument"):
        return "doc"
    if names("Workbook") or names("Book"):
        return "xls"
    raise OfficeFileFault(NOT_OFFICE)


def _zip_kind(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            declared = _head(package, "mimetype") if "mimetype" in names else b""
            types = _head(package, _TYPES) if _TYPES in names else b""
    except (*_BROKEN_ZIP, RuntimeError):
        raise OfficeFileFault(DAMAGED) from None
    if "word/document.xml" in names or any(kind in types for kind in _WORD_TYPES):
        return "docx"
    if "xl/workbook.xml" in names or any(kind in types for kind in _EXCEL_TYPES):
        return "xlsx"
    if b"opendocument.text" in declared:
        return "odt"
    if b"opendocument.spreadsheet" in declared:
        return "ods"
    raise OfficeFileFault(NOT_OFFICE)


def _head(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        return stream.read(_LARGEST_TYPES)


def within_bounds(data: bytes) -> bytes:
    """The package once its bounds hold, in the transitional dialect that the libraries speak.

    Reads every part once without keeping it. Raises OfficeFileFault.
    """
    if len(data) > LARGEST_FILE:
        raise OfficeFileFault(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            strict = _scan(package)
            return _transitional(package) if strict else data
    except _BROKEN_ZIP:
        raise OfficeFileFault(DAMAGED) from None
    except RuntimeError:  # zipfile says so of an encrypted part
        raise OfficeFileFault(PASSWORD) from None


def _scan(package: zipfile.ZipFile) -> bool:
    """Whether the package is in the strict dialect; raises OfficeFileFault past a bound."""
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise OfficeFileFault(TOO_LARGE)
    if len({part.filename for part in parts}) != len(parts):
        raise OfficeFileFault(DAMAGED)
    strict, unpacked, counter = False, 0, _ElementCounter()
    for part in parts:
        with package.open(part) as stream:
            content = stream.read(_LARGEST_PART + 1)  # the declared size may lie
        unpacked += len(content)
        if len(content) > _LARGEST_PART or unpacked > _LARGEST_UNPACKED:
            raise OfficeFileFault(TOO_LARGE)
        if part.filename.endswith((".xml", ".rels")) or _is_xml(content):
            counter.count(content)
            strict = strict or b"http://purl.oclc.org/ooxml/" in content
    return strict


def _is_xml(content: bytes) -> bool:
    """Whether a part says so itself, whatever it is called; drawings are pictures."""
    head = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<?xml") and b"openxmlformats.org" in content[:2000]


class _ElementCounter:
    """Counts the elements of all parts together, keeping nothing of them."""

    def __init__(self) -> None:
        self._elements = 0
        self._depth = 0

    def count(self, content: bytes) -> None:
        """Take one part; raises OfficeFileFault for too many, too deep, or what is no XML."""
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = _declaration
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError):  # of an encoding that nobody knows
            raise OfficeFileFault(DAMAGED) from None

    def _start(self, *_: object) -> None:
        self._elements += 1
        self._depth += 1
        if self._elements > _MOST_ELEMENTS or self._depth > _DEEPEST:
            raise OfficeFileFault(TOO_LARGE)

    def _end(self, *_: object) -> None:
        self._depth -= 1


def _declaration(*_: object) -> None:
    raise OfficeFileFault(DAMAGED)  # no program writes entities into these files


def _transitional(package: zipfile.ZipFile) -> bytes:
    """The same parts with the namespaces of the strict dialect replaced."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as target:
        for part in package.infolist():
            content = package.read(part)
            if part.filename.endswith((".xml", ".rels")):
                for strict, usual in _STRICT:
                    content = content.replace(strict, usual)
            target.writestr(part.filename, content)
    return written.getvalue()
