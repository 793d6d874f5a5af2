"""A PDF file in the making: what is finished is written at once, and no tree of it is kept.

A long report has tens of thousands of objects. Streams go straight into the file, everything else,
a hundred at a time, into compressed object streams (ISO 32000-1, 7.5.7), so that the memory needed
is that of the file. The same objects in the same order give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from itertools import accumulate

from ita_desk.typeset.pdf_syntax import byte_string, reference

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_A_STREAM = 100
_ENTRY = struct.Struct(">BIH")
_FREE, _IN_FILE, _IN_STREAM = range(3)
_FIRST_ENTRY = _ENTRY.pack(_FREE, 0, 0xFFFF)
_NOT_WRITTEN = b""


class PdfFile:
    """Objects by number, from 1 on; a number may be had before its object is written."""

    def __init__(self) -> None:
        self._out = bytearray(_HEADER)
        self._entries = [_FIRST_ENTRY]
        self._waiting: list[tuple[int, str]] = []

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._entries.append(_NOT_WRITTEN)
        return len(self._entries) - 1

    def put(self, number: int, body: str) -> None:
        """Write an object that isn't a stream, in PDF's syntax."""
        self._waiting.append((number, body))
        if len(self._waiting) == _OBJECTS_IN_A_STREAM:
            self._write_waiting()

    def add(self, body: str) -> int:
        """Write an object that isn't a stream under a number of its own."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, data: bytes, entries: str = "", *, compress: bool = True) -> int:
        """Write a stream with more entries for its dictionary, under a number of its own."""
        number = self.reserve()
        if compress:
            data, entries = zlib.compress(data), f"{entries}/Filter/FlateDecode"
        self._entries[number] = _ENTRY.pack(_IN_FILE, len(self._out), 0)
        self._write_stream(number, entries, data)
        return number

    def finish(self, root: int, info: int) -> bytes:
        """The bytes of the file with this catalog and Info dictionary; nothing may follow.

        Its identifier is made of all that is in it. Raises ValueError for a number that was
        reserved in vain, which is a mistake of the caller's.
        """
        self._write_waiting()
        if _NOT_WRITTEN in self._entries:
            raise ValueError(f"object {self._entries.index(_NOT_WRITTEN)} was never written")
        start = len(self._out)
        number = len(self._entries)
        self._entries.append(_ENTRY.pack(_IN_FILE, start, 0))
        identifier = byte_string(hashlib.sha256(self._out).digest()[:16])
        entries = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {reference(root)}/Info {reference(info)}"
            f"/ID[{identifier}{identifier}]/Filter/FlateDecode"
        )
        self._write_stream(number, entries, zlib.compress(b"".join(self._entries), 9))
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)

    def _write_waiting(self) -> None:
        """Write the objects that wait as one object stream."""
        if not self._waiting:
            return
        stream = self.reserve()
        bodies = [body for _, body in self._waiting]
        offsets = accumulate([len(body) + 1 for body in bodies], initial=0)
        index: list[str] = []
        for place, ((number, _), offset) in enumerate(zip(self._waiting, offsets, strict=False)):
            index.append(f"{number} {offset}")
            self._entries[number] = _ENTRY.pack(_IN_STREAM, stream, place)
        head = " ".join(index) + "\n"
        entries = f"/Type/ObjStm/N {len(bodies)}/First {len(head)}/Filter/FlateDecode"
        data = zlib.compress((head + "\n".join(bodies)).encode("ascii"))
        self._entries[stream] = _ENTRY.pack(_IN_FILE, len(self._out), 0)
        self._write_stream(stream, entries, data)
        self._waiting.clear()

    def _write_stream(self, number: int, entries: str, data: bytes) -> None:
        """Write a stream whose end can't be misread, as PDF/A wants it.

        After data that happen to end with a carriage return, a line feed alone would be read as
        one line end with it.
        """
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n"
        self._out += head.encode("ascii")
        self._out += data
        self._out += b"\r\nendstream\nendobj\n"
