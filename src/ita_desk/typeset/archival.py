"""The finished file: pages, structure, links, outline, metadata and colour profile.

Conforms to PDF/A-2a and PDF/UA-1, unless a character was typed that these forbid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ita_desk.typeset.colour_profile import srgb_profile
from ita_desk.typeset.composite_font import CompositeFont
from ita_desk.typeset.document import Metadata
from ita_desk.typeset.ink import Ink, LinkAnnotation
from ita_desk.typeset.outline import write_outline
from ita_desk.typeset.pdf_file import PdfFile
from ita_desk.typeset.pdf_syntax import byte_string, decimals, reference, references, text_string
from ita_desk.typeset.structure import Element
from ita_desk.typeset.structure_writer import write_structure
from ita_desk.typeset.xmp import PRODUCER, pdf_date, xmp_packet

_PRINTED = 4


_FORBIDDEN = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that PDF/A-2a or PDF/UA-1 don't let a code stand for; private ones mean nothing to
others, and come in texts that were copied from a PDF with an old Thai font.
"""


def finish(
    file: PdfFile, ink: Ink, root: Element, fonts: Iterable[CompositeFont], metadata: Metadata
) -> bytes:
    """Write all that isn't the content of pages, and return the bytes of the PDF.

    With a character that the standards forbid it claims PDF/A-2b only.
    """
    fonts = tuple(fonts)
    printed = (text for font in fonts for text in font.printed_texts())
    accessible = not any(_FORBIDDEN.search(text) for text in printed)
    annotations = _write_annotations(file, ink)
    pages = _write_pages(file, ink, annotations, _write_resources(file, ink, fonts))
    structure = write_structure(file, ink, root, annotations)
    catalog = [
        f"/Type/Catalog/Pages {reference(pages)}/Lang{text_string(metadata.language)}",
        f"/MarkInfo<</Marked true>>/StructTreeRoot {reference(structure)}",
        "/ViewerPreferences<</DisplayDocTitle true>>",
        f"/OutputIntents[{_colour_intent(file)}]",
        f"/Metadata {reference(_write_xmp(file, metadata, accessible=accessible))}",
    ]
    if ink.outline:
        outline = write_outline(file, ink.outline, ink.pages)
        catalog.append(f"/Outlines {reference(outline)}/PageMode/UseOutlines")
    info = file.add(f"<<{_info(metadata)}>>")
    return file.finish(file.add(f"<<{''.join(catalog)}>>"), info)


def _write_annotations(file: PdfFile, ink: Ink) -> list[int]:
    """Object numbers of the links, in the order of `ink.annotations`."""
    first_key = len(ink.pages)
    return [file.add(_annotation(link, key)) for key, link in enumerate(ink.annotations, first_key)]


def _annotation(link: LinkAnnotation, structure_key: int) -> str:
    """One annotation with a quad for each line."""
    quads = [q for x0, y0, x1, y1 in link.rectangles for q in (x0, y1, x1, y1, x0, y0, x1, y0)]
    x0s, y0s, x1s, y1s = zip(*link.rectangles, strict=True)
    rectangle = decimals((min(x0s), min(y0s), max(x1s), max(y1s)))
    return (
        f"<</Type/Annot/Subtype/Link/F {_PRINTED}/StructParent {structure_key}"
        f"/Rect[{rectangle}]/QuadPoints[{decimals(quads)}]/Border[0 0 0]"
        f"/A<</Type/Action/S/URI/URI{byte_string(link.target.encode())}>>"
        f"/Contents{text_string(link.target)}>>"
    )


def _write_resources(file: PdfFile, ink: Ink, fonts: Iterable[CompositeFont]) -> int:
    """The fonts and pictures, by the names that all pages have for them."""
    numbers = {name: number for font in fonts for name, number in font.write(file).items()}
    resources = f"/Font<<{_named(numbers)}>>"
    if ink.images:
        resources += f"/XObject<<{_named(ink.images)}>>"
    return file.add(f"<<{resources}>>")


def _named(numbers: Mapping[str, int]) -> str:
    return "".join(f"/{name} {reference(number)}" for name, number in numbers.items())


def _write_pages(file: PdfFile, ink: Ink, annotations: list[int], resources: int) -> int:
    """The pages, each with its links; returns the number of what lists them."""
    links: list[list[int]] = [[] for _ in ink.pages]
    for link, number in zip(ink.annotations, annotations, strict=True):
        links[link.page].append(number)
    parent = file.reserve()
    for index, page in enumerate(ink.pages):
        annots = f"/Annots{references(links[index])}" if links[index] else ""
        file.put(
            page.number,
            f"<</Type/Page/Parent {reference(parent)}/Resources {reference(resources)}"
            f"/MediaBox[0 0 {page.width:.4f} {page.height:.4f}]"
            f"/Contents {reference(page.content)}/StructParents {index}/Tabs/S{annots}>>",
        )
    kids = references([page.number for page in ink.pages])
    file.put(parent, f"<</Type/Pages/Count {len(ink.pages)}/Kids{kids}>>")
    return parent


def _info(metadata: Metadata) -> str:
    """Entries of the Info dictionary."""
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
    return "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value)


def _write_xmp(file: PdfFile, metadata: Metadata, *, accessible: bool) -> int:
    """The XMP packet, which anyone may find without knowing PDF."""
    packet = xmp_packet(metadata, accessible=accessible)
    return file.add_stream(packet, "/Type/Metadata/Subtype/XML", compress=False)


def _colour_intent(file: PdfFile) -> str:
    """The output intent: black on the page means black in sRGB."""
    profile = file.add_stream(srgb_profile(), "/N 3")
    return (
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
        f"/DestOutputProfile {reference(profile)}>>"
    )
