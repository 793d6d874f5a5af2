"""reportlab's document, written while it is made: what is finished goes into the file at once.

reportlab keeps every object to the end and writes them one by one. A long report has tens of
thousands; here streams go straight into the file, everything else, a hundred at a time, into
compressed object streams (ISO 32000-1, 7.5.7). The same objects in the same order give the same
bytes, whatever reportlab's settings on this computer say.

Together with `page_canvas` this is the edge to reportlab, whose objects have no types: everything
that calls it is in these two. What its release must keep to, `tests/typeset` says by name.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false

from __future__ import annotations

import codecs
import hashlib
import struct
from collections.abc import Iterable, Mapping
from itertools import accumulate

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontMaker

# reportlab_settings.py, ~/.reportlab_settings and RL_... in the environment are for other programs:
# what they may change in a file is set again, or given by us wherever it is asked for.
rl_config.applySettings({"useA85": 0, "pdfComments": 0, "pdfMultiLine": 0})

PdfObject = pdfdoc.PDFObject
PDF_VERSION = (1, 7)
_OBJECTS_IN_A_STREAM = 100
_ENTRY = struct.Struct(">BIH")
_FREE, _IN_FILE, _IN_STREAM = range(3)
_FIRST_ENTRY = _ENTRY.pack(_FREE, 0, 0xFFFF)
_NO_ENTRY = _ENTRY.pack(_FREE, 0, 0)
_NOT_WRITTEN = b""
_STREAM_END = b"endstream\n"


class Formatted(pdfdoc.PDFObject):
    """An object that is already written in PDF's syntax, or the place of one that was."""

    def __init__(self, body: str = "") -> None:
        self._body = body

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes."""
        return self._body.encode("ascii")


_WRITTEN = Formatted()


class _Info(pdfdoc.PDFInfo):
    """The Info dictionary with what is known: reportlab's own makes up dates and names."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        super().__init__()
        self._entries = entries

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes."""
        strings = {key: text_string(value) for key, value in self._entries.items()}
        return pdfdoc.PDFDictionary(strings).format(document)


class CompactDocument(pdfdoc.PDFDocument):
    """A document whose objects may be written and let go of before it is finished.

    `page_numbers` are the object numbers of the pages so far.
    """

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=PDF_VERSION)
        self.page_numbers: list[int] = []
        self._resources = pdfdoc.PDFResourceDictionary(ProcSet=[])
        self._resources.basicFonts()
        self._page_key = 0
        self._annotations: list[Formatted] = []
        self._file = pdfdoc.PDFFile(PDF_VERSION)
        self._entries = [_FIRST_ENTRY]
        self._waiting: list[tuple[int, bytes]] = []

    def begin_page(self, key: int) -> None:
        """Start a page whose elements the parent tree has under this key."""
        self._page_key = key
        self._annotations = []

    def addPage(self, page: pdfdoc.PDFPage) -> None:  # noqa: N802
        """Write a page that a canvas filled, with its tags and annotations."""
        # Entries that reportlab doesn't know: "to override, set as attributes", it says.
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs, page.StructParents = "/S", self._page_key
        page.Annots, page.Trans, page.Rotate = self._annotations, None, None
        page.Contents = self.settle(flate(page.stream.encode("ascii")))
        page.Resources = self.Reference(self._resources)
        name = self.thisPageName()
        super().addPage(page)
        self.page_numbers.append(self._settle(page, name))

    def annotate(self) -> int:
        """Give this page an annotation, which is written by `put`; returns its object number."""
        number = self.reserve()
        self._annotations.append(Formatted(f"{number} 0 R"))
        return number

    def settle(self, content: pdfdoc.PDFObject, name: str | None = None) -> pdfdoc.PDFObject:
        """Write an object at once and let go of it; returns a reference to it."""
        reference = self.Reference(content, name)
        self._settle(content, reference.name)
        return reference

    def add_picture(self, name: str, pixels: Image.Image) -> None:
        """Write a picture, in grey or RGB, and name it for all pages."""
        image = pdfdoc.PDFImageXObject(name, ImageReader(pixels))
        self._resources.XObject[name] = self.settle(image, name)

    def add_font(self, name: str, font: pdfdoc.PDFObject) -> None:
        """Write a font and name it for all pages."""
        self.idToObject[pdfdoc.BasicFonts].dict[name] = self.settle(font, name)

    def describe(self, info: Mapping[str, str], **catalog: object) -> None:
        """What the Info dictionary says, and more entries of the catalog."""
        self.info = _Info(info)
        self.Catalog.__NoDefault__ = sorted({*self.Catalog.__NoDefault__, *catalog})
        for key, value in catalog.items():
            setattr(self.Catalog, key, value)

    def reserve(self) -> int:
        """The number of an object that is written later by `put`."""
        self.objectcounter += 1
        self._enter(self.objectcounter, _NOT_WRITTEN)
        return self.objectcounter

    def put(self, number: int, body: str) -> None:
        """Write an object that isn't a stream, in PDF's syntax, without reportlab's register."""
        self._write(number, body.encode("ascii"))

    def add(self, body: str) -> int:
        """Write an object that isn't a stream under a number of its own."""
        number = self.reserve()
        self.put(number, body)
        return number

    def format(self) -> bytes:
        """The bytes of the file.

        Its identifier is made of all that is in it. Raises ValueError for a number that was
        reserved in vain, which is a mistake of the caller's.
        """
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 0
        while number < self.objectcounter:  # formatting one may register others
            number += 1
            name = self.numberToId.get(number)
            if name is not None and self.idToObject[name] is not _WRITTEN:
                self._settle(self.idToObject[name], name)
        self._write_waiting()
        if _NOT_WRITTEN in self._entries:
            raise ValueError(f"object {self._entries.index(_NOT_WRITTEN)} was never written")
        start = self._file.offset
        number = self.reserve()
        self._enter(number, _ENTRY.pack(_IN_FILE, start, 0))
        identifier = pdfdoc.PDFText(self._digest())
        table = flate(
            b"".join(self._entries),
            Type="/XRef",
            Size=number + 1,
            W=array([1, 4, 2]),
            Root=root,
            Info=info,
            ID=array([identifier, identifier]),
        )
        self._write(number, table.format(self))
        self._file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._file.format(self)

    def _digest(self) -> bytes:
        digest = hashlib.sha256()
        for part in self._file.strings:
            digest.update(part)
        return digest.digest()[:16]

    def _settle(self, content: pdfdoc.PDFObject, name: str) -> int:
        number, _ = self.idToObjectNumberAndVersion[name]
        self._write(number, pdfdoc.format(content, self, toplevel=1))
        self.idToObject[name] = _WRITTEN
        return number

    def _enter(self, number: int, entry: bytes) -> None:
        """Note where an object is; numbers that reportlab skips stay free."""
        missing = number + 1 - len(self._entries)
        self._entries += [_NO_ENTRY] * missing
        self._entries[number] = entry

    def _write(self, number: int, body: bytes) -> None:
        """Write a stream at once, and anything else with others.

        reportlab ends a stream's data with nothing, PDF/A wants a line end there. A line feed alone
        would be read as one line end with a carriage return that the data happen to end with.
        """
        if not body.endswith(_STREAM_END):
            self._waiting.append((number, body))
            if len(self._waiting) == _OBJECTS_IN_A_STREAM:
                self._write_waiting()
            return
        self._enter(number, _ENTRY.pack(_IN_FILE, self._file.offset, 0))
        self._file.add(b"%d 0 obj\n" % number)
        self._file.add(body[: -len(_STREAM_END)])
        self._file.add(b"\r\nendstream\nendobj\n")

    def _write_waiting(self) -> None:
        """Write the objects that wait as one object stream."""
        if not self._waiting:
            return
        stream = self.reserve()
        bodies = [body for _, body in self._waiting]
        offsets = accumulate([len(body) + 1 for body in bodies], initial=0)
        index: list[bytes] = []
        for place, ((number, _), offset) in enumerate(zip(self._waiting, offsets, strict=False)):
            index.append(b"%d %d" % (number, offset))
            self._enter(number, _ENTRY.pack(_IN_STREAM, stream, place))
        self._waiting.clear()
        head = b" ".join(index) + b"\n"
        objects = flate(head + b"\n".join(bodies), Type="/ObjStm", N=len(bodies), First=len(head))
        self._write(stream, objects.format(self))


def dictionary(**entries: object) -> pdfdoc.PDFObject:
    """A dictionary of objects, numbers and names."""
    return pdfdoc.PDFDictionary(entries)


def array(items: Iterable[object]) -> pdfdoc.PDFObject:
    """An array of objects, numbers and names."""
    return pdfdoc.PDFArray(items)


def name(text: str) -> str:
    """A name with its slash; one within it is written as a number, which reportlab leaves out."""
    return "/" + pdfdoc.PDFName(text)[1:].replace("/", "#2F")


def flate(content: bytes, **entries: object) -> pdfdoc.PDFStream:
    """A compressed stream with more entries in its dictionary."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])


def metadata_stream(packet: bytes) -> pdfdoc.PDFObject:
    """An XMP packet, not compressed: anyone may find it without knowing PDF."""
    return pdfdoc.XMP(creator=lambda document: packet)  # pyright: ignore[reportUnknownLambdaType]


def text_string(text: str) -> pdfdoc.PDFString:
    """A string that readers show: ASCII as it is, anything else as UTF-16 with its mark.

    reportlab's own choice, PDFDocEncoding, writes U+00FE U+00FF as the mark of UTF-16.
    """
    if text.isascii() and text.isprintable():
        return pdfdoc.PDFString(text)
    return pdfdoc.PDFString(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), enc="raw")


def formatted_text(text: str) -> str:
    """The same in PDF's syntax."""
    return text_string(text).format(pdfdoc.DummyDoc()).decode("ascii")


def font_file(tables: Mapping[str, bytes]) -> bytes:
    """A TrueType file of its tables, with directory and checksums."""
    maker = TTFontMaker()
    for tag, data in tables.items():
        maker.add(tag, data)
    return maker.makeStream()
