"""Page numbers and running lines in the margins, as Word's headers and footers."""

import re
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from ita_desk.office.markup import element
from ita_desk.office.word_text import Around, WordText
from ita_desk.typeset.document import ARABIC_DIGITS, PageText, Section
from ita_desk.typeset.measures import MM
from ita_desk.typeset.story import SINGLE_LINE, Paragraph, ParagraphStyle, Run

_NUMBER = re.compile(r"\{(page|pages)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_ALIGNS: dict[str, Any] = {"left": "left", "center": "center", "right": "right"}


def add_furniture(part: Any, properties: Any, section: Section, text: WordText, index: int) -> None:
    """Headers and footers of a section, at the head of its properties.

    A first page that has none of a line gets blank ones; the lines of the other pages also hold
    the room of a top margin that is larger there.
    """
    page = section.page_format
    first_differs = any(not one.first_page for one in section.furniture)
    larger = (page.next_top_mm or page.top_mm) > page.top_mm
    references: list[Any] = []
    for kind, place, type_, edge in (
        ("header", "top", RELATIONSHIP_TYPE.HEADER, "w:hdr"),
        ("footer", "bottom", RELATIONSHIP_TYPE.FOOTER, "w:ftr"),
    ):
        lines = [one for one in section.furniture if one.position.startswith(place)]
        own = [_paragraph(one, text) for one in lines]
        if kind == "header" and larger:
            own.append(text.blank(_rest(page, lines)))
        if not own:
            continue
        first = [_paragraph(one, text) for one in lines if one.first_page]
        for variant, paragraphs in (("default", own), ("first", first)):
            if variant == "first" and not (first_differs or larger):
                continue
            name = PackURI(f"/word/{kind}{index + 1}{variant}.xml")
            content_type = CONTENT_TYPE.WML_HEADER if kind == "header" else CONTENT_TYPE.WML_FOOTER
            root = element(edge, *(paragraphs or [element("w:p")]))
            made = XmlPart(name, content_type, root, part.package)
            relation = part.relate_to(made, type_)
            references.append(element(f"w:{kind}Reference", w_type=variant, r_id=relation))
    for at, reference in enumerate(references):
        properties.insert(at, reference)
    if first_differs or larger:
        properties.append(element("w:titlePg"))


def _rest(page: Any, lines: list[PageText]) -> float:
    """Points below a header's lines down to the margin of the pages after the first."""
    height = sum(_height(one.style) for one in lines)
    return max(1.0, (page.next_top_mm - 5.0) * MM - height)


def _height(style: ParagraphStyle) -> float:
    return style.line_height or style.size * SINGLE_LINE


def _paragraph(one: PageText, text: WordText) -> Any:
    style = ParagraphStyle(
        size=one.style.size,
        line_height=one.style.line_height,
        align=_ALIGNS[one.position.rpartition("-")[2]],
    )
    made = text.paragraph(Paragraph((), style), Around())
    switch = " \\* ThaiArabic" if one.digits != ARABIC_DIGITS else " \\* Arabic"
    at = 0
    for found in _NUMBER.finditer(one.template):
        for run in text.run(Run(_told(one, at, found.start())), style):
            made.append(run)
        for run in _field(_FIELDS[found[1]] + switch, text, style):
            made.append(run)
        at = found.end()
    for run in text.run(Run(_told(one, at, len(one.template))), style):
        made.append(run)
    return made


def _told(one: PageText, start: int, end: int) -> str:
    """A part of the template between its numbers."""
    return one.template[start:end].replace("{text}", one.text)


def _field(code: str, text: WordText, style: ParagraphStyle) -> list[Any]:
    """A field that Word computes, with a number to show until then."""

    def sign(kind: str) -> Any:
        return element("w:r", element("w:fldChar", w_fldCharType=kind))

    instruction = element("w:instrText", xml_space="preserve")
    instruction.text = f" {code} "
    shown = text.run(Run("1"), style)
    return [sign("begin"), element("w:r", instruction), sign("separate"), *shown, sign("end")]
