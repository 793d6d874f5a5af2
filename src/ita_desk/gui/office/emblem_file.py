"""The picture file of an emblem, checked before it is decoded; only its pixels are kept."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from ita_desk.files.reading import read_file
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.office import MOST_EMBLEM_BYTES

_FORMATS = frozenset({b"png", b"jpeg"})
_MOST_PIXELS = 16_000_000
"""A few kilobytes can say that they are a picture of gigabytes."""
_MOST_SIDE = 700
"""Pixels of a side that are kept: over 1,000 an inch where it is printed, and within
``MOST_EMBLEM_BYTES`` whatever it shows."""


class EmblemRefused(WorldFault):
    """A file that can't be the emblem, and why."""


def read_emblem(path: Path) -> bytes:
    """The pixels of a PNG or JPEG picture within bounds, as a PNG of nothing else.

    What the file says beside them (place and time, texts, profiles, further frames) is left
    behind. Raises EmblemRefused.
    """
    try:
        data = read_file(path, MOST_EMBLEM_BYTES + 1)
    except OSError as error:
        raise EmblemRefused(
            N_("The picture can't be read ({reason}): {path}"),
            reason=error.strerror or error,
            path=path,
        ) from error
    if len(data) > MOST_EMBLEM_BYTES:
        raise EmblemRefused(
            N_("The picture is larger than {limit} MB: {path}"),
            limit=MOST_EMBLEM_BYTES // 1_000_000,
            path=path,
        )
    return _as_png(_bare(_decoded(data, path)))


def _decoded(data: bytes, path: Path) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in _FORMATS or not size.isValid():
        raise EmblemRefused(N_("This is no PNG or JPEG picture: {path}"), path=path)
    if size.width() * size.height() > _MOST_PIXELS:
        raise EmblemRefused(
            N_("The picture has too many points ({width} × {height}): {path}"),
            width=size.width(),
            height=size.height(),
            path=path,
        )
    image = reader.read()
    if image.isNull():
        raise EmblemRefused(N_("This is no PNG or JPEG picture: {path}"), path=path)
    return image


def _bare(image: QImage) -> QImage:
    """The pixels in a new picture, to which nothing of the file hangs any more."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if max(image.width(), image.height()) > _MOST_SIDE:
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(QSize(_MOST_SIDE, _MOST_SIDE), keep, smooth)
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    bare = QImage(image.size(), form)
    bare.fill(QColor(0, 0, 0, 0))
    with QPainter(bare) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, image)
    return bare


def _as_png(image: QImage) -> bytes:
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(written, QByteArray(b"png")).write(image)
    return bytes(written.data().data())
