"""From a dossier to a Word or Excel file of one of its documents."""

from collections.abc import Collection, Iterator
from datetime import datetime

from ita_desk.bundle import fonts as font_folder
from ita_desk.contents.documents import DOCUMENTS, ROUND_REPORT, WITH_SHEETS
from ita_desk.contents.round_report import HEADINGS, NAME, evidence_rows
from ita_desk.dossier_pdf import dossier_document
from ita_desk.exchange.corrections.stamps import DossierStamp
from ita_desk.model.tree import Dossier
from ita_desk.office.named_family import NamedFamily
from ita_desk.office.word_document import write_docx
from ita_desk.office.workbook import Listing, write_xlsx
from ita_desk.typeset.fonts import FontFamily

_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_BUNDLED = "Sarabun"
_LISTING_WIDTHS = (28.0, 44.0, 16.0, 60.0, 60.0)
_ADDRESS = 4


def dossier_docx(
    document_name: str,
    dossier: Dossier,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    emblem: bytes | None = None,
    words: Collection[str] = (),
) -> bytes:
    """One document as ``.docx``; raises KeyError for a name that isn't in ``DOCUMENTS``.

    ``words`` are kept whole where columns are measured, as in ``dossier_pdf``.
    """
    return stamped_docx(document_name, dossier, fonts, created, emblem=emblem, words=words)[0]


def stamped_docx(
    document_name: str,
    dossier: Dossier,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    emblem: bytes | None = None,
    words: Collection[str] = (),
) -> tuple[bytes, DossierStamp]:
    """The file and what its paragraphs were named, to know corrections in it again."""
    document = dossier_document(document_name, dossier, created, emblem=emblem, words=words)
    stamp = DossierStamp(document_name, dossier)
    return write_docx(document, named_family(fonts), stamp), stamp


def dossier_xlsx(
    document_name: str,
    dossier: Dossier,
    fonts: FontFamily,
    created: datetime | None = None,
    *,
    words: Collection[str] = (),
) -> bytes:
    """One document as ``.xlsx``; raises KeyError for one that isn't in ``WITH_SHEETS``.

    The round report has a second sheet with every result, date and address in a row of its own.
    """
    if document_name not in WITH_SHEETS:
        raise KeyError(document_name)
    document = dossier_document(document_name, dossier, created, words=words)
    listings = tuple(_listings(dossier)) if document_name == ROUND_REPORT else ()
    name = DOCUMENTS[document_name].name
    return write_xlsx(document, name, named_family(fonts), listings)


def _listings(dossier: Dossier) -> Iterator[Listing]:
    yield Listing(NAME, HEADINGS, _LISTING_WIDTHS, evidence_rows(dossier), _ADDRESS)


def named_family(family: FontFamily) -> NamedFamily:
    """A family as Office programs know it; the bundled one goes into the file."""
    name = family.regular.face.family_name
    if name != _BUNDLED:
        return NamedFamily(family, name)
    files = {face: (font_folder() / f"{name}-{face}.ttf").read_bytes() for face in _FACES}
    return NamedFamily(family, name, files)
