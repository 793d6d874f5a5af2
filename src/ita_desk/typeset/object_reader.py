"""Reading back single objects of a finished file as bytes, by number.

A long report has tens of thousands of structure elements. They are cut out of the file's object
streams one by one; a library would build a tree of all of them.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

from ita_desk.typeset.errors import ReadError

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_STREAM = re.compile(rb"\d+ 0 obj\s*<<(.*?)>>\s*stream\r?\n", re.DOTALL)
_ENTRY = re.compile(rb"/(\w+)\s*(?:\[([\d\s]*)\]|/?(\w+))")
_OBJECT = re.compile(rb"\d+ 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_IN_FILE, _IN_STREAM = 1, 2
_PNG = 10
_UP = 2


class _Stream(NamedTuple):
    """The numbers in a stream's dictionary, and its data."""

    entries: dict[bytes, list[int]]
    data: bytes


class _ObjectStream(NamedTuple):
    """Many objects one after the other, and where each begins."""

    starts: tuple[int, ...]
    data: bytes


class ObjectReader:
    """The objects of a file with a cross-reference stream; raises ReadError for any other."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        start = _START.search(pdf, max(len(pdf) - 64, 0))
        if start is None:
            raise ReadError("no startxref at the end of the file")
        table = self._stream(int(start[1]))
        if b"Prev" in table.entries:
            raise ReadError("the file was written in several parts")
        widths = table.entries.get(b"W", [])
        if len(widths) != 3 or 0 in widths[:2]:
            raise ReadError("a cross-reference stream without widths")
        self._widths = widths
        self._rows = _without_predictor(table, sum(widths))
        self._first = table.entries.get(b"Index", [0])[0]
        self._streams: dict[int, _ObjectStream] = {}

    def read(self, number: int) -> bytes:
        """An object that isn't a stream, as it is written."""
        kind, place, index = self._row(number)
        if kind == _IN_STREAM:
            starts, data = self._object_stream(place)
            return data[starts[index] : starts[index + 1]]
        found = _OBJECT.match(self._pdf, place) if kind == _IN_FILE else None
        if found is None:
            raise ReadError(f"no object {number}")
        return found[1]

    def _row(self, number: int) -> tuple[int, int, int]:
        """The cross-reference entry of an object: its kind, and where it is."""
        first, second, third = self._widths
        length = first + second + third
        start = (number - self._first) * length
        row = self._rows[start : start + length]
        if start < 0 or len(row) < length:
            raise ReadError(f"no object {number}")
        middle = first + second
        return row[0], int.from_bytes(row[first:middle]), int.from_bytes(row[middle:])

    def _object_stream(self, number: int) -> _ObjectStream:
        known = self._streams.get(number)
        if known is None:
            kind, offset, _ = self._row(number)
            if kind != _IN_FILE:
                raise ReadError(f"no object stream {number}")
            entries, data = self._stream(offset)
            (first,) = entries[b"First"]
            starts = [first + int(start) for start in data[:first].split()[1::2]]
            known = self._streams[number] = _ObjectStream((*starts, len(data)), data)
        return known

    def _stream(self, offset: int) -> _Stream:
        """A compressed stream and its dictionary."""
        head = _STREAM.match(self._pdf, offset)
        if head is None:
            raise ReadError(f"no stream at {offset}")
        entries = {
            found[1]: [int(part) for part in (found[2] or found[3]).split() if part.isdigit()]
            for found in _ENTRY.finditer(head[1])
        }
        length = entries[b"Length"][0]
        return _Stream(entries, zlib.decompress(self._pdf[head.end() : head.end() + length]))


def _without_predictor(table: _Stream, length: int) -> bytes:
    """The rows of a cross-reference stream; each may be written as the difference to the last."""
    if table.entries.get(b"Predictor", [1])[0] < _PNG:
        return table.data
    rows = bytearray()
    last = bytes(length)
    for start in range(0, len(table.data), length + 1):
        if table.data[start] != _UP:
            raise ReadError("a cross-reference stream with an unknown predictor")
        row = table.data[start + 1 : start + 1 + length]
        last = bytes([(new + old) & 0xFF for new, old in zip(row, last, strict=True)])
        rows += last
    return bytes(rows)
