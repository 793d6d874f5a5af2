"""reportlab's document, written while it is made: what is finished goes into the file at once.

reportlab keeps every object to the end and writes them one by one. A long report has tens of
thousands; here streams go straight into the file, everything else, a hundred at a time, into
compressed object streams (ISO 32000-1, 7.5.7). The same objects in the same order give the same
bytes, whatever reportlab's settings on this computer say.
"""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false, reportIncompatibleVariableOverride=false

from __future__ import annotations

import codecs
import hashlib
import struct
from itertools import accumulate
from typing import ClassVar

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

# A user's ~/.reportlab_settings or environment must not change what is printed.
rl_config.useA85 = rl_config.pdfComments = rl_config.pdfMultiLine = 0

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


class _Catalog(pdfdoc.PDFCatalog):
    """The catalog with the entry of PDF/A."""

    __NoDefault__: ClassVar = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]


class TaggedPage(pdfdoc.PDFPage):
    """A page with its key in the parent tree."""

    __Defaults__: ClassVar = {**pdfdoc.PDFPage.__Defaults__, "Tabs": "/S"}
    __NoDefault__: ClassVar = [*pdfdoc.PDFPage.__NoDefault__, "StructParents"]


class CompactDocument(pdfdoc.PDFDocument):
    """A document whose objects may be written and let go of before it is finished."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self.Catalog = self._catalog = _Catalog()
        self.Catalog.Pages, self.Catalog.Outlines = self.Pages, self.Outlines
        self.resources = pdfdoc.PDFResourceDictionary(ProcSet=[])
        self.resources.basicFonts()
        self._file = pdfdoc.PDFFile(self._pdfVersion)
        self._entries = [_FIRST_ENTRY]
        self._waiting: list[tuple[int, bytes]] = []

    def addPage(self, page: TaggedPage) -> None:  # noqa: N802
        """Write a page and its content."""
        page.Contents = self.settle(flate(page.stream.encode("ascii")))
        page.Resources = self.Reference(self.resources)
        name = self.thisPageName()
        super().addPage(page)
        self._settle(page, name)

    def settle(
        self, content: pdfdoc.PDFObject, name: str | None = None
    ) -> pdfdoc.PDFObjectReference:
        """Write an object at once and let go of it."""
        reference = self.Reference(content, name)
        self._settle(content, reference.name)
        return reference

    def add_font(self, name: str, font: pdfdoc.PDFDictionary) -> None:
        """Write a font and name it for all pages."""
        self.idToObject[pdfdoc.BasicFonts].dict[name] = self.settle(font, name)

    def number_of(self, reference: pdfdoc.PDFObjectReference) -> int:
        """The number of an object."""
        return self.idToObjectNumberAndVersion[reference.name][0]

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
            W=pdfdoc.PDFArray([1, 4, 2]),
            Root=root,
            Info=info,
            ID=pdfdoc.PDFArray([identifier, identifier]),
        )
        self._write(number, table.format(self))
        self._file.add(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._file.format(self)

    def _digest(self) -> bytes:
        digest = hashlib.sha256()
        for part in self._file.strings:
            digest.update(part)
        return digest.digest()[:16]

    def _settle(self, content: pdfdoc.PDFObject, name: str) -> None:
        number, _ = self.idToObjectNumberAndVersion[name]
        self._write(number, pdfdoc.format(content, self, toplevel=1))
        self.idToObject[name] = _WRITTEN

    def _enter(self, number: int, entry: bytes) -> None:
        """Note where an object is; reportlab skips numbers, which stay free."""
        missing = number + 1 - len(self._entries)
        self._entries += [_NO_ENTRY] * missing
        self._entries[number] = entry

    def _write(self, number: int, body: bytes) -> None:
        """Write a stream at once, and anything else with others.

        After data that happen to end with a carriage return, a line feed alone would be read as
        one line end with it.
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


def flate(content: bytes, **entries: object) -> pdfdoc.PDFStream:
    """A compressed stream with more entries in its dictionary."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])


def text_string(text: str) -> pdfdoc.PDFObject:
    """A string that readers show: ASCII as it is, anything else as UTF-16 with its mark.

    reportlab's own choice, PDFDocEncoding, writes U+00FE U+00FF as the mark of UTF-16.
    """
    if text.isascii() and text.isprintable():
        return pdfdoc.PDFString(text)
    return pdfdoc.PDFText(codecs.BOM_UTF16_BE + text.encode("utf-16-be"))


def formatted(content: pdfdoc.PDFObject) -> str:
    """A string or an array of strings in PDF's syntax."""
    return content.format(pdfdoc.DummyDoc()).decode("ascii")
