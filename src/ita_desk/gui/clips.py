"""The clipboard of Qt and the formats that ``exchange.clipboard`` reads and writes."""

from PySide6.QtCore import QMimeData

from ita_desk.exchange.clipboard.formats import OWN_FORMAT, Clip, text_of
from ita_desk.model.block import PasteTooLarge


def holds_anything(mime: QMimeData | None) -> bool:
    """Whether there is a format that can be read; Qt has None where nothing was ever copied."""
    return mime is not None and (mime.hasText() or mime.hasHtml() or mime.hasFormat(OWN_FORMAT))


def clip_of(mime: QMimeData | None) -> Clip:
    """The formats that are there."""
    if mime is None:
        return Clip()
    own = bytes(mime.data(OWN_FORMAT).data()) if mime.hasFormat(OWN_FORMAT) else b""
    return Clip(own=own, html=mime.html() if mime.hasHtml() else "", text=mime.text())


def mime_of(clip: Clip) -> QMimeData:
    """All formats, for Qt's clipboard."""
    mime = QMimeData()
    mime.setText(clip.text)
    mime.setHtml(clip.html)
    mime.setData(OWN_FORMAT, clip.own)
    return mime


def pasted_text(mime: QMimeData) -> str:
    """What a field for one text takes; a table that is too large comes as its plain text."""
    try:
        return text_of(clip_of(mime))
    except PasteTooLarge:
        return mime.text()
