"""The finished file: pages, structure, links, outline, metadata and colour profile.

Conforms to PDF/A-2a and PDF/UA-1, unless a character was typed that these forbid.
"""

# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
from collections.abc import Iterable

from reportlab.pdfbase import pdfdoc

from ita_desk.typeset.colour_profile import srgb_profile
from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Metadata
from ita_desk.typeset.ink import Ink
from ita_desk.typeset.pdf_document import Formatted, flate, text_string
from ita_desk.typeset.structure import Element
from ita_desk.typeset.structure_writer import write_structure
from ita_desk.typeset.xmp import PRODUCER, pdf_date, xmp_packet

_FORBIDDEN = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that PDF/A-2a or PDF/UA-1 don't let a code stand for; private ones mean nothing to
others, and come in texts that were copied from a PDF with an old Thai font.
"""


class _Info(pdfdoc.PDFInfo):
    """The Info dictionary with what is known, and nothing made up."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self._metadata = metadata

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes."""
        metadata = self._metadata
        entries = {
            "Title": metadata.title,
            "Author": metadata.author,
            "Subject": metadata.subject,
            "Keywords": ", ".join(metadata.keywords),
            "Creator": metadata.creator,
            "Producer": PRODUCER,
        }
        if metadata.created is not None:
            entries["CreationDate"] = entries["ModDate"] = pdf_date(metadata.created)
        strings = {key: text_string(value) for key, value in entries.items() if value}
        return pdfdoc.PDFDictionary(strings).format(document)


class _Xmp(pdfdoc.XMP):
    """The XMP packet, which anyone may find without knowing PDF."""

    def __init__(self, packet: bytes) -> None:
        super().__init__(creator=lambda document: packet)  # pyright: ignore[reportUnknownLambdaType]


def finish(ink: Ink, root: Element, fonts: Iterable[CompositeFont], metadata: Metadata) -> bytes:
    """Write all that isn't on pages, and return the bytes of the PDF.

    With a character that the standards forbid it claims PDF/A-2b only.
    """
    fonts = tuple(fonts)
    printed = (text for font in fonts for text in font.printed_texts())
    accessible = not any(_FORBIDDEN.search(text) for text in printed)
    document = ink.canvas.document
    document.info = _Info(metadata)
    catalog = document.Catalog
    catalog.Lang = text_string(metadata.language)
    catalog.MarkInfo = Formatted("<</Marked true>>")
    catalog.StructTreeRoot = f"{write_structure(document, ink, root)} 0 R"
    ink.canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog.OutputIntents = pdfdoc.PDFArray([_colour_intent(document)])
    catalog.Metadata = document.settle(_Xmp(xmp_packet(metadata, accessible=accessible)))
    return ink.finish(fonts)


def _colour_intent(document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
    """The output intent: black on the page means black in sRGB."""
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "RegistryName": pdfdoc.PDFString("http://www.color.org"),
            "DestOutputProfile": document.settle(flate(srgb_profile(), N=3)),
        }
    )
