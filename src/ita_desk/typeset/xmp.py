"""The XMP packet: what the PDF says of itself, and which standards it conforms to."""

from __future__ import annotations

from datetime import datetime
from html import escape

from ita_desk.typeset.document import Metadata

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
