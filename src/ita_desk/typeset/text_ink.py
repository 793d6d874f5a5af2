"""Drawing lines of text: one `Tj` for each piece, in the marked content of its element."""

from __future__ import annotations

from ita_desk.typeset.ink import Ink, Rectangle
from ita_desk.typeset.line_layout import Line, Piece
from ita_desk.typeset.page_canvas import ClusterText
from ita_desk.typeset.paragraph_layout import ParagraphLayout
from ita_desk.typeset.structure import Element, TextElements

_PAGINATION_ARTIFACT = "/Artifact <</Type/Pagination>>BDC"
_UNDERLINE_DEPTH = 0.13
_UNDERLINE_WIDTH = 0.05
_LINK_DEPTH = 0.25
_LINK_HEIGHT = 0.9


def draw_text(
    ink: Ink,
    layout: ParagraphLayout,
    lines: range,
    corner: tuple[float, float],
    target: TextElements | None,
    frame: Rectangle,
) -> None:
    """Draw some lines of a paragraph with their box's upper left corner at `corner`.

    Without a target they are an artifact of pagination. `frame` is what the text must stay in.
    """
    drawing = _Drawing(ink, layout, target, frame)
    left, top = corner
    height, baseline = layout.metrics
    for row, index in enumerate(lines):
        y = ink.from_top(top + row * height + baseline)
        line = layout.lines[index]
        if index == 0:
            drawing.label(left, y)
        drawing.line(line, left, y)
    drawing.finish()


class _Drawing:
    """One text being drawn: its operators, and which marked content and font are current."""

    def __init__(
        self, ink: Ink, layout: ParagraphLayout, target: TextElements | None, frame: Rectangle
    ) -> None:
        self._ink = ink
        self._layout = layout
        self._target = target
        self._frame = frame
        self._text = ClusterText()
        self._owner: Element | None = None
        self._open = False
        self._links: dict[tuple[int, int], list[Rectangle]] = {}
        self._underlines: list[Rectangle] = []

    def label(self, left: float, y: float) -> None:
        """Draw the label that hangs beside the first line."""
        target = self._target
        for piece in self._layout.label:
            self._own(None if target is None else target.label or target.body(0))
            self._show(piece, left + piece.x, y)

    def line(self, line: Line, left: float, y: float) -> None:
        """Draw a line on its baseline."""
        target = self._target
        for piece in line.pieces:
            run = self._layout.runs[piece.run]
            x = left + piece.x
            if target is None:
                self._own(None)
            elif run.link is None:
                self._own(target.body(line.typed_line))
            else:
                self._own(target.link(piece.run, line.typed_line))
                below, above = y - _LINK_DEPTH * piece.size, y + _LINK_HEIGHT * piece.size
                rectangle = (x, below, x + piece.width, above)
                self._links.setdefault((piece.run, line.typed_line), []).append(rectangle)
            self._show(piece, x, y)
            if run.underline:
                depth, width = y - _UNDERLINE_DEPTH * piece.size, _UNDERLINE_WIDTH * piece.size
                self._underlines.append((x, depth, piece.width, width))

    def finish(self) -> None:
        """Write what was drawn, the underlines as artifacts, and the links."""
        self._close()
        self._ink.draw_text(self._text, self._underlines)
        if self._target is None:
            return
        for (run, typed_line), rectangles in self._links.items():
            element = self._target.link(run, typed_line)
            self._ink.annotate(self._layout.runs[run].link or "", rectangles, element)

    def _show(self, piece: Piece, x: float, y: float) -> None:
        self._text.show(piece.font, piece.size, piece.codes, x, y)

    def _own(self, owner: Element | None) -> None:
        """Let what is shown next belong to an element, or to an artifact."""
        if self._open and owner is self._owner:
            return
        self._close()
        opening = _PAGINATION_ARTIFACT if owner is None else self._ink.open(owner, self._frame)
        self._text.mark(opening)
        self._owner, self._open = owner, True

    def _close(self) -> None:
        if self._open:
            self._text.mark("EMC")
            self._open = False
