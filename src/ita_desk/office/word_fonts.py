"""The fonts that a Word file carries with it."""

import uuid
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart

from ita_desk.office.markup import element, valued
from ita_desk.office.named_family import NamedFamily

SUBSTITUTE = "TH SarabunPSK"
"""What Word takes where it doesn't use the fonts in the file: the usual one of the offices."""
_EMBEDDED_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_MIXED = 32


def embed(document_part: Any, fonts: NamedFamily) -> None:
    """Name the family with its substitute in a font table, and put its files beside it."""
    package = document_part.package
    font = element(
        "w:font",
        valued("w:altName", SUBSTITUTE),
        valued("w:charset", "DE"),
        valued("w:family", "swiss"),
        valued("w:pitch", "variable"),
        w_name=fonts.name,
    )
    table = XmlPart(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        element("w:fonts", font),
        package,
    )
    for face in _FACES:
        if face in fonts.files:
            key = uuid.uuid5(uuid.NAMESPACE_URL, f"ita-desk/{fonts.name}/{face}")
            place = PackURI(f"/word/fonts/{face}.odttf")
            part = Part(place, _EMBEDDED_TYPE, _mixed(fonts.files[face], key), package)
            relation = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
            told = f"{{{str(key).upper()}}}"
            font.append(element(f"w:embed{face}", r_id=relation, w_fontKey=told))
    document_part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _mixed(data: bytes, key: uuid.UUID) -> bytes:
    """A font file whose first bytes are mixed with a key, as Word demands."""
    mask = key.bytes[::-1]
    first = bytes(byte ^ mask[at % len(mask)] for at, byte in enumerate(data[:_MIXED]))
    return first + data[_MIXED:]
