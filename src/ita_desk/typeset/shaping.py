"""From typed characters to clusters: what HarfBuzz draws as one, with the text it was typed as.

A cluster is the unit of everything that follows: น้ำ, ที่, a ligature, a letter with its kerning.
It never has zero width, so no reader of the PDF can sort or drop it: marks and invisible
characters that advance nothing belong to the cluster before them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ita_desk.typeset.font_face import FontFace

MISSING = -1
"""Source of the box drawn for a character that no font has; its glyph number says nothing."""

_BOX_ADVANCE = 0.6
_TAB_SPACES = 4
_INVISIBLE_ADVANCE = 0.1
_WIDEST_BLANK = 2
_LONGEST_CLUSTER = 8
"""Longer ones are cut: MuPDF reads no more characters of one code."""
_LONGEST_CACHED = 256
_MOST_CACHED = 60_000
_TOKENS = re.compile(r" +|[^ ]+")
_ODD_BLANKS = frozenset("\t\x85\xa0\u1680\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
"""Blanks other than the space: readers of a PDF drop them where they stand alone."""


class Part(NamedTuple):
    """A glyph in a cluster: which font (0 main, then fallbacks), which glyph, and where."""

    source: int
    glyph: int
    x: int
    y: int


class Cluster:
    """Glyphs, advance and source text; equal ones are the same object within a shaper.

    Lengths are in units of the main font. `blank` says that all of the text is blanks.
    """

    __slots__ = ("advance", "blank", "parts", "text")

    def __init__(self, parts: tuple[Part, ...], advance: int, text: str) -> None:
        self.parts = parts
        self.advance = advance
        self.text = text
        self.blank = text.isspace()

    def __repr__(self) -> str:
        return f"Cluster({self.text!r}, {self.advance}, {self.parts})"


class _Draft(NamedTuple):
    """A cluster in the making: where it starts in the text, its advance and its glyphs."""

    start: int
    advance: int
    parts: tuple[Part, ...]


class Shaper:
    """Shapes text in one face and its fallbacks, and remembers the pieces it has shaped."""

    def __init__(
        self, face: FontFace, fallbacks: tuple[FontFace, ...], fallback_scale: float
    ) -> None:
        self.face = face
        self.sources = (face, *fallbacks)
        self.units_per_em = face.units_per_em
        self.scales = (
            1.0,
            *(fallback_scale * face.units_per_em / f.units_per_em for f in fallbacks),
        )
        self._clusters: dict[tuple[tuple[Part, ...], int, str], Cluster] = {}
        self._shaped: dict[str, tuple[Cluster, ...]] = {}

    def shape(self, text: str) -> list[Cluster]:
        """The clusters of a line's text (without line ends), in order.

        The texts of the clusters, put together, are the text.
        """
        if not self.face.spaces_are_neutral:
            return list(self._shape_piece(text))
        clusters: list[Cluster] = []
        remembered = self._shaped
        for piece in _pieces(text):
            shaped = remembered.get(piece)
            clusters += self._shape_piece(piece) if shaped is None else shaped
        return clusters

    def widened(self, cluster: Cluster, advance: int) -> Cluster:
        """The same cluster with more room after it, for justified lines."""
        return self._intern(cluster.parts, advance, cluster.text)

    def merged(self, clusters: Sequence[Cluster]) -> Cluster:
        """Several clusters as one."""
        parts: list[Part] = []
        pen = 0
        for cluster in clusters:
            parts += [part._replace(x=part.x + pen) for part in cluster.parts]
            pen += cluster.advance
        return self._intern(tuple(parts), pen, "".join(cluster.text for cluster in clusters))

    def _shape_piece(self, piece: str) -> tuple[Cluster, ...]:
        drafts = self._joined(piece, self._drafts(piece))
        ends = [draft.start for draft in drafts[1:]] + [len(piece)]
        shaped = tuple(
            self._intern(draft.parts, draft.advance, piece[draft.start : end])
            for draft, end in zip(drafts, ends, strict=True)
        )
        if len(piece) <= _LONGEST_CACHED:
            if len(self._shaped) >= _MOST_CACHED:
                self._shaped.clear()
            self._shaped[piece] = shaped
        return shaped

    def _drafts(self, piece: str) -> list[_Draft]:
        """What HarfBuzz makes of a piece. An endless cluster (marks upon marks) is cut."""
        drafts: list[_Draft] = []
        for start, end, source, script in self._runs(piece):
            drafts += self._shape_run(piece[start:end], start, source, script)
        ends = [draft.start for draft in drafts[1:]] + [len(piece)]
        if all(e - d.start <= _LONGEST_CLUSTER for d, e in zip(drafts, ends, strict=True)):
            return drafts
        cut: list[_Draft] = []
        for draft, draft_end in zip(drafts, ends, strict=True):
            if draft_end - draft.start <= _LONGEST_CLUSTER:
                cut.append(draft)
                continue
            for first in range(draft.start, draft_end, _LONGEST_CLUSTER):
                part = piece[first : min(first + _LONGEST_CLUSTER, draft_end)]
                for start, end, source, script in self._runs(part):
                    cut += self._shape_run(part[start:end], first + start, source, script)
        return cut

    def _intern(self, parts: tuple[Part, ...], advance: int, text: str) -> Cluster:
        key = (parts, advance, text)
        cluster = self._clusters.get(key)
        if cluster is None:
            cluster = self._clusters[key] = Cluster(parts, advance, text)
        return cluster

    def _runs(self, piece: str) -> list[tuple[int, int, int, str]]:
        """Stretches of one font and one script: (start, end, source, script)."""
        runs: list[tuple[int, int, int, str]] = []
        for index, character in enumerate(piece):
            source = self._source_of(character)
            script = _script_of(character)
            if runs:
                start, _, last_source, last_script = runs[-1]
                if source is None:
                    source = last_source
                if source == last_source and (not script or last_script in ("", script)):
                    runs[-1] = (start, index + 1, source, last_script or script)
                    continue
            runs.append((index, index + 1, source or 0, script))
        return runs

    def _source_of(self, character: str) -> int | None:
        """Which font draws a character: MISSING if none, None if it goes with its neighbour."""
        if is_invisible(character):
            return None
        if unicodedata.category(character) == "Cc":
            return MISSING
        for index, source in enumerate(self.sources):
            if source.covers(character):
                return index
        return MISSING

    def _shape_run(self, text: str, offset: int, source: int, script: str) -> list[_Draft]:
        if source == MISSING:
            return [self._without_glyph(c, offset + i) for i, c in enumerate(text)]
        scale = self.scales[source]
        drafts: list[_Draft] = []
        parts: list[Part] = []
        start, pen = 0, 0.0
        for shaped in self.sources[source].harfbuzz.shape(text, script or "Latn"):
            if shaped.cluster != start and parts:
                drafts.append(_Draft(offset + start, round(pen), tuple(parts)))
                parts, pen = [], 0.0
            start = shaped.cluster
            x, y = round(pen + shaped.x * scale), round(shaped.y * scale)
            if shaped.glyph:
                parts.append(Part(source, shaped.glyph, x, y))
                pen += shaped.advance * scale
            else:
                parts.append(Part(MISSING, 0, x, y))
                pen += self._box_advance
        if parts:
            drafts.append(_Draft(offset + start, round(pen), tuple(parts)))
        return drafts or [_Draft(offset, 0, ())]

    @property
    def _widest_blank(self) -> int:
        """How far into its cluster a letter may stand behind blanks: it has to fit its column."""
        return round(_WIDEST_BLANK * self.units_per_em)

    @property
    def _box_advance(self) -> int:
        return round(_BOX_ADVANCE * self.units_per_em)

    def _without_glyph(self, character: str, start: int) -> _Draft:
        if character == "\t":
            return _Draft(start, _TAB_SPACES * self.face.space_advance, ())
        return _Draft(start, self._box_advance, (Part(MISSING, 0, 0, 0),))

    def _joined(self, piece: str, drafts: list[_Draft]) -> list[_Draft]:
        """Join what advances nothing, and blanks that readers would drop, to a neighbour.

        A mark without anything before it stands over a blank; an invisible character there
        belongs to the cluster after it.
        """
        joined: list[_Draft] = []
        ends = [draft.start for draft in drafts[1:]] + [len(piece)]
        for draft, end in zip(drafts, ends, strict=True):
            if joined and self._belongs_to(piece, joined[-1], draft, end):
                joined[-1] = _join(joined[-1], draft)
            elif draft.advance <= 0 and self._has_ink(draft.parts):
                blank = self.face.space_advance
                joined.append(_join(_Draft(draft.start, blank, ()), draft))
            else:
                joined.append(draft)
        thin = round(_INVISIBLE_ADVANCE * self.units_per_em)
        return [d if d.advance > 0 else d._replace(advance=thin) for d in joined]

    def _belongs_to(self, piece: str, previous: _Draft, draft: _Draft, end: int) -> bool:
        if end - previous.start > _LONGEST_CLUSTER:
            return False
        if draft.advance <= 0 and piece[draft.start - 1] in _ODD_BLANKS:
            return not self._has_ink(draft.parts)
        if draft.advance <= 0 or previous.advance <= 0:
            return True
        if not _is_lost_beside(piece, draft.start):
            return False
        only_blank = piece[previous.start : draft.start].isspace()
        return not only_blank or previous.advance + draft.advance <= self._widest_blank

    def _has_ink(self, parts: tuple[Part, ...]) -> bool:
        return any(p.source == MISSING or self.sources[p.source].outline(p.glyph) for p in parts)


def _is_lost_beside(piece: str, index: int) -> bool:
    """Whether readers drop a blank that is here: any but a single space."""
    here = piece[index]
    return here in _ODD_BLANKS or (here == " " and piece[index - 1].isspace())


def _join(first: _Draft, second: _Draft) -> _Draft:
    moved = tuple(part._replace(x=part.x + first.advance) for part in second.parts)
    return _Draft(first.start, first.advance + max(second.advance, 0), first.parts + moved)


def _pieces(text: str) -> list[str]:
    """Cut at spaces; a mark or invisible character after a space stays with the space."""
    pieces: list[str] = _TOKENS.findall(text)
    if len(pieces) > 1 and any(_leans_back(piece[0]) for piece in pieces[1:]):
        joined = pieces[:1]
        for piece in pieces[1:]:
            if _leans_back(piece[0]):
                joined[-1] += piece
            else:
                joined.append(piece)
        return joined
    return pieces


@lru_cache(4096)
def _leans_back(character: str) -> bool:
    return is_invisible(character) or unicodedata.category(character) in ("Mn", "Me", "Mc")


@lru_cache(4096)
def is_invisible(character: str) -> bool:
    """Format characters and variation selectors: typed, kept, and drawn as nothing."""
    return (
        unicodedata.category(character) == "Cf"
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or character in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
    )


@lru_cache(4096)
def _script_of(character: str) -> str:
    """ISO 15924 tag of what shapes a character; empty for what any script shares."""
    if "\u0e00" <= character <= "\u0e7f":
        return "Thai"
    return "Latn" if character.isalpha() else ""
