"""What fills pages: flows give pieces that fit the room left, and pieces are drawn.

A flow is used once, from its beginning to its end.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol

from ita_desk.typeset.ink import Ink
from ita_desk.typeset.paragraph_layout import ParagraphLayout
from ita_desk.typeset.structure import Element, TextElements
from ita_desk.typeset.text_ink import draw_text

_ROUNDING = 1e-6
_ENDLESS = 1e9
_FEWEST_LINES = 2
"""A paragraph of more than three lines leaves at least two on either page."""


class Piece(Protocol):
    """Something with a place on a page."""

    @property
    def height(self) -> float:
        """Height in points."""
        ...

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top) from the page's top left."""
        ...


class Flow(Protocol):
    """Something that fills pages piece by piece."""

    @property
    def space_before(self) -> float:
        """Blank above it, unless it begins a page."""
        ...

    @property
    def space_after(self) -> float:
        """Blank below it."""
        ...

    @property
    def keep_with_next(self) -> bool:
        """Whether a page must not end right after it."""
        ...

    @property
    def done(self) -> bool:
        """Whether everything has been taken."""
        ...

    def begin_height(self, full: float) -> float:
        """The least height it can sensibly begin with, on pages of height `full`."""
        ...

    def take(self, room: float, full: float) -> Piece | None:
        """The next piece, at most `room` high; None if that's too little to begin.

        With the whole page (`room` equals `full`) there is always a piece.
        """
        ...


@dataclass(slots=True)
class ParagraphPiece:
    """Some lines of a paragraph."""

    layout: ParagraphLayout
    lines: range
    target: TextElements | None

    @property
    def height(self) -> float:
        """Height of the lines."""
        return len(self.lines) * self.layout.metrics.height

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the lines."""
        frame = (x, top, x + self.layout.width, top + self.height)
        draw_text(ink, self.layout, self.lines, (x, top), self.target, frame)
        if self.target is not None:
            ink.box(self.target.tag, frame)


@dataclass(slots=True)
class ParagraphFlow:
    """A paragraph of the story."""

    layout: ParagraphLayout
    target: TextElements
    following: float = 0.0
    """Height that what follows needs, where it must not stand alone on a page."""
    goes_along: bool = False
    """Whether it is too short to part from what follows."""
    _next: int = 0

    @property
    def space_before(self) -> float:
        """From the style."""
        return self.layout.style.space_before

    @property
    def space_after(self) -> float:
        """From the style."""
        return self.layout.style.space_after

    @property
    def keep_with_next(self) -> bool:
        """From the style, or because what follows must not stand alone."""
        return self.layout.style.keep_with_next or self.goes_along

    @property
    def height(self) -> float:
        """Height of all lines."""
        return self.layout.height

    @property
    def done(self) -> bool:
        """Whether all lines have been taken."""
        return self._next >= len(self.layout.lines)

    def begin_height(self, full: float) -> float:
        """Two lines, or all of three."""
        count = len(self.layout.lines)
        lines = count if count <= _FEWEST_LINES + 1 else _FEWEST_LINES
        return lines * self.layout.metrics.height

    def take(self, room: float, full: float) -> Piece | None:
        """As many lines as fit, without leaving one alone."""
        left = len(self.layout.lines) - self._next
        fitting = int((room + _ROUNDING) / self.layout.metrics.height)
        if fitting < left:
            if left > _FEWEST_LINES + 1:
                fitting = min(fitting, left - _FEWEST_LINES)
            if room < full and (fitting < _FEWEST_LINES or left <= _FEWEST_LINES + 1):
                return None
            fitting = max(fitting, 1)
        elif self.following > room - left * self.layout.metrics.height + _ROUNDING:
            fitting = self._held_back(left)
        lines = range(self._next, self._next + min(fitting, left))
        self._next = lines.stop
        return ParagraphPiece(self.layout, lines, self.target)

    def _held_back(self, left: int) -> int:
        """The lines that stand here, the last two going on with what follows."""
        rest = left - _FEWEST_LINES
        return rest if rest >= _FEWEST_LINES or (self._next and rest) else left


@dataclass(slots=True)
class SpaceFlow:
    """Blank height; at the top of a page there is none."""

    height: float


@dataclass(slots=True)
class FixedPiece:
    """Pieces at fixed places in one block."""

    height: float
    placed: list[tuple[Piece, float, float]]

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw all."""
        for piece, dx, dy in self.placed:
            piece.draw(ink, x + dx, top + dy)


@dataclass(slots=True)
class PicturePiece:
    """An image at its place in the line."""

    height: float
    data: bytes | None
    left: float
    width: float
    element: Element | None
    tag: Hashable | None = None

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the image, if there is one."""
        left = x + self.left
        rectangle = (left, top, left + self.width, top + self.height)
        ink.box(self.tag, rectangle)
        if self.data is not None:
            ink.image(self.data, rectangle, self.element)


@dataclass(slots=True)
class BlockFlow:
    """A piece that is never parted."""

    piece: Piece
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = False
    company: bool = False
    """Whether it must not stand alone on a page after what is before it."""
    done: bool = False

    def begin_height(self, full: float) -> float:
        """All of it."""
        return self.piece.height

    def take(self, room: float, full: float) -> Piece | None:
        """All of it, if it fits; on a whole page in any case."""
        if self.piece.height > room + _ROUNDING and room < full:
            return None
        self.done = True
        return self.piece


@dataclass(slots=True)
class BookmarkFlow:
    """A place that an outline entry leads to."""

    title: str
    level: int
    name: str = ""
    space_before: float = 0.0
    space_after: float = 0.0
    keep_with_next: bool = True
    done: bool = False

    def begin_height(self, full: float) -> float:
        """Nothing."""
        return 0.0

    def take(self, room: float, full: float) -> Piece | None:
        """The place."""
        self.done = True
        return BookmarkPiece(self.title, self.level, self.name)


@dataclass(slots=True)
class BookmarkPiece:
    """The place of an outline entry."""

    title: str
    level: int
    name: str = ""
    height: float = 0.0

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Note the place."""
        ink.bookmark(self.title, self.level, top, self.name)


@dataclass(slots=True)
class PageBreakFlow:
    """Ends the page."""


FlowItem = Flow | SpaceFlow | PageBreakFlow


def stack(flows: Sequence[FlowItem]) -> FixedPiece:
    """Flows one below the other in one block, whatever its height."""
    placed: list[tuple[Piece, float, float]] = []
    top = blank = 0.0
    for flow in flows:
        if isinstance(flow, PageBreakFlow):
            continue
        if isinstance(flow, SpaceFlow):
            top += flow.height
            continue
        top += max(blank, flow.space_before) if placed else 0.0
        while not flow.done:
            piece = flow.take(_ENDLESS, _ENDLESS)
            if piece is not None:
                placed.append((piece, 0.0, top))
                top += piece.height
        blank = flow.space_after
    return FixedPiece(top, placed)
