"""A Word or Excel file on the way into the office: its bytes, its name and what was read of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ita_desk.exchange.corrections.written_back import WrittenBack
from ita_desk.exchange.forms.doubt_places import row_words, with_place
from ita_desk.exchange.forms.doubt_sentences import question_words
from ita_desk.exchange.forms.reading import Doubt, Leftover, Reading, questions
from ita_desk.model import tree

MOST_LEFT_OVER = 1 << 20
"""Bytes of text that are kept with a dossier; what comes after them stays in the file alone."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file that was read; ``content`` is what it held, byte for byte.

    ``written_back`` is there if this program wrote the file, and somebody may have corrected it.
    """

    name: str
    content: bytes
    reading: Reading
    written_back: WrittenBack | None = None


def with_leftovers(
    dossier: tree.Dossier,
    leftovers: Iterable[Leftover],
    doubts: Iterable[Doubt],
    translate: Callable[[str], str],
) -> tree.Dossier:
    """The dossier with what its form leaves open: first its doubts, then texts without a place.

    Equal doubts are one, and each has the words of its place in the form and in the dossier.
    """
    asked = questions(doubts)
    rows = row_words(dossier, translate) if asked else {}
    told: list[tree.Leftover] = []
    for one in asked:
        first, words = one.doubts[0], question_words(one, translate)
        source = with_place(first.source.told(translate), first.place, rows, translate)
        told.append(tree.Leftover(id=0, source=source, text=words, doubt=True))
    told += (
        tree.Leftover(id=0, source=left.source.told(translate), text=left.text)
        for left in leftovers
    )
    kept: list[tree.Leftover] = []
    room = MOST_LEFT_OVER
    for number, one in enumerate(told, 1):
        room -= len(one.text.encode("utf-8", "surrogatepass"))
        if room < 0:
            break
        kept.append(one.changed({"id": number}))
    return dossier.changed({"leftovers": tuple(kept)})
