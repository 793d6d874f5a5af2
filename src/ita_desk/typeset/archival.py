"""The finished file: pages, structure, links, outline, metadata and colour profile.

Conforms to PDF/A-2a and PDF/UA-1, unless a character was typed that these forbid.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from datetime import datetime
from html import escape

from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Metadata
from ita_desk.typeset.ink import Ink
from ita_desk.typeset.pdf_document import (
    CompactDocument,
    Formatted,
    PdfObject,
    array,
    dictionary,
    flate,
    metadata_stream,
    text_string,
)
from ita_desk.typeset.structure import Element
from ita_desk.typeset.structure_writer import write_structure

_FORBIDDEN = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that PDF/A-2a or PDF/UA-1 don't let a code stand for; private ones mean nothing to
others, and come in texts that were copied from a PDF with an old Thai font.
"""

PRODUCER = "ita_desk.typeset"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_AIIM = "http://www.aiim.org/pdf"
_UA_SCHEMA = f"""
<rdf:Description rdf:about="" xmlns:pdfaExtension="{_AIIM}a/ns/extension/"
 xmlns:pdfaSchema="{_AIIM}a/ns/schema#" xmlns:pdfaProperty="{_AIIM}a/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_AIIM}ua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A wants every schema it doesn't know described; PDF/UA's is one."""
_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_CURVE_POINTS = 1024
_DATE = (2026, 1, 1, 0, 0, 0)


def finish(
    ink: Ink,
    root: Element,
    fonts: Iterable[CompositeFont],
    metadata: Metadata,
    numbers: Iterable[int],
) -> bytes:
    """Write all that isn't on pages, and return the bytes of the PDF.

    `numbers` are those printed on the pages, which a reader shows as their labels. With a character
    that the standards forbid it claims PDF/A-2b only.
    """
    fonts = tuple(fonts)
    printed = (text for font in fonts for text in font.printed_texts())
    accessible = not any(_FORBIDDEN.search(text) for text in printed)
    document = ink.canvas.document
    document.describe(
        _information(metadata),
        Lang=text_string(metadata.language),
        MarkInfo=Formatted("<</Marked true>>"),
        Metadata=document.settle(metadata_stream(xmp_packet(metadata, accessible=accessible))),
        PageLabels=Formatted(_page_labels(numbers)),
        OutputIntents=array([_colour_intent(document)]),
        StructTreeRoot=f"{write_structure(document, ink, root)} 0 R",
        ViewerPreferences=Formatted("<</DisplayDocTitle true>>"),
    )
    return ink.finish(fonts)


def _page_labels(numbers: Iterable[int]) -> str:
    """A number tree of the pages at which numbering begins anew."""
    begun = [index for index, number in enumerate(numbers) if index == 0 or number == 1]
    ranges = "".join(f"{index}<</S/D>>" for index in begun)
    return f"<</Nums[{ranges}]>>"


def _information(metadata: Metadata) -> dict[str, str]:
    """What is known for the Info dictionary; nothing is made up."""
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": metadata.creator,
        "Producer": PRODUCER,
    }
    if metadata.created is not None:
        entries["CreationDate"] = entries["ModDate"] = pdf_date(metadata.created)
    return {key: value for key, value in entries.items() if value}


def _colour_intent(document: CompactDocument) -> PdfObject:
    """The output intent: black on the page means black in sRGB."""
    return dictionary(
        Type="/OutputIntent",
        S="/GTS_PDFA1",
        OutputConditionIdentifier=text_string("sRGB"),
        Info=text_string("sRGB IEC61966-2.1"),
        RegistryName=text_string("http://www.color.org"),
        DestOutputProfile=document.settle(flate(srgb_profile(), N=3)),
    )


def xmp_packet(metadata: Metadata, *, accessible: bool) -> bytes:
    """The packet as UTF-8; `accessible` claims PDF/A-2a and PDF/UA-1, else it is PDF/A-2b."""
    level = "A" if accessible else "B"
    entries = [
        "<dc:format>application/pdf</dc:format>",
        _alternatives("dc:title", metadata.title),
        _alternatives("dc:description", metadata.subject),
        _list("dc:creator", "Seq", metadata.author),
        _list("dc:language", "Bag", metadata.language),
        _simple("xmp:CreatorTool", metadata.creator),
        _simple("pdf:Producer", PRODUCER),
        _simple("pdf:Keywords", ", ".join(metadata.keywords)),
        "<pdfaid:part>2</pdfaid:part>",
        _simple("pdfaid:conformance", level),
        "<pdfuaid:part>1</pdfuaid:part>" if accessible else "",
    ]
    if metadata.created is not None:
        date = xmp_date(metadata.created)
        entries += [_simple(f"xmp:{n}", date) for n in ("CreateDate", "ModifyDate", "MetadataDate")]
    body = "\n".join(entry for entry in entries if entry)
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="{_AIIM}a/ns/id/" xmlns:pdfuaid="{_AIIM}ua/ns/id/">
{body}
</rdf:Description>{_UA_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode("utf-8")


def xmp_date(moment: datetime) -> str:
    """ISO 8601 to the second with the zone; a time without zone is taken as UTC."""
    text = moment.replace(microsecond=0).isoformat()
    return text if moment.tzinfo is not None else text + "+00:00"


def pdf_date(moment: datetime) -> str:
    """The same moment as the Info dictionary writes it."""
    offset = moment.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'"
    return f"D:{moment:%Y%m%d%H%M%S}{zone}"


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_escaped(value)}</{name}>" if value else ""


def _alternatives(name: str, value: str) -> str:
    item = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(value)}</rdf:li></rdf:Alt>'
    return f"<{name}>{item}</{name}>" if value else ""


def _list(name: str, kind: str, value: str) -> str:
    item = f"<rdf:{kind}><rdf:li>{_escaped(value)}</rdf:li></rdf:{kind}>"
    return f"<{name}>{item}</{name}>" if value else ""


def _escaped(value: str) -> str:
    """XML text; control characters, which XML can't hold, become blanks."""
    printable = "".join(c if c >= " " and c not in "\ufffe\uffff" else " " for c in value)
    return escape(printable, quote=False)


def srgb_profile() -> bytes:
    """The sRGB profile that PDF/A asks for, made from the numbers of IEC 61966-2-1.

    An ICC version 2 matrix profile: the three primaries adapted to D50, and the curve of the
    standard. Pillow's is version 4.4, newer than PDF 1.7 knows (ISO 32000-1, 8.6.5.5, ends with
    4.2), and holds the moment it was made.
    """
    curve = _curve()
    tags = {
        "desc": _description("sRGB IEC61966-2.1"),
        "cprt": b"text\0\0\0\0No copyright, use freely\0",
        "wtpt": _xyz(_WHITE),
        "rXYZ": _xyz(_RED),
        "gXYZ": _xyz(_GREEN),
        "bXYZ": _xyz(_BLUE),
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    directory = struct.pack(">I", len(tags))
    body = b""
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        directory += struct.pack(">4sII", name.encode(), places[data], len(data))
    return _header(offset + len(body)) + directory + body


def _header(size: int) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s6H4s4sI4sIQI3i4s44x",
        *(size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "),
        *(*_DATE, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", 0, 0, 0),
        *(round(value * 65536) for value in _WHITE),
        b"\0\0\0\0",
    )


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in values))


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(78)


def _curve() -> bytes:
    points = [_linear(index / (_CURVE_POINTS - 1)) for index in range(_CURVE_POINTS)]
    values = [round(point * 0xFFFF) for point in points]
    return b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *values)


def _linear(value: float) -> float:
    """The standard's curve from a stored value to light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
