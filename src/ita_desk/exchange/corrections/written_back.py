"""A Word file of this program as it came back: its paragraphs, and what it says of itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from ita_desk.exchange.corrections.stamps import ReadMark, evened, read_mark, round_of
from ita_desk.exchange.office.paper import NoteCode, Paper, Paragraph, Source, Table
from ita_desk.model.tree import Dossier

Spot = tuple[int, int, int]
"""Number of a table, row and column."""
_MARGINS = frozenset({"page header", "page footer"})
TRACKED: tuple[NoteCode, ...] = (
    "deleted-row",
    "hidden-text",
    "picture",
    "tracked-deletion",
    "tracked-insertion",
)
"""What a reader notes that somebody who corrects wants to see."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph: its text, evened; ``spot`` where it stands in a table."""

    text: str
    source: Source
    mark: ReadMark | None = None
    spot: Spot | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside the text: a comment, a footnote, a text that is marked as changed."""

    code: NoteCode | None
    source: Source
    text: str

    @property
    def in_margin(self) -> bool:
        """Whether it stands at the head or foot of pages."""
        outer = self.source
        while outer.inside is not None:
            outer = outer.inside
        return self.code is None and outer.message in _MARGINS


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """The file; ``document`` and ``dossier_id`` are those that it was written from."""

    document: str
    dossier_id: int
    round: str
    edition: str
    passages: tuple[Passage, ...]
    asides: tuple[Aside, ...]

    def is_of(self, dossier: Dossier | None) -> bool:
        """Whether a dossier is the one that it was written from."""
        return (
            dossier is not None
            and dossier.id == self.dossier_id
            and round_of(dossier) == self.round
        )


def written_back(paper: Paper) -> WrittenBack | None:
    """The file as one of this program; None for one of somebody else."""
    told = paper.properties
    number = told.get("dossier", "")
    if not (told.get("document") and number.isdecimal() and len(number) < 19):
        return None
    return WrittenBack(
        told["document"],
        int(number),
        told.get("round", ""),
        told.get("edition", ""),
        tuple(_passages(paper)),
        tuple(_asides(paper)),
    )


def _passages(paper: Paper) -> Iterator[Passage]:
    tables = 0
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            yield _passage(block, None)
        else:
            tables += 1
            yield from _of_table(block, tables)


def _of_table(table: Table, number: int) -> Iterator[Passage]:
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            yield _passage(paragraph, (number, cell.row, cell.column))


def _passage(paragraph: Paragraph, spot: Spot | None) -> Passage:
    mark = read_mark(paragraph.own) if paragraph.own else None
    links = tuple(dict.fromkeys(piece.link for piece in paragraph.pieces if piece.link))
    return Passage(evened(paragraph.shown), paragraph.source, mark, spot, links)


def _asides(paper: Paper) -> Iterator[Aside]:
    for paragraph in paper.elsewhere:
        yield Aside(None, paragraph.source, paragraph.shown)
    for note in paper.notes:
        if note.code in TRACKED:
            yield Aside(note.code, note.source, note.text)
