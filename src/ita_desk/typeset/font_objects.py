"""The PDF objects of a composite font: Type0, its descendant, descriptor, widths and ToUnicode."""

from __future__ import annotations

from ita_desk.typeset.pdf_document import (
    CompactDocument,
    Formatted,
    PdfObject,
    array,
    dictionary,
    flate,
    name,
    text_string,
)
from ita_desk.typeset.shaping import Cluster, Shaper
from ita_desk.typeset.subset import CompositeSubset

_BLOCK = 100
_SYMBOLIC = 4


def font_dictionary(
    doc: CompactDocument, shaper: Shaper, clusters: list[Cluster], subset: int
) -> PdfObject:
    """A font whose code i + 1 prints `clusters[i]`; what it is made of is written."""
    face = shaper.face
    thousandths = 1000 / face.units_per_em
    font_name = name(f"{_subset_tag(subset)}+{face.name}")
    outlines = CompositeSubset(shaper.sources, shaper.scales).build(clusters)
    descriptor = dictionary(
        Type="/FontDescriptor",
        FontName=font_name,
        Flags=_SYMBOLIC,
        FontBBox=array([round(v * thousandths) for v in face.sfnt.bbox]),
        ItalicAngle=face.italic_angle,
        Ascent=round(face.sfnt.ascent * thousandths),
        Descent=round(face.sfnt.descent * thousandths),
        CapHeight=round(face.height_of("H") * thousandths),
        StemV=80,
        FontFile2=doc.settle(flate(outlines, Length1=len(outlines))),
    )
    widths = " ".join([_number(cluster.advance * thousandths) for cluster in clusters])
    descendant = dictionary(
        Type="/Font",
        Subtype="/CIDFontType2",
        BaseFont=font_name,
        FontDescriptor=doc.settle(descriptor),
        DW=0,
        W=Formatted(f"[1[{widths}]]"),
        CIDToGIDMap="/Identity",
        CIDSystemInfo=dictionary(
            Registry=text_string("Adobe"),
            Ordering=text_string("Identity"),
            Supplement=0,
        ),
    )
    return dictionary(
        Type="/Font",
        Subtype="/Type0",
        BaseFont=font_name,
        Encoding="/Identity-H",
        DescendantFonts=array([doc.settle(descendant)]),
        ToUnicode=doc.settle(flate(to_unicode(clusters))),
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
