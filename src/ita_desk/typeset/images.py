"""Pictures in a PDF: a JPEG as it is, anything else as its pixels on white paper."""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

_AS_IT_IS = ("L", "RGB")
"""Colours that a JPEG may have; those of printers have no meaning beside an sRGB profile."""


def picture(name: str, data: bytes) -> pdfdoc.PDFImageXObject:
    """A picture of a PNG or JPEG; raises OSError for data that isn't a picture."""
    with Image.open(io.BytesIO(data)) as image:
        as_it_is = image.format == "JPEG" and image.mode in _AS_IT_IS
        reader = ImageReader(io.BytesIO(data) if as_it_is else _on_white(image))
        return pdfdoc.PDFImageXObject(name, reader)


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in RGB as it looks on paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")
