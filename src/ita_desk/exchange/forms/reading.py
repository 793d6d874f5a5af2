"""What comes of reading an old form: a dossier, what is doubtful in it, and what is left over.

Nothing is dropped and nothing is guessed in silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ita_desk.exchange.office.paper import NoteCode, Source
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

FormDoubt = Literal[
    "activity-without-number",
    "another-report",
    "another-table",
    "another-year",
    "budget-not-a-number",
    "column-guessed",
    "continuation-unknown",
    "crossed",
    "date-not-read",
    "empty-box",
    "first-of-several-rows",
    "indicator-missing",
    "joined",
    "line-taken-as-measure",
    "link-in-text",
    "link-shows-another",
    "mark-not-understood",
    "measure-missing",
    "missing-column",
    "no-form",
    "numbers-not-in-order",
    "perhaps-a-tick",
    "perhaps-not-public",
    "remark-as-note",
    "reporter-not-read",
    "round-missing",
    "row-without-activity",
    "same-title-again",
    "score-not-a-number",
    "several-entries",
    "several-periods",
    "several-rows",
    "table-without-header",
    "target-as-quantity",
    "text-in-month",
    "tick-guessed",
    "two-rounds",
    "unit-missing",
    "unknown-column",
    "year-differs",
    "year-guessed",
    "year-missing",
]
DoubtCode = NoteCode | FormDoubt


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was decided and may be wrong: where it stood, where it went."""

    code: DoubtCode
    source: Source
    text: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text of the file that has no place in the dossier."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as it was read; ids of the dossier are the order in the file."""

    dossier: Dossier
    doubts: tuple[Doubt, ...] = ()
    leftovers: tuple[Leftover, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Equal doubts that are answered together, as when 32 cells hold ``/``."""

    code: DoubtCode
    text: str
    doubts: tuple[Doubt, ...]


def questions(doubts: Iterable[Doubt]) -> tuple[Question, ...]:
    """Equal doubts as one question each, in the order in which they first arose."""
    equal: dict[tuple[DoubtCode, str], list[Doubt]] = {}
    for doubt in doubts:
        equal.setdefault((doubt.code, doubt.text), []).append(doubt)
    return tuple(Question(code, text, tuple(same)) for (code, text), same in equal.items())
