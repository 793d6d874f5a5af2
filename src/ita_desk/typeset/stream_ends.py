"""Stream ends that can't be misread.

PDF/A wants a line end of its own between a stream's data and `endstream`. qpdf writes a line feed.
Where the data happen to end with a carriage return, the two together read as one line end, and
the data as one byte too short. Such streams get the full pair, and the cross-reference stream
the new offsets.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left

_MISREAD = re.compile(rb"\r\nendstream")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_XREF = re.compile(rb"(\d+ 0 obj\n<<.*?/Length )(\d+)(.*?>>\nstream\n)", re.DOTALL)
_WIDTHS = re.compile(rb"/W \[ (\d+) (\d+) (\d+) \]")
_PNG_UP = 2
_IN_FILE = 1


def separate_stream_ends(pdf: bytes) -> bytes:
    """Bytes of a file written by qpdf with object streams, every stream's end unmistakable."""
    start_of_xref = _START.search(pdf)
    if start_of_xref is None:
        raise ValueError("no startxref at the end of the file")
    xref_offset = int(start_of_xref.group(1))
    places = [m.start() + 1 for m in _MISREAD.finditer(pdf, 0, xref_offset)]
    table = _XREF.match(pdf, xref_offset)
    if table is None:
        raise ValueError("no cross-reference stream where startxref leads")
    data_end = table.end() + int(table.group(2))
    if not places and not pdf[:data_end].endswith(b"\r"):
        return pdf
    parts: list[bytes] = []
    done = 0
    for place in places:
        parts += [pdf[done:place], b"\r"]
        done = place
    parts.append(pdf[done:xref_offset])
    entries = _moved_entries(pdf[table.end() : data_end], table.group(), places)
    parts += [table.group(1), b"%d" % len(entries), table.group(3), entries]
    parts.append(b"\r\nendstream\nendobj\n\nstartxref\n%d\n%%%%EOF\n" % (xref_offset + len(places)))
    return b"".join(parts)


def _moved_entries(data: bytes, dictionary: bytes, places: list[int]) -> bytes:
    """The cross-reference entries with offsets moved past the bytes put in at `places`."""
    widths = _WIDTHS.search(dictionary)
    if widths is None:
        raise ValueError("a cross-reference stream without widths")
    kind_width, offset_width, last_width = (int(width) for width in widths.groups())
    row_length = 1 + kind_width + offset_width + last_width
    filtered = zlib.decompress(data)
    previous = bytes(row_length - 1)
    rows = bytearray()
    written = bytes(row_length - 1)
    for start in range(0, len(filtered), row_length):
        if filtered[start] != _PNG_UP:
            raise ValueError("a cross-reference stream with an unknown predictor")
        row = _sum(filtered[start + 1 : start + row_length], previous)
        previous = row
        if int.from_bytes(row[:kind_width]) == _IN_FILE:
            offset = int.from_bytes(row[kind_width : kind_width + offset_width])
            moved = offset + bisect_left(places, offset)
            row = row[:kind_width] + moved.to_bytes(offset_width) + row[-last_width:]
        rows.append(_PNG_UP)
        rows += bytes((a - b) & 0xFF for a, b in zip(row, written, strict=True))
        written = row
    return zlib.compress(bytes(rows), 9)


def _sum(one: bytes, other: bytes) -> bytes:
    return bytes((a + b) & 0xFF for a, b in zip(one, other, strict=True))
