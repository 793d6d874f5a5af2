"""The finished file: pages, structure, links, outline, metadata and colour profile.

Conforms to PDF/A-2a and PDF/UA-1, unless a character was typed that these forbid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ita_desk.typeset.colour_profile import srgb_profile
from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Metadata
from ita_desk.typeset.ink import Ink
from ita_desk.typeset.pdf_document import (
    CompactDocument,
    Formatted,
    PdfObject,
    array,
    dictionary,
    flate,
    metadata_stream,
    text_string,
)
from ita_desk.typeset.structure import Element
from ita_desk.typeset.structure_writer import write_structure
from ita_desk.typeset.xmp import PRODUCER, pdf_date, xmp_packet

_FORBIDDEN = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that PDF/A-2a or PDF/UA-1 don't let a code stand for; private ones mean nothing to
others, and come in texts that were copied from a PDF with an old Thai font.
"""


def finish(
    ink: Ink,
    root: Element,
    fonts: Iterable[CompositeFont],
    metadata: Metadata,
    numbers: Iterable[int],
) -> bytes:
    """Write all that isn't on pages, and return the bytes of the PDF.

    `numbers` are those printed on the pages, which a reader shows as their labels. With a character
    that the standards forbid it claims PDF/A-2b only.
    """
    fonts = tuple(fonts)
    printed = (text for font in fonts for text in font.printed_texts())
    accessible = not any(_FORBIDDEN.search(text) for text in printed)
    document = ink.canvas.document
    document.describe(
        _information(metadata),
        Lang=text_string(metadata.language),
        MarkInfo=Formatted("<</Marked true>>"),
        Metadata=document.settle(metadata_stream(xmp_packet(metadata, accessible=accessible))),
        PageLabels=Formatted(_page_labels(numbers)),
        OutputIntents=array([_colour_intent(document)]),
        StructTreeRoot=f"{write_structure(document, ink, root)} 0 R",
        ViewerPreferences=Formatted("<</DisplayDocTitle true>>"),
    )
    return ink.finish(fonts)


def _page_labels(numbers: Iterable[int]) -> str:
    """A number tree of the pages at which numbering begins anew."""
    begun = [index for index, number in enumerate(numbers) if index == 0 or number == 1]
    ranges = "".join(f"{index}<</S/D>>" for index in begun)
    return f"<</Nums[{ranges}]>>"


def _information(metadata: Metadata) -> dict[str, str]:
    """What is known for the Info dictionary; nothing is made up."""
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
    return {key: value for key, value in entries.items() if value}


def _colour_intent(document: CompactDocument) -> PdfObject:
    """The output intent: black on the page means black in sRGB."""
    return dictionary(
        Type="/OutputIntent",
        S="/GTS_PDFA1",
        OutputConditionIdentifier=text_string("sRGB"),
        Info=text_string("sRGB IEC61966-2.1"),
        RegistryName=text_string("http://www.color.org"),
        DestOutputProfile=document.settle(flate(srgb_profile(), N=3)),
    )
