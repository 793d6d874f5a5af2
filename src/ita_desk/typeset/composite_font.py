"""A face as one document uses it: codes for clusters, and the PDF font made of them at the end.

It speaks reportlab's protocol for dynamic fonts, so that a registered one works with
`canvas.drawString` and with reportlab's charts too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reportlab.pdfbase import pdfdoc

from ita_desk.typeset.font_objects import add_font
from ita_desk.typeset.shaping import Cluster, Shaper

_CODES_IN_A_SUBSET = 20_000
"""Well below the 65,535 glyphs of a font file, which holds the outlines as well."""

CODE_LENGTH = 4

EncodedText = tuple[tuple[str, str], ...]
"""Pieces of text for `Tj`: (internal font name with its slash, hexadecimal codes)."""


class _Codes(dict[Cluster, str]):
    """Hexadecimal codes from 0001, given to clusters in the order they are first printed."""

    def __missing__(self, cluster: Cluster) -> str:
        code = self[cluster] = f"{len(self) % _CODES_IN_A_SUBSET + 1:04X}"
        return code


class CompositeFont:
    """One face in one document."""

    _dynamicFont = 1
    _multiByte = 1
    shapable = False

    def __init__(self, name: str, shaper: Shaper) -> None:
        self.fontName = name
        self.shaper = shaper
        self.face = shaper.face
        self._codes = _Codes()

    def encode(self, clusters: Iterable[Cluster]) -> EncodedText:
        """Codes of clusters; more than one piece only beyond 20,000 different clusters."""
        codes = self._codes
        encoded = "".join([codes[cluster] for cluster in clusters])
        if len(codes) <= _CODES_IN_A_SUBSET:
            return ((self._internal_name(0), encoded),)
        return self._encode_by_subset(clusters)

    def printed_texts(self) -> Iterator[str]:
        """The texts of all clusters printed so far."""
        return (cluster.text for cluster in self._codes)

    def _encode_by_subset(self, clusters: Iterable[Cluster]) -> EncodedText:
        order = {cluster: i // _CODES_IN_A_SUBSET for i, cluster in enumerate(self._codes)}
        return tuple(
            (self._internal_name(subset), "".join(self._codes[cluster] for cluster in group))
            for subset, group in groupby(clusters, key=order.__getitem__)
        )

    def _internal_name(self, subset: int) -> str:
        return f"/{self.fontName}" if subset == 0 else f"/{self.fontName}.{subset}"

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:
        """Width of a text in points."""
        total = sum(cluster.advance for cluster in self.shaper.shape(text))
        return total * size / self.shaper.units_per_em

    def splitString(self, text: str, doc: pdfdoc.PDFDocument) -> list[tuple[int, bytes]]:
        """Pieces of a text as (subset, codes in bytes)."""
        pieces = self.encode(self.shaper.shape(text))
        names = {self._internal_name(i): i for i in range(self._subset_count)}
        return [(names[name], bytes.fromhex(codes)) for name, codes in pieces]

    def getSubsetInternalName(self, subset: int, doc: pdfdoc.PDFDocument) -> str:
        """The name in the page's resources; from the first use on the document has the font."""
        self.join(doc)
        return self._internal_name(subset)

    def join(self, doc: pdfdoc.PDFDocument) -> None:
        """Have the document call `addObjects` when it is written."""
        if self not in doc.delayedFonts:
            doc.delayedFonts.append(self)

    @property
    def _subset_count(self) -> int:
        return max(1, -(-len(self._codes) // _CODES_IN_A_SUBSET))

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Add the PDF's font objects for all that was encoded."""
        clusters = list(self._codes)
        for subset in range(self._subset_count):
            start = subset * _CODES_IN_A_SUBSET
            used = clusters[start : start + _CODES_IN_A_SUBSET]
            if used:
                add_font(doc, self._internal_name(subset)[1:], self.shaper, used, subset)
