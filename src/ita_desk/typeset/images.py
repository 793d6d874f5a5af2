"""Pictures as they are printed: their pixels on white paper, and nothing else of their files.

What a camera or a drawing program notes beside the pixels (places, names, texts, profiles, other
frames) never leaves: of a PNG only the chunks that make the picture are read at all.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from struct import Struct

from PIL import Image, ImageOps

MOST_PIXELS = 16_000_000
"""A few kilobytes can say that they are a picture of gigabytes."""
_DOTS_A_MM = 1200 / 25.4
"""More than any printer or eye tells apart."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURE_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_CHUNK = Struct(">I4s")


class UnreadablePicture(OSError):
    """No PNG or JPEG, a broken one, or one with too many pixels."""


def printable(data: bytes, mm: float) -> Image.Image:
    """The pixels of a PNG or JPEG, grey or RGB, without anything beside; raises UnreadablePicture.

    As many of them as are seen where its longer side takes ``mm``. A picture that its camera calls
    turned is turned. Only the first picture of a file is read.
    """
    try:
        with Image.open(io.BytesIO(_picture_only(data)), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise UnreadablePicture(f"{image.width} × {image.height} pixels")
            seen = _on_white(ImageOps.exif_transpose(image))
            most = max(1, round(mm * _DOTS_A_MM))
            seen.thumbnail((most, most))
            return _bare(seen)
    except UnreadablePicture:
        raise
    except Exception as error:  # of a crafted file Pillow says so by errors of any kind
        raise UnreadablePicture("no picture that can be read") from error


def as_png(data: bytes, mm: float) -> bytes:
    """The printable pixels of a picture as a PNG of nothing else; raises UnreadablePicture."""
    written = io.BytesIO()
    printable(data, mm).save(written, "PNG")
    return written.getvalue()


def _picture_only(data: bytes) -> bytes:
    """A PNG without the chunks that are no part of the picture; any other file as it is."""
    if not data.startswith(_PNG):
        return data
    return _PNG + b"".join(_chunks(data))


def _chunks(data: bytes) -> Iterator[bytes]:
    start = len(_PNG)
    while start + _CHUNK.size <= len(data):
        length, name = _CHUNK.unpack_from(data, start)
        end = start + _CHUNK.size + length + 4  # its checksum
        if name in _PICTURE_CHUNKS:
            yield data[start:end]
        start = end


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in grey or RGB as it looks on paper."""
    if image.mode.startswith("I;16"):  # Pillow would cut 16 bits off at 255
        image = Image.frombytes("L", image.size, image.tobytes()[1::2])
    if not image.has_transparency_data:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    seen = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, seen).convert("RGB")


def _bare(image: Image.Image) -> Image.Image:
    """The pixels in a new picture, to which nothing of the file hangs any more."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare
