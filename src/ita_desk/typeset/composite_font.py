"""A face as one document uses it: codes for clusters, and the PDF font made of them at the end.

A cluster with marks has two codes: its whole drawing, which says the base letter, and after it an
empty glyph of one unit, which says the marks. pdf.js (Firefox, many web viewers) up to 6.4 takes
any code that says a mark for one without width: it would stick to the line before, and what follows
would seem to stand behind a gap. A code that ends with an invisible character it drops altogether,
so that has one of its own, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ita_desk.typeset.fonts import FontFamily
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

_LETTERS_AND_MARKS = re.compile("([LI][^M]*?)(I*M.*|I+)")
_CODES_IN_A_SUBSET = 20_000
"""Well below the 65,535 glyphs of a font file, which holds the outlines as well."""

_BLOCK = 100
_SYMBOLIC = 4


class EncodedText(NamedTuple):
    """A piece of text for `Tj`: internal font name with its slash, and hexadecimal codes.

    `clusters` is how many they print.
    """

    font: str
    codes: str
    clusters: int


class _Codes(dict[Cluster, str]):
    """Hexadecimal codes of clusters, from 0001 in each subset, in the order of first printing.

    `subsets` holds what their codes print: all codes of a cluster are in one subset.
    """

    def __init__(self) -> None:
        self.subsets: list[list[Cluster]] = [[]]
        self.subset_of: dict[Cluster, int] = {}
        self._following: dict[str, str] = {}

    def __missing__(self, cluster: Cluster) -> str:
        drawn, *following = _spoken(cluster.text)
        if len(self.subsets[-1]) + 1 + len(following) > _CODES_IN_A_SUBSET:
            self.subsets.append([])
            self._following.clear()
        first = self._code(Cluster(cluster.parts, cluster.advance - len(following), drawn))
        codes = self[cluster] = first + "".join([self._code_of(text) for text in following])
        self.subset_of[cluster] = len(self.subsets) - 1
        return codes

    def _code_of(self, text: str) -> str:
        """The code of a text whose ink is in the code before."""
        if text not in self._following:
            self._following[text] = self._code(Cluster((), 1, text))
        return self._following[text]

    def _code(self, printed: Cluster) -> str:
        self.subsets[-1].append(printed)
        return f"{len(self.subsets[-1]):04X}"


class CompositeFont:
    """One face in one document."""

    def __init__(self, name: str, shaper: Shaper) -> None:
        self.shaper = shaper
        self.face = shaper.face
        self._name = name
        self._codes = _Codes()

    def encode(self, clusters: Sequence[Cluster]) -> tuple[EncodedText, ...]:
        """Codes of clusters; more than one piece only beyond 20,000 different codes."""
        codes = self._codes
        encoded = "".join([codes[cluster] for cluster in clusters])
        if len(codes.subsets) == 1:
            return (EncodedText(f"/{self._name}", encoded, len(clusters)),)
        pieces: list[EncodedText] = []
        for subset, group in groupby(clusters, codes.subset_of.__getitem__):
            own = [codes[cluster] for cluster in group]
            pieces.append(EncodedText(f"/{self._subset_name(subset)}", "".join(own), len(own)))
        return tuple(pieces)

    def printed_texts(self) -> Iterator[str]:
        """The texts of all codes so far."""
        return (printed.text for subset in self._codes.subsets for printed in subset)

    def _subset_name(self, subset: int) -> str:
        return self._name if subset == 0 else f"{self._name}.{subset}"

    def width(self, text: str, size: float) -> float:
        """Width of a text in points."""
        total = sum([cluster.advance for cluster in self.shaper.shape(text)])
        return total * size / self.shaper.units_per_em

    def addObjects(self, doc: CompactDocument) -> None:  # noqa: N802
        """Write what was encoded as fonts: how reportlab finishes a font that grows."""
        for subset, printed in enumerate(self._codes.subsets):
            font = font_dictionary(doc, self.shaper, printed, subset)
            doc.add_font(self._subset_name(subset), font)


def _spoken(text: str) -> tuple[str, ...]:
    """What the one or two codes of a cluster say; a text that begins with a mark isn't parted."""
    parts = _LETTERS_AND_MARKS.fullmatch("".join([_kind(character) for character in text]))
    if parts is None:
        return (text,)
    letters = parts.end(1)
    return text[:letters], text[letters:]


@lru_cache(4096)
def _kind(character: str) -> str:
    """M for a combining mark, I for an invisible character, L for any other."""
    return {"Mn": "M", "Cf": "I"}.get(unicodedata.category(character), "L")


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


class TextFonts:
    """Composite fonts by face, with the phrases of the document that are never cut."""

    def __init__(self, family: FontFamily, keep: frozenset[str] = frozenset()) -> None:
        self.family = family
        self.keep = keep
        self._fonts: dict[Shaper, CompositeFont] = {}

    def font(self, *, bold: bool, italic: bool) -> CompositeFont:
        """The composite font of a face."""
        shaper = self.family.face(bold=bold, italic=italic)
        font = self._fonts.get(shaper)
        if font is None:
            font = self._fonts[shaper] = CompositeFont(f"F{len(self._fonts) + 1}", shaper)
        return font

    def points(self, official: float) -> float:
        """PDF points of a size in official points."""
        return self.family.points(official)

    def used(self) -> tuple[CompositeFont, ...]:
        """The fonts asked for so far, in that order."""
        return tuple(self._fonts.values())
