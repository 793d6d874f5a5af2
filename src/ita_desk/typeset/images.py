"""Pictures in a PDF: a JPEG as it is, anything else as its pixels on white paper."""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image

from ita_desk.typeset.pdf_file import PdfFile

_AS_IT_IS = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
"""Colours that a JPEG may have; those of printers have no meaning beside an sRGB profile."""


class PlacedImage(NamedTuple):
    """A picture of the file: its object number, and its width and height in pixels."""

    number: int
    width: int
    height: int


def add_image(file: PdfFile, data: bytes) -> PlacedImage:
    """Write a PNG or JPEG; raises OSError for data that isn't a picture."""
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
        entries = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8"
        if image.format == "JPEG" and image.mode in _AS_IT_IS:
            entries += f"/ColorSpace{_AS_IT_IS[image.mode]}/Filter/DCTDecode"
            number = file.add_stream(data, entries, compress=False)
        else:
            pixels = _on_white(image).tobytes()
            number = file.add_stream(pixels, f"{entries}/ColorSpace/DeviceRGB")
    return PlacedImage(number, width, height)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in RGB as it looks on paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
