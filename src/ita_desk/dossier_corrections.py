"""From a dossier and a Word file that came back to what somebody corrected in it."""

from ita_desk.dossier_office import stamped_docx
from ita_desk.exchange.corrections.differences import Corrections, corrections
from ita_desk.exchange.corrections.written_back import WrittenBack, written_back
from ita_desk.exchange.office.docx_reader import read_docx
from ita_desk.model.tree import Dossier
from ita_desk.typeset.fonts import FontFamily


def dossier_corrections(
    dossier: Dossier, back: WrittenBack, fonts: FontFamily, *, emblem: bytes | None = None
) -> Corrections:
    """Compare with the file that the dossier would be now, read by the same reader.

    Raises KeyError for a document that isn't in ``DOCUMENTS``.
    """
    data, stamp = stamped_docx(back.document, dossier, fonts, emblem=emblem)
    now = written_back(read_docx(data))
    assert now is not None
    return corrections(dossier, now, back, stamp)
