"""The PDF objects of a composite font: Type0, its descendant, descriptor, widths and ToUnicode.

The edge to reportlab's untyped `pdfdoc`.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false

from __future__ import annotations

from reportlab.pdfbase import pdfdoc

from ita_desk.typeset.shaping import Cluster, Shaper
from ita_desk.typeset.subset import CompositeSubset

_BLOCK = 100
_SYMBOLIC = 4


def add_font(
    doc: pdfdoc.PDFDocument, name: str, shaper: Shaper, clusters: list[Cluster], subset: int
) -> None:
    """Add a font whose code i + 1 prints `clusters[i]`, under a name in the page resources."""
    font = _font_dictionary(doc, shaper, clusters, subset)
    doc.idToObject["BasicFonts"].dict[name] = doc.Reference(font, name)


def _font_dictionary(
    doc: pdfdoc.PDFDocument, shaper: Shaper, clusters: list[Cluster], subset: int
) -> pdfdoc.PDFDictionary:
    face = shaper.face
    thousandths = 1000 / face.units_per_em
    file = CompositeSubset(shaper.sources, shaper.scales).build(clusters)
    name = _name(f"{_subset_tag(subset)}+{face.name}")
    descriptor = _dictionary(
        Type=_name("FontDescriptor"),
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=pdfdoc.PDFArray([round(v * thousandths) for v in face.sfnt.bbox]),
        ItalicAngle=face.italic_angle,
        Ascent=round(face.sfnt.ascent * thousandths),
        Descent=round(face.sfnt.descent * thousandths),
        CapHeight=round(face.height_of("H") * thousandths),
        StemV=80,
        FontFile2=_stream(doc, file, Length1=len(file)),
    )
    widths = [_number(cluster.advance * thousandths) for cluster in clusters]
    descendant = _dictionary(
        Type=_name("Font"),
        Subtype=_name("CIDFontType2"),
        BaseFont=name,
        FontDescriptor=doc.Reference(descriptor),
        DW=0,
        W=doc.Reference(pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)])),
        CIDToGIDMap=_name("Identity"),
        CIDSystemInfo=_dictionary(
            Registry=pdfdoc.PDFString("Adobe"),
            Ordering=pdfdoc.PDFString("Identity"),
            Supplement=0,
        ),
    )
    return _dictionary(
        Type=_name("Font"),
        Subtype=_name("Type0"),
        BaseFont=name,
        Encoding=_name("Identity-H"),
        DescendantFonts=pdfdoc.PDFArray([doc.Reference(descendant)]),
        ToUnicode=_stream(doc, to_unicode(clusters)),
    )


def to_unicode(clusters: list[Cluster]) -> bytes:
    """The CMap from codes to the typed text of the clusters."""
    lines = [
        f"<{i:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>"
        for i, cluster in enumerate(clusters, 1)
    ]
    blocks = [lines[i : i + _BLOCK] for i in range(0, len(lines), _BLOCK)]
    body = [f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *body,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    ).encode("ascii")


def _subset_tag(subset: int) -> str:
    """The six capital letters before a subset font's name."""
    return "".join(chr(ord("A") + subset // 26**place % 26) for place in reversed(range(6)))


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _name(name: str) -> str:
    return pdfdoc.PDFName(name)


def _dictionary(**entries: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _stream(
    doc: pdfdoc.PDFDocument, content: bytes, **entries: object
) -> pdfdoc.PDFObjectReference:
    stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    stream.dictionary.dict.update(entries)
    return doc.Reference(stream)
