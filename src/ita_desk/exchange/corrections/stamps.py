"""How a Word file of this program knows its dossier again, and each paragraph its field.

A paragraph's bookmark is named ``_ita_PLACE_TEXT_N``: sums of the place it was printed from and of
its text as it was written, and a number. So it can be told later whether the paragraph was changed
in Word, whatever became of the dossier since; nothing that isn't printed is in the file.
"""

import hashlib
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from ita_desk.exchange.office.paper import OWN, OWN_PROPERTY
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_PLACE, _TEXT = 12, 8
"""Letters of the sums: a bookmark's name has at most 40."""
_NAME = re.compile(rf"{OWN}([0-9a-f]{{{_PLACE}}})_([0-9a-f]{{{_TEXT}}})_(\d+)")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200e\u200f\u00ad\u2060\ufeff"), None)
_DOTS = re.compile(r"[.…]{3,}")


@dataclass(frozen=True, slots=True)
class ReadMark:
    """What a paragraph's bookmark tells; its ``name`` is another one for each paragraph."""

    name: str
    place_sum: str
    text_sum: str


class DossierStamp:
    """Names the paragraphs of one document of one dossier; see ``office.stamp.Stamp``."""

    def __init__(self, document: str, dossier: Dossier) -> None:
        """``document`` is the name of the document."""
        self._document, self._dossier = document, dossier
        self._names: list[str] = []
        self.places: dict[str, tuple[Place, ...]] = {}
        """The places of each place sum."""
        self.labels: dict[str, str] = {}
        """The bullet or number with which a paragraph begins, by the name of its bookmark."""

    def mark(self, tags: Sequence[Hashable], text: str, label: str) -> tuple[int, str]:
        """See Stamp."""
        places = tuple(tag for tag in tags if isinstance(tag, Place))
        named = "|".join(f"{place.entity}/{place.id}/{place.field}" for place in places)
        place_sum = _sum(named, _PLACE)
        self.places[place_sum] = places
        number = len(self._names)
        name = f"{OWN}{place_sum}_{text_sum(text)}_{number}"
        self._names.append(name)
        self.labels[name] = evened(label)
        return number, name

    @property
    def edition(self) -> str:
        """See Stamp."""
        return _sum("\n".join(self._names), _TEXT)

    @property
    def properties(self) -> Mapping[str, str]:
        """See Stamp."""
        told = {
            "document": self._document,
            "dossier": str(self._dossier.id),
            "round": round_of(self._dossier),
            "edition": self.edition,
        }
        return {f"{OWN_PROPERTY}{name}": value for name, value in told.items()}


def round_of(dossier: Dossier) -> str:
    """What tells dossiers of one number in two databases apart."""
    return f"{dossier.fiscal_year}/{dossier.round} {dossier.indicator.code}"


def read_mark(name: str) -> ReadMark | None:
    """What a bookmark's name tells; None for one of somebody else."""
    found = _NAME.fullmatch(name)
    return ReadMark(name, found[1], found[2]) if found else None


def text_sum(text: str) -> str:
    """The sum of a text but for blanks, line ends and dots to write on."""
    return _sum(evened(text), _TEXT)


def evened(text: str) -> str:
    """A text as it is compared: one blank between words, no dots to write on."""
    return " ".join(_DOTS.sub(" ", text.translate(_INVISIBLE)).split())


def _sum(text: str, letters: int) -> str:
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:letters]
