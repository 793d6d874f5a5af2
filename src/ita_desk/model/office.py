"""What belongs to the office and not to one dossier: emblem, holidays, font, words kept whole."""

import base64
import binascii
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from ita_desk.model.errors import N_
from ita_desk.model.fields import Fields, Frozen, StoredText
from ita_desk.model.rules import BrokenRule

MOST_EMBLEM_BYTES = 2_000_000


def _picture(text: str) -> str:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise BrokenRule(N_("not a picture")) from None
    if len(data) > MOST_EMBLEM_BYTES:
        raise BrokenRule(N_("the picture is larger than 2 MB"))
    return text


def _days(text: str) -> str:
    for line in text.split():
        try:
            date.fromisoformat(line)
        except ValueError:
            raise BrokenRule(N_("not a day as YYYY-MM-DD")) from None
    return text


class OfficeFields(Fields):
    """``emblem`` is a picture in base64, ``holidays`` ISO days a line each.

    ``font`` is the path of a font file of this computer, or empty for the bundled one.
    ``whole_words`` are words that no line's end may cut, a line each.
    """

    emblem: Annotated[StoredText, AfterValidator(_picture)] = ""
    holidays: Annotated[StoredText, AfterValidator(_days)] = ""
    font: StoredText = ""
    whole_words: StoredText = ""


class Office(OfficeFields, Frozen):
    """The office's settings; the same for all dossiers.

    ``people``, ``units`` and ``places`` are the names that stand in its dossiers, each once.
    """

    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def emblem_bytes(self) -> bytes | None:
        """The emblem's picture file, or None when none was chosen."""
        return base64.b64decode(self.emblem) if self.emblem else None

    @property
    def holiday_dates(self) -> frozenset[date]:
        """The office's own holidays."""
        return frozenset(date.fromisoformat(line) for line in self.holidays.split())
