"""Colours of pages that are read on the screen and not on paper."""

from typing import NamedTuple

from PySide6.QtGui import QPalette

_MIDDLE = 128
"""Lightness, of 255, below which a ground is dark."""


class PageColours(NamedTuple):
    """Of the ground, of text, and of lines and the edges of grounds, each as 0xAARRGGBB."""

    ground: int
    text: int
    lines: int


def page_colours(palette: QPalette) -> PageColours | None:
    """The colours of a dark palette; None where pages look as they are printed."""
    ground = palette.base().color()
    if ground.lightness() >= _MIDDLE:
        return None
    lines = palette.color(QPalette.ColorRole.PlaceholderText)
    return PageColours(ground.rgba(), palette.text().color().rgba(), lines.rgba())
