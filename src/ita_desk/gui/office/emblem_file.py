"""The picture file of an emblem, looked at before it is decoded."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageReader

from ita_desk.files.reading import read_file
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.office import MOST_EMBLEM_BYTES

_FORMATS = frozenset({b"png", b"jpeg"})
_MOST_PIXELS = 16_000_000
"""A few kilobytes can say that they are a picture of gigabytes."""


class EmblemRefused(WorldFault):
    """A file that can't be the emblem, and why."""


def read_emblem(path: Path) -> bytes:
    """The bytes of a PNG or JPEG picture within bounds; raises EmblemRefused."""
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
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
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
    if reader.read().isNull():
        raise EmblemRefused(N_("This is no PNG or JPEG picture: {path}"), path=path)
    return data
