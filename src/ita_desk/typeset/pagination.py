"""Filling pages with flows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ita_desk.typeset.flows import (
    BlockFlow,
    Flow,
    FlowItem,
    PageBreakFlow,
    ParagraphFlow,
    Piece,
    SpaceFlow,
)
from ita_desk.typeset.table_flow import TableFlow

_ROUNDING = 1e-6
_COMPANY_LINES = 2
_LONGEST_CHAIN = 0.6
"""Of a page: a longer chain of flows that keep with the next would leave too much of one blank."""


class Placed(NamedTuple):
    """A piece with its distance from the top of the frame."""

    piece: Piece
    top: float


class _Pages:
    """The pages filled so far, and how far the last one is."""

    def __init__(self, full: float, first: float) -> None:
        self.full = first
        self._next = full
        self.filled: list[list[Placed]] = [[]]
        self.used = 0.0
        self.blank = 0.0
        self.begun = False

    @property
    def room(self) -> float:
        """Height left on the page."""
        return self.full - self.used if self.begun else self.full

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.full = self._next
        self.filled.append([])
        self.used = self.blank = 0.0
        self.begun = False

    def put(self, piece: Piece, gap: float) -> None:
        """Place a piece below what is there."""
        self.used += gap
        self.filled[-1].append(Placed(piece, self.used))
        self.used += piece.height
        self.begun = self.begun or piece.height > 0


def paginate(
    flows: Sequence[FlowItem], full: float, first: float | None = None
) -> list[list[Placed]]:
    """Pieces by page for pages whose frame is `full` points high; at least one page.

    The frame of the first page may have another height.
    """
    pages = _Pages(full, full if first is None else first)
    _give_company(flows, full)
    for index, flow in enumerate(flows):
        if isinstance(flow, PageBreakFlow):
            if pages.begun:
                pages.new_page()
        elif isinstance(flow, SpaceFlow):
            if pages.begun:
                pages.used += flow.height
        else:
            gap = max(pages.blank, flow.space_before) if pages.begun else 0.0
            if pages.begun and _begin_height(flows[index:], full) > pages.room - gap + _ROUNDING:
                pages.new_page()
                gap = 0.0
            _fill(pages, flow, gap)
            pages.blank = flow.space_after
    return pages.filled


def _fill(pages: _Pages, flow: Flow, gap: float) -> None:
    """Place all of a flow, on as many pages as it takes."""
    while not flow.done:
        piece = flow.take(pages.room - gap, pages.full)
        if piece is not None:
            pages.put(piece, gap)
        if piece is None or not flow.done:
            pages.new_page()
        gap = 0.0


def _begin_height(flows: Sequence[FlowItem], full: float) -> float:
    """Room that the first of these needs to begin, with those that must follow on its page.

    A chain of such flows that is taller than half a page is parted in any case.
    """
    total = blank = 0.0
    first = True  # what stands above it is the caller's; a bookmark has no height of its own
    for flow in flows:
        if isinstance(flow, PageBreakFlow):
            break
        if isinstance(flow, SpaceFlow):
            blank += flow.height
            continue
        gap = 0.0 if first else max(blank, flow.space_before)
        needed, first = total + gap + flow.begin_height(full), False
        if total and needed > full * _LONGEST_CHAIN:
            break
        total = needed
        if not flow.keep_with_next:
            break
        blank = flow.space_after
    return total if total <= full else 0.0


def _give_company(flows: Sequence[FlowItem], full: float) -> None:
    """Tell what stands before a block that needs company how much room that takes."""
    wanted, height = 0, 0.0
    for flow in reversed(flows):
        if isinstance(flow, PageBreakFlow):
            wanted = 0
        elif isinstance(flow, SpaceFlow):
            height += flow.height
        elif isinstance(flow, BlockFlow) and flow.company:
            wanted, height = _COMPANY_LINES, flow.space_before + flow.begin_height(full)
        elif not wanted:
            continue
        elif isinstance(flow, TableFlow):
            flow.following, wanted = height, 0
        elif isinstance(flow, ParagraphFlow):
            flow.following = height + flow.space_after
            lines = len(flow.layout.lines)
            flow.goes_along = lines <= _COMPANY_LINES + 1
            wanted = max(wanted - lines, 0)
            height += flow.space_before + flow.height + flow.space_after
        elif isinstance(flow, BlockFlow):
            flow.keep_with_next, wanted = True, 0
