"""A face as one document uses it: codes for clusters, and the PDF font made of them at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ita_desk.typeset.font_objects import font_dictionary
from ita_desk.typeset.pdf_document import CompactDocument
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

    def __init__(self, name: str, shaper: Shaper) -> None:
        self.shaper = shaper
        self.face = shaper.face
        self._name = name
        self._codes = _Codes()

    def encode(self, clusters: Iterable[Cluster]) -> EncodedText:
        """Codes of clusters; more than one piece only beyond 20,000 different clusters."""
        codes = self._codes
        encoded = "".join([codes[cluster] for cluster in clusters])
        if len(codes) <= _CODES_IN_A_SUBSET:
            return ((f"/{self._name}", encoded),)
        return self._encode_by_subset(clusters)

    def printed_texts(self) -> Iterator[str]:
        """The texts of all clusters printed so far."""
        return (cluster.text for cluster in self._codes)

    def _encode_by_subset(self, clusters: Iterable[Cluster]) -> EncodedText:
        order = {cluster: i // _CODES_IN_A_SUBSET for i, cluster in enumerate(self._codes)}
        return tuple(
            (f"/{self._subset_name(subset)}", "".join(self._codes[cluster] for cluster in group))
            for subset, group in groupby(clusters, key=order.__getitem__)
        )

    def _subset_name(self, subset: int) -> str:
        return self._name if subset == 0 else f"{self._name}.{subset}"

    def width(self, text: str, size: float) -> float:
        """Width of a text in points."""
        total = sum([cluster.advance for cluster in self.shaper.shape(text)])
        return total * size / self.shaper.units_per_em

    def addObjects(self, doc: CompactDocument) -> None:  # noqa: N802
        """Write what was encoded as fonts: how reportlab finishes a font that grows."""
        for subset, clusters in self._subsets():
            font = font_dictionary(doc, self.shaper, clusters, subset)
            doc.add_font(self._subset_name(subset), font)

    def _subsets(self) -> list[tuple[int, list[Cluster]]]:
        clusters = list(self._codes)
        starts = range(0, len(clusters), _CODES_IN_A_SUBSET)
        return [(n, clusters[at : at + _CODES_IN_A_SUBSET]) for n, at in enumerate(starts)]
