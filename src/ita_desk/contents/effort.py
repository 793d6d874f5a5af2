"""How long the pages of dossiers take, guessed from their letters before the work begins."""

from collections.abc import Iterable
from typing import NamedTuple

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.texts import texts_of, texts_of_activity
from ita_desk.model.tree import Activity, Dossier

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


class LetterCount:
    """Counts the letters of dossiers, of an activity only when it is another than last time.

    Trees share what did not change, so a step in a plan of a thousand rows counts one row.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Activity, int]] = {}

    def of(self, dossier: Dossier) -> int:
        """All letters that were typed."""
        known, self._known = self._known, {}
        letters = _letters(texts_of(dossier.changed({"activities": ()})))
        for activity in dossier.activities:
            # Held beside its number: its identity can't be given to another one.
            counted = known.get(id(activity)) or self._known.get(id(activity))
            counted = counted or (activity, _letters(texts_of_activity(activity)))
            self._known[id(activity)] = counted
            letters += counted[1]
        return letters


def effort_of(wanted: Iterable[tuple[Dossier, str]], count: LetterCount | None = None) -> Effort:
    """The effort of one document after the other, each a dossier and the document's name.

    ``count`` knows the letters of before.
    """
    count = count or LetterCount()
    counts = [
        count.of(dossier) * (len(DOCUMENTS) if document == ALL_DOCUMENTS else 1)
        for dossier, document in wanted
    ]
    letters, most = sum(counts), max(counts, default=0)
    return Effort(letters, letters * _SECONDS_A_LETTER, _MEGABYTES + most * _MEGABYTES_A_LETTER)


def _letters(texts: Iterable[tuple[Place, str]]) -> int:
    return sum(len(text) for _, text in texts)
