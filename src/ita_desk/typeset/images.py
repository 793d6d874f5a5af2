"""Pictures as they are printed: a JPEG as it is, anything else as its pixels on white paper."""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image

_AS_IT_IS = ("L", "RGB")
"""Colours that a JPEG may have; those of printers have no meaning beside an sRGB profile."""


class PrintablePicture(NamedTuple):
    """What goes into the file (pixels, or a JPEG's bytes), and its size in pixels."""

    pixels: Image.Image | bytes
    width: int
    height: int


def printable(data: bytes) -> PrintablePicture:
    """The picture of a PNG or JPEG; raises OSError for data that isn't a picture."""
    with Image.open(io.BytesIO(data)) as image:
        as_it_is = image.format == "JPEG" and image.mode in _AS_IT_IS
        return PrintablePicture(data if as_it_is else _on_white(image), *image.size)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in RGB as it looks on paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
