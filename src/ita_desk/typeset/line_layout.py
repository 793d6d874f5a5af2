"""From runs to lines: shaping, breaking, alignment and justification of one paragraph's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from ita_desk.typeset.composite_font import CompositeFont, EncodedText, TextFonts
from ita_desk.typeset.justification import Gaps, find_gaps, shared_room, without_holes
from ita_desk.typeset.line_breaking import Breaker, BreakPlan, break_plan
from ita_desk.typeset.shaping import Cluster
from ita_desk.typeset.story import LINE_END, Align, Run


class Piece(NamedTuple):
    """Codes in one font and size at a distance from the left of the paragraph's box, in points.

    `run` is the index of the run they come from. `width` leaves out blanks at the line's end,
    `advance` has them.
    """

    font: str
    size: float
    codes: str
    x: float
    width: float
    advance: float
    run: int


class Line(NamedTuple):
    """One printed line; `typed_line` counts the line ends typed before it."""

    pieces: tuple[Piece, ...]
    typed_line: int


class Frame(NamedTuple):
    """Where lines may stand, in points from the left of the paragraph's box."""

    left: float
    first_left: float
    right: float
    align: Align


class _Span(NamedTuple):
    """Clusters up to `end` that share font, size and run."""

    end: int
    font: CompositeFont
    size: float
    run: int


class _Extent(NamedTuple):
    """A line's clusters: from `start` to `end`, those from `trimmed` on being blanks that hang."""

    start: int
    trimmed: int
    end: int


@dataclass(slots=True)
class MeasuredLine:
    """A typed line with everything that doesn't depend on the width."""

    text: str
    clusters: list[Cluster]
    starts: list[int]
    edges: list[float]
    spans: list[_Span]
    keep: frozenset[str]
    _breaker: Breaker | None = None

    @property
    def plan(self) -> BreakPlan:
        """Where its lines may end."""
        return break_plan(self.text, self.keep)

    @property
    def blanks(self) -> set[int]:
        """The indexes of blank clusters."""
        return {index for index, cluster in enumerate(self.clusters) if cluster.blank}

    @property
    def breaker(self) -> Breaker:
        """Where its lines end."""
        if self._breaker is None:
            self._breaker = Breaker(self.plan, self.starts, self.edges, self.blanks)
        return self._breaker

    @property
    def width(self) -> float:
        """Its width on one line, in points."""
        return self.edges[-1]


def measure_lines(runs: Sequence[Run], size: float, fonts: TextFonts) -> tuple[MeasuredLine, ...]:
    """The typed lines of runs; `size` (official points) is that of runs which name none."""
    return tuple(_measure(typed, size, fonts) for typed in typed_lines(runs))


def set_lines(runs: Sequence[Run], size: float, frame: Frame, fonts: TextFonts) -> tuple[Line, ...]:
    """Set runs in a frame; `size` (official points) is that of runs which name none."""
    return break_lines(measure_lines(runs, size, fonts), frame)


def break_lines(measured: Sequence[MeasuredLine], frame: Frame) -> tuple[Line, ...]:
    """Set measured lines in a frame."""
    return tuple(
        line for number, typed in enumerate(measured) for line in _break(typed, number, frame)
    )


def typed_lines(runs: Sequence[Run]) -> list[list[tuple[int, Run, str]]]:
    """The runs cut at typed line ends: for each line its (run index, run, text)."""
    lines: list[list[tuple[int, Run, str]]] = [[]]
    for index, run in enumerate(runs):
        for number, text in enumerate(LINE_END.split(run.text)):
            if number:
                lines.append([])
            if text:
                lines[-1].append((index, run, text))
    return lines


def _measure(typed: Sequence[tuple[int, Run, str]], size: float, fonts: TextFonts) -> MeasuredLine:
    clusters: list[Cluster] = []
    widths: list[float] = [0.0]
    spans: list[_Span] = []
    for index, run, text in typed:
        font = fonts.font(bold=run.bold, italic=run.italic)
        points = fonts.points(run.size or size)
        shaped = font.shaper.shape(text)
        scale = points / font.shaper.units_per_em
        clusters += shaped
        widths += [cluster.advance * scale for cluster in shaped]
        spans.append(_Span(len(clusters), font, points, index))
    starts = list(accumulate([len(cluster.text) for cluster in clusters], initial=0))
    starts.pop()
    text = "".join(text for _, _, text in typed)
    return MeasuredLine(text, clusters, starts, list(accumulate(widths)), spans, fonts.keep)


def _break(measured: MeasuredLine, number: int, frame: Frame) -> list[Line]:
    count, edges = len(measured.clusters), measured.edges
    first_width, width = frame.right - frame.first_left, frame.right - frame.left
    if edges[-1] <= first_width:
        whole = _extent(measured, 0, count)
        pieces = _pieces(measured, measured.clusters, whole, frame, frame.first_left)
        return [Line(pieces, number)]
    justified = frame.align == "justify"
    ends = measured.breaker.ends(first_width, width, justified=justified)
    gaps = None
    if justified:
        gaps = find_gaps(measured.text, measured.starts, measured.plan.words, measured.blanks)
    lines: list[Line] = []
    start, left = 0, frame.first_left
    for end in ends:
        extent = _extent(measured, start, end)
        clusters = measured.clusters
        if gaps and end < count:
            clusters = _justified(measured, extent, gaps, frame.right - left)
        lines.append(Line(_pieces(measured, clusters, extent, frame, left), number))
        start, left = end, frame.left
    return lines


def _extent(measured: MeasuredLine, start: int, end: int) -> _Extent:
    trimmed = end
    while trimmed > start and measured.clusters[trimmed - 1].blank:
        trimmed -= 1
    return _Extent(start, trimmed, end)


def _pieces(
    measured: MeasuredLine, clusters: list[Cluster], extent: _Extent, frame: Frame, left: float
) -> tuple[Piece, ...]:
    """The codes of one line, aligned; `clusters` are those measured, or justified ones."""
    start, trimmed, end = extent
    spare = frame.right - left - (measured.edges[trimmed] - measured.edges[start])
    if frame.align == "center":
        left += spare / 2
    elif frame.align == "right":
        left += spare
    pieces: list[Piece] = []
    begin, x = start, left
    for span in measured.spans:
        stop = min(span.end, end)
        if stop <= begin:
            continue
        scale = span.size / span.font.shaper.units_per_em
        visible = max(min(stop, trimmed), begin)
        width = sum([cluster.advance for cluster in clusters[begin:visible]]) * scale
        advance = width + sum([cluster.advance for cluster in clusters[visible:stop]]) * scale
        printed = clusters[begin:stop]
        if stop == end:
            printed = _joined_blank(span.font, printed)
        encoded = span.font.encode(printed)
        if len(encoded) == 1:
            font, codes, _ = encoded[0]
            pieces.append(Piece(font, span.size, codes, x, width, advance, span.run))
        else:
            pieces += _split_pieces(encoded, printed, span, x)
        x += advance
        begin = stop
    return tuple(pieces)


def _split_pieces(
    encoded: Sequence[EncodedText], printed: list[Cluster], span: _Span, x: float
) -> list[Piece]:
    """Pieces of text whose codes are in several subsets."""
    pieces: list[Piece] = []
    scale = span.size / span.font.shaper.units_per_em
    first = 0
    for font, codes, count in encoded:
        advance = sum(cluster.advance for cluster in printed[first : first + count]) * scale
        pieces.append(Piece(font, span.size, codes, x, advance, advance, span.run))
        first += count
        x += advance
    return pieces


def _joined_blank(font: CompositeFont, clusters: list[Cluster]) -> list[Cluster]:
    """Make one cluster of a blank at the end of a line and the letter before it.

    Readers of a PDF drop a blank there. One at the beginning they drop, too, but pdf.js would drop
    the letter that it is joined to.
    """
    if len(clusters) > 1 and clusters[-1].blank:
        return [*clusters[:-2], font.shaper.merged(clusters[-2:])]
    return clusters


def _justified(measured: MeasuredLine, extent: _Extent, gaps: Gaps, width: float) -> list[Cluster]:
    """The clusters with the room of one line spread over it, in whole units of the font."""
    room = width - (measured.edges[extent.trimmed] - measured.edges[extent.start])
    line = range(extent.start, extent.trimmed - 1)
    em = measured.spans[0].size
    shares = shared_room(room, gaps, line, measured.edges, em)
    shares = without_holes(shares, gaps, measured.edges, em, width)
    clusters = list(measured.clusters)
    owed, first = 0.0, 0
    for span in measured.spans:
        scale = span.size / span.font.shaper.units_per_em
        for place, share in shares.items():
            if first <= place < span.end:
                owed += share
                units = round(owed / scale)
                owed -= units * scale
                wider = clusters[place].advance + units
                clusters[place] = span.font.shaper.widened(clusters[place], wider)
        first = span.end
    return clusters
