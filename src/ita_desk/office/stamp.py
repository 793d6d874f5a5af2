"""What makes a Word file know the places that its paragraphs were printed from."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, Protocol
from xml.sax.saxutils import escape, quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ita_desk.office.markup import element
from ita_desk.office.package import storable

_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of a file's custom properties, as Office names it."""


class Stamp(Protocol):
    """Names paragraphs, and tells what the file is to say of itself once it is written."""

    def mark(self, tags: Sequence[Hashable], text: str, label: str) -> tuple[int, str]:
        """Number and name of the bookmark around a paragraph with these tags and this text.

        ``label`` is the bullet or number with which the text begins.
        """
        ...

    @property
    def edition(self) -> str:
        """Another one for each other content."""
        ...

    @property
    def properties(self) -> Mapping[str, str]:
        """Names and values that the file is to carry."""
        ...


def stamp_paragraph(stamp: Stamp, made: Any, tags: Sequence[Hashable], label: str = "") -> None:
    """Put a bookmark that nobody sees around what a paragraph holds."""
    number, name = stamp.mark(tags, "".join(_told(made)), label)
    properties = 1 if len(made) and made[0].tag.endswith("}pPr") else 0
    made.insert(properties, element("w:bookmarkStart", w_id=number, w_name=name))
    made.append(element("w:bookmarkEnd", w_id=number))


def _told(made: Any) -> Iterator[str]:
    for found in made.iter():
        name = found.tag.rpartition("}")[2]
        if name == "t":
            yield found.text or ""
        elif name in ("tab", "br") and found.getparent().tag.endswith("}r"):
            yield " "


def add_properties(document_part: Any, properties: Mapping[str, str]) -> None:
    """Let the file carry these names and values, which Word and LibreOffice keep."""
    held = "".join(
        f"<property fmtid={quoteattr(_SET)} pid={quoteattr(str(number))} name={quoteattr(name)}>"
        f"<vt:lpwstr>{escape(storable(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<Properties xmlns={quoteattr(_NAMESPACE)} xmlns:vt={quoteattr(_VALUES)}>"
        f"{held}</Properties>"
    )
    package = document_part.package
    part = Part(PackURI("/docProps/custom.xml"), _KIND, xml.encode(), package)
    package.relate_to(part, _RELATION)
