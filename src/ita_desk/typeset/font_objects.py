"""The PDF objects of a composite font: Type0, its descendant, descriptor, widths and ToUnicode."""

from __future__ import annotations

from ita_desk.typeset.pdf_file import PdfFile
from ita_desk.typeset.pdf_syntax import name, reference
from ita_desk.typeset.shaping import Cluster, Shaper
from ita_desk.typeset.subset import CompositeSubset

_BLOCK = 100
_SYMBOLIC = 4


def add_font(file: PdfFile, shaper: Shaper, clusters: list[Cluster], subset: int) -> int:
    """Write a font whose code i + 1 prints `clusters[i]`; returns its object number."""
    face = shaper.face
    thousandths = 1000 / face.units_per_em
    font_name = name(f"{_subset_tag(subset)}+{face.name}")
    outlines = CompositeSubset(shaper.sources, shaper.scales).build(clusters)
    font_file = file.add_stream(outlines, f"/Length1 {len(outlines)}")
    bbox = " ".join(f"{v * thousandths:.0f}" for v in face.sfnt.bbox)
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName{font_name}/Flags {_SYMBOLIC}/FontBBox[{bbox}]"
        f"/ItalicAngle {_number(face.italic_angle)}/Ascent {face.sfnt.ascent * thousandths:.0f}"
        f"/Descent {face.sfnt.descent * thousandths:.0f}"
        f"/CapHeight {face.height_of('H') * thousandths:.0f}/StemV 80"
        f"/FontFile2 {reference(font_file)}>>"
    )
    widths = " ".join([_number(cluster.advance * thousandths) for cluster in clusters])
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont{font_name}"
        f"/FontDescriptor {reference(descriptor)}/DW 0/W[1[{widths}]]/CIDToGIDMap/Identity"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    meanings = file.add_stream(to_unicode(clusters))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont{font_name}/Encoding/Identity-H"
        f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(meanings)}>>"
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
