"""The finished file: structure, links, outline, metadata and colour profile are put in.

Conforms to PDF/A-2a and PDF/UA-1, unless a character was typed that these forbid. The pages come
from reportlab; pikepdf adds what reportlab has no notion of, and writes the file anew, compact and
the same for the same input.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from ita_desk.typeset.colour_profile import srgb_profile
from ita_desk.typeset.document import Metadata
from ita_desk.typeset.ink import Ink, LinkAnnotation, OutlineEntry
from ita_desk.typeset.stream_ends import separate_stream_ends
from ita_desk.typeset.structure import Element
from ita_desk.typeset.structure_writer import StructureWriter
from ita_desk.typeset.xmp import PRODUCER, pdf_date, xmp_packet

_PRINTED = 4


_FORBIDDEN = re.compile("[\0\ufeff\ufffe\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that PDF/A-2a or PDF/UA-1 don't let a code stand for; private ones mean nothing to
others, and come in texts that were copied from a PDF with an old Thai font.
"""


def is_accessible(texts: Iterable[str]) -> bool:
    """Whether a file with these texts may claim PDF/A-2a and PDF/UA-1."""
    return not any(_FORBIDDEN.search(text) for text in texts)


def finish(
    drawn: io.BytesIO, ink: Ink, root: Element, metadata: Metadata, *, accessible: bool
) -> bytes:
    """The bytes of the finished PDF; one that isn't `accessible` claims PDF/A-2b only."""
    with Pdf.open(drawn) as pdf:
        first_key = len(ink.owners)
        annotations = [_annotation(pdf, a, first_key + i) for i, a in enumerate(ink.annotations)]
        _add_structure(pdf, ink, root, annotations)
        _add_outline(pdf, ink.outline)
        _add_metadata(pdf, metadata, accessible=accessible)
        _add_identifier(pdf, drawn.getvalue(), ink)
        _add_colour_profile(pdf)
        finished = io.BytesIO()
        pdf.save(
            finished,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            min_version="1.7",
        )
    return separate_stream_ends(finished.getvalue())


def _annotation(pdf: Pdf, link: LinkAnnotation, structure_key: int) -> pikepdf.Object:
    """One annotation with a quad for each line.

    It is parsed from its bytes: a long report has thousands, and building them takes far longer.
    """
    quads = [q for x0, y0, x1, y1 in link.rectangles for q in (x0, y1, x1, y1, x0, y0, x1, y0)]
    x0s, y0s, x1s, y1s = zip(*link.rectangles, strict=True)
    rectangle = _numbers((min(x0s), min(y0s), max(x1s), max(y1s)))
    contents = f"\ufeff{link.target}".encode("utf-16-be")
    entries = (
        f"/Type /Annot /Subtype /Link /F {_PRINTED} /StructParent {structure_key}"
        f" /Rect [{rectangle}] /QuadPoints [{_numbers(quads)}] /Border [0 0 0]"
        f" /A << /Type /Action /S /URI /URI <{link.target.encode().hex()}> >>"
        f" /Contents <{contents.hex()}>"
    )
    return pdf.make_indirect(pikepdf.Object.parse(f"<<{entries}>>".encode("ascii")))


def _numbers(values: Iterable[float]) -> str:
    return " ".join([f"{value:.2f}" for value in values])


def _add_structure(pdf: Pdf, ink: Ink, root: Element, annotations: list[pikepdf.Object]) -> None:
    pages = [page.obj for page in pdf.pages]
    writer = StructureWriter(pdf, pages, annotations, [a.page for a in ink.annotations])
    tree_root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree_root.K = writer.write(root, tree_root)
    entries: list[object] = []
    for index, (page, owners) in enumerate(zip(pages, ink.owners, strict=True)):
        page.StructParents = index
        page.Tabs = Name.S
        entries.extend([index, pdf.make_indirect(Array([writer.written[o] for o in owners]))])
    by_page: dict[int, list[pikepdf.Object]] = {}
    for index, (link, annotation) in enumerate(zip(ink.annotations, annotations, strict=True)):
        entries.extend([len(pages) + index, writer.written[link.element]])
        by_page.setdefault(link.page, []).append(annotation)
    for index, found in by_page.items():
        pages[index].Annots = Array(found)
    tree_root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(entries)))
    tree_root.ParentTreeNextKey = len(pages) + len(annotations)
    if writer.named:
        names: list[object] = []
        for name, element in sorted(writer.named.items()):
            names += [String(name), element]
        limits = Array([String(min(writer.named)), String(max(writer.named))])
        leaf = pdf.make_indirect(Dictionary(Limits=limits, Names=Array(names)))
        tree_root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf])))
    pdf.Root.StructTreeRoot = tree_root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _add_outline(pdf: Pdf, entries: list[OutlineEntry]) -> None:
    """Outline entries nested by level; a level without its parent hangs from the last above."""
    if not entries:
        return
    with pdf.open_outline() as outline:
        open_items: list[tuple[int, pikepdf.OutlineItem]] = []
        for entry in entries:
            place = pikepdf.make_page_destination(
                pdf, entry.page, pikepdf.PageLocation.XYZ, top=round(entry.y, 2)
            )
            item = pikepdf.OutlineItem(entry.title, place)
            while open_items and open_items[-1][0] >= entry.level:
                open_items.pop()
            siblings = open_items[-1][1].children if open_items else outline.root
            siblings.append(item)
            open_items.append((entry.level, item))
    pdf.Root.PageMode = Name.UseOutlines


def _add_metadata(pdf: Pdf, metadata: Metadata, *, accessible: bool) -> None:
    """Info dictionary, XMP packet, language; the window shows the title."""
    info = {
        "/Title": metadata.title,
        "/Author": metadata.author,
        "/Subject": metadata.subject,
        "/Keywords": ", ".join(metadata.keywords),
        "/Creator": metadata.creator,
        "/Producer": PRODUCER,
    }
    if metadata.created is not None:
        info["/CreationDate"] = info["/ModDate"] = pdf_date(metadata.created)
    entries = {key: String(value) for key, value in info.items() if value}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(entries))
    packet = pikepdf.Stream(pdf, xmp_packet(metadata, accessible=accessible))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _add_identifier(pdf: Pdf, drawn: bytes, ink: Ink) -> None:
    """An identifier of all that is printed and linked.

    qpdf's own leaves out the contents of streams, so that reports got the same one.
    """
    digest = hashlib.sha256(drawn)
    digest.update(pdf.Root.Metadata.read_bytes())
    for link in ink.annotations:
        digest.update(link.target.encode())
    identifier = String(digest.digest()[:16])
    pdf.trailer.ID = Array([identifier, identifier])


def _add_colour_profile(pdf: Pdf) -> None:
    """The output intent: black on the page means black in sRGB."""
    profile = pikepdf.Stream(pdf, srgb_profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([intent])
