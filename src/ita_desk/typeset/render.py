"""From a document to a finished, guarded PDF."""

from __future__ import annotations

from ita_desk.typeset.document import Document, Rendered
from ita_desk.typeset.fonts import FontFamily


def render(document: Document, fonts: FontFamily, *, guarded: bool = True) -> Rendered:
    """Set the document and return the PDF.

    `guarded` re-reads the finished bytes and raises PrintRefused if they don't print exactly what
    was asked; only a preview on the screen may do without.
    """
    raise NotImplementedError
