"""How long the pages of dossiers take, guessed from their letters before the work begins."""

from collections.abc import Iterable
from typing import NamedTuple

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
from ita_desk.model.errors import N_
from ita_desk.model.texts import texts_of
from ita_desk.model.tree import Dossier

SENTENCE = N_(
    "The pages are being made. With {letters} letters that takes about {minutes} minutes and"
    " {megabytes} MB of memory; it can be cancelled."
)
_SECONDS_A_LETTER = 40e-6
_MEGABYTES_A_LETTER = 0.4e-3
_MEGABYTES = 80
_MOST_SECONDS, _MOST_MEGABYTES = 40, 1000
"""What is told of when it is passed."""


class Effort(NamedTuple):
    """What work will take, roughly."""

    letters: int
    seconds: float
    megabytes: float

    @property
    def is_great(self) -> bool:
        """Whether whoever waits should be told before."""
        return self.seconds > _MOST_SECONDS or self.megabytes > _MOST_MEGABYTES

    def sentence_parameters(self) -> dict[str, str]:
        """What fills ``SENTENCE``."""
        return {
            "letters": f"{self.letters:,}",
            "minutes": f"{max(1, round(self.seconds / 60))}",
            "megabytes": f"{round(self.megabytes, -2):,.0f}",
        }


def effort_of(wanted: Iterable[tuple[Dossier, str]]) -> Effort:
    """The effort of one document after the other, each a dossier and the document's name."""
    counts = [_letters(dossier, document) for dossier, document in wanted]
    letters, most = sum(counts), max(counts, default=0)
    return Effort(letters, letters * _SECONDS_A_LETTER, _MEGABYTES + most * _MEGABYTES_A_LETTER)


def _letters(dossier: Dossier, document: str) -> int:
    copies = len(DOCUMENTS) if document == ALL_DOCUMENTS else 1
    return copies * sum(len(text) for _, text in texts_of(dossier))
