"""A Word or Excel file on the way into the office: its bytes, its name and what was read of it."""

from collections.abc import Callable
from dataclasses import dataclass

from ita_desk.exchange.forms.reading import Leftover, Reading
from ita_desk.model import tree

MOST_LEFT_OVER = 1 << 20
"""Bytes of text that are kept with a dossier; what comes after them stays in the file alone."""


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file that was read; ``content`` is what it held, byte for byte."""

    name: str
    content: bytes
    reading: Reading


def with_leftovers(
    dossier: tree.Dossier, leftovers: tuple[Leftover, ...], translate: Callable[[str], str]
) -> tree.Dossier:
    """The dossier with what is left over of its form, each text with the words of its place."""
    kept: list[tree.Leftover] = []
    room = MOST_LEFT_OVER
    for number, left in enumerate(leftovers, 1):
        room -= len(left.text.encode("utf-8", "surrogatepass"))
        if room < 0:
            break
        kept.append(tree.Leftover(id=number, source=left.source.told(translate), text=left.text))
    return dossier.changed({"leftovers": tuple(kept)})
